import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { audiences } from "./identifier-audience.ts";

interface FieldProps {
  /** Which row of the list it is in. */
  readonly row: number;
}

/** Of which type a value is, such as URL. */
export function ValueTypeField({ row }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item name={[row, "type"]} label={t("identifiers.type")} rules={[{ required: true }]}>
      <Input maxLength={100} />
    </Form.Item>
  );
}

/** For whom a value is. */
export function ValueAudienceField({ row }: FieldProps) {
  const { t } = useTranslation();
  const options = audiences.map((value) => ({
    value,
    label: t(`identifiers.audiences.${value}`),
  }));
  return (
    <Form.Item
      name={[row, "audience"]}
      label={t("identifiers.audience")}
      rules={[{ required: true }]}
    >
      <Select options={options} />
    </Form.Item>
  );
}

/** How long it may be kept by who has asked for it. */
export function ValueTtlField({ row }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={[row, "ttlSeconds"]}
      label={t("identifiers.ttlSeconds")}
      rules={[{ required: true }]}
    >
      <InputNumber min={0} max={2_147_483_647} precision={0} />
    </Form.Item>
  );
}

/** As the registry has it: web addresses, and link types of the GS1 Web Vocabulary. */
const linkForm = /^(?:url|gs1:[a-z]+|https?:\/\/(?:(?:ref|www)\.)?gs1\.org\/voc\/[a-z]+)$/i;

/** What is said of a link besides where it leads; nothing of other values. */
export function ValueLinkFields({ row }: FieldProps) {
  const { t } = useTranslation();
  const type = Form.useWatch<string | undefined>(["values", row, "type"]);
  if (!linkForm.test(type?.trim() ?? "")) return null;
  const list = (name: "languages" | "contexts") => (
    <Form.Item
      name={[row, name]}
      label={t(`identifiers.link.${name}`)}
      extra={t(`identifiers.link.${name}Hint`)}
    >
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", " ", "，", "、"]} />
    </Form.Item>
  );
  return (
    <>
      <Form.Item
        name={[row, "title"]}
        label={t("identifiers.link.title")}
        extra={t("identifiers.link.titleHint")}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name={[row, "media"]}
        label={t("identifiers.link.media")}
        extra={t("identifiers.link.mediaHint")}
      >
        <Input maxLength={127} />
      </Form.Item>
      {list("languages")}
      {list("contexts")}
    </>
  );
}
