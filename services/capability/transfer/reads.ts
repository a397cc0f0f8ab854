import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import type { ResourcePage } from "../reads.ts";
import {
  calendarExceptions,
  type ExceptionKind,
  type ResourceId,
  resourceCalendars,
  type Shift,
  type SiteId,
} from "../schema.ts";

/** The shifts that these resources have; none of one that is open at all hours. */
export async function keptShifts(
  { db, house }: TenantScope,
  ids: readonly ResourceId[],
): Promise<ReadonlyMap<ResourceId, readonly Shift[]>> {
  const { tenantId, resourceId: id, shifts } = resourceCalendars;
  const rows = await db
    .select({ id, shifts })
    .from(resourceCalendars)
    .where(and(eq(tenantId, house), inArray(id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.shifts]));
}

export interface ShiftsOut {
  readonly resource_id: string;
  readonly reference: string | null;
  readonly shifts: readonly Shift[];
}

/** A page of the weeks of the firm's resources. */
export function shiftsQuestion(house: TenantId, { limit, after }: ResourcePage): Question {
  return {
    text: `select c.resource_id, r.reference, c.shifts from resource_calendars c
      join resources r on r.tenant_id = c.tenant_id and r.id = c.resource_id
      where c.tenant_id = $1 and ($3::uuid is null or c.resource_id > $3)
      order by c.resource_id limit $2`,
    values: [house, limit, after],
  };
}

/** An exception as it is kept, its times as texts by the clock of its site. */
export interface KeptException {
  readonly id: string;
  readonly siteId: SiteId;
  /** Null for all resources of the site. */
  readonly resourceId: ResourceId | null;
  readonly kind: ExceptionKind;
  readonly fromLocal: string;
  readonly untilLocal: string;
  readonly note: string;
}

/** The firm's exceptions of these ids, of these resources, and of these sites as a whole. */
export async function keptExceptions(
  { db, house }: TenantScope,
  ids: readonly string[],
  resources: readonly ResourceId[],
  sites: readonly SiteId[],
): Promise<KeptException[]> {
  const { tenantId, id, siteId, resourceId } = calendarExceptions;
  const { kind, fromLocal, untilLocal, note } = calendarExceptions;
  return db
    .select({ id, siteId, resourceId, kind, fromLocal, untilLocal, note })
    .from(calendarExceptions)
    .where(
      and(
        eq(tenantId, house),
        or(
          inArray(id, [...ids]),
          inArray(resourceId, [...resources]),
          and(isNull(resourceId), inArray(siteId, [...sites])),
        ),
      ),
    );
}

export interface ExceptionOut {
  readonly id: string;
  readonly site_id: SiteId;
  readonly resource_id: string | null;
  readonly reference: string | null;
  readonly kind: ExceptionKind;
  readonly from_local: string;
  readonly until_local: string;
  readonly note: string;
}

/** A page of the firm's exceptions. */
export function exceptionsQuestion(house: TenantId, { limit, after }: ResourcePage): Question {
  return {
    text: `select e.id, e.site_id, e.resource_id, r.reference, e.kind, e.from_local, e.until_local,
        e.note from calendar_exceptions e
      left join resources r on r.tenant_id = e.tenant_id and r.id = e.resource_id
      where e.tenant_id = $1 and ($3::uuid is null or e.id > $3)
      order by e.id limit $2`,
    values: [house, limit, after],
  };
}
