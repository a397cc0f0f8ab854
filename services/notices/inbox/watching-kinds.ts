import type { Published } from "../../../contracts/events/index.ts";
import { kind } from "./kind.ts";
import { weekOf } from "./weeks.ts";

const waits = {
  whom: "capacity.book",
  firm: ({ provider }: { readonly provider: string }) => provider,
  security: false,
  mail: true,
} as const;

const hoursWaits = { ...waits, hears: "capacity.wait-served.v2" } as const;
const timeWaits = { ...waits, hears: "capacity.wait-served.v1" } as const;

type Crossed = Published["capacity.bottleneck-crossed.v1"];

const mostWeeks = 6;

/** Weeks by their Mondays with what is taken of each; those beyond some are not named. */
function weeksText(weeks: Crossed["tight"]): string {
  const named = weeks.slice(0, mostWeeks).map((week) => `${week.monday} (${week.usedPercent}%)`);
  return [...named, ...(weeks.length > mostWeeks ? ["…"] : [])].join(", ");
}

const bottlenecks = {
  hears: "capacity.bottleneck-crossed.v1",
  whom: "capacity.watch-bottlenecks",
  security: false,
  path: "/utilisation?process={process}",
} as const;

const ruleValues = ({ name, process, thresholdPercent }: Crossed) => ({
  rule: name,
  process: process ?? "",
  threshold: `${thresholdPercent}`,
});

/** What those are told who watch the market. */
export const watchingKinds = {
  "search-matched": kind({
    hears: "capacity.search-matched.v1",
    whom: "capacity.search",
    only: ({ person }) => person,
    values: ({ name, offers }) => ({ search: name, count: `${offers.length}` }),
    security: false,
    mail: false,
    path: "/market/searches",
  }),
  "wait-held": kind({
    ...timeWaits,
    when: ({ heldUntil }) => heldUntil !== null,
    values: ({ window, heldUntil }) => ({ from: window.from, until: heldUntil ?? "" }),
    path: "/bookings/held",
  }),
  "wait-passed": kind({
    ...timeWaits,
    when: ({ heldUntil }) => heldUntil === null,
    values: ({ window }) => ({ from: window.from }),
    path: "/bookings/waiting",
  }),
  "wait-hours-held": kind({
    ...hoursWaits,
    when: ({ heldUntil }) => heldUntil !== null,
    values: ({ hours, window, heldUntil }) => ({
      hours,
      from: weekOf(window),
      until: heldUntil ?? "",
    }),
    path: "/bookings/held",
  }),
  "wait-hours-passed": kind({
    ...hoursWaits,
    when: ({ heldUntil }) => heldUntil === null,
    values: ({ hours, window }) => ({ hours, from: weekOf(window) }),
    path: "/bookings/waiting",
  }),
  "bottleneck-tight": kind({
    ...bottlenecks,
    when: ({ tight }) => tight.length > 0,
    values: (body) => ({ ...ruleValues(body), weeks: weeksText(body.tight) }),
    mail: true,
  }),
  "bottleneck-relaxed": kind({
    ...bottlenecks,
    when: ({ relaxed }) => relaxed.length > 0,
    values: (body) => ({ ...ruleValues(body), weeks: weeksText(body.relaxed) }),
    mail: false,
  }),
} as const;
