import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Instant, Stretch } from "../../design/instant.tsx";
import { Listing } from "../../design/listing.tsx";
import { PageHead } from "../../design/page-head.tsx";
import { Facts, Panel } from "../../design/panel.tsx";
import { Pill } from "../../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../../design/states.tsx";
import { useAsked } from "../../graphql/asked.ts";
import { faultOfError } from "../../graphql/fault.ts";
import { IncidentDocument, type IncidentPartsFragment } from "../../graphql/generated/graphql.ts";
import { heeding } from "../../graphql/pages.ts";
import { useMay } from "../../shell/session.tsx";
import { useFormats } from "../../words/formats.ts";
import { IncidentActs } from "./acts.tsx";
import { useAlertColumns } from "./alerts.tsx";
import { Marks, useSpan } from "./marks.tsx";
import { Timeline } from "./timeline.tsx";

type Incident = IncidentPartsFragment;

function IncidentFacts({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const span = useSpan();
  const { kind, detectedAt, openedAt, containedAt, resolvedAt, closedAt } = incident;
  const { secondsToContainment: seconds } = incident;
  const when = (at: string | null) => (at === null ? t("incidents.notYet") : <Instant at={at} />);
  return (
    <Panel title={t("incidents.facts")}>
      <Facts
        facts={[
          [t("incidents.kind"), t(`incidents.kindOf.${kind}`)],
          [t("incidents.detected"), when(detectedAt)],
          [t("incidents.opened"), when(openedAt)],
          [t("incidents.contained"), when(containedAt)],
          [t("incidents.resolved"), when(resolvedAt)],
          [t("incidents.closed"), when(closedAt)],
          [t("incidents.toContainment"), seconds === null ? t("incidents.notYet") : span(seconds)],
        ]}
      />
    </Panel>
  );
}

function Deadlines({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  const span = useSpan();
  if (incident.deadlines.length === 0) return null;
  const standing = (dueAt: string) => {
    const seconds = (Date.parse(dueAt) - Date.now()) / 1_000;
    const words = span(Math.abs(seconds));
    return seconds >= 0 ? (
      <Pill tone="warn">{t("incidents.left", { span: words })}</Pill>
    ) : (
      <Pill tone="bad">{t("incidents.overdue", { span: words })}</Pill>
    );
  };
  return (
    <Panel title={t("incidents.deadlines")}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">{t("incidents.deadlinesHint")}</p>
        <Facts
          facts={incident.deadlines.map(({ duty, dueAt }) => [
            t(`incidents.duty.${duty}`),
            <span key={duty} className="lz-state">
              {standing(dueAt)}
              <span className="lz-muted">
                {t("incidents.due", { at: `${instant(dueAt)} ${zone(dueAt)}` })}
              </span>
            </span>,
          ])}
        />
      </div>
    </Panel>
  );
}

function Subjects({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { words, instant } = useFormats();
  return (
    <Panel title={t("incidents.subjects")}>
      {incident.subjects.length === 0 ? (
        <p className="lz-muted">{t("incidents.noSubjects")}</p>
      ) : (
        <Listing
          name={t("incidents.subjects")}
          columns={[
            {
              key: "firm",
              title: t("incidents.firm"),
              heads: true,
              show: ({ firm }) => words(firm.name),
            },
            {
              key: "principal",
              title: t("incidents.principal"),
              show: ({ principal }) =>
                principal ? <span className="lz-code">{principal}</span> : "–",
            },
            {
              key: "state",
              title: t("incidents.state"),
              show: ({ firm: { status, frozenAt } }) =>
                frozenAt ? (
                  <Pill tone="bad">{t("incidents.frozenSince", { at: instant(frozenAt) })}</Pill>
                ) : (
                  <Pill>{t(`terms.tenantStatus.${status}`)}</Pill>
                ),
            },
          ]}
          rows={incident.subjects}
          keyOf={({ firm, principal }) => `${firm.id} ${principal ?? ""}`}
        />
      )}
    </Panel>
  );
}

function Evidence({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Panel title={t("incidents.evidence")}>
      {incident.archives.length === 0 ? (
        <p className="lz-muted">{t("incidents.noEvidence")}</p>
      ) : (
        <ul className="lz-notes">
          {incident.archives.map(({ id, path, from, until, sha256, sizeBytes }) => (
            <li key={id} className="lz-note">
              <div className="lz-row lz-between">
                <Stretch window={{ from, until }} />
                {path ? (
                  <a href={path} download>
                    {t("incidents.download")}
                    {sizeBytes === null ? "" : ` (${number(sizeBytes)} B)`}
                  </a>
                ) : (
                  <Pill tone="note">{t("incidents.making")}</Pill>
                )}
              </div>
              {sha256 ? (
                <p className="lz-muted lz-break">
                  {t("incidents.digest")} <span className="lz-code">{sha256}</span>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Alerts({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const columns = useAlertColumns();
  if (incident.alerts.length === 0) return null;
  const name = t("incidents.tabs.alerts");
  return (
    <Panel title={name}>
      <Listing name={name} columns={columns} rows={incident.alerts} keyOf={({ id }) => id} />
    </Panel>
  );
}

function Whole({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const may = useMay();
  const report = (format: string) => `${incident.reportPath}?format=${format}`;
  const reports = may("platform.read-evidence") ? (
    <>
      <Button href={report("html")}>{t("incidents.reportHtml")}</Button>
      <Button href={report("json")}>{t("incidents.reportJson")}</Button>
    </>
  ) : null;
  return (
    <div className="lz-stack">
      <PageHead title={incident.title} actions={reports} />
      <div className="lz-row lz-between">
        <Marks incident={incident} />
        <Link to="/console/incidents/cases">{t("incidents.back")}</Link>
      </div>
      {incident.exercise ? (
        <Alert type="warning" showIcon title={t("incidents.exerciseHint")} />
      ) : null}
      {may("platform.handle-incidents") ? <IncidentActs incident={incident} /> : null}
      <IncidentFacts incident={incident} />
      <Deadlines incident={incident} />
      <Subjects incident={incident} />
      <Alerts incident={incident} />
      <Evidence incident={incident} />
      <Timeline incident={incident.id} />
    </div>
  );
}

/** One incident: how it stands, what can be done, and what was done. */
export function IncidentPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [{ data, error, fetching }, again] = useAsked({
    query: IncidentDocument,
    variables: { id },
    context: heeding(["Incident", "IncidentEntry"]),
  });
  if (error && !data) {
    return <FaultView fault={faultOfError(error)} again={() => again()} />;
  }
  if (!data) return fetching ? <Waiting rows={8} /> : null;
  if (data.incident === null) return <Empty title={t("incidents.missing")} />;
  return <Whole incident={data.incident} />;
}
