import { and, eq, inArray, sql } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { calendarExceptions, type ResourceId, resourceCalendars, type Shift } from "../schema.ts";
import type { KeptException } from "./reads.ts";

/** The shifts of many resources from now on; some hundreds at the most. */
export async function putAllShifts(
  { db, house, now }: TenantScope,
  weeks: readonly { readonly id: ResourceId; readonly shifts: readonly Shift[] }[],
): Promise<void> {
  if (weeks.length === 0) return;
  await db
    .insert(resourceCalendars)
    .values(
      weeks.map(({ id, shifts }) => ({ tenantId: house, resourceId: id, shifts, changedAt: now })),
    )
    .onConflictDoUpdate({
      target: [resourceCalendars.tenantId, resourceCalendars.resourceId],
      set: { shifts: sql`excluded.shifts`, changedAt: sql`excluded.changed_at` },
    });
}

/** Exceptions, each in the place of what it was; some hundreds at the most. */
export async function putExceptions(
  { db, house, now }: TenantScope,
  changed: readonly KeptException[],
): Promise<void> {
  if (changed.length === 0) return;
  const { tenantId, id } = calendarExceptions;
  const ids = changed.map((each) => each.id);
  // Nobody may update one: it is taken out and put in again.
  await db.delete(calendarExceptions).where(and(eq(tenantId, house), inArray(id, ids)));
  await db
    .insert(calendarExceptions)
    .values(changed.map((each) => ({ tenantId: house, ...each, addedAt: now })));
}
