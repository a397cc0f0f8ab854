import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ApplicationSubmitDocument,
  type ApplicationSubmitInput,
} from "../graphql/generated/graphql.ts";
import { Entry } from "./entry.tsx";

interface Submitted {
  readonly token: string;
  readonly link: string;
}

function ApplyForm({ submitted }: { readonly submitted: (application: Submitted) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ApplicationSubmitInput>();
  const submit = useCommand(ApplicationSubmitDocument);
  const { show, alert } = useFormFault(form);
  const send = async ({ uscc, gln, administratorEmail, note, ...firm }: ApplicationSubmitInput) => {
    const outcome = await submit.run({
      input: {
        ...firm,
        uscc: uscc.trim().toUpperCase(),
        gln: gln?.trim() || null,
        administratorEmail: administratorEmail.trim(),
        note: note?.trim() ?? "",
      },
    });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    const { token, link } = outcome.value;
    if (token !== null && link !== null) submitted({ token, link });
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void send(fields)}>
      {alert}
      <BilingualField name="name" label={t("admission.name")} />
      <BilingualField name="city" label={t("admission.city")} />
      <Form.Item
        name="uscc"
        label={t("admission.uscc")}
        extra={t("admission.usccHint")}
        rules={[{ required: true, len: 18 }]}
        validateTrigger="onSubmit"
      >
        <Input className="lz-code" maxLength={18} autoCapitalize="characters" />
      </Form.Item>
      <Form.Item name="gln" label={t("admission.gln")} rules={[{ pattern: /^\d{13}$/ }]}>
        <Input className="lz-code" inputMode="numeric" maxLength={13} />
      </Form.Item>
      <Form.Item
        name="administratorEmail"
        label={t("admission.administrator")}
        extra={t("admission.administratorHint")}
        rules={[{ required: true, type: "email" }]}
        validateTrigger="onSubmit"
      >
        <Input inputMode="email" autoComplete="email" />
      </Form.Item>
      <Form.Item name="note" label={t("admission.note")}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={submit.busy}>
        {t("admission.submit")}
      </Button>
    </Form>
  );
}

/** A firm asks to be admitted, without an account; it follows the application by a secret link. */
export function Apply() {
  const { t } = useTranslation();
  const [done, setDone] = useState<Submitted | null>(null);
  return (
    <Entry>
      <div className="lz-stack">
        <PageHead
          title={t(done ? "admission.submitted" : "admission.title")}
          lead={t(done ? "admission.submittedLead" : "admission.lead")}
        />
        {done ? (
          <>
            <ShownOnce
              label={t("admission.link")}
              value={done.link}
              warning={t("admission.linkOnce")}
            />
            <Link to={`/application/${done.token}`}>{t("admission.goOn")}</Link>
          </>
        ) : (
          <>
            <ApplyForm submitted={setDone} />
            <Link to="/sign-in">{t("session.join.toSignIn")}</Link>
          </>
        )}
      </div>
    </Entry>
  );
}
