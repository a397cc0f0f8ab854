import { useTranslation } from "react-i18next";
import { PagesBar } from "../../design/pages-bar.tsx";
import { Panel } from "../../design/panel.tsx";
import { Pill } from "../../design/pill.tsx";
import { FaultView, Waiting } from "../../design/states.tsx";
import {
  IncidentEntriesDocument,
  type IncidentEntryPartsFragment,
  type IncidentPartsFragment,
} from "../../graphql/generated/graphql.ts";
import { usePages } from "../../graphql/pages.ts";
import { useFormats } from "../../words/formats.ts";
import { EntryDetails } from "./entry-details.tsx";

type Entry = IncidentEntryPartsFragment;

interface LineProps {
  readonly entry: Entry;
  readonly incident: IncidentPartsFragment;
}

function Line({ entry, incident }: LineProps) {
  const { t } = useTranslation();
  const { day, clock, zone } = useFormats();
  const { act, at, text, principal } = entry;
  return (
    <li className="lz-note">
      <div className="lz-row lz-between">
        <Pill tone="primary">{t(`incidents.actOf.${act}`)}</Pill>
        {/* What happens in an incident is told to the second. */}
        <time dateTime={at} className="lz-time">
          {day(at)} {clock(new Date(at))} <span className="lz-zone">{zone(at)}</span>
        </time>
      </div>
      {text ? <p className="lz-prose lz-break">{text}</p> : null}
      <EntryDetails entry={entry} incident={incident} />
      <p className="lz-muted lz-break">
        {t("incidents.by")}{" "}
        {principal === "program:worker" ? (
          t("incidents.worker")
        ) : (
          <span className="lz-code">{principal}</span>
        )}
      </p>
    </li>
  );
}

/** What was noticed and done, the oldest first. */
export function Timeline({ incident }: { readonly incident: IncidentPartsFragment }) {
  const { t } = useTranslation();
  const pages = usePages({
    document: IncidentEntriesDocument,
    pick: ({ incidentEntries }) => incidentEntries,
    variables: { incident: incident.id },
    pageSize: 50,
    heeds: ["Incident", "IncidentEntry"],
  });
  const name = t("incidents.timeline");
  return (
    <Panel title={name}>
      {pages.fault ? <FaultView fault={pages.fault} again={pages.again} /> : null}
      {pages.waiting ? <Waiting rows={4} /> : null}
      <div aria-busy={pages.refreshing}>
        <ol className="lz-notes" aria-label={name}>
          {pages.rows.map((entry) => (
            <Line key={entry.id} entry={entry} incident={incident} />
          ))}
        </ol>
        <PagesBar name={name} pages={pages} />
      </div>
    </Panel>
  );
}
