const resetMinutes = 30;
const minuteMs = 60_000;
const keptMs = 24 * 60 * minuteMs;

/** When the code of a reset that is issued now runs out. */
export function resetEnd(now: Date): Date {
  return new Date(now.getTime() + resetMinutes * minuteMs);
}

/** What decides whether a reset still lets set a password. */
export interface ResetState {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export function isResetOpen({ expiresAt, usedAt }: ResetState, now: Date): boolean {
  return usedAt === null && expiresAt > now;
}

/** Resets that ran out before this time are forgotten. */
export function resetsKeptSince(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}
