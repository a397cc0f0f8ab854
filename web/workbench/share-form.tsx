import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import { InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import { GrantGiveDocument } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { fieldNames } from "./event-body.ts";
import { useFieldName } from "./event-fields.ts";
import { FirmSelect } from "./firm-select.tsx";
import type { TraceEvent } from "./trace-event.ts";

interface ShareFields {
  grantee: string;
  purpose: string;
  fields: string[];
  validUntil?: string | null;
}

interface ShareFormProps {
  readonly event: TraceEvent;
  readonly done: () => void;
}

/** Lets another firm read chosen fields of an event, for a purpose and a time. */
export function ShareForm({ event, done }: ShareFormProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const [form] = Form.useForm<ShareFields>();
  const give = useCommand(GrantGiveDocument);
  const { show, alert } = useFormFault(form);
  const names = fieldNames(event.body);
  const nameOf = useFieldName();
  const submit = async ({ validUntil, ...grant }: ShareFields) => {
    const outcome = await give.run({
      input: { ...grant, resource: event.id, validUntil: validUntil ?? null },
    });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("trace.share.done", { firm: words(outcome.value.grantee.name) }));
    done();
  };
  return (
    <Panel title={t("trace.share.title")} tone="quiet">
      <Form
        form={form}
        layout="vertical"
        initialValues={{ fields: names }}
        onFinish={(fields) => void submit(fields)}
      >
        {alert}
        <Form.Item name="grantee" label={t("trace.share.firm")} rules={[{ required: true }]}>
          <FirmSelect placeholder={t("trace.share.firmHint")} />
        </Form.Item>
        <Form.Item
          name="purpose"
          label={t("trace.share.purpose")}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input placeholder={t("trace.share.purposeHint")} maxLength={200} />
        </Form.Item>
        <Form.Item
          name="fields"
          label={t("trace.share.fields")}
          extra={t("trace.share.fieldsHint")}
          rules={[{ required: true }]}
        >
          <CheckList
            narrow
            label={t("trace.share.fields")}
            options={names.map((name) => ({ value: name, label: nameOf(name) }))}
          />
        </Form.Item>
        <Form.Item
          name="validUntil"
          label={t("trace.share.until")}
          extra={t("trace.share.untilHint")}
        >
          <InstantField />
        </Form.Item>
        <div className="lz-row">
          <Button type="primary" htmlType="submit" loading={give.busy}>
            {t("trace.share.submit")}
          </Button>
          <Button onClick={done}>{t("app.cancel")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
