import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import {
  type AuditEntryText,
  firstLink,
  type KeptLink,
  type Reached,
} from "../../../../contracts/audit/index.ts";
import type { EventId, TenantId } from "../../../kernel/brand.ts";
import { auditEntries, auditWaiting, outbox } from "../../../platform/schema.ts";
import type { Transaction } from "../../../platform/tenancy.ts";
import { auditChain, auditHeads, auditSeals } from "../../schema/audit.ts";
import { entryText } from "./entry-text.ts";

/** A firm's own transaction, or the worker's: both see the whole of a firm's audit. */
export interface Reader {
  readonly db: Transaction;
}

/** The entries that have waited longest for a position, in the order of their transactions. */
export async function waitingEntries({ db }: Reader, limit: number): Promise<AuditEntryText[]> {
  return db
    .select(entryText)
    .from(auditWaiting)
    .innerJoin(
      auditEntries,
      and(eq(auditEntries.tenantId, auditWaiting.tenantId), eq(auditEntries.id, auditWaiting.id)),
    )
    .orderBy(asc(auditWaiting.xact), asc(auditWaiting.id))
    .limit(limit);
}

/** The end of a firm's chain as it is kept. */
export async function headOf({ db }: Reader, house: TenantId): Promise<Reached> {
  const [last] = await db
    .select({ position: auditChain.position, link: auditChain.link })
    .from(auditChain)
    .where(eq(auditChain.tenantId, house))
    .orderBy(desc(auditChain.position))
    .limit(1);
  return last ?? { position: 0, link: firstLink };
}

export async function headsOf({ db }: Reader, houses: readonly TenantId[]) {
  return db
    .select()
    .from(auditHeads)
    .where(inArray(auditHeads.tenantId, [...houses]));
}

/**
 * Firms whose head the ledger does not have, and whose last seal is older than `before`. A time
 * that lies ahead was written by a clock that was wrong, and holds nothing up.
 */
export async function unsealedHeads({ db }: Reader, before: Date, now: Date, limit: number) {
  const { position, sealedPosition, sealedAt } = auditHeads;
  return db
    .select()
    .from(auditHeads)
    .where(
      and(
        gt(position, sealedPosition),
        or(isNull(sealedAt), lte(sealedAt, before), gt(sealedAt, now)),
      ),
    )
    .limit(limit);
}

/** A firm whose chain has not been looked at since `before`; null when all have. */
export async function uncheckedHouse({ db }: Reader, before: Date, now: Date) {
  const { checkedAt } = auditHeads;
  const [head] = await db
    .select({ tenantId: auditHeads.tenantId })
    .from(auditHeads)
    .where(or(isNull(checkedAt), lte(checkedAt, before), gt(checkedAt, now)))
    .limit(1);
  return head?.tenantId ?? null;
}

/** The positions after one, each with the entry as it stands now. */
export async function linksAfter(
  { db }: Reader,
  house: TenantId,
  after: number,
  limit: number,
): Promise<KeptLink[]> {
  const { position, entryId, entry, link } = auditChain;
  const rows = await db
    .select({ position, entryId, entry, link, now: entryText })
    .from(auditChain)
    .leftJoin(auditEntries, and(eq(auditEntries.tenantId, house), eq(auditEntries.id, entryId)))
    .where(and(eq(auditChain.tenantId, house), gt(position, after)))
    .orderBy(asc(position))
    .limit(limit);
  return rows.map((row) => ({ ...row, now: row.now.id === null ? null : row.now }));
}

/** How many entries wait, and the first that neither waits nor has a position. */
export async function unchainedEntries({ db }: Reader, house: TenantId) {
  const [row] = await db.execute<{
    waiting: number;
    removed: string | null;
    inserted: string | null;
  }>(
    sql`select
      (select count(*)::int from audit_waiting w where w.tenant_id = ${house}) as waiting,
      (select w.id::text from audit_waiting w where w.tenant_id = ${house}
        and not exists (select from audit_entries a where a.tenant_id = ${house} and a.id = w.id)
        order by w.xact, w.id limit 1) as removed,
      (select a.id::text from audit_entries a where a.tenant_id = ${house}
        and not exists (select from audit_chain c where c.tenant_id = ${house} and c.entry_id = a.id)
        and not exists (select from audit_waiting w where w.tenant_id = ${house} and w.id = a.id)
        order by a.id limit 1) as inserted`,
  );
  if (row === undefined) throw new Error("the database counts nothing");
  return row;
}

/** A head that went into the ledger, with the event that carried it, where that is still there. */
export interface KeptSeal {
  readonly number: number;
  readonly position: number;
  readonly link: Uint8Array;
  readonly eventId: EventId;
  readonly at: Date;
  readonly canonical: Uint8Array | null;
  readonly secret: Uint8Array | null;
}

export async function sealsOf({ db }: Reader, house: TenantId): Promise<KeptSeal[]> {
  const { number, position, link, eventId, at } = auditSeals;
  const { canonical, secret } = outbox;
  return db
    .select({ number, position, link, eventId, at, canonical, secret })
    .from(auditSeals)
    .leftJoin(outbox, and(eq(outbox.tenantId, house), eq(outbox.id, eventId)))
    .where(eq(auditSeals.tenantId, house))
    .orderBy(asc(number));
}

/** Whether each position that was given to the firm's events is still taken. */
export async function hasAllEvents({ db }: Reader, house: TenantId): Promise<boolean> {
  const [row] = await db.execute<{ whole: boolean }>(sql`
    select count(position) = coalesce(max(position), 0) as whole
    from outbox where tenant_id = ${house} and position is not null`);
  return row?.whole ?? false;
}
