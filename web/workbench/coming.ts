interface Booked {
  readonly status: string;
  readonly window: { readonly from: string; readonly until: string };
}

/** The bookings that stand and are not over, the earliest first. */
export function coming<B extends Booked>(bookings: readonly B[], now: number): B[] {
  return bookings
    .filter(({ status, window }) => status === "BOOKED" && Date.parse(window.until) > now)
    .sort((one, other) => Date.parse(one.window.from) - Date.parse(other.window.from));
}

/** The sum of decimal hours, exact to four digits. */
export function sumOfHours(hours: readonly string[]): string {
  const sum = hours.reduce((total, each) => total + Math.round(Number(each) * 10_000), 0);
  return String(sum / 10_000);
}
