import type { ImportRow } from "./reads.ts";

type Going = Pick<ImportRow, "status" | "share" | "begunAt" | "begunShare" | "beatAt">;

/** How much of its file is done, from 0 to 1; null where that cannot be told. */
export function shareOf({ status, share }: Pick<Going, "status" | "share">): number | null {
  return status === "done" ? 1 : share;
}

// From less nothing can be said: the first batches wait for plans and connections.
const leastMs = 2_000;
const leastShare = 0.005;

/**
 * How long an import takes yet from its last sign of life on, at the pace that it has had since it was
 * last let go on; null where that cannot be told.
 */
export function secondsLeft({ status, share, begunAt, begunShare, beatAt }: Going): number | null {
  if (status !== "running" && status !== "waiting") return null;
  if (share === null || begunShare === null || begunAt === null || beatAt === null) return null;
  const [tookMs, done] = [beatAt.getTime() - begunAt.getTime(), share - begunShare];
  if (tookMs < leastMs || done < leastShare) return null;
  return Math.ceil((tookMs * (1 - share)) / done / 1_000);
}
