import { Select } from "antd";
import { lazy, Suspense, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { ZoneNote } from "../design/zone-note.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { ResolutionsDocument, type ResolutionsQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { codeLabel } from "./code-label.ts";
import { RowsCsvButton } from "./csv-button.tsx";
import { type Span, spans, windowsOf } from "./resolution-spans.ts";

const Chart = lazy(async () => ({
  default: (await import("./resolutions-chart.tsx")).ResolutionsChart,
}));

type Resolutions = ResolutionsQuery["resolutions"];

interface Line {
  readonly name: string;
  readonly people: number;
  readonly programs: number;
}

/** The name of a country in the reader's language. */
function useRegionName() {
  const { t, i18n } = useTranslation();
  const names = useMemo(
    () => new Intl.DisplayNames(i18n.language, { type: "region" }),
    [i18n.language],
  );
  return (region: string | null) =>
    region === null ? t("resolutions.unknownRegion") : (names.of(region) ?? region);
}

function Lines({ title, head, lines }: { title: string; head: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Panel title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard */}
      <section className="lz-table-box" tabIndex={0} aria-label={title}>
        <table className="lz-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{t("resolutions.people")}</th>
              <th scope="col">{t("resolutions.programs")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, people, programs }) => (
              <tr key={name}>
                <th scope="row" className="lz-wraps">
                  {name}
                </th>
                <td>{number(people)}</td>
                <td>{number(programs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function Csv({ windows, codes, regions }: Resolutions) {
  const { t } = useTranslation();
  const line = (kind: "window" | "code" | "region", name: string, times: Omit<Line, "name">) => [
    t(`resolutions.kinds.${kind}`),
    name,
    String(times.people),
    String(times.programs),
  ];
  const rows = [
    ...windows.map((each) => line("window", each.window.from, each)),
    ...codes.map((each) => line("code", codeLabel(each.code), each)),
    ...regions.map((each) => line("region", each.region ?? "", each)),
  ];
  const heads = (["kind", "name", "people", "programs"] as const).map((each) =>
    t(`resolutions.${each}`),
  );
  return <RowsCsvButton file={t("resolutions.file")} heads={heads} rows={rows} />;
}

function Figures({ shown, byHour }: { readonly shown: Resolutions; readonly byHour: boolean }) {
  const { t } = useTranslation();
  const regionName = useRegionName();
  if (shown.codes.length === 0) {
    return <Empty title={t("resolutions.empty")} hint={t("resolutions.emptyHint")} />;
  }
  const regions = shown.regions.map((each) => ({ ...each, name: regionName(each.region) }));
  const codes = shown.codes.map((each) => ({ ...each, name: codeLabel(each.code) }));
  return (
    <>
      <div>
        <Csv {...shown} />
      </div>
      <Panel title={t("resolutions.chart")}>
        <Suspense fallback={<Waiting rows={6} />}>
          <Chart windows={shown.windows} byHour={byHour} />
        </Suspense>
      </Panel>
      <Lines title={t("resolutions.codes")} head={t("resolutions.code")} lines={codes} />
      <Lines title={t("resolutions.regions")} head={t("resolutions.region")} lines={regions} />
    </>
  );
}

const spanKeys = Object.keys(spans) as Span[];

/** How often the firm's identifiers were resolved: over time, by code and by region. */
export function ResolutionStatistics() {
  const { t } = useTranslation();
  const [span, choose] = useState<Span>("week");
  const id = useId();
  const windows = useMemo(() => windowsOf(span, new Date()), [span]);
  const [{ data, error, fetching }, again] = useAsked({
    query: ResolutionsDocument,
    variables: { windows },
    requestPolicy: "cache-and-network",
  });
  return (
    <div className="lz-stack">
      <PageHead title={t("resolutions.title")} lead={t("resolutions.lead")} />
      <div className="lz-toolbar">
        <span className="lz-labelled">
          <label htmlFor={id}>{t("resolutions.span")}</label>
          <Select
            id={id}
            value={span}
            popupMatchSelectWidth={false}
            onChange={choose}
            options={spanKeys.map((value) => ({ value, label: t(`resolutions.spans.${value}`) }))}
          />
        </span>
      </div>
      {error && !data ? <FaultView fault={faultOfError(error)} again={() => again()} /> : null}
      {data ? (
        <div className="lz-stack" aria-busy={fetching}>
          <Figures shown={data.resolutions} byHour={spans[span].unit === "hour"} />
        </div>
      ) : null}
      {data || error ? null : <Waiting rows={10} />}
      <p className="lz-muted">
        {t("resolutions.note")} <ZoneNote />
      </p>
    </div>
  );
}
