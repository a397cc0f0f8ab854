import { App, Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type RulesDraftPartsFragment,
  type RulesPartsFragment,
  RulesPublishDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { RulesCompared } from "../workbench/rules-compared.tsx";

interface PublicationFields {
  effectiveFrom: string;
}

interface PublicationProps {
  readonly draft: RulesDraftPartsFragment;
  /** The version that it will follow. */
  readonly before: RulesPartsFragment;
  /** By the rules in force. */
  readonly noticeDays: number;
  /** What stands in the form has not been saved: it would not be what is published. */
  readonly unsaved: boolean;
}

/** What the saved draft would change, and from when on: published, it stays as it is. */
export function RulesPublication({ draft, before, noticeDays, unsaved }: PublicationProps) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  const { modal, message } = App.useApp();
  const [form] = Form.useForm<PublicationFields>();
  const publish = useCommand(RulesPublishDocument, ["RulesDraft"]);
  const { show, alert } = useFormFault(form);
  const whenOf = (time: string) => `${instant(time)} ${zone(time)}`;

  const send = async ({ effectiveFrom }: PublicationFields) => {
    const outcome = await publish.run({ input: { revision: draft.revision, effectiveFrom } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    const { version } = outcome.value;
    message.success(t("operator.publish.done", { version, at: whenOf(effectiveFrom) }));
  };
  const ask = (fields: PublicationFields) => {
    modal.confirm({
      title: t("operator.publish.confirmTitle"),
      content: t("operator.publish.confirmHint", { at: whenOf(fields.effectiveFrom) }),
      okText: t("operator.publish.submit"),
      cancelText: t("app.cancel"),
      onOk: () => send(fields),
    });
  };
  return (
    <Panel title={t("operator.publish.publication", { version: draft.version })}>
      <div className="lz-stack">
        <p className="lz-muted">
          {t("operator.publish.savedAt", {
            revision: draft.revision,
            at: whenOf(draft.editedAt),
          })}
        </p>
        <RulesCompared before={before} after={draft} />
        <Form form={form} layout="vertical" onFinish={ask}>
          {alert}
          <Form.Item
            name="effectiveFrom"
            label={t("operator.publish.effective")}
            extra={t("operator.publish.notice", { days: t("rules.days", { count: noticeDays }) })}
            rules={[{ required: true }]}
          >
            <InstantField />
          </Form.Item>
          {unsaved ? <p>{t("operator.publish.unsaved")}</p> : null}
          <Button type="primary" htmlType="submit" loading={publish.busy} disabled={unsaved}>
            {t("operator.publish.submit")}
          </Button>
        </Form>
      </div>
    </Panel>
  );
}
