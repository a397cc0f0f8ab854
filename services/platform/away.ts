/** The connection went; whether the transaction was committed is not known. */
const unknown = new Set([
  "08000",
  "08003",
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNRESET",
  "EPIPE",
]);

/** No connection came about, or the server is short of memory or connections for a moment. */
const unreached = new Set([
  "08001",
  "08004",
  "53000",
  "53200",
  "53300",
  "53400",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/**
 * Classes of faults that say nothing of what was asked: connections, rolled back for the sake of
 * others, resources, a server that ends, its own machine.
 */
const passing = new Set(["08", "40", "53", "57", "58"]);
/** query_canceled: mostly our own time for a statement, which the same would meet again. */
const cancelled = "57014";
/** lock_not_available; its class holds faults that stay, too. */
const locked = "55P03";

/**
 * disk_full of the database, whose statement was rolled back, and what the disk of the blobs says, on
 * which nothing half-written stays; reads go on.
 */
const full = new Set(["53100", "ENOSPC", "EDQUOT"]);

/** The SQLSTATE, or the driver's code, of a fault or of what caused it. */
export function sqlStateOf(fault: unknown): string | null {
  for (let each = fault; each instanceof Error; each = each.cause) {
    if ("code" in each && typeof each.code === "string") return each.code;
  }
  return null;
}

/** Whether the connection went, and with it the news of what was committed. */
export function isCutOff(fault: unknown): boolean {
  return unknown.has(sqlStateOf(fault) ?? "");
}

/** Whether the database cannot be reached: the same may be asked again a little later. */
export function isAway(fault: unknown): boolean {
  return isCutOff(fault) || unreached.has(sqlStateOf(fault) ?? "");
}

/** Whether there is no room left for what was to be written. */
export function isFull(fault: unknown): boolean {
  return full.has(sqlStateOf(fault) ?? "");
}

/** Whether the same may well be done a little later, however often it was tried. */
export function isPassing(fault: unknown): boolean {
  const state = sqlStateOf(fault) ?? "";
  const isOfClass = /^[0-9A-Z]{5}$/.test(state) && passing.has(state.slice(0, 2));
  return (isOfClass && state !== cancelled) || state === locked || isFull(fault) || isAway(fault);
}
