/** An instant as both languages read it, in the zone of the platform's firms: GB/T 7408 with a blank. */
export function timeText(instant: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  });
  return `${parts.format(new Date(instant))} (UTC+8)`;
}
