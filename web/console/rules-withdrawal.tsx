import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import { RulesWithdrawDocument } from "../graphql/generated/graphql.ts";
import type { Bilingual } from "../words/formats.ts";

interface WithdrawalFields {
  reason: Bilingual;
}

interface VersionProps {
  readonly version: number;
}

function WithdrawalDialog({ version, close }: VersionProps & { readonly close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<WithdrawalFields>();
  const withdraw = useCommand(RulesWithdrawDocument, ["RulesDraft"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ reason }: WithdrawalFields) => {
    const outcome = await withdraw.run({ input: { version, reason } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.withdrawal.done", { version }));
    close();
  };
  const label = t("operator.withdrawal.reason");
  return (
    <Modal
      open
      title={t("operator.withdrawal.title", { version })}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t("operator.withdrawal.submit")}
      cancelText={t("app.cancel")}
      okButtonProps={{ danger: true }}
      confirmLoading={withdraw.busy}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        {alert}
        <p>{t("operator.withdrawal.hint")}</p>
        <Form.Item
          name={["reason", "zh"]}
          label={t("app.inChinese", { label })}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea lang="zh-CN" rows={3} maxLength={1000} showCount />
        </Form.Item>
        <Form.Item
          name={["reason", "en"]}
          label={t("app.inEnglish", { label })}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea lang="en" rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Withdraws a version that is to come, with a reason that all firms are told. */
export function RulesWithdrawal({ version }: VersionProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button danger onClick={() => setAsking(true)}>
        {t("operator.withdrawal.submit")}
      </Button>
      {asking ? <WithdrawalDialog version={version} close={() => setAsking(false)} /> : null}
    </div>
  );
}
