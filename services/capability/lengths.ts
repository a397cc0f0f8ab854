const nmInMm = 1_000_000;

/**
 * A length in millimetres as text with at most six decimals, in whole nanometres: exact, and a
 * safe integer for any length that a rule lets pass. Infinity where it would not be.
 */
export function nmOf(mm: string): number {
  const [whole = "0", fraction = ""] = mm.replace("-", "").split(".");
  const nm = BigInt(whole) * BigInt(nmInMm) + BigInt(fraction.padEnd(6, "0"));
  if (nm > BigInt(Number.MAX_SAFE_INTEGER)) return Number.POSITIVE_INFINITY;
  return mm.startsWith("-") ? -Number(nm) : Number(nm);
}

/** Whole nanometres (a safe integer, none below zero) as millimetres in text, without trailing zeros. */
export function mmText(nm: number): string {
  const fraction = nm % nmInMm;
  const whole = String((nm - fraction) / nmInMm);
  if (fraction === 0) return whole;
  return `${whole}.${String(fraction).padStart(6, "0").replace(/0+$/, "")}`;
}

/** A box in whole nanometres. */
export interface EnvelopeNm {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
