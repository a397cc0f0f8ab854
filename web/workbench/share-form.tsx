import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { Panel } from "../design/panel.tsx";
import { eventFields } from "./event-parts.ts";
import { GrantFields, type GrantFieldValues, useGiveGrant } from "./grant-fields.tsx";
import { PartsChoice } from "./parts-choice.tsx";
import type { TraceEvent } from "./trace-event.ts";

interface ShareFormProps {
  readonly event: TraceEvent;
  readonly done: () => void;
}

/** Lets another firm read chosen parts of an event, for a purpose and a time. */
export function ShareForm({ event, done }: ShareFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<GrantFieldValues>();
  const { submit, alert, busy } = useGiveGrant(form, event.id, done);
  const offered = eventFields(event.body);
  return (
    <Panel title={t("trace.share.title")} tone="quiet">
      <Form
        form={form}
        layout="vertical"
        initialValues={{ fields: offered.map(({ name }) => name) }}
        onFinish={(fields) => void submit(fields)}
      >
        {alert}
        <GrantFields purposeHint={t("trace.share.purposeHint")}>
          <Form.Item
            name="fields"
            label={t("trace.share.fields")}
            extra={t("trace.share.fieldsHint")}
            rules={[{ required: true }]}
          >
            <PartsChoice label={t("trace.share.fields")} fields={offered} />
          </Form.Item>
        </GrantFields>
        <div className="lz-row">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("trace.share.submit")}
          </Button>
          <Button onClick={done}>{t("app.cancel")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
