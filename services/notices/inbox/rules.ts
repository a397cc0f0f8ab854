import { anyKind, type NoticeKind } from "./kinds.ts";

/** How a notice reaches a person. */
export interface Reach {
  readonly inbox: boolean;
  readonly mail: boolean;
}

const dayMs = 86_400_000;
const keptMs = 180 * dayMs;
const newsMs = dayMs;

/**
 * How a kind reaches somebody: as he chose, else as his firm did, else as is usual. What guards an
 * account or a house is always in the inbox.
 */
export function decideReach(
  kind: NoticeKind,
  firm: Pick<Reach, "mail"> | null,
  own: Reach | null,
): Reach {
  const { security, mail } = anyKind(kind);
  return {
    inbox: security || (own?.inbox ?? true),
    mail: own?.mail ?? firm?.mail ?? mail,
  };
}

/** Whether it is worth a letter: what is heard late, or anew from the beginning, is not. */
export function isNews(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < newsMs;
}

/** Notices of before this time are forgotten, read or not. */
export function noticesKeptSince(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}
