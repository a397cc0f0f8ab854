import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { PageHead } from "../design/page-head.tsx";
import { PagesBar } from "../design/pages-bar.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { IncidentTellingsDocument } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";

function List() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const pages = usePages({
    document: IncidentTellingsDocument,
    pick: ({ incidentTellings }) => incidentTellings,
    variables: {},
    heeds: ["IncidentTelling"],
  });
  if (pages.fault) return <FaultView fault={pages.fault} again={pages.again} />;
  if (pages.waiting) return <Waiting rows={4} />;
  if (pages.rows.length === 0 && !pages.previous) {
    return <Empty title={t("incidents.told.empty")} hint={t("incidents.told.hint")} />;
  }
  const name = t("incidents.told.title");
  return (
    <div aria-busy={pages.refreshing}>
      <ul className="lz-notes" aria-label={name}>
        {pages.rows.map(({ id, text, exercise, at }) => (
          <li key={id} className="lz-note">
            <div className="lz-row lz-between">
              {exercise ? <Pill tone="copper">{t("incidents.told.exercise")}</Pill> : <span />}
              <Instant at={at} />
            </div>
            <p className="lz-prose lz-break">{words(text)}</p>
          </li>
        ))}
      </ul>
      <PagesBar name={name} pages={pages} />
    </div>
  );
}

/** What the platform has told the firm of security incidents. */
export function Told() {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      <PageHead title={t("incidents.told.title")} lead={t("incidents.told.lead")} />
      <List />
    </div>
  );
}
