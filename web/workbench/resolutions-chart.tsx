import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../design/appearance.tsx";
import { dark, light, type Palette } from "../design/palette.ts";
import type { ResolutionsQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { Chart, chartLook } from "./chart.tsx";

type Windows = ResolutionsQuery["resolutions"]["windows"];

interface Drawing {
  readonly windows: Windows;
  readonly names: readonly string[];
  readonly palette: Palette;
  readonly t: TFunction;
}

function optionOf({ windows, names, palette, t }: Drawing) {
  const { text, lineStyle, base, times } = chartLook(palette);
  const bar = (name: string, color: string, data: number[]) => ({
    type: "bar" as const,
    stack: "times",
    name,
    data,
    itemStyle: { color },
    barMaxWidth: 36,
  });
  return {
    ...base,
    legend: { bottom: 0, itemGap: 24, textStyle: text },
    grid: { left: 8, right: 8, top: 16, bottom: 40, containLabel: true },
    xAxis: times(names),
    yAxis: { type: "value" as const, minInterval: 1, axisLabel: text, splitLine: { lineStyle } },
    series: [
      bar(
        t("resolutions.people"),
        palette.primary,
        windows.map(({ people }) => people),
      ),
      bar(
        t("resolutions.programs"),
        palette.edge,
        windows.map(({ programs }) => programs),
      ),
    ],
  };
}

interface ResolutionsChartProps {
  readonly windows: Windows;
  readonly byHour: boolean;
}

/** Resolutions over time. Its figures stand in the CSV file as well. */
export function ResolutionsChart({ windows, byHour }: ResolutionsChartProps) {
  const { t } = useTranslation();
  const { instant, day } = useFormats();
  const { mode } = useAppearance();
  const palette = mode === "dark" ? dark : light;
  const option = useMemo(() => {
    const names = windows.map(({ window }) => (byHour ? instant : day)(window.from));
    return optionOf({ windows, names, palette, t });
  }, [windows, byHour, palette, t, instant, day]);
  return <Chart option={option} label={t("resolutions.chart")} />;
}
