const minuteMs = 60_000;
const firstWaitMs = minuteMs / 2;
const longestWaitMs = 6 * 60 * minuteMs;
const mostTries = 12;
const dayMs = 24 * 60 * minuteMs;
const keptMs = 30 * dayMs;

/** Why a letter could not be sent, as the mail server or the way to it said. */
export interface SendFault {
  /** A word such as `ECONNECTION` or `EENVELOPE`. */
  readonly code: string;
  /** The server's reply (RFC 5321 § 4.2.1); null when there was none. */
  readonly reply: number | null;
}

/** What becomes of a letter that was not sent. */
export type Fate = { readonly again: Date } | { readonly dead: true };

/** Whether the same letter would be refused again: for what it is, or for whom it is to. */
function isForGood({ code, reply }: SendFault): boolean {
  // A refused sign-in or a wrong order of commands (503) is a fault of ours, and passes.
  if (code !== "EENVELOPE" && code !== "EMESSAGE") return false;
  return reply !== null && reply >= 500 && reply !== 503;
}

/**
 * When a letter that has been tried so often is tried again: after 30 seconds and each time twice as
 * long, up to 6 hours; a part of it by chance, in [0, 1), so that many do not come back at once. What
 * the server refuses for good, and what has failed twelve times, over half a day or so, is dead.
 */
export function decideFate(tries: number, fault: SendFault, now: Date, chance: number): Fate {
  if (isForGood(fault) || tries >= mostTries) return { dead: true };
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
  return { again: new Date(now.getTime() + wait / 2 + (wait / 2) * chance) };
}

/** Letters sent or given up before this time are forgotten. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}
