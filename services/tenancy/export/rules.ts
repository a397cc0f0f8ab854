import { Refusal } from "../../kernel/refusal.ts";
import type { ExportStatus } from "../schema/exports.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long an archive can be fetched. */
export const keptDays = 7;
/**
 * How long the last archive of a firm that has left can: a quarter, so that whoever winds the firm up
 * or is away for a season still comes to it, and not for ever, for it is the whole firm in one file.
 */
export const leftDays = 90;
/** Whoever makes an archive and is not heard of for so long has died: it is begun again. */
export const beatLostMs = 2 * minuteMs;
/** After so many beginnings it is given up. */
export const mostTries = 3;

/** When an archive that is done now is removed. */
export const expiryOf = (now: Date): Date => new Date(now.getTime() + keptDays * dayMs);

/** When the last archive of a firm that leaves now is removed. */
export const leftExpiryOf = (now: Date): Date => new Date(now.getTime() + leftDays * dayMs);

/** An archive as far as it decides whether it can be fetched. */
export interface Fetchable {
  readonly status: ExportStatus;
  readonly expiresAt: Date | null;
  readonly removedAt: Date | null;
}

export function isThere({ status, expiresAt, removedAt }: Fetchable, now: Date): boolean {
  return status === "done" && removedAt === null && expiresAt !== null && expiresAt > now;
}

/** Throws for one that is absent, not done, or gone: `EXPORT_NOT_FOUND`. */
export function assertThere<Row extends Fetchable>(row: Row | null, now: Date): asserts row is Row {
  if (row === null || !isThere(row, now)) throw new Refusal("EXPORT_NOT_FOUND", {}, "id");
}
