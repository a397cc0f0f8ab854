import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type IdentifierAudience,
  type IdentifierTemplatePartsFragment,
  IdentifierTemplateSaveDocument,
} from "../graphql/generated/graphql.ts";
import { TemplatePreview } from "./template-preview.tsx";
import { ValueAudienceField, ValueTypeField } from "./value-fields.tsx";

interface EntryFields {
  index?: number;
  type: string;
  audience: IdentifierAudience;
}

interface Fields {
  name: string;
  entries: EntryFields[];
}

type Template = IdentifierTemplatePartsFragment;

const firstEntry: EntryFields = { type: "URL", audience: "PUBLIC" };

const fieldsOf = (template: Template | null): Fields =>
  template === null
    ? { name: "", entries: [firstEntry] }
    : { name: template.name, entries: template.entries.map((entry) => ({ ...entry })) };

/** Numbers for the entries that have none yet, after those that have. */
function numbered(entries: readonly EntryFields[]) {
  let last = Math.max(0, ...entries.map(({ index = 0 }) => index));
  return entries.map(({ index, type, audience }) => {
    if (index === undefined) last += 1;
    return { index: index ?? last, type: type.trim(), audience };
  });
}

function EntryRows() {
  const { t } = useTranslation();
  return (
    <Form.List name="entries">
      {(rows, { add, remove }) => (
        <fieldset className="lz-fieldset">
          <legend>{t("identifiers.templates.entries")}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="lz-stack lz-tight">
              {/* Kept as it was: a form forgets what of a row has no field. */}
              <Form.Item name={[name, "index"]} hidden>
                <InputNumber />
              </Form.Item>
              <ValueTypeField row={name} />
              <ValueAudienceField row={name} />
              <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(name)}>
                {t("identifiers.templates.removeEntry")}
              </Button>
            </div>
          ))}
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add({ type: "", audience: "PARTNERS" })}
          >
            {t("identifiers.templates.addEntry")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

interface FormProps {
  /** The one to be changed; null for a new one. */
  readonly template: Template | null;
  readonly close: () => void;
}

function TemplateForm({ template, close }: FormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(IdentifierTemplateSaveDocument, ["IdentifierTemplate"]);
  const { show, alert } = useFormFault(form);
  const entries = Form.useWatch("entries", form) ?? fieldsOf(template).entries;
  const submit = async (fields: Fields) => {
    const input = { name: fields.name, entries: numbered(fields.entries ?? []) };
    const outcome = await save.run({ input: { ...input, template: template?.id ?? null } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("identifiers.saved"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fieldsOf(template)}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item
        name="name"
        label={t("identifiers.templates.name")}
        extra={t("identifiers.templates.nameHint")}
        rules={[{ required: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <EntryRows />
      <div className="lz-stack">
        <TemplatePreview entries={entries.filter(Boolean)} />
        <Button type="primary" size="large" htmlType="submit" block loading={save.busy}>
          {t("identifiers.save")}
        </Button>
      </div>
    </Form>
  );
}

interface SheetProps extends FormProps {
  readonly open: boolean;
}

/** Says for whom the values of a class are, and shows what follows from it. */
export function TemplateSheet({ template, open, close }: SheetProps) {
  const { t } = useTranslation();
  const title = t(template ? "identifiers.templates.change" : "identifiers.templates.add");
  return (
    <SideSheet title={title} open={open} close={close}>
      <TemplateForm key={template?.id ?? ""} template={template} close={close} />
    </SideSheet>
  );
}
