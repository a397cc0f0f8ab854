import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useViewer } from "./session.tsx";

/** Shown until the firm has accepted the operating rules in force. */
export function RulesNotice() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { pathname } = useLocation();
  if (viewer.rulesAccepted || viewer.operator || pathname === "/rules") return null;
  return (
    <Alert
      className="lz-notice"
      type="warning"
      showIcon
      title={t("rules.notAccepted")}
      action={<Link to="/rules">{t("rules.read")}</Link>}
    />
  );
}
