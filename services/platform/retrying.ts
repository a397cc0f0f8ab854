import type { RequestFacts } from "./tenancy.ts";

/** Rolled back for certain: deadlock, serialization failure. */
const undone = new Set(["40P01", "40001"]);

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

/** No connection came about. */
const unreached = new Set([
  "08001",
  "08004",
  "53300",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

const tries = 5;
const restMs = 15;

/** The SQLSTATE, or the driver's code, of a fault or of what caused it. */
export function sqlStateOf(fault: unknown): string | null {
  for (let each = fault; each instanceof Error; each = each.cause) {
    if ("code" in each && typeof each.code === "string") return each.code;
  }
  return null;
}

/** Whether the database cannot be reached: the same may be asked again a little later. */
export function isAway(fault: unknown): boolean {
  const state = sqlStateOf(fault) ?? "";
  return unknown.has(state) || unreached.has(state);
}

function mayRepeat(fault: unknown, { idempotency }: Pick<RequestFacts, "idempotency">): boolean {
  const state = sqlStateOf(fault) ?? "";
  return undone.has(state) || (unknown.has(state) && idempotency !== null);
}

/**
 * Does an act again when the database gave it up. After a lost connection only under an
 * idempotency key: the act may have been committed although its answer was lost.
 */
export async function retrying<T>(
  request: Pick<RequestFacts, "idempotency">,
  act: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (fault) {
      if (attempt === tries || !mayRepeat(fault, request)) throw fault;
      const wait = restMs * attempt * (1 + Math.random());
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}
