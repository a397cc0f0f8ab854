/** The rate for work on goods, in percent as typed. */
export const usualVatPercent = "13";

export const pointsOfPercent = 100;

/** A rate in percent as typed in hundredths of a percent; null where none is. */
export function basisPointsOf(percent: string | undefined): number | null {
  const typed = percent?.trim() ?? "";
  return typed === "" ? null : Math.round(Number(typed) * pointsOfPercent);
}

/** A rate in percent, as it is typed. */
export const percentOf = (basisPoints: number): string => String(basisPoints / pointsOfPercent);
