import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useFormats } from "../words/formats.ts";
import { useViewer } from "./session.tsx";

/** Shown until the firm has accepted the operating rules in force, and those to come. */
export function RulesNotice() {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { operator, rulesAccepted, rulesToAccept, tradeHeld } = useViewer();
  const { pathname } = useLocation();
  if (operator || pathname === "/rules" || (rulesAccepted && rulesToAccept === null)) return null;
  const inForce = t(tradeHeld ? "rules.notAccepted" : "rules.notAcceptedYet");
  const coming = t("rules.comingNotice", {
    version: rulesToAccept?.version ?? "",
    day: rulesToAccept ? day(rulesToAccept.effectiveFrom) : "",
  });
  return (
    <Alert
      className="lz-notice"
      type={tradeHeld ? "warning" : "info"}
      showIcon
      title={rulesAccepted ? coming : inForce}
      action={<Link to="/rules">{t("rules.read")}</Link>}
    />
  );
}
