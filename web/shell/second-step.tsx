import { KeyOutlined } from "@ant-design/icons";
import { startAuthentication } from "@simplewebauthn/browser";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFaultSentence } from "../design/states.tsx";
import type { Fault } from "../graphql/fault.ts";
import type { FactorKind, SecondStepPartsFragment } from "../graphql/generated/graphql.ts";

/** What is shown for a second time: one of the three. */
export interface FactorShown {
  readonly code?: string;
  readonly passkey?: string;
  readonly recoveryCode?: string;
}

interface WayProps {
  readonly busy: boolean;
  readonly send: (shown: FactorShown) => void;
}

/** A code of six digits from an authenticator, or one of the recovery codes. */
function CodeWay({ way, busy, send }: WayProps & { readonly way: "TOTP" | "RECOVERY" }) {
  const { t } = useTranslation();
  const totp = way === "TOTP";
  const submit = ({ typed }: { typed: string }) =>
    send(totp ? { code: typed } : { recoveryCode: typed });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item
        name="typed"
        label={t(totp ? "security.step.code" : "security.step.recoveryCode")}
        extra={t(totp ? "security.step.codeHint" : "security.step.recoveryHint")}
        rules={[{ required: true }]}
      >
        <Input
          size="large"
          autoFocus
          autoComplete="one-time-code"
          inputMode={totp ? "numeric" : "text"}
          maxLength={totp ? 7 : 20}
          className="lz-code"
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("security.step.submit")}
      </Button>
    </Form>
  );
}

function PasskeyWay({ options, busy, send }: WayProps & { readonly options: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const ask = async () => {
    setFailed(false);
    try {
      const answer = await startAuthentication({ optionsJSON: JSON.parse(options) });
      send({ passkey: JSON.stringify(answer) });
    } catch {
      // The person has waved the browser's question away, or the browser has no passkey here.
      setFailed(true);
    }
  };
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t("security.step.passkeyHint")}</p>
      {failed ? <Alert type="warning" showIcon title={t("security.step.passkeyFailed")} /> : null}
      <Button
        type="primary"
        size="large"
        block
        icon={<KeyOutlined aria-hidden />}
        loading={busy}
        onClick={() => void ask()}
      >
        {t("security.step.usePasskey")}
      </Button>
    </div>
  );
}

interface SecondStepFormProps extends WayProps {
  readonly step: SecondStepPartsFragment;
  readonly fault: Fault | null;
}

/** Asks for a second factor in whichever of his ways the person likes. */
export function SecondStepForm({ step, fault, busy, send }: SecondStepFormProps) {
  const { t } = useTranslation();
  const sentence = useFaultSentence();
  const [way, setWay] = useState<FactorKind>(step.ways[0] ?? "TOTP");
  const others = step.ways.filter((each) => each !== way);
  return (
    <div className="lz-stack">
      {fault ? <Alert type="error" showIcon title={sentence(fault)} /> : null}
      {way === "PASSKEY" ? (
        <PasskeyWay options={step.passkeyOptions ?? "{}"} busy={busy} send={send} />
      ) : (
        <CodeWay key={way} way={way} busy={busy} send={send} />
      )}
      {others.length > 0 ? (
        <div className="lz-stack lz-tight">
          {others.map((each) => (
            <Button key={each} type="link" onClick={() => setWay(each)}>
              {t(`security.step.instead.${each}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
