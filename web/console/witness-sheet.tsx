import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import { WitnessAddDocument, type WitnessAddInput } from "../graphql/generated/graphql.ts";

export const witnessTouched = ["WitnessSetting", "LogWitness"] as const;

function WitnessForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<WitnessAddInput>();
  const add = useCommand(WitnessAddDocument, witnessTouched);
  const { show, alert } = useFormFault(form);
  const submit = async (input: WitnessAddInput) => {
    const outcome = await add.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.witnesses.added"));
    close();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Form.Item
        name="key"
        label={t("operator.witnesses.key")}
        extra={t("operator.witnesses.keyHint")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input className="lz-code" maxLength={300} />
      </Form.Item>
      <Form.Item
        name="url"
        label={t("operator.witnesses.url")}
        extra={t("operator.witnesses.urlHint")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input placeholder="https://witness.example.com/" maxLength={500} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={add.busy}>
        {t("operator.witnesses.add")}
      </Button>
    </Form>
  );
}

/** Names a witness. */
export function WitnessSheet({
  open,
  close,
}: {
  readonly open: boolean;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("operator.witnesses.add")} open={open} close={close}>
      <WitnessForm close={close} />
    </SideSheet>
  );
}
