import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation } from "react-router";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type SecondStepPartsFragment,
  SessionStartDocument,
  type SessionStartInput,
  SessionSwitchDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { Entry } from "./entry.tsx";
import { SecondSignIn } from "./second-sign-in.tsx";
import { useSession, type Viewer } from "./session.tsx";

interface Came {
  readonly from?: string | null;
  readonly why?: string | null;
}

/** For whom one acts this time, asked of a person who works for several firms. */
function FirmChoice({ viewer, enter }: { viewer: Viewer; enter: (viewer: Viewer) => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const change = useCommand(SessionSwitchDocument);
  const choose = async (firm: string) => {
    if (firm === viewer.firm.id) return enter(viewer);
    const outcome = await change.run({ firm });
    if (outcome.done) enter(outcome.value.viewer);
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("session.chooseFirm")} lead={t("session.chooseFirmLead")} />
      {change.fault ? <Alert type="error" title={change.fault.message} /> : null}
      <ul className="lz-stack lz-tight">
        {viewer.firms.map((firm) => (
          <li key={firm.id}>
            <button
              type="button"
              className="lz-choice"
              disabled={change.busy}
              onClick={() => void choose(firm.id)}
            >
              <span className="lz-two">
                <span>{words(firm.name)}</span>
                <span>{words(firm.city)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SignInFormProps {
  readonly entered: (viewer: Viewer) => void;
  readonly asked: (step: SecondStepPartsFragment) => void;
  /** Why the session before has ended. */
  readonly why: string | null;
}

function SignInForm({ entered, asked, why }: SignInFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<SessionStartInput>();
  const start = useCommand(SessionStartDocument);
  const { show, alert } = useFormFault(form);

  const submit = async ({ email, password }: SessionStartInput) => {
    const outcome = await start.run({ input: { email: email.trim(), password } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    const { viewer, secondStep } = outcome.value;
    if (secondStep) asked(secondStep);
    else if (viewer) entered(viewer);
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("session.signIn")} lead={t("session.signInLead")} />
      {why ? <Alert type="info" showIcon title={why} /> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(input) => void submit(input)}
      >
        {alert}
        <Form.Item
          name="email"
          label={t("session.email")}
          rules={[{ required: true, type: "email" }]}
          validateTrigger="onSubmit"
        >
          <Input size="large" autoComplete="username" inputMode="email" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t("session.password")} rules={[{ required: true }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={start.busy}>
          {t("session.submit")}
        </Button>
      </Form>
      <p>
        <Link to="/sign-in/firm">{t("provider.enter.link")}</Link>
      </p>
      <p>
        <Link to="/forgot">{t("session.forgot.link")}</Link>
      </p>
      <p className="lz-muted">{t("session.noAccount")}</p>
      <Link to="/apply">{t("session.apply")}</Link>
    </div>
  );
}

/** Signing in; afterwards one is where one wanted to go. */
export function SignIn() {
  const { state, enter } = useSession();
  const came = (useLocation().state ?? {}) as Came;
  const [several, setSeveral] = useState<Viewer | null>(null);
  const [step, setStep] = useState<SecondStepPartsFragment | null>(null);

  if (state.phase === "known" && state.viewer) return <Navigate to={came.from ?? "/"} replace />;
  const entered = (viewer: Viewer) =>
    viewer.firms.length > 1 ? setSeveral(viewer) : enter(viewer);
  const content = () => {
    if (several) return <FirmChoice viewer={several} enter={enter} />;
    if (step) return <SecondSignIn step={step} entered={entered} back={() => setStep(null)} />;
    return <SignInForm entered={entered} asked={setStep} why={came.why ?? null} />;
  };
  return <Entry>{content()}</Entry>;
}
