import { Segmented, Select } from "antd";
import { lazy, Suspense, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { UtilisationDocument, type UtilisationKey } from "../graphql/generated/graphql.ts";
import { digitsOf, type MoneyText, majorText, useFormats, viewerZone } from "../words/formats.ts";
import { BottleneckAlerts } from "./bottlenecks.tsx";
import { RowsCsvButton } from "./csv-button.tsx";
import { UtilisationTable } from "./utilisation-table.tsx";
import {
  comingHours,
  daysOf,
  isScarce,
  type UtilisationRow,
  weeksFrom,
} from "./utilisation-weeks.ts";
import { useVocabularyOptions } from "./vocabulary.ts";

const Chart = lazy(async () => ({
  default: (await import("./utilisation-chart.tsx")).UtilisationChart,
}));

const keys: readonly UtilisationKey[] = ["PROCESS", "CITY"];
const spans = [4, 8, 13, 26];

interface Choices {
  readonly by: UtilisationKey;
  readonly weeks: number;
  readonly process: string | null;
}

interface ChooserProps {
  readonly choices: Choices;
  readonly choose: (choices: Choices) => void;
}

function Chooser({ choices, choose }: ChooserProps) {
  const { t } = useTranslation();
  const { processes } = useVocabularyOptions();
  const [weeks, process] = [useId(), useId()];
  return (
    <div className="lz-toolbar">
      <Segmented
        aria-label={t("utilisation.by")}
        value={choices.by}
        onChange={(by) => choose({ ...choices, by })}
        options={keys.map((value) => ({ value, label: t(`utilisation.byKey.${value}`) }))}
      />
      <span className="lz-labelled">
        <label htmlFor={weeks}>{t("utilisation.weeks")}</label>
        <Select
          id={weeks}
          value={choices.weeks}
          onChange={(number) => choose({ ...choices, weeks: number })}
          options={spans.map((value) => ({
            value,
            label: t("utilisation.weeksOf", { number: value }),
          }))}
        />
      </span>
      <span className="lz-labelled">
        <label htmlFor={process}>{t("utilisation.process")}</label>
        <Select
          id={process}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("utilisation.allProcesses")}
          popupMatchSelectWidth={false}
          value={choices.process}
          onChange={(code?: string) => choose({ ...choices, process: code ?? null })}
          options={processes}
        />
      </span>
    </div>
  );
}

const csvColumns = [
  ...(["name", "from", "until", "offered", "free", "past", "used", "firms"] as const),
  ...(["currency", "vat", "lowest", "median", "highest"] as const),
];

/** Each week of each row as a line, once for each kind of price. */
function Csv({ rows }: { readonly rows: readonly UtilisationRow[] }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const major = ({ minor, currency }: MoneyText) => majorText(minor, digitsOf(currency));
  const lines = rows.flatMap(({ name, cells }) =>
    cells.flatMap((cell) => {
      const { window, offeredHours, pastHours, used, firms, prices } = cell;
      const share = used === null ? "" : String(used);
      const { from, until } = daysOf(window);
      const own = [words(name), from, until, offeredHours, comingHours(cell)];
      const hours = [...own, pastHours, share, String(firms)];
      if (prices.length === 0) return [[...hours, "", "", "", "", ""]];
      return prices.map(({ vatIncluded, lowest, median, highest }) => [
        ...hours,
        median.currency,
        vatIncluded ? t("app.yes") : t("app.no"),
        ...[lowest, median, highest].map(major),
      ]);
    }),
  );
  const heads = csvColumns.map((each) => t(`utilisation.cells.${each}`));
  return <RowsCsvButton file={t("utilisation.file")} heads={heads} rows={lines} />;
}

function Bottlenecks({ rows }: { readonly rows: readonly UtilisationRow[] }) {
  const { t } = useTranslation();
  const { words, day, percent, hours } = useFormats();
  const scarce = rows.flatMap(({ key, name, cells }) =>
    cells.filter(isScarce).map((cell) => ({ key, name, cell })),
  );
  return (
    <Panel title={t("utilisation.bottlenecks")}>
      <p className="lz-muted">{t("utilisation.scarceHint")}</p>
      {scarce.length === 0 ? (
        <p>{t("utilisation.noBottlenecks")}</p>
      ) : (
        <ul>
          {scarce.map(({ key, name, cell }) => (
            <li key={`${key} ${cell.window.from}`}>
              <strong>{words(name)}</strong> {t("utilisation.week", { day: day(cell.window.from) })}
              : {percent(cell.used ?? 0)},{" "}
              {t("utilisation.free", { hours: hours(comingHours(cell)) })}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Rows({ rows }: { readonly rows: readonly UtilisationRow[] }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const [key, choose] = useState("");
  const chosen = rows.find((row) => row.key === key) ?? rows[0];
  if (!chosen) {
    return (
      <Empty
        title={t("utilisation.empty")}
        hint={t("utilisation.emptyHint")}
        action={<Link to="/market">{t("utilisation.toMarket")}</Link>}
      />
    );
  }
  return (
    <>
      <div>
        <Csv rows={rows} />
      </div>
      <UtilisationTable rows={rows} chosen={chosen.key} choose={choose} />
      <Panel title={words(chosen.name)}>
        <Suspense fallback={<Waiting rows={6} />}>
          <Chart row={chosen} name={words(chosen.name)} />
        </Suspense>
      </Panel>
      <Bottlenecks rows={rows} />
    </>
  );
}

/** How much of the market's capacity is taken, by process or city and week, and at what price. */
export function Utilisation() {
  const { t } = useTranslation();
  const [{ by, weeks }, setShown] = useState<Omit<Choices, "process">>({ by: "PROCESS", weeks: 8 });
  const [params, setParams] = useSearchParams();
  // A notice leads to the process that it tells of.
  const process = params.get("process") || null;
  const choose = ({ process: code, ...shown }: Choices) => {
    setShown(shown);
    if (code !== process) setParams(code === null ? {} : { process: code }, { replace: true });
  };
  const windows = useMemo(() => weeksFrom(new Date(), weeks), [weeks]);
  const [{ data, error, fetching }, again] = useAsked({
    query: UtilisationDocument,
    variables: { input: { by, windows, process, zone: viewerZone() } },
    requestPolicy: "cache-and-network",
  });
  return (
    <div className="lz-stack">
      <PageHead title={t("utilisation.title")} lead={t("utilisation.lead")} />
      <Chooser choices={{ by, weeks, process }} choose={choose} />
      {error && !data ? <FaultView fault={faultOfError(error)} again={() => again()} /> : null}
      {data ? (
        <div className="lz-stack" aria-busy={fetching}>
          <Rows rows={data.utilisation} />
        </div>
      ) : null}
      {data || error ? null : <Waiting rows={10} />}
      <BottleneckAlerts process={process} />
      <p className="lz-muted">{t("utilisation.clocks")}</p>
    </div>
  );
}
