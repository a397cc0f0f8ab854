import type { PassportEvent } from "./passport.ts";
import { type LocalTime, localTime } from "./times.ts";

export type Order = "oldest" | "newest";

export interface Stop {
  readonly event: PassportEvent;
  readonly time: LocalTime;
}

/** All that happened on one day, by the calendar of the place where it happened. */
export interface Day {
  readonly day: string;
  readonly stops: readonly Stop[];
}

/** The way of a product in days. Events of the same instant keep the platform's order. */
export function wayOf(events: readonly PassportEvent[], order: Order): readonly Day[] {
  const sign = order === "oldest" ? 1 : -1;
  const inOrder = [...events].sort(
    (one, other) => sign * (Date.parse(one.eventTime) - Date.parse(other.eventTime)),
  );
  const days: { day: string; stops: Stop[] }[] = [];
  for (const event of inOrder) {
    const time = localTime(event.eventTime, event.eventTimeZoneOffset);
    const last = days.at(-1);
    if (last && last.day === time.day) last.stops.push({ event, time });
    else days.push({ day: time.day, stops: [{ event, time }] });
  }
  return days;
}
