import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type SecondStepPartsFragment,
  SessionContinueDocument,
} from "../graphql/generated/graphql.ts";
import { type FactorShown, SecondStepForm } from "./second-step.tsx";
import type { Viewer } from "./session.tsx";

interface SecondSignInProps {
  readonly step: SecondStepPartsFragment;
  readonly entered: (viewer: Viewer) => void;
  /** Begins anew, with the password. */
  readonly back: () => void;
}

/** The second step of signing in. */
export function SecondSignIn({ step, entered, back }: SecondSignInProps) {
  const { t } = useTranslation();
  const go = useCommand(SessionContinueDocument);
  const send = async (shown: FactorShown) => {
    const outcome = await go.run({ input: { ticket: step.ticket, ...shown } });
    if (outcome.done) entered(outcome.value.viewer);
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("security.step.title")} lead={t("security.step.lead")} />
      <SecondStepForm
        step={step}
        fault={go.fault}
        busy={go.busy}
        send={(shown) => void send(shown)}
      />
      <Button onClick={back}>{t("security.step.back")}</Button>
    </div>
  );
}
