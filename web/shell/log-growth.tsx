import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../design/appearance.tsx";
import { dark, light, type Palette } from "../design/palette.ts";
import { Panel } from "../design/panel.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { ZoneNote } from "../design/zone-note.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  LogGrowthDocument,
  type LogGrowthQuery,
  type LogSpan,
} from "../graphql/generated/graphql.ts";
import { type Formats, useFormats } from "../words/formats.ts";
import { Chart, chartLook } from "../workbench/chart.tsx";

type Growth = LogGrowthQuery["logGrowth"];

interface Drawing {
  readonly growth: Growth;
  readonly span: LogSpan;
  readonly name: string;
  readonly palette: Palette;
  readonly formats: Formats;
}

/**
 * The first and the last time begin and end with the line, which reaches both ends of the chart; the
 * hour stands under its day, so that both have room on a phone.
 */
const withinChart = {
  alignMinLabel: "left",
  alignMaxLabel: "right",
  showMaxLabel: true,
  lineHeight: 18,
  padding: [0, 6],
  formatter: (time: string) => time.replace(/,? (?=\d{1,2}:\d\d$)/, "\n"),
} as const;

function optionOf({ growth, span, name, palette, formats }: Drawing) {
  const { text, lineStyle, base, times } = chartLook(palette);
  const axis = times(
    growth.map(({ at }) => (span === "DAYS" ? formats.day(at) : formats.instant(at))),
  );
  return {
    ...base,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: { ...axis, axisLabel: { ...axis.axisLabel, ...withinChart }, boundaryGap: false },
    yAxis: { type: "value" as const, axisLabel: text, splitLine: { lineStyle } },
    series: [
      {
        type: "line" as const,
        name,
        data: growth.map(({ size }) => Number(size)),
        showSymbol: false,
        areaStyle: { color: palette.primary, opacity: 0.12 },
        itemStyle: { color: palette.primary },
        lineStyle: { width: 2 },
      },
    ],
  };
}

function Curve({ growth, span }: { readonly growth: Growth; readonly span: LogSpan }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { mode } = useAppearance();
  const palette = mode === "dark" ? dark : light;
  const name = t("log.entries");
  const option = useMemo(
    () => optionOf({ growth, span, name, palette, formats }),
    [growth, span, name, palette, formats],
  );
  const grown = Number(growth.at(-1)?.size ?? 0) - Number(growth[0]?.size ?? 0);
  return (
    <div className="lz-stack lz-tight">
      <Chart option={option} label={t("log.growthChart")} />
      <p className="lz-muted">{t("log.grown", { count: grown, grown: formats.number(grown) })}</p>
      <ZoneNote />
    </div>
  );
}

const spans = ["HOURS", "DAYS"] as const satisfies readonly LogSpan[];

/** How the log has grown over two days or two months. */
export function LogGrowth() {
  const { t } = useTranslation();
  const [span, setSpan] = useState<LogSpan>("HOURS");
  const [{ data, error }, again] = useAsked({ query: LogGrowthDocument, variables: { span } });
  return (
    <Panel
      title={t("log.growth")}
      aside={
        <Segmented
          aria-label={t("log.span")}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: t(`log.spans.${value}`) }))}
        />
      }
    >
      {error && !data ? <FaultView fault={faultOfError(error)} again={() => again()} /> : null}
      {!error && !data ? <Waiting rows={4} /> : null}
      {data ? <Curve growth={data.logGrowth} span={span} /> : null}
    </Panel>
  );
}
