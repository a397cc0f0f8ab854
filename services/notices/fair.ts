import { type SQL, sql } from "drizzle-orm";
import type { TenantId } from "../kernel/brand.ts";
import type { letters } from "./schema/letters.ts";
import type { webhookDeliveries } from "./schema/webhooks.ts";

/** How much is taken at once, and of whom. */
export interface Share {
  readonly most: number;
  readonly ofOneFirm: number;
  /** Firms that have enough under way. */
  readonly but?: readonly TenantId[];
}

/**
 * What is due, by its key: the oldest of each firm, then the next of each, so that nobody waits behind
 * another's thousands. Firms are walked by their index, one step each, however many rows they have. What is due
 * to a frozen firm stays so until it is thawed where `waitsFrozen`.
 */
export function fairlyDue(
  table: typeof letters | typeof webhookDeliveries,
  now: Date,
  { most, ofOneFirm, but = [] }: Share,
  waitsFrozen = false,
): SQL {
  const open = sql`sent_at is null and dead_at is null`;
  const mayGo = waitsFrozen
    ? sql`not exists (select from tenants t where t.id = f.tenant_id and t.frozen_at is not null)`
    : sql`true`;
  return sql`
    with recursive f as (
      (select tenant_id from ${table} where ${open} order by tenant_id limit 1)
      union all
      select (select w.tenant_id from ${table} w where ${open} and w.tenant_id > f.tenant_id
        order by w.tenant_id limit 1)
      from f where f.tenant_id is not null)
    select d.tenant_id, d.id from f cross join lateral (
      select q.*, row_number() over (order by q.due_at, q.id) as place from (
        select w.tenant_id, w.id, w.due_at from ${table} w
        where w.tenant_id = f.tenant_id and ${open} and w.due_at <= ${now.toISOString()}::timestamptz
        order by w.due_at limit ${ofOneFirm}) q) d
    where f.tenant_id <> all(${`{${but.join()}}`}::uuid[]) and ${mayGo}
    order by d.place, d.due_at, d.id limit ${most}`;
}
