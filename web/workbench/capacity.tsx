import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { PageHead } from "../design/page-head.tsx";
import { ZoneNote } from "../design/zone-note.tsx";
import { CapacityGroups } from "./capacity-groups.tsx";
import { Offers } from "./offers.tsx";
import { Partners } from "./partners.tsx";
import { Resources } from "./resources.tsx";
import { RouteTabs } from "./route-tabs.tsx";
import { Sites } from "./sites.tsx";
import { Transfer } from "./transfer.tsx";

const tabs = {
  offers: Offers,
  resources: Resources,
  sites: Sites,
  weeks: CapacityGroups,
  partners: Partners,
  transfer: Transfer,
} as const;
type TabKey = keyof typeof tabs;

const isTab = (tab: string | undefined): tab is TabKey => tab !== undefined && tab in tabs;

/** A firm's own sites, resources and offers. */
export function Capacity() {
  const { t } = useTranslation();
  const { tab } = useParams();
  if (!isTab(tab)) return <Navigate to="/capacity/offers" replace />;
  const Shown = tabs[tab];
  return (
    <div className="lz-stack">
      <PageHead title={t("capacity.title")} lead={t("capacity.lead")} actions={<ZoneNote />} />
      <RouteTabs
        label={t("capacity.title")}
        tabs={(Object.keys(tabs) as TabKey[]).map((key) => ({
          to: `/capacity/${key}`,
          title: t(`capacity.tabs.${key}`),
        }))}
      />
      <Shown />
    </div>
  );
}
