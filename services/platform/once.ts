import assert from "node:assert";
import { timingSafeEqual } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { Refusal } from "../kernel/refusal.ts";
import type { Database } from "./database.ts";
import { asProgram } from "./doors.ts";
import { idempotencyKeys } from "./schema.ts";
import { insertNow } from "./sets.ts";
import type { Actor, TenantScope } from "./tenancy.ts";

/** How long the answer of an act is given again under its key (formats). */
const keptDays = 7;
const dayMs = 86_400_000;

/** What a command under an idempotency key gives: the id of what it made, and whether just now. */
export interface Once {
  readonly id: string;
  readonly replayed: boolean;
}

/**
 * Runs `work` at most once under the request's idempotency key, in the actor's own house. The key
 * commits with the effect; a second request waits for the first and gets the same id. Refusals
 * roll back and are not remembered. Another body, place or header of our own under the key:
 * `IDEMPOTENCY_KEY_REUSED`.
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

/**
 * Those of one firm's acts whose idempotency key is not known yet, nor one's before them in the
 * list; and those without a key.
 */
export async function notYetDone<Act extends { readonly actor: Actor }>(
  { db, house }: TenantScope,
  operation: string,
  acts: readonly Act[],
): Promise<Act[]> {
  const used = new Set<string>();
  const nameOf = (principal: string, key: string) => JSON.stringify([principal, key]);
  const keys = acts.flatMap(({ actor }) => actor.request.idempotency?.key ?? []);
  if (keys.length > 0) {
    const { principal, key, tenantId, operation: known } = idempotencyKeys;
    const rows = await db
      .select({ principal, key })
      .from(idempotencyKeys)
      .where(
        and(
          eq(tenantId, house),
          eq(known, operation),
          sql`${key} = any(array(
            select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))`,
        ),
      );
    for (const row of rows) used.add(nameOf(row.principal, row.key));
  }
  return acts.filter(({ actor: { principal, request } }) => {
    if (request.idempotency === null) return true;
    const name = nameOf(principal, request.idempotency.key);
    const isNew = !used.has(name);
    used.add(name);
    return isNew;
  });
}

/** Keeps what acts of one firm made under their keys; a fault where one was used meanwhile. */
export async function keepAnswers(
  { db, house, now }: TenantScope,
  operation: string,
  made: readonly { readonly actor: Actor; readonly id: string }[],
): Promise<void> {
  const rows = made.flatMap(({ actor: { principal, request }, id }) => {
    const { idempotency } = request;
    const bodyMac = idempotency?.bodyMacs[0];
    if (idempotency === null || bodyMac === undefined) return [];
    const { key } = idempotency;
    return [{ tenantId: house, principal, operation, key, bodyMac, answer: id, at: now }];
  });
  await insertNow(db, idempotencyKeys, rows);
}

/** Forgets the answers that are no more given again. */
export async function forgetAnswers(database: Database): Promise<void> {
  await asProgram(database, ({ db, now }) =>
    db
      .delete(idempotencyKeys)
      .where(lt(idempotencyKeys.at, new Date(now.getTime() - keptDays * dayMs))),
  );
}
