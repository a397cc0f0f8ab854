import type { BottleneckCrossedV1 } from "../../../contracts/events/shapes/capacity.ts";
import { hoursText } from "../../kernel/window.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { BottleneckRow } from "./reads.ts";
import { type Crossings, usedPercent, type WeekUse } from "./rules.ts";

function weekShape(week: WeekUse): BottleneckCrossedV1["tight"][number] {
  const { monday, freeMs } = week;
  return { monday, usedPercent: usedPercent(week) ?? 0, freeHours: hoursText(freeMs) };
}

/** That weeks have become tight for a rule, or no more are: told in the firm's own house. */
export function bottleneckCrossed(
  firm: string,
  { id, name, watch, process, resourceId, city, thresholdPercent }: BottleneckRow,
  { tight, relaxed }: Crossings,
): EventDraft {
  const body: BottleneckCrossedV1 = {
    firm,
    ruleId: id,
    name,
    watch,
    process,
    resourceId,
    city,
    thresholdPercent,
    tight: tight.map(weekShape),
    relaxed: relaxed.map(weekShape),
    by: { platform: true },
  };
  return { type: "capacity.bottleneck-crossed.v1", body };
}
