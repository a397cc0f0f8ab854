import { Alert, App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  FirmResumeDocument,
  FirmSuspendDocument,
  type TenantPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "../workbench/act-button.tsx";

type Tenant = TenantPartsFragment;

function SuspendDialog({ tenant, close }: { readonly tenant: Tenant; readonly close: () => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const suspend = useCommand(FirmSuspendDocument);
  const { show, alert } = useFormFault(form);
  const firm = words(tenant.name);
  const submit = async ({ reason }: { reason: string }) => {
    const outcome = await suspend.run({ input: { id: tenant.id, reason: reason.trim() } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.firms.suspendedDone", { firm }));
    close();
  };
  return (
    <Modal
      open
      title={t("operator.firms.suspendTitle", { firm })}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t("operator.firms.suspendSubmit")}
      cancelText={t("app.cancel")}
      okButtonProps={{ danger: true }}
      confirmLoading={suspend.busy}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        {alert}
        <Alert
          className="lz-notice"
          type="warning"
          showIcon
          title={t("operator.firms.suspendHint")}
        />
        <Form.Item
          name="reason"
          label={t("operator.firms.reason")}
          extra={t("operator.firms.reasonHint")}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Suspends a firm, or lets a suspended one go on. */
export function TenantActs({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const [suspending, setSuspending] = useState(false);
  const resume = useCommand(FirmResumeDocument);
  const firm = words(tenant.name);
  if (tenant.status === "SUSPENDED") {
    return (
      <ActButton
        danger={false}
        label={t("operator.firms.resume")}
        title={t("operator.firms.resumeTitle", { firm })}
        hint={t("operator.firms.resumeHint")}
        done={t("operator.firms.resumedDone", { firm })}
        about={firm}
        act={() => resume.run({ id: tenant.id })}
      />
    );
  }
  if (tenant.status === "LEFT") return null;
  return (
    <>
      <Button danger onClick={() => setSuspending(true)}>
        {t("operator.firms.suspend")}
        <span className="lz-hidden">{firm}</span>
      </Button>
      {suspending ? <SuspendDialog tenant={tenant} close={() => setSuspending(false)} /> : null}
    </>
  );
}
