import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Stretch } from "../../design/instant.tsx";
import { Facts } from "../../design/panel.tsx";
import type {
  IncidentAlertKind,
  IncidentEntryPartsFragment,
  IncidentPartsFragment,
  IncidentState,
} from "../../graphql/generated/graphql.ts";
import { useFormats } from "../../words/formats.ts";

/** What entries of all acts say besides their text; each says a part of it. */
interface Details {
  readonly kind?: string;
  readonly source?: string;
  readonly amount?: number;
  readonly firm?: string;
  readonly firms?: readonly string[];
  readonly sessions?: boolean;
  readonly keys?: boolean;
  readonly principal?: string;
  readonly ended?: { readonly sessions: number; readonly keys: number } | null;
  readonly from?: string;
  readonly until?: string;
  readonly digest?: string;
  readonly sizeBytes?: number;
  readonly en?: string;
  readonly delivered?: boolean;
  readonly state?: string;
  readonly form?: string;
}

type Fact = readonly [string, ReactNode];

/** Firms of an incident by the identity under which entries name them. */
function useFirmNames({ subjects }: IncidentPartsFragment): (identity: string) => string {
  const { words } = useFormats();
  return (identity) => {
    const subject = subjects.find(({ firm }) => firm.identity === identity);
    return subject ? words(subject.firm.name) : identity;
  };
}

function useRevoked(): (details: Details) => string {
  const { t } = useTranslation();
  const { number } = useFormats();
  return ({ sessions, keys, ended }) => {
    const counted = (count: number | undefined) =>
      count === undefined ? "" : ` (${number(count)})`;
    const parts = [
      sessions ? `${t("incidents.detail.sessions")}${counted(ended?.sessions)}` : "",
      keys ? `${t("incidents.detail.keys")}${counted(ended?.keys)}` : "",
    ];
    return parts.filter((part) => part !== "").join(" · ");
  };
}

const code = (text: string) => <span className="lz-code">{text}</span>;

/** A fact where there is one to tell. */
function said(name: string, text: string | undefined, show: (text: string) => ReactNode): Fact[] {
  return text ? [[name, show(text)]] : [];
}

interface EntryProps {
  readonly entry: IncidentEntryPartsFragment;
  readonly incident: IncidentPartsFragment;
}

/** An entry's details by act, as names and values. */
function useFacts({ entry, incident }: EntryProps): readonly Fact[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  const nameOf = useFirmNames(incident);
  const revoked = useRevoked();
  const details: Details = entry.details === null ? {} : JSON.parse(entry.details);
  const firm = said(t("incidents.firm"), details.firm, nameOf);
  const digest = said(t("incidents.digest"), details.digest, code);
  const stateOf = (state = "") => t(`incidents.stateOf.${state.toUpperCase() as IncidentState}`);
  switch (entry.act) {
    case "ALERT":
      return [
        [
          t("incidents.kind"),
          t(`incidents.alertKind.${(details.kind ?? "").toUpperCase() as IncidentAlertKind}`),
        ],
        [t("incidents.alerts.source"), code(details.source ?? "")],
        [t("incidents.detail.amount"), number(details.amount ?? 0)],
      ];
    case "REVOKE":
      return [
        ...firm,
        [t("incidents.detail.revoked"), revoked(details)],
        ...said(t("incidents.subject"), details.principal, code),
      ];
    case "PRESERVE":
      return [
        [
          t("incidents.detail.window"),
          <Stretch
            key="window"
            window={{ from: details.from ?? "", until: details.until ?? "" }}
          />,
        ],
      ];
    case "NOTIFY":
      return [
        [t("incidents.affectedFirms"), (details.firms ?? []).map(nameOf).join(" · ")],
        [
          t("incidents.detail.delivered"),
          t(details.delivered ? "incidents.detail.yes" : "incidents.detail.rehearsed"),
        ],
        [t("incidents.detail.english"), details.en ?? ""],
      ];
    case "STATE":
      return [[t("incidents.state"), `${stateOf(details.from)} → ${stateOf(details.state)}`]];
    case "REPORT":
      return [[t("incidents.detail.form"), (details.form ?? "").toUpperCase()], ...digest];
    default:
      return [...firm, ...digest];
  }
}

/** What was done, to whom, and what came of it. */
export function EntryDetails(props: EntryProps) {
  const facts = useFacts(props);
  return facts.length === 0 ? null : <Facts facts={facts} />;
}
