import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { FaultAlert } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Waiting } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ProviderSignInFinishDocument,
  type SecondStepPartsFragment,
} from "../graphql/generated/graphql.ts";
import { Entry } from "./entry.tsx";
import { SecondSignIn } from "./second-sign-in.tsx";
import { useSession, type Viewer } from "./session.tsx";

/** Completes a sign-in by what a firm's provider has sent the browser back with. */
export function FirmArrival() {
  const { t } = useTranslation();
  const { enter } = useSession();
  const navigate = useNavigate();
  const { run, fault } = useCommand(ProviderSignInFinishDocument);
  const [step, setStep] = useState<SecondStepPartsFragment | null>(null);
  const begun = useRef(false);
  const entered = async (viewer: Viewer) => {
    enter(viewer);
    await navigate("/", { replace: true });
  };
  const finish = async () => {
    const address = window.location.href;
    // What the provider sent counts once, and is kept in no history.
    window.history.replaceState(window.history.state, "", window.location.pathname);
    const outcome = await run({ address });
    if (!outcome.done) return;
    const { viewer, secondStep } = outcome.value;
    if (secondStep) setStep(secondStep);
    else if (viewer) await entered(viewer);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one arrival is told once
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void finish();
  }, []);
  const content = () => {
    if (step) {
      const back = () => void navigate("/sign-in/firm");
      return <SecondSignIn step={step} entered={(viewer) => void entered(viewer)} back={back} />;
    }
    if (!fault) {
      return (
        <>
          <PageHead title={t("provider.enter.arriving")} />
          <Waiting />
        </>
      );
    }
    return (
      <>
        <PageHead title={t("provider.enter.failed")} />
        <FaultAlert fault={fault} />
        <p>
          <Link to="/sign-in/firm">{t("provider.enter.again")}</Link>
        </p>
        <p>
          <Link to="/sign-in">{t("provider.enter.toPassword")}</Link>
        </p>
      </>
    );
  };
  return (
    <Entry>
      <div className="lz-stack">{content()}</div>
    </Entry>
  );
}
