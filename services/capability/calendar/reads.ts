import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  calendarExceptions,
  type ExceptionKind,
  type ResourceId,
  resourceCalendars,
  type SiteId,
} from "../schema.ts";
import { textOfWall, type Wall, wallOfText } from "./clock.ts";
import type { Calendar, CalendarException } from "./open.ts";

/** An exception as it is kept. */
export interface KeptException {
  readonly id: string;
  readonly siteId: SiteId;
  /** Null for all resources of the site. */
  readonly resourceId: ResourceId | null;
  readonly kind: ExceptionKind;
  readonly from: Wall;
  readonly until: Wall;
  readonly note: string;
}

/** A resource's calendar as it is kept. */
export interface KeptCalendar extends Calendar {
  readonly exceptions: readonly KeptException[];
}

/** Where an exception holds: for one resource, or for all of a site. */
export interface Place {
  readonly siteId: SiteId;
  readonly resourceId: ResourceId | null;
}

/** Which resource, where it stands, and by which clock. */
export interface Standing {
  readonly id: ResourceId;
  readonly site: { readonly id: SiteId; readonly timeZone: string };
}

function wallIn(text: string): Wall {
  const wall = wallOfText(text);
  if (wall === null) throw new Error(`a calendar keeps the time ${text}`);
  return wall;
}

/** Where a resource was moved its own exceptions go with it; those of a site stay there. */
const ofResource = ({ id, site }: { id: ResourceId; site: { id: SiteId } }) =>
  or(eq(calendarExceptions.resourceId, id), ofSite(site.id));

const ofSite = (siteId: SiteId) =>
  and(eq(calendarExceptions.siteId, siteId), isNull(calendarExceptions.resourceId));

/** The calendar of one of the firm's resources: its shifts, its exceptions and those of its site. */
export async function calendarOf(
  { db, house }: TenantScope,
  { id, site }: Standing,
): Promise<KeptCalendar> {
  const [kept] = await db
    .select({ shifts: resourceCalendars.shifts })
    .from(resourceCalendars)
    .where(and(eq(resourceCalendars.tenantId, house), eq(resourceCalendars.resourceId, id)));
  const rows = await db
    .select()
    .from(calendarExceptions)
    .where(and(eq(calendarExceptions.tenantId, house), ofResource({ id, site })))
    .orderBy(asc(calendarExceptions.fromLocal), asc(calendarExceptions.id));
  return {
    zone: site.timeZone,
    shifts: kept?.shifts ?? null,
    exceptions: rows.map(({ fromLocal, untilLocal, ...row }) => ({
      id: row.id,
      siteId: row.siteId,
      resourceId: row.resourceId,
      kind: row.kind,
      from: wallIn(fromLocal),
      until: wallIn(untilLocal),
      note: row.note,
    })),
  };
}

/**
 * The exceptions of one resource, or those that a whole site has; none is added until the
 * transaction ends.
 */
export async function holdExceptions(
  { db, house }: TenantScope,
  { siteId, resourceId }: Place,
): Promise<CalendarException[]> {
  const turn = `calendar ${house} ${resourceId ?? siteId}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const like = resourceId === null ? ofSite(siteId) : eq(calendarExceptions.resourceId, resourceId);
  const rows = await db
    .select()
    .from(calendarExceptions)
    .where(and(eq(calendarExceptions.tenantId, house), like));
  return rows.map(({ kind, fromLocal, untilLocal }) => ({
    kind,
    from: wallIn(fromLocal),
    until: wallIn(untilLocal),
  }));
}

/** An exception of the firm's, and on which site; null when it has none such. */
export async function exceptionById(
  { db, house }: TenantScope,
  id: string,
): Promise<{ readonly siteId: SiteId; readonly resourceId: ResourceId | null } | null> {
  const { siteId, resourceId } = calendarExceptions;
  const [row] = await db
    .select({ siteId, resourceId })
    .from(calendarExceptions)
    .where(and(eq(calendarExceptions.tenantId, house), eq(calendarExceptions.id, id)));
  return row ?? null;
}

/** How an exception's times are written. */
export const localText = textOfWall;
