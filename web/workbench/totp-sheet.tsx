import { Button, Form, Input, QRCode } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  TotpConfirmDocument,
  type TotpConfirmMutation,
  TotpOfferDocument,
  type TotpOfferMutation,
} from "../graphql/generated/graphql.ts";

type Offer = Extract<TotpOfferMutation["totpOffer"], { __typename: "TotpOffer" }>;
export type Enrolled = Extract<TotpConfirmMutation["totpConfirm"], { __typename: "Enrolment" }>;

interface TotpFormProps {
  readonly enrolled: (made: Enrolled) => void;
}

function Confirm({ offer, enrolled }: TotpFormProps & { readonly offer: Offer }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ code: string }>();
  const confirm = useCommand(TotpConfirmDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ code }: { code: string }) => {
    const outcome = await confirm.run({ input: { ticket: offer.ticket, code } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) enrolled(outcome.value);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => void submit(given)}
    >
      {alert}
      <Form.Item name="code" label={t("security.totp.code")} rules={[{ required: true }]}>
        <Input
          size="large"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          className="lz-code"
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={confirm.busy}>
        {t("security.totp.confirm")}
      </Button>
    </Form>
  );
}

/** The secret as an authenticator reads it, and by hand; then the first code it shows. */
export function TotpForm({ enrolled }: TotpFormProps) {
  const { t } = useTranslation();
  const begin = useCommand(TotpOfferDocument);
  const [offer, setOffer] = useState<Offer | null>(null);
  const asked = useRef(false);
  const ask = async () => {
    const outcome = await begin.run({});
    if (outcome.done) setOffer(outcome.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one offer for each sheet
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void ask();
  }, []);
  if (begin.fault) return <FaultView fault={begin.fault} again={() => void ask()} />;
  if (!offer) return <Waiting rows={6} />;
  return (
    <div className="lz-stack">
      <ol className="lz-steps">
        <li>{t("security.totp.install")}</li>
        <li>{t("security.totp.scan")}</li>
        <li>{t("security.totp.type")}</li>
      </ol>
      <div className="lz-qr">
        {/* Dark on white in both appearances: not every camera reads the inverse. */}
        <QRCode
          type="svg"
          aria-label={t("security.totp.qr")}
          value={offer.uri}
          size={208}
          color="#000000"
          bgColor="#ffffff"
        />
      </div>
      <p className="lz-muted">
        {t("security.totp.manual")}{" "}
        <code className="lz-code">{offer.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <Confirm offer={offer} enrolled={enrolled} />
    </div>
  );
}
