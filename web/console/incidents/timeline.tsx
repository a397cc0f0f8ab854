import { useTranslation } from "react-i18next";
import { Instant } from "../../design/instant.tsx";
import { PagesBar } from "../../design/pages-bar.tsx";
import { Panel } from "../../design/panel.tsx";
import { Pill } from "../../design/pill.tsx";
import { FaultView, Waiting } from "../../design/states.tsx";
import {
  IncidentEntriesDocument,
  type IncidentEntryPartsFragment,
} from "../../graphql/generated/graphql.ts";
import { usePages } from "../../graphql/pages.ts";

type Entry = IncidentEntryPartsFragment;

/** What an entry says besides its text, as names and values. */
function detailsOf({ details }: Entry): readonly (readonly [string, string])[] {
  if (details === null) return [];
  const told = JSON.parse(details) as Record<string, unknown>;
  return Object.entries(told).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}

function Line({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { act, at, text, principal } = entry;
  const details = detailsOf(entry).filter(([, value]) => value !== "");
  return (
    <li className="lz-note">
      <div className="lz-row lz-between">
        <Pill tone="primary">{t(`incidents.actOf.${act}`)}</Pill>
        <Instant at={at} />
      </div>
      {text ? <p className="lz-prose lz-break">{text}</p> : null}
      {details.length > 0 ? (
        <p className="lz-muted lz-code">
          {details.map(([name, value]) => `${name}: ${value}`).join(" · ")}
        </p>
      ) : null}
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
export function Timeline({ incident }: { readonly incident: string }) {
  const { t } = useTranslation();
  const pages = usePages({
    document: IncidentEntriesDocument,
    pick: ({ incidentEntries }) => incidentEntries,
    variables: { incident },
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
            <Line key={entry.id} entry={entry} />
          ))}
        </ol>
        <PagesBar name={name} pages={pages} />
      </div>
    </Panel>
  );
}
