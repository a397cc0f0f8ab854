import { and, eq } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { calendarExceptions, type ResourceId, resourceCalendars, type Shift } from "../schema.ts";
import { textOfWall } from "./clock.ts";
import type { Place } from "./reads.ts";
import type { DecidedException } from "./rules.ts";

/** The shifts of a resource from now on; null for none kept. */
export async function putShifts(
  { db, house, now }: TenantScope,
  resourceId: ResourceId,
  shifts: readonly Shift[] | null,
): Promise<void> {
  const { tenantId } = resourceCalendars;
  if (shifts === null) {
    await db
      .delete(resourceCalendars)
      .where(and(eq(tenantId, house), eq(resourceCalendars.resourceId, resourceId)));
    return;
  }
  const kept = { shifts, changedAt: now };
  await db
    .insert(resourceCalendars)
    .values({ tenantId: house, resourceId, ...kept })
    .onConflictDoUpdate({ target: [tenantId, resourceCalendars.resourceId], set: kept });
}

export async function insertException(
  { db, house, now }: TenantScope,
  id: string,
  place: Place,
  { kind, from, until, note }: DecidedException,
): Promise<void> {
  await db.insert(calendarExceptions).values({
    tenantId: house,
    id,
    ...place,
    kind,
    fromLocal: textOfWall(from),
    untilLocal: textOfWall(until),
    note,
    addedAt: now,
  });
}

export async function deleteException({ db, house }: TenantScope, id: string): Promise<void> {
  await db
    .delete(calendarExceptions)
    .where(and(eq(calendarExceptions.tenantId, house), eq(calendarExceptions.id, id)));
}
