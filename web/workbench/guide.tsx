import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import { WelcomeFinishDocument } from "../graphql/generated/graphql.ts";
import { useSession, useViewer } from "../shell/session.tsx";
import { firstSteps, stepPath } from "./first-steps.ts";

/** What to do first in one's roles; closed for good once read, and opened again at will. */
export function Guide() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { ask } = useSession();
  const finish = useCommand(WelcomeFinishDocument);
  const [shown, setShown] = useState(!viewer.welcomed);
  const close = async () => {
    setShown(false);
    if (viewer.welcomed) return;
    const outcome = await finish.run({});
    if (outcome.done) ask();
  };
  if (!shown) {
    return (
      <div>
        <Button type="link" className="lz-guide-again" onClick={() => setShown(true)}>
          {t("home.guideAgain")}
        </Button>
      </div>
    );
  }
  return (
    <Panel
      tone="quiet"
      title={t("home.guideTitle")}
      aside={
        <Button
          icon={<CloseOutlined aria-hidden />}
          loading={finish.busy}
          onClick={() => void close()}
        >
          {t("home.guideDone")}
        </Button>
      }
    >
      <p className="lz-muted lz-guide-lead">{t("home.guideLead")}</p>
      <ol className="lz-guide">
        {firstSteps(viewer.roles).map((step) => (
          <li key={step}>
            <h3>{t(`home.steps.${step}.title`)}</h3>
            <p>{t(`home.steps.${step}.text`)}</p>
            <Link to={stepPath[step]}>
              {t(`home.steps.${step}.go`)}
              <span className="lz-hidden">{t(`home.steps.${step}.title`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
