/** An amount in integer minor units (fen, cents) of an ISO 4217 currency. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

const wholeBasisPoints = 10_000n;

/** A share of an amount in hundredths of a percent, rounded half up to the minor unit. */
export function shareOf({ minor, currency }: Money, basisPoints: number): Money {
  const exact = minor * BigInt(basisPoints);
  return { minor: (exact + wholeBasisPoints / 2n) / wholeBasisPoints, currency };
}
