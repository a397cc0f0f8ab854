import { App, Form, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  MemberChangeRolesDocument,
  type MemberPartsFragment,
  type Role,
} from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";
import { RoleChecks } from "./role-checks.tsx";

interface RolesDialogProps {
  readonly member: MemberPartsFragment;
  readonly close: () => void;
}

/** Gives a member other roles. */
export function RolesDialog({ member, close }: RolesDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ roles: Role[] }>();
  const { operator } = useViewer();
  const change = useCommand(MemberChangeRolesDocument, ["Invitation"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ roles }: { roles: Role[] }) => {
    const outcome = await change.run({ input: { id: member.id, roles } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t(operator ? "people.rolesWait" : "people.rolesChanged"));
    close();
  };
  return (
    <Modal
      open
      title={t("people.rolesOf", { name: member.person.name })}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t("app.save")}
      cancelText={t("app.cancel")}
      confirmLoading={change.busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ roles: member.roles }}
        onFinish={(fields) => void submit(fields)}
      >
        {alert}
        <Form.Item name="roles" rules={[{ required: true, message: t("people.oneRole") }]}>
          <RoleChecks />
        </Form.Item>
      </Form>
    </Modal>
  );
}
