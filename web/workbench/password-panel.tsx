import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import { PasswordChangeDocument, type PasswordChangeInput } from "../graphql/generated/graphql.ts";

function PasswordForm({ changed }: { readonly changed: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PasswordChangeInput>();
  const change = useCommand(PasswordChangeDocument, ["Session"]);
  const { show, alert } = useFormFault(form);
  const submit = async (input: PasswordChangeInput) => {
    const outcome = await change.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) changed();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(input) => void submit(input)}>
      {alert}
      <Form.Item
        name="presentPassword"
        label={t("security.password.present")}
        rules={[{ required: true }]}
      >
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("security.password.wanted")}
        extra={t("session.join.passwordHint")}
        rules={[{ required: true }]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={change.busy}>
        {t("security.password.submit")}
      </Button>
    </Form>
  );
}

/** The viewer's password, which only he can change who knows it. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const changed = () => {
    setOpen(false);
    message.success(t("security.password.changed"));
  };
  return (
    <Panel
      title={t("security.password.title")}
      aside={<Button onClick={() => setOpen(true)}>{t("security.password.change")}</Button>}
    >
      <p>{t("security.password.lead")}</p>
      <SideSheet title={t("security.password.change")} open={open} close={() => setOpen(false)}>
        <PasswordForm changed={changed} />
      </SideSheet>
    </Panel>
  );
}
