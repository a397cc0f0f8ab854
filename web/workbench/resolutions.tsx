import { Select } from "antd";
import { lazy, Suspense, useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { ZoneNote } from "../design/zone-note.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { ResolutionsDocument, type ResolutionsQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { codeLabel } from "./code-label.ts";
import { CodeSelect } from "./code-select.tsx";
import { RowsCsvButton } from "./csv-button.tsx";
import { type Span, spans, windowsOf } from "./resolution-spans.ts";

const Chart = lazy(async () => ({
  default: (await import("./resolutions-chart.tsx")).ResolutionsChart,
}));

type Resolutions = ResolutionsQuery["resolutions"];

interface Line {
  readonly name: string;
  /** Where it is told of by itself. */
  readonly to?: string;
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
            {lines.map(({ name, to, people, programs }) => (
              <tr key={name}>
                <th scope="row" className="lz-wraps">
                  {to === undefined ? name : <Link to={to}>{name}</Link>}
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

interface CsvProps extends Resolutions {
  readonly under: string | null;
}

function Csv({ windows, codes, regions, under }: CsvProps) {
  const { t } = useTranslation();
  const of = under === null ? "" : codeLabel(under);
  const line = (kind: "window" | "code" | "region", name: string, times: Omit<Line, "name">) => [
    of,
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
  const heads = (["under", "kind", "name", "people", "programs"] as const).map((each) =>
    t(`resolutions.${each}`),
  );
  return <RowsCsvButton file={t("resolutions.file")} heads={heads} rows={rows} />;
}

interface FiguresProps {
  readonly shown: Resolutions;
  readonly byHour: boolean;
  readonly under: string | null;
  readonly toCode: (code: string) => string;
}

function Figures({ shown, byHour, under, toCode }: FiguresProps) {
  const { t } = useTranslation();
  const { instant, day } = useFormats();
  const regionName = useRegionName();
  if (shown.codes.length === 0) {
    const hint = under === null ? t("resolutions.emptyHint") : t("resolutions.emptyUnderHint");
    return <Empty title={t("resolutions.empty")} hint={hint} />;
  }
  const times = shown.windows
    .filter(({ people, programs }) => people + programs > 0)
    .map(({ window, ...each }) => ({ ...each, name: (byHour ? instant : day)(window.from) }))
    .reverse();
  const regions = shown.regions.map((each) => ({ ...each, name: regionName(each.region) }));
  const codes = shown.codes.map((each) => ({
    ...each,
    name: codeLabel(each.code),
    ...(each.code !== under && { to: toCode(each.code) }),
  }));
  const of = under === null ? "" : codeLabel(under);
  return (
    <>
      <div>
        <Csv {...shown} under={under} />
      </div>
      <Panel title={under === null ? t("resolutions.chart") : t("resolutions.chartOf", { of })}>
        <Suspense fallback={<Waiting rows={6} />}>
          <Chart windows={shown.windows} byHour={byHour} />
        </Suspense>
      </Panel>
      <Lines title={t("resolutions.times")} head={t("resolutions.from")} lines={times} />
      <Lines title={t("resolutions.mostResolved")} head={t("resolutions.code")} lines={codes} />
      <Lines title={t("resolutions.regions")} head={t("resolutions.region")} lines={regions} />
    </>
  );
}

const spanKeys = Object.keys(spans) as Span[];
const isSpan = (text: string | null): text is Span => spanKeys.some((span) => span === text);

interface Chosen {
  readonly under: string | null;
  readonly span: Span;
}

/** What is looked at stands in the address: one comes back to it, and leads others there. */
function searchOf({ under, span }: Chosen): string {
  return `?${new URLSearchParams({ ...(under !== null && { under }), span })}`;
}

interface ChooserProps {
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}

function Chooser({ chosen, choose }: ChooserProps) {
  const { t } = useTranslation();
  const [of, time] = [useId(), useId()];
  return (
    <div className="lz-toolbar">
      <span className="lz-labelled lz-code-choice">
        <label htmlFor={of}>{t("resolutions.under")}</label>
        <CodeSelect
          id={of}
          value={chosen.under}
          onChange={(under) => choose({ ...chosen, under })}
        />
      </span>
      <span className="lz-labelled">
        <label htmlFor={time}>{t("resolutions.span")}</label>
        <Select
          id={time}
          value={chosen.span}
          popupMatchSelectWidth={false}
          onChange={(span) => choose({ ...chosen, span })}
          options={spanKeys.map((value) => ({ value, label: t(`resolutions.spans.${value}`) }))}
        />
      </span>
    </div>
  );
}

/** How often the firm's identifiers, or one of them, were resolved: over time, by code and by region. */
export function ResolutionStatistics() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const asked = params.get("span");
  const span = isSpan(asked) ? asked : "week";
  const under = params.get("under") || null;
  const windows = useMemo(() => windowsOf(span, new Date()), [span]);
  const [{ data, error, fetching }, again] = useAsked({
    query: ResolutionsDocument,
    variables: { windows, under },
    requestPolicy: "cache-and-network",
  });
  const choose = (chosen: Chosen) => setParams(searchOf(chosen), { replace: true });
  return (
    <div className="lz-stack">
      <PageHead title={t("resolutions.title")} lead={t("resolutions.lead")} />
      <Chooser chosen={{ under, span }} choose={choose} />
      {error && !data ? <FaultView fault={faultOfError(error)} again={() => again()} /> : null}
      {data ? (
        <div className="lz-stack" aria-busy={fetching}>
          <Figures
            shown={data.resolutions}
            byHour={spans[span].unit === "hour"}
            under={under}
            toCode={(code) => searchOf({ under: code, span })}
          />
        </div>
      ) : null}
      {data || error ? null : <Waiting rows={10} />}
      <p className="lz-muted">
        {t("resolutions.note")} <ZoneNote />
      </p>
    </div>
  );
}
