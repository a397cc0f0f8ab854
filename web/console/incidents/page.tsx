import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { PageHead } from "../../design/page-head.tsx";
import { useMay } from "../../shell/session.tsx";
import { RouteTabs } from "../../workbench/route-tabs.tsx";
import { Alerts } from "./alerts.tsx";
import { Cases } from "./cases.tsx";
import { OpenSheet } from "./open-sheet.tsx";
import { Thresholds } from "./thresholds.tsx";

const tabs = { alerts: Alerts, cases: Cases, thresholds: Thresholds } as const;
type TabKey = keyof typeof tabs;

const isTab = (tab: string | undefined): tab is TabKey => tab !== undefined && tab in tabs;

/** Alerts, incidents and thresholds, for the security and the audit administrator. */
export function Incidents() {
  const { t } = useTranslation();
  const { tab } = useParams();
  const may = useMay();
  const [opening, setOpening] = useState(false);
  if (!isTab(tab)) return <Navigate to="/console/incidents/alerts" replace />;
  const Shown = tabs[tab];
  const open = may("platform.handle-incidents") ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpening(true)}>
      {t("incidents.open")}
    </Button>
  ) : null;
  return (
    <div className="lz-stack">
      <PageHead title={t("incidents.title")} lead={t("incidents.lead")} actions={open} />
      <RouteTabs
        label={t("incidents.title")}
        tabs={(Object.keys(tabs) as TabKey[]).map((key) => ({
          to: `/console/incidents/${key}`,
          title: t(`incidents.tabs.${key}`),
        }))}
      />
      <Shown />
      <OpenSheet open={opening} alert={null} close={() => setOpening(false)} />
    </div>
  );
}
