import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { PageHead } from "../design/page-head.tsx";
import { useMay } from "../shell/session.tsx";
import { Inbox } from "./inbox.tsx";
import { NoticeChoices } from "./notice-choices.tsx";
import { RouteTabs } from "./route-tabs.tsx";
import { Webhooks } from "./webhooks.tsx";

const tabs = { inbox: Inbox, choices: NoticeChoices, webhooks: Webhooks } as const;
type TabKey = keyof typeof tabs;

const isTab = (tab: string | undefined): tab is TabKey => tab !== undefined && tab in tabs;

/** What the viewer was told in this firm, and what shall reach him. */
export function Notices() {
  const { t, i18n } = useTranslation();
  const { tab } = useParams();
  const may = useMay();
  const open = (Object.keys(tabs) as TabKey[]).filter(
    (key) => key !== "webhooks" || may("notices.read-webhooks"),
  );
  if (!isTab(tab) || !open.includes(tab)) return <Navigate to="/notices/inbox" replace />;
  const Shown = tabs[tab];
  return (
    <div className="lz-stack">
      <PageHead title={t("notices.title")} lead={t("notices.lead")} />
      <RouteTabs
        label={t("notices.title")}
        tabs={open.map((key) => ({
          to: `/notices/${key}`,
          title: t(`notices.tabs.${key}`),
        }))}
      />
      {/* The words of notices come from the platform, in the tongue in which they are asked for. */}
      <Shown key={i18n.language} />
    </div>
  );
}
