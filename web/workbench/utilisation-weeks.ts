import dayjs from "dayjs";
import type { UtilisationQuery } from "../graphql/generated/graphql.ts";
import type { WindowText } from "../words/formats.ts";

export type UtilisationRow = UtilisationQuery["utilisation"][number];
export type UtilisationCell = UtilisationRow["cells"][number];

/** From what part taken on a week is scarce. */
export const scarceFrom = 0.85;

export const isScarce = ({ used }: UtilisationCell) => used !== null && used >= scarceFrom;

/** What of a week is free and still to come, in hours. */
export const comingHours = ({ freeHours, pastHours }: UtilisationCell): string =>
  String(Math.round((Number(freeHours) - Number(pastHours)) * 10_000) / 10_000);

/** The first and the last day of a week, as they are told to whoever looks. */
export function daysOf({ from, until }: WindowText): WindowText {
  const day = (at: string) => dayjs(at).format("YYYY-MM-DD");
  return { from: day(from), until: day(dayjs(until).subtract(1, "day").toISOString()) };
}

/**
 * So many weeks from Monday of this one on, by the viewer's clock, by which they are told: each site
 * is looked at in the same days by its own.
 */
export function weeksFrom(now: Date, number: number): WindowText[] {
  const today = dayjs(now).startOf("day");
  const monday = today.subtract((today.day() + 6) % 7, "day");
  return Array.from({ length: number }, (_, week) => ({
    from: monday.add(week, "week").toISOString(),
    until: monday.add(week + 1, "week").toISOString(),
  }));
}

/** The prices that most offers have: what a chart of one line can show. */
export function usualPrice(row: UtilisationRow) {
  const offers = new Map<string, number>();
  for (const price of row.cells.flatMap(({ prices }) => prices)) {
    const kind = `${price.median.currency} ${price.vatIncluded}`;
    offers.set(kind, (offers.get(kind) ?? 0) + price.offers);
  }
  const [usual] = [...offers].sort(([, one], [, other]) => other - one);
  const isUsual = ({ vatIncluded, median }: UtilisationCell["prices"][number]) =>
    `${median.currency} ${vatIncluded}` === usual?.[0];
  return row.cells.map(({ prices }) => prices.find(isUsual) ?? null);
}
