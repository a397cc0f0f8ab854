import { Button, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { ProofStepDocument, SessionProveDocument } from "../graphql/generated/graphql.ts";
import { type FactorShown, SecondStepForm } from "../shell/second-step.tsx";

interface ProofProps {
  readonly proved: () => void;
}

/** Asks somebody without a second factor for his password. */
function PasswordProof({ proved }: ProofProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ password: string }>();
  const prove = useCommand(SessionProveDocument, ["AccountSecurity"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ password }: { password: string }) => {
    const outcome = await prove.run({ input: { password } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) proved();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => void submit(given)}
    >
      {alert}
      <Form.Item name="password" label={t("session.password")} rules={[{ required: true }]}>
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={prove.busy}>
        {t("security.step.submit")}
      </Button>
    </Form>
  );
}

function Proof({ proved }: ProofProps) {
  const prove = useCommand(SessionProveDocument, ["AccountSecurity"]);
  const [{ data, fetching }] = useAsked({
    query: ProofStepDocument,
    requestPolicy: "network-only",
  });
  if (!data || fetching) return <Waiting rows={3} />;
  const step = data.proofStep;
  if (!step) return <PasswordProof proved={proved} />;
  const send = async (shown: FactorShown) => {
    const outcome = await prove.run({ input: { ticket: step.ticket, ...shown } });
    if (outcome.done) proved();
  };
  return (
    <SecondStepForm
      step={step}
      fault={prove.fault}
      busy={prove.busy}
      send={(shown) => void send(shown)}
    />
  );
}

interface ProofDialogProps extends ProofProps {
  readonly close: () => void;
}

/** Makes sure that it is still the viewer himself, before he changes what he proves himself by. */
export function ProofDialog({ proved, close }: ProofDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("security.proof.title")} footer={null} onCancel={close} destroyOnHidden>
      <p className="lz-muted">{t("security.proof.lead")}</p>
      <Proof proved={proved} />
    </Modal>
  );
}
