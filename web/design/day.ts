import type { Dayjs } from "dayjs";

/** A whole day as a limit: from when it begins, or until it is over. */
export type DayLimit = "begins" | "ends";

/** A picked time as ISO 8601 in UTC; what is no day is picked to the minute. */
export function instantPicked(picked: Dayjs, day: DayLimit | undefined): string {
  const at = { begins: picked.startOf("day"), ends: picked.endOf("day") };
  return (day === undefined ? picked.startOf("minute") : at[day]).toISOString();
}
