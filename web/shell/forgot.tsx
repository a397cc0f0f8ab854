import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import { PasswordResetAskDocument } from "../graphql/generated/graphql.ts";
import { Entry } from "./entry.tsx";

interface ForgotFields {
  readonly email: string;
}

function ForgotForm({ asked }: { readonly asked: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ForgotFields>();
  const ask = useCommand(PasswordResetAskDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ email }: ForgotFields) => {
    const outcome = await ask.run({ email: email.trim() });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) asked();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item
        name="email"
        label={t("session.email")}
        rules={[{ required: true, type: "email" }]}
        validateTrigger="onSubmit"
      >
        <Input size="large" autoComplete="username" inputMode="email" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={ask.busy}>
        {t("session.forgot.submit")}
      </Button>
    </Form>
  );
}

/** Asks for a letter by which a new password can be set; says the same to everyone. */
export function Forgot() {
  const { t } = useTranslation();
  const [sent, setSent] = useState(false);
  const toSignIn = <Link to="/sign-in">{t("session.join.toSignIn")}</Link>;
  return (
    <Entry>
      <div className="lz-stack">
        <PageHead title={t("session.forgot.title")} lead={t("session.forgot.lead")} />
        {sent ? (
          <div role="status">
            <Empty
              title={t("session.forgot.sent")}
              hint={t("session.forgot.sentHint")}
              action={toSignIn}
            />
          </div>
        ) : (
          <>
            <ForgotForm asked={() => setSent(true)} />
            <p>{toSignIn}</p>
          </>
        )}
      </div>
    </Entry>
  );
}
