import assert from "node:assert";
import { timingSafeEqual } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { Refusal } from "../kernel/refusal.ts";
import { idempotencyKeys } from "./schema.ts";
import type { TenantScope } from "./tenancy.ts";

/** What a command under an idempotency key gives: the id of what it made, and whether just now. */
export interface Once {
  readonly id: string;
  readonly replayed: boolean;
}

/**
 * Runs `work` at most once under the request's idempotency key, in the actor's own house. The key
 * commits with the effect; a second request waits for the first and gets the same id. Refusals
 * roll back and are not remembered. Another body under the key: `IDEMPOTENCY_KEY_REUSED`.
 */
export async function once(
  scope: TenantScope,
  operation: string,
  work: () => Promise<string>,
): Promise<Once> {
  const { idempotency } = scope.actor.request;
  if (idempotency === null) return { id: await work(), replayed: false };
  const [bodyMac] = idempotency.bodyMacs;
  assert(bodyMac !== undefined);
  const row = {
    tenantId: scope.house,
    principal: scope.actor.principal,
    operation,
    key: idempotency.key,
  };
  const inserted = await scope.db
    .insert(idempotencyKeys)
    .values({ ...row, bodyMac, at: scope.now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  const same = and(
    eq(idempotencyKeys.tenantId, row.tenantId),
    eq(idempotencyKeys.principal, row.principal),
    eq(idempotencyKeys.operation, operation),
    eq(idempotencyKeys.key, row.key),
  );
  if (inserted.length === 1) {
    const id = await work();
    await scope.db.update(idempotencyKeys).set({ answer: id }).where(same);
    return { id, replayed: false };
  }
  const [kept] = await scope.db.select().from(idempotencyKeys).where(same);
  const isSame = (mac: Uint8Array) => kept !== undefined && timingSafeEqual(kept.bodyMac, mac);
  if (!kept?.answer || !idempotency.bodyMacs.some(isSame)) {
    throw new Refusal("IDEMPOTENCY_KEY_REUSED");
  }
  return { id: kept.answer, replayed: true };
}
