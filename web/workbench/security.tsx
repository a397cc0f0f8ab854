import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  AccountSecurityDocument,
  type AccountSecurityQuery,
  RecoveryCodesRenewDocument,
  TotpRemoveDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useSession, useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { PasskeyForm } from "./passkey-sheet.tsx";
import { Passkeys } from "./passkeys.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { ProofDialog } from "./proof-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { type Enrolled, TotpForm } from "./totp-sheet.tsx";

type Account = AccountSecurityQuery["accountSecurity"];

interface TotpPanelProps {
  readonly account: Account;
  readonly add: () => void;
}

function TotpPanel({ account: { totpSince }, add }: TotpPanelProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const remove = useCommand(TotpRemoveDocument, ["AccountSecurity"]);
  return (
    <Panel
      title={t("security.totp.title")}
      aside={
        <Button type={totpSince ? "default" : "primary"} onClick={add}>
          {t(totpSince ? "security.totp.replace" : "security.totp.add")}
        </Button>
      }
    >
      <p>
        {totpSince ? (
          <Pill tone="primary">{t("security.totp.since", { day: day(totpSince) })}</Pill>
        ) : (
          t("security.totp.lead")
        )}
      </p>
      {totpSince ? (
        <div className="lz-ends">
          <ActButton
            label={t("security.remove")}
            title={t("security.totp.removeTitle")}
            hint={t("security.totp.removeHint")}
            done={t("security.removed")}
            act={() => remove.run({})}
          />
        </div>
      ) : null}
    </Panel>
  );
}

interface CodesPanelProps {
  readonly account: Account;
  readonly drawn: (codes: readonly string[] | null) => void;
}

function CodesPanel({ account, drawn }: CodesPanelProps) {
  const { t } = useTranslation();
  const renew = useCommand(RecoveryCodesRenewDocument, ["AccountSecurity"]);
  if (!account.totpSince && account.passkeys.length === 0) return null;
  const act = async () => {
    const outcome = await renew.run({});
    if (outcome.done) drawn(outcome.value.codes);
    return outcome;
  };
  return (
    <Panel title={t("security.codes.title")}>
      <p>{t("security.codes.left", { count: account.recoveryCodesLeft })}</p>
      <div className="lz-ends">
        <ActButton
          label={t("security.codes.renew")}
          title={t("security.codes.renewTitle")}
          hint={t("security.codes.renewHint")}
          done={t("security.codes.renewed")}
          danger={false}
          act={act}
        />
      </div>
    </Panel>
  );
}

type Sheet =
  | { readonly of: "totp" | "passkey" }
  | { readonly of: "codes"; readonly codes: readonly string[] | null };

/** The sheets of this page, and what follows when something was enrolled. */
function useEnrolment() {
  const { enter } = useSession();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [made, setMade] = useState<Enrolled | null>(null);
  const go = (enrolment: Enrolled) => {
    setSheet(null);
    setMade(null);
    enter(enrolment.started.viewer);
  };
  const enrolled = (enrolment: Enrolled) => {
    // The new session would draw the page anew, so first the codes are put away.
    if (!enrolment.recoveryCodes) return go(enrolment);
    setMade(enrolment);
    setSheet({ of: "codes", codes: enrolment.recoveryCodes });
  };
  const close = () => (made ? go(made) : setSheet(null));
  return { sheet, setSheet, enrolled, close };
}

function Factors({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { sheet, setSheet, enrolled, close } = useEnrolment();
  const [proving, setProving] = useState(false);
  const add = (of: "totp" | "passkey") => () => setSheet({ of });
  if (!account.proofFresh && sheet === null) {
    return (
      <Panel title={t("security.proof.title")}>
        <p>{t("security.proof.lead")}</p>
        <Button type="primary" onClick={() => setProving(true)}>
          {t("security.proof.begin")}
        </Button>
        {proving ? (
          <ProofDialog proved={() => setProving(false)} close={() => setProving(false)} />
        ) : null}
      </Panel>
    );
  }
  return (
    <>
      <TotpPanel account={account} add={add("totp")} />
      <Passkeys passkeys={account.passkeys} add={add("passkey")} />
      <CodesPanel account={account} drawn={(codes) => setSheet({ of: "codes", codes })} />
      <SideSheet
        title={t(`security.sheet.${sheet?.of ?? "totp"}`)}
        open={sheet !== null}
        close={close}
      >
        {sheet?.of === "totp" ? <TotpForm enrolled={enrolled} /> : null}
        {sheet?.of === "passkey" ? <PasskeyForm enrolled={enrolled} /> : null}
        {sheet?.of === "codes" ? <RecoveryCodes codes={sheet.codes} close={close} /> : null}
      </SideSheet>
    </>
  );
}

/** What the viewer proves himself by; whoever must have a second factor sees nothing else before. */
export function Security() {
  const { t } = useTranslation();
  const { mustEnrol } = useViewer();
  const [{ data, error }, again] = useAsked({
    query: AccountSecurityDocument,
    context: heeding(["AccountSecurity"]),
  });
  const content = () => {
    if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!data) return <Waiting />;
    return <Factors account={data.accountSecurity} />;
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("security.title")} lead={t("security.lead")} />
      {mustEnrol ? (
        <Alert
          type="warning"
          showIcon
          title={t("security.barrier.title")}
          description={t("security.barrier.lead")}
        />
      ) : null}
      {mustEnrol ? null : <PasswordPanel />}
      {content()}
    </div>
  );
}
