import { Form, Input, Select } from "antd";
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
