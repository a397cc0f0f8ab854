import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import { PasswordResetDocument } from "../graphql/generated/graphql.ts";
import { Entry } from "./entry.tsx";

interface ResetFields {
  readonly password: string;
}

interface ResetProps {
  readonly code: string;
  readonly done: () => void;
}

function ResetForm({ code, done }: ResetProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ResetFields>();
  const reset = useCommand(PasswordResetDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ password }: ResetFields) => {
    const outcome = await reset.run({ input: { code, password } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) done();
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
        name="password"
        label={t("session.reset.password")}
        extra={t("session.join.passwordHint")}
        rules={[{ required: true }]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={reset.busy}>
        {t("session.reset.submit")}
      </Button>
    </Form>
  );
}

/** What the link of a letter opens that lets its reader set a new password. */
export function Reset() {
  const { t } = useTranslation();
  const { code = "" } = useParams();
  const [done, setDone] = useState(false);
  return (
    <Entry>
      <div className="lz-stack">
        <PageHead title={t("session.reset.title")} lead={t("session.reset.lead")} />
        {done ? (
          <div role="status">
            <Empty
              title={t("session.reset.done")}
              hint={t("session.reset.doneHint")}
              action={<Link to="/sign-in">{t("session.join.toSignIn")}</Link>}
            />
          </div>
        ) : (
          <>
            <ResetForm code={code} done={() => setDone(true)} />
            <p>
              <Link to="/forgot">{t("session.reset.again")}</Link>
            </p>
          </>
        )}
      </div>
    </Entry>
  );
}
