import type { Dayjs } from "dayjs";

/** A whole day as a limit: until it is over. */
export type DayLimit = "ends";

/** A picked time as ISO 8601 in UTC; what is no day is picked to the minute. */
export function instantPicked(picked: Dayjs, day: DayLimit | undefined): string {
  return (day === undefined ? picked.startOf("minute") : picked.endOf("day")).toISOString();
}
