import { Alert, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts } from "../design/panel.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  InvitationAcceptDocument,
  type InvitationAcceptMutation,
  InvitationDocument,
  type InvitationQuery,
  type SecondStepPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { RulesSections } from "../workbench/rules-text.tsx";
import { Entry } from "./entry.tsx";
import { SecondSignIn } from "./second-sign-in.tsx";
import { useSession, type Viewer } from "./session.tsx";

type Invitation = NonNullable<InvitationQuery["invitation"]>;
type SignInStep = Extract<
  InvitationAcceptMutation["invitationAccept"],
  { __typename: "SignInStep" }
>;

interface JoinFields {
  name?: string;
  password: string;
  acceptRulesVersion?: boolean;
}

/** The operating rules that a firm's first administrator accepts in its name. */
function RulesToAccept({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { words, day } = useFormats();
  const { rules, firm } = invitation;
  return (
    <fieldset className="lz-fieldset">
      <legend>{t("session.join.rules", { version: rules.version })}</legend>
      <p className="lz-muted">
        {t("session.join.rulesLead")}{" "}
        {t("session.join.effective", { day: day(rules.effectiveFrom) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <section className="lz-scroll lz-stack lz-tight" tabIndex={0} aria-label={t("places.rules")}>
        <RulesSections sections={rules.sections} />
      </section>
      <Form.Item
        name="acceptRulesVersion"
        valuePropName="checked"
        rules={[
          {
            validator: (_rule, accepted) =>
              accepted
                ? Promise.resolve()
                : Promise.reject(new Error(t("session.join.mustAccept"))),
          },
        ]}
      >
        <Checkbox>
          {t("session.join.accept", { firm: words(firm.name), version: rules.version })}
        </Checkbox>
      </Form.Item>
    </fieldset>
  );
}

interface JoinProps {
  readonly code: string;
  readonly invitation: Invitation;
  /** A second factor is asked of one who has it. */
  readonly asked: (step: SecondStepPartsFragment) => void;
}

function JoinForm({ code, invitation, asked }: JoinProps) {
  const { t } = useTranslation();
  const { enter } = useSession();
  const navigate = useNavigate();
  const [form] = Form.useForm<JoinFields>();
  const accept = useCommand(InvitationAcceptDocument);
  const { show, alert } = useFormFault(form);
  const { knownPerson, mustAcceptRules, rules } = invitation;

  const goOn = async ({ viewer, secondStep }: SignInStep) => {
    if (secondStep) asked(secondStep);
    if (!viewer) return;
    enter(viewer);
    await navigate("/", { replace: true });
  };
  const submit = async ({ name, password }: JoinFields) => {
    const outcome = await accept.run({
      input: {
        code,
        password,
        name: knownPerson ? null : (name ?? null),
        acceptRulesVersion: mustAcceptRules ? rules.version : null,
      },
    });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) await goOn(outcome.value);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      {knownPerson ? (
        <Alert className="lz-notice" type="info" showIcon title={t("session.join.knownHint")} />
      ) : (
        <Form.Item
          name="name"
          label={t("session.join.name")}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input size="large" autoComplete="name" />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label={t(knownPerson ? "session.join.presentPassword" : "session.join.newPassword")}
        messageVariables={{ label: t("session.password") }}
        extra={knownPerson ? undefined : t("session.join.passwordHint")}
        rules={[{ required: true }]}
      >
        <Input.Password
          size="large"
          autoComplete={knownPerson ? "current-password" : "new-password"}
        />
      </Form.Item>
      {mustAcceptRules ? <RulesToAccept invitation={invitation} /> : null}
      <Button type="primary" size="large" htmlType="submit" block loading={accept.busy}>
        {t("session.join.submit")}
      </Button>
    </Form>
  );
}

function Opened({ code, invitation, asked }: JoinProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const roles = invitation.roles.map((role) => t(`terms.role.${role}`));
  return (
    <div className="lz-stack">
      <PageHead
        title={t("session.join.title")}
        lead={t("session.join.lead", { firm: words(invitation.firm.name) })}
      />
      <Facts
        facts={[
          [t("session.join.email"), invitation.email],
          [t("session.join.as"), roles.join(t("app.listSeparator"))],
        ]}
      />
      <JoinForm code={code} invitation={invitation} asked={asked} />
    </div>
  );
}

/** What the link of an invitation opens. */
export function Join() {
  const { t } = useTranslation();
  const { code = "" } = useParams();
  const { enter } = useSession();
  const navigate = useNavigate();
  const [step, setStep] = useState<SecondStepPartsFragment | null>(null);
  const [{ data, error, fetching }, again] = useAsked({
    query: InvitationDocument,
    variables: { code },
    requestPolicy: "network-only",
  });
  const entered = async (viewer: Viewer) => {
    enter(viewer);
    await navigate("/", { replace: true });
  };
  const content = () => {
    if (step) {
      const back = () => void navigate("/sign-in");
      return <SecondSignIn step={step} entered={(viewer) => void entered(viewer)} back={back} />;
    }
    if (error) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!data || fetching) return <Waiting rows={6} />;
    if (data.invitation) {
      return <Opened code={code} invitation={data.invitation} asked={setStep} />;
    }
    return (
      <div className="lz-stack">
        <PageHead title={t("session.join.title")} />
        <Empty
          title={t("session.join.unknownTitle")}
          hint={t("session.join.unknownHint")}
          action={<Link to="/sign-in">{t("session.join.toSignIn")}</Link>}
        />
      </div>
    );
  };
  return <Entry>{content()}</Entry>;
}
