import { isCutOff, sqlStateOf } from "./away.ts";
import type { RequestFacts } from "./tenancy.ts";

/** Rolled back for certain: deadlock, serialization failure. */
const undone = new Set(["40P01", "40001"]);

const tries = 5;
const restMs = 15;

function mayRepeat(fault: unknown, { idempotency }: Pick<RequestFacts, "idempotency">): boolean {
  return undone.has(sqlStateOf(fault) ?? "") || (isCutOff(fault) && idempotency !== null);
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
