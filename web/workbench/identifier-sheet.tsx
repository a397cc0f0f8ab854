import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  IdentifierChangeDocument,
  type IdentifierPartsFragment,
  IdentifierRegisterDocument,
} from "../graphql/generated/graphql.ts";
import { codeLabel, typedCode } from "./code-label.ts";
import { TemplateChoice } from "./template-choice.tsx";
import {
  ValueAudienceField,
  ValueLinkFields,
  ValueTtlField,
  ValueTypeField,
} from "./value-fields.tsx";
import { faultAt, filledIn, type ValueFields } from "./value-rows.ts";

interface Fields {
  code: string;
  names: string;
  values: ValueFields[];
  template?: string | null;
}

const usualTtlSeconds = 86_400;
const emptyValue = { text: "", audience: "PUBLIC", ttlSeconds: usualTtlSeconds } as const;
const firstValue: ValueFields = { index: 1, type: "URL", ...emptyValue };

/** Other values than texts are written over the Handle interface, and stay as they are here. */
function fieldsOf(record: IdentifierPartsFragment | null): Partial<Fields> {
  if (record === null) return { names: "", values: [firstValue] };
  const values = record.values
    .filter(({ format }) => format === "string")
    .map(({ format: _, ...value }) => ({
      ...value,
      languages: [...value.languages],
      contexts: [...value.contexts],
    }));
  const others = record.names.filter((name) => name !== record.code);
  const names = others.map(typedCode).join("\n");
  return { code: codeLabel(record.code), names, values, template: record.template ?? null };
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

function ValueRows() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Fields>();
  const next = () => {
    const used = (form.getFieldValue("values") as ValueFields[] | undefined) ?? [];
    return Math.max(0, ...used.map((value) => value?.index ?? 0)) + 1;
  };
  return (
    <Form.List name="values">
      {(rows, { add, remove }) => (
        <fieldset className="lz-fieldset">
          <legend>{t("identifiers.values")}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="lz-stack lz-tight">
              <Form.Item
                name={[name, "index"]}
                label={t("identifiers.index")}
                rules={[{ required: true }]}
              >
                <InputNumber min={1} max={2_147_483_647} precision={0} />
              </Form.Item>
              <ValueTypeField row={name} />
              <Form.Item name={[name, "text"]} label={t("identifiers.text")} initialValue="">
                <Input maxLength={16_000} />
              </Form.Item>
              <ValueLinkFields row={name} />
              <ValueAudienceField row={name} />
              <ValueTtlField row={name} />
              <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(name)}>
                {t("identifiers.removeValue")}
              </Button>
            </div>
          ))}
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add({ index: next(), type: "", ...emptyValue })}
          >
            {t("identifiers.addValue")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

interface FormProps {
  /** The one to be changed; null for a new one. */
  readonly record: IdentifierPartsFragment | null;
  readonly close: () => void;
}

function IdentifierForm({ record, close }: FormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const register = useCommand(IdentifierRegisterDocument, ["Identifier"]);
  const change = useCommand(IdentifierChangeDocument, ["Identifier", "IdentifierVersion"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ code, names, values = [], template = null }: Fields) => {
    const filled = filledIn(values);
    const said = {
      names: linesOf(names ?? ""),
      values: filled.map(({ value }) => value),
      template,
    };
    const outcome = record
      ? await change.run({ input: { ...said, id: record.id, version: record.version } })
      : await register.run({ input: { ...said, code } });
    show(outcome.done ? null : faultAt(outcome.fault, filled));
    if (!outcome.done) return;
    message.success(t("identifiers.saved"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fieldsOf(record)}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item
        name="code"
        label={t("identifiers.code")}
        extra={t("identifiers.codeHint")}
        rules={[{ required: true }]}
      >
        <Input maxLength={1_000} disabled={record !== null} />
      </Form.Item>
      <Form.Item name="names" label={t("identifiers.names")} extra={t("identifiers.namesHint")}>
        <Input.TextArea rows={3} maxLength={20_000} />
      </Form.Item>
      <ValueRows />
      <TemplateChoice />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={register.busy || change.busy}
      >
        {t("identifiers.save")}
      </Button>
    </Form>
  );
}

interface SheetProps extends FormProps {
  readonly open: boolean;
}

/** Registers an identifier, or changes what is said under it. */
export function IdentifierSheet({ record, open, close }: SheetProps) {
  const { t } = useTranslation();
  const title = record ? t("identifiers.change") : t("identifiers.register");
  return (
    <SideSheet title={title} open={open} close={close}>
      <IdentifierForm key={record?.id ?? ""} record={record} close={close} />
    </SideSheet>
  );
}
