import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../design/appearance.tsx";
import { dark, light, type Palette } from "../design/palette.ts";
import { type CapacityWeek, isTight, useMonday } from "./capacity-weeks.ts";
import { Chart, chartLook } from "./chart.tsx";

interface Drawing {
  readonly weeks: readonly CapacityWeek[];
  readonly unit: string;
  readonly palette: Palette;
  readonly t: TFunction;
  readonly monday: (day: string) => string;
}

/** What is agreed as bars, those of tight weeks by themselves, and what can be made as lines. */
function seriesOf({ weeks, palette, t }: Drawing) {
  const bar = (name: string, color: string, shown: (week: CapacityWeek) => boolean) => ({
    type: "bar" as const,
    stack: "agreed",
    name,
    data: weeks.map((week) => (shown(week) ? week.agreed : null)),
    itemStyle: { color },
    barMaxWidth: 36,
  });
  const line = (name: string, color: string, type: "solid" | "dashed", data: number[]) => ({
    type: "line" as const,
    step: "middle" as const,
    name,
    data,
    itemStyle: { color },
    lineStyle: { width: 2, type },
    symbolSize: 5,
  });
  return [
    bar(t("capacityGroups.agreed"), palette.edge, (week) => !isTight(week)),
    bar(t("capacityGroups.agreedTight"), palette.bad, isTight),
    line(
      t("capacityGroups.actual"),
      palette.primary,
      "solid",
      weeks.map(({ actual }) => actual),
    ),
    line(
      t("capacityGroups.maximum"),
      palette.copper,
      "dashed",
      weeks.map(({ maximum }) => maximum),
    ),
  ];
}

function optionOf(drawing: Drawing) {
  const { weeks, unit, palette, monday } = drawing;
  const { text, lineStyle, base, times } = chartLook(palette);
  return {
    ...base,
    legend: { bottom: 0, itemGap: 24, textStyle: text },
    grid: { left: 8, right: 8, top: 36, bottom: 64, containLabel: true },
    xAxis: times(weeks.map((week) => monday(week.monday))),
    yAxis: {
      type: "value" as const,
      name: unit,
      nameTextStyle: { ...text, align: "left" as const },
      axisLabel: text,
      splitLine: { lineStyle },
    },
    series: seriesOf(drawing),
  };
}

interface CapacityWeeksChartProps {
  readonly weeks: readonly CapacityWeek[];
  readonly unit: string;
  readonly name: string;
}

/** Weekly capacity against what is agreed of it. */
export function CapacityWeeksChart({ weeks, unit, name }: CapacityWeeksChartProps) {
  const { t } = useTranslation();
  const monday = useMonday();
  const { mode } = useAppearance();
  const palette = mode === "dark" ? dark : light;
  const option = useMemo(
    () => optionOf({ weeks, unit, palette, t, monday }),
    [weeks, unit, palette, t, monday],
  );
  return <Chart option={option} label={t("capacityGroups.chart", { name })} />;
}
