import { and, eq, sql } from "drizzle-orm";
import type { Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  capacityWaiting,
  capacityWaits,
  type WaitId,
  type WaitOutcome,
} from "../schema/waiting.ts";
import type { BookingId, OfferId } from "../schema.ts";
import type { BookedTime } from "../windows.ts";

interface NewWait extends BookedTime {
  readonly id: WaitId;
  readonly provider: TenantId;
  readonly offerId: OfferId;
  readonly resourceName: Words;
  /** By whose clock its week begins; null of exclusive time. */
  readonly zone: string | null;
  readonly pieces: number | null;
  readonly note: string;
}

export async function insertWait(
  { db, house, now }: TenantScope,
  { resourceName, window, ...wait }: NewWait,
): Promise<void> {
  await db.insert(capacityWaits).values({
    ...wait,
    tenantId: house,
    resourceNameZh: resourceName.zh,
    resourceNameEn: resourceName.en,
    fromAt: window.from,
    untilAt: window.until,
    joinedAt: now,
  });
}

type Counted = Pick<NewWait, "id" | "offerId" | "window"> & { readonly requester: TenantId };

/** The place as it is counted in the provider's house. */
export async function insertWaiting(
  host: TenantScope,
  { window, ...wait }: Counted,
): Promise<void> {
  const time = { fromAt: window.from, untilAt: window.until };
  await host.db.insert(capacityWaiting).values({ ...wait, ...time, tenantId: host.house });
}

/** Counts a place in the provider's house no more. */
export async function deleteWaiting(host: TenantScope, id: WaitId): Promise<void> {
  await host.db
    .delete(capacityWaiting)
    .where(and(eq(capacityWaiting.tenantId, host.house), eq(capacityWaiting.id, id)));
}

export async function endWait(
  { db, house, now }: TenantScope,
  id: WaitId,
  outcome: WaitOutcome,
  holdId: BookingId | null = null,
): Promise<void> {
  await db
    .update(capacityWaits)
    .set({ outcome, holdId, endedAt: now })
    .where(and(eq(capacityWaits.tenantId, house), eq(capacityWaits.id, id)));
}

/**
 * Ends the places whose time begins or whose offer was withdrawn, in both houses. Those that
 * somebody has in hand are left to the next round.
 */
export async function endOver({ db }: ProgramScope): Promise<void> {
  await db.execute(sql`
    with due as (
      select w.tenant_id, w.id from capacity_waits w
      where w.outcome is null and (w.from_at <= statement_timestamp() or exists (
        select from market_offers m where m.tenant_id = w.provider and m.id = w.offer_id
          and m.withdrawn_at is not null))
      order by w.id for update skip locked
    ), ended as (
      update capacity_waits w set outcome = 'over', ended_at = statement_timestamp()
      from due where w.tenant_id = due.tenant_id and w.id = due.id
      returning w.provider, w.id
    )
    delete from capacity_waiting c using ended where c.tenant_id = ended.provider
      and c.id = ended.id`);
}

const keptDays = 30;

/** Forgets places that ended a while ago. */
export async function deleteEnded({ db }: ProgramScope): Promise<void> {
  await db.execute(sql`delete from capacity_waits
    where ended_at < statement_timestamp() - make_interval(days => ${keptDays}::int)`);
}
