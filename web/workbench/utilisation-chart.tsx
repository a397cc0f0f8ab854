import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../design/appearance.tsx";
import { dark, light, type Palette } from "../design/palette.ts";
import { digitsOf, type Formats, majorText, useFormats } from "../words/formats.ts";
import { Chart, chartLook } from "./chart.tsx";
import { comingHours, type UtilisationRow, usualPrice } from "./utilisation-weeks.ts";

interface Drawing {
  readonly row: UtilisationRow;
  readonly palette: Palette;
  readonly t: TFunction;
  readonly formats: Formats;
}

/** Hours as bars that stand on each other. */
function barsOf({ row, palette, t }: Drawing) {
  const bar = (name: string, color: string, data: readonly number[]) => ({
    type: "bar" as const,
    stack: "hours",
    name,
    data: [...data],
    itemStyle: { color },
    barMaxWidth: 36,
  });
  const free = row.cells.map((cell) => Number(comingHours(cell)));
  const past = row.cells.map(({ pastHours }) => Number(pastHours));
  const taken = row.cells.map(({ offeredHours, freeHours }) => {
    return Math.round((Number(offeredHours) - Number(freeHours)) * 100) / 100;
  });
  return [
    bar(t("utilisation.series.taken"), palette.primary, taken),
    bar(t("utilisation.series.past"), palette.line, past),
    bar(t("utilisation.series.free"), palette.edge, free),
  ];
}

/** The usual price as a line over them, and the name of its axis; none where nothing has a price. */
function priceOf({ row, palette, t }: Drawing) {
  const prices = usualPrice(row);
  const kind = prices.find((price) => price !== null);
  if (!kind) return null;
  const { currency } = kind.median;
  const vat = kind.vatIncluded ? t("utilisation.vatIncluded") : t("utilisation.vatExcluded");
  const line = {
    type: "line" as const,
    name: t("utilisation.series.price"),
    yAxisIndex: 1,
    connectNulls: true,
    data: prices.map((price) =>
      price === null ? null : Number(majorText(price.median.minor, digitsOf(currency))),
    ),
    itemStyle: { color: palette.copper },
    lineStyle: { width: 2 },
  };
  return { line, axis: `${currency} · ${vat}` };
}

function optionOf(drawing: Drawing) {
  const { row, palette, t, formats } = drawing;
  const price = priceOf(drawing);
  const { text, lineStyle, base, times } = chartLook(palette);
  const axis = (name: string, align: "left" | "right") => ({
    type: "value" as const,
    name,
    nameTextStyle: { ...text, align },
    axisLabel: text,
    splitLine: { show: align === "left", lineStyle },
  });
  return {
    ...base,
    // On a phone the names of the legend take two lines.
    legend: { bottom: 0, itemGap: 24, textStyle: text },
    grid: { left: 8, right: 8, top: 36, bottom: 64, containLabel: true },
    xAxis: times(row.cells.map(({ window }) => formats.day(window.from))),
    yAxis: [axis(t("utilisation.hoursAxis"), "left"), axis(price?.axis ?? "", "right")],
    series: [...barsOf(drawing), ...(price === null ? [] : [price.line])],
  };
}

interface UtilisationChartProps {
  readonly row: UtilisationRow;
  readonly name: string;
}

/** One row over time. Its figures stand in the table as well, for those who do not see it. */
export function UtilisationChart({ row, name }: UtilisationChartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { mode } = useAppearance();
  const palette = mode === "dark" ? dark : light;
  const option = useMemo(() => optionOf({ row, palette, t, formats }), [row, palette, t, formats]);
  return <Chart option={option} label={t("utilisation.chart", { name })} />;
}
