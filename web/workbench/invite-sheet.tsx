import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  InvitationIssueDocument,
  type InvitationIssueInput,
} from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";
import { RoleChecks } from "./role-checks.tsx";

interface Issued {
  /** Null when the same request had been answered before: a link is shown once. */
  readonly link: string | null;
}

function InviteForm({ issued }: { readonly issued: (made: Issued) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<InvitationIssueInput>();
  const issue = useCommand(InvitationIssueDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ email, roles }: InvitationIssueInput) => {
    const outcome = await issue.run({ input: { email: email.trim(), roles } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) issued({ link: outcome.value.link });
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Form.Item
        name="email"
        label={t("people.inviteEmail")}
        rules={[{ required: true, type: "email" }]}
        validateTrigger="onSubmit"
      >
        <Input inputMode="email" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t("people.roles")}
        rules={[{ required: true, message: t("people.oneRole") }]}
      >
        <RoleChecks />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={issue.busy}>
        {t("people.inviteSubmit")}
      </Button>
    </Form>
  );
}

function Shown({ made }: { readonly made: Issued }) {
  const { t } = useTranslation();
  const { operator } = useViewer();
  if (operator) return <Alert type="info" showIcon title={t("people.inviteWaits")} />;
  return made.link === null ? (
    <Alert type="warning" showIcon title={t("people.inviteLost")} />
  ) : (
    <ShownOnce label={t("people.inviteLink")} value={made.link} warning={t("people.inviteOnce")} />
  );
}

interface InviteSheetProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** Invites a person to the firm; the link is shown once. */
export function InviteSheet({ open, close }: InviteSheetProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Issued | null>(null);
  const leave = () => {
    setMade(null);
    close();
  };
  return (
    <SideSheet title={t("people.invite")} open={open} close={leave}>
      {made ? <Shown made={made} /> : <InviteForm issued={setMade} />}
    </SideSheet>
  );
}
