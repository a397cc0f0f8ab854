import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  ExportOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  HomeOutlined,
  InboxOutlined,
  KeyOutlined,
  LineChartOutlined,
  LoginOutlined,
  LogoutOutlined,
  NotificationOutlined,
  PartitionOutlined,
  PrinterOutlined,
  ProfileOutlined,
  SafetyOutlined,
  ScanOutlined,
  SearchOutlined,
  SettingOutlined,
  ShareAltOutlined,
  SolutionOutlined,
  TagsOutlined,
  TeamOutlined,
  UnlockOutlined,
  UserOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { groups, type PlaceKey, placesOf } from "./places.ts";
import { useViewer } from "./session.tsx";

const icons: Readonly<Record<PlaceKey, ComponentType<{ "aria-hidden": boolean }>>> = {
  home: HomeOutlined,
  market: SearchOutlined,
  utilisation: BarChartOutlined,
  capacity: SettingOutlined,
  bookings: CalendarOutlined,
  disputes: SolutionOutlined,
  events: ApartmentOutlined,
  receipts: FileProtectOutlined,
  shared: InboxOutlined,
  grants: ShareAltOutlined,
  identifiers: TagsOutlined,
  resolutions: LineChartOutlined,
  labels: PrinterOutlined,
  scan: ScanOutlined,
  people: TeamOutlined,
  keys: KeyOutlined,
  provider: LoginOutlined,
  support: CustomerServiceOutlined,
  exports: ExportOutlined,
  leaving: LogoutOutlined,
  supported: CustomerServiceOutlined,
  audit: AuditOutlined,
  rules: BookOutlined,
  security: SafetyOutlined,
  notices: BellOutlined,
  sessions: UserOutlined,
  applications: FileDoneOutlined,
  disputeQueue: SolutionOutlined,
  firms: BankOutlined,
  health: DashboardOutlined,
  publishRules: NotificationOutlined,
  plans: ProfileOutlined,
  prefixes: TagsOutlined,
  processes: PartitionOutlined,
  witnesses: EyeOutlined,
  plan: ProfileOutlined,
  audits: SafetyOutlined,
  incidents: AlertOutlined,
  thaws: UnlockOutlined,
  told: WarningOutlined,
};

/** The side bar's places, only those that the viewer may enter. */
export function Nav() {
  const { t } = useTranslation();
  const viewer = useViewer();
  return (
    <nav aria-label={t("app.menu")} className="lz-nav">
      {groups.map((group) => {
        const open = placesOf(viewer, group);
        if (open.length === 0) return null;
        return (
          <div key={group ?? "top"} className="lz-nav-group">
            {group ? <p className="lz-nav-title">{t(`places.groups.${group}`)}</p> : null}
            <ul>
              {open.map(({ key, path }) => {
                const Icon = icons[key];
                return (
                  <li key={key}>
                    <NavLink to={path} end={path === "/"}>
                      <Icon aria-hidden />
                      <span>{t(`places.${key}`)}</span>
                    </NavLink>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      <p className="lz-nav-foot">{t("app.tagline")}</p>
    </nav>
  );
}
