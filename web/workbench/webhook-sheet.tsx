import { Alert, Button, Form, Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type NoticeKind,
  WebhookAddDocument,
  WebhookChangeDocument,
  type WebhookPartsFragment,
} from "../graphql/generated/graphql.ts";

interface Asked {
  readonly url: string;
  readonly kinds: NoticeKind[];
  readonly active: boolean;
  readonly receipts: boolean;
}

/** Null when the same request had been answered before: a secret is shown once. */
export function WebhookSecret({ secret }: { readonly secret: string | null }) {
  const { t } = useTranslation();
  if (secret === null) return <Alert type="warning" showIcon title={t("notices.hooks.lost")} />;
  const words = { label: t("notices.hooks.secret"), warning: t("notices.hooks.once") };
  return <ShownOnce {...words} value={secret} />;
}

interface FormProps {
  /** The one to be changed; null for a new one. */
  readonly webhook: WebhookPartsFragment | null;
  /** Of what it can hear. */
  readonly kinds: readonly NoticeKind[];
  readonly added: (secret: string | null) => void;
  readonly changed: () => void;
}

function WebhookForm({ webhook, kinds, added, changed }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Asked>();
  const add = useCommand(WebhookAddDocument, ["WebhookEndpoint"]);
  const change = useCommand(WebhookChangeDocument, ["WebhookEndpoint"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ url, kinds, active, receipts }: Asked) => {
    if (webhook) {
      const outcome = await change.run({ input: { id: webhook.id, url, kinds, active, receipts } });
      show(outcome.done ? null : outcome.fault);
      if (outcome.done) changed();
      return;
    }
    const outcome = await add.run({ input: { url, kinds, receipts } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) added(outcome.value.secret);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={webhook ?? { active: true, kinds: [], receipts: false }}
      onFinish={(asked) => void submit(asked)}
    >
      {alert}
      <Form.Item name="url" label={t("notices.hooks.url")} rules={[{ required: true }]}>
        <Input placeholder="https://" maxLength={500} />
      </Form.Item>
      <Form.Item
        name="kinds"
        label={t("notices.hooks.kinds")}
        dependencies={["receipts"]}
        rules={[
          ({ getFieldValue }) => ({
            required: getFieldValue("receipts") !== true,
            type: "array",
            message: t("notices.hooks.oneKind"),
          }),
        ]}
      >
        <CheckList
          label={t("notices.hooks.kinds")}
          options={kinds.map((value) => ({ value, label: t(`notices.kind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="receipts"
        label={t("notices.hooks.receipts")}
        extra={t("notices.hooks.receiptsHint")}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      {webhook ? (
        <Form.Item name="active" label={t("notices.hooks.active")} valuePropName="checked">
          <Switch />
        </Form.Item>
      ) : null}
      <Button type="primary" size="large" htmlType="submit" block loading={add.busy || change.busy}>
        {t("notices.hooks.save")}
      </Button>
    </Form>
  );
}

interface SheetProps {
  readonly webhook: WebhookPartsFragment | null;
  readonly kinds: readonly NoticeKind[];
  readonly open: boolean;
  readonly close: () => void;
}

/** Adds a webhook, whose secret is shown once, or changes one. */
export function WebhookSheet({ webhook, kinds, open, close }: SheetProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<{ readonly secret: string | null } | null>(null);
  const leave = () => {
    setMade(null);
    close();
  };
  const added = (secret: string | null) => setMade({ secret });
  const form = { webhook, kinds, added, changed: leave };
  const title = webhook ? t("notices.hooks.change") : t("notices.hooks.add");
  return (
    <SideSheet title={title} open={open} close={leave}>
      {made ? <WebhookSecret {...made} /> : <WebhookForm key={webhook?.id ?? ""} {...form} />}
    </SideSheet>
  );
}
