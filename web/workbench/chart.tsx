import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Palette } from "../design/palette.ts";

use([BarChart, GridComponent, LegendComponent, LineChart, SVGRenderer, TooltipComponent]);

/** How every chart looks: its words, its lines, and what is shown where one points. */
export function chartLook(palette: Palette) {
  const text = { color: palette.ink2 };
  const lineStyle = { color: palette.line };
  return {
    text,
    lineStyle,
    base: {
      animation: false,
      textStyle: { fontFamily: "inherit", color: palette.ink },
      tooltip: {
        trigger: "axis" as const,
        backgroundColor: palette.raised,
        borderColor: palette.line,
        textStyle: { color: palette.ink },
      },
    },
    /** The axis of time, under these names. */
    times: (data: readonly string[]) => ({
      type: "category" as const,
      data: [...data],
      // The first and the last stay within the picture, and are always weighed: else the last to be
      // shown is one between, which is centred and cut at the edge. Those that touch lie over each other.
      axisLabel: {
        ...text,
        hideOverlap: true,
        showMinLabel: true,
        showMaxLabel: true,
        alignMinLabel: "left" as const,
        alignMaxLabel: "right" as const,
        textMargin: [0, 6],
      },
      axisLine: { lineStyle },
    }),
  };
}

interface ChartProps {
  /** Drawn anew when it is another one. */
  readonly option: EChartsCoreOption;
  readonly label: string;
}

// Without the component that describes charts: it would put an English sentence for our label.
/** A chart as wide as its place. Its figures must stand in a table as well. */
export function Chart({ option, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const at = box.current;
    if (at === null) return;
    const chart = init(at, null, { renderer: "svg" });
    chart.setOption(option);
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(at);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} role="img" aria-label={label} className="lz-chart" />;
}
