import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { ProgramScope } from "../../platform/doors.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  type BottleneckId,
  capacityBottlenecks,
  capacityTightWeeks,
} from "../schema/bottlenecks.ts";
import type { BottleneckDraft } from "./rules.ts";

const own = (house: TenantScope["house"], id: BottleneckId) =>
  and(eq(capacityBottlenecks.tenantId, house), eq(capacityBottlenecks.id, id));

export async function insertBottleneck(
  { db, house, now }: TenantScope,
  id: BottleneckId,
  draft: BottleneckDraft,
): Promise<void> {
  await db.insert(capacityBottlenecks).values({ ...draft, tenantId: house, id, savedAt: now });
}

/** Sets all of a rule anew; it is due to be looked at. */
export async function setBottleneck(
  { db, house, now }: TenantScope,
  id: BottleneckId,
  draft: BottleneckDraft,
): Promise<void> {
  await db
    .update(capacityBottlenecks)
    .set({ ...draft, savedAt: now, lookedAt: null })
    .where(own(house, id));
}

/** Removes it, and with it what it has for tight. */
export async function deleteBottleneck(
  { db, house }: TenantScope,
  id: BottleneckId,
): Promise<void> {
  await db.delete(capacityBottlenecks).where(own(house, id));
}

/**
 * Holds the rules that stand as they were looked at: on, and taken by nobody since. What was seen
 * of any other is out of date.
 */
export async function holdLooked(
  { db, house }: TenantScope,
  lookedAt: Date,
): Promise<ReadonlySet<BottleneckId>> {
  const rows = await db
    .select({ id: capacityBottlenecks.id })
    .from(capacityBottlenecks)
    .where(
      and(
        eq(capacityBottlenecks.tenantId, house),
        eq(capacityBottlenecks.isOn, true),
        eq(capacityBottlenecks.lookedAt, lookedAt),
      ),
    )
    .orderBy(capacityBottlenecks.id)
    .for("update");
  return new Set(rows.map(({ id }) => id));
}

const weeksOf = (house: TenantScope["house"], ruleId: BottleneckId) =>
  and(eq(capacityTightWeeks.tenantId, house), eq(capacityTightWeeks.ruleId, ruleId));

/** Notes that these weeks are tight; gives those of which it was not noted yet. */
export async function insertTight(
  { db, house, now }: TenantScope,
  ruleId: BottleneckId,
  mondays: readonly string[],
): Promise<ReadonlySet<string>> {
  if (mondays.length === 0) return new Set();
  const rows = await db
    .insert(capacityTightWeeks)
    .values(mondays.map((monday) => ({ tenantId: house, ruleId, monday, since: now })))
    .onConflictDoNothing()
    .returning({ monday: capacityTightWeeks.monday });
  return new Set(rows.map(({ monday }) => monday));
}

/** Notes that these weeks are tight no more; gives those that were. */
export async function deleteTight(
  { db, house }: TenantScope,
  ruleId: BottleneckId,
  mondays: readonly string[],
): Promise<ReadonlySet<string>> {
  if (mondays.length === 0) return new Set();
  const rows = await db
    .delete(capacityTightWeeks)
    .where(and(weeksOf(house, ruleId), inArray(capacityTightWeeks.monday, [...mondays])))
    .returning({ monday: capacityTightWeeks.monday });
  return new Set(rows.map(({ monday }) => monday));
}

/** Forgets all weeks of a rule. */
export async function deleteAllTight(
  { db, house }: TenantScope,
  ruleId: BottleneckId,
): Promise<void> {
  await db.delete(capacityTightWeeks).where(weeksOf(house, ruleId));
}

/** Forgets weeks that are over by any clock. */
export async function deleteOverTight({ db }: ProgramScope): Promise<void> {
  await db.delete(capacityTightWeeks).where(lt(capacityTightWeeks.monday, sql`current_date - 9`));
}
