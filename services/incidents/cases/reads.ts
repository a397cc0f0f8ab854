import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Page } from "../../platform/graphql/connections.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import {
  incidentAlerts,
  incidentArchives,
  incidentEntries,
  incidentSubjects,
  incidents,
} from "../schema.ts";

export type Incident = typeof incidents.$inferSelect;
export type IncidentEntry = typeof incidentEntries.$inferSelect;
export type Subject = typeof incidentSubjects.$inferSelect;
export type Alert = typeof incidentAlerts.$inferSelect;
export type Archive = typeof incidentArchives.$inferSelect;

export async function incidentById(
  { db, house }: OperatorScope,
  id: string,
): Promise<Incident | null> {
  const [row] = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.tenantId, house), eq(incidents.id, id)));
  return row ?? null;
}

/** The same, locked: acts of one incident take turns. Throws `INCIDENT_NOT_FOUND`. */
export async function lockIncident(
  { db, house }: OperatorScope,
  id: string,
  field = "incident",
): Promise<Incident> {
  const [row] = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.tenantId, house), eq(incidents.id, id)))
    .for("update");
  if (row === undefined) throw new Refusal("INCIDENT_NOT_FOUND", {}, field);
  return row;
}

/** A page of incidents, the newest first, and one more if there is a next page. */
export async function incidentPage(
  { db, house }: OperatorScope,
  { first, after }: Page,
): Promise<Incident[]> {
  const [id] = after ?? [];
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.tenantId, house), id === undefined ? undefined : lt(incidents.id, id)))
    .orderBy(desc(incidents.id))
    .limit(first + 1);
}

/** A page of a time line, the oldest first, and one more if there is a next page. */
export async function entryPage(
  { db, house }: OperatorScope,
  incidentId: string,
  { first, after }: Pick<Page, "first" | "after">,
): Promise<IncidentEntry[]> {
  const [id] = after ?? [];
  return db
    .select()
    .from(incidentEntries)
    .where(
      and(
        eq(incidentEntries.tenantId, house),
        eq(incidentEntries.incidentId, incidentId),
        id === undefined ? undefined : gt(incidentEntries.id, id),
      ),
    )
    .orderBy(asc(incidentEntries.id))
    .limit(first + 1);
}

export async function subjectsOfIncident({ db, house }: OperatorScope, incidentId: string) {
  return db
    .select()
    .from(incidentSubjects)
    .where(and(eq(incidentSubjects.tenantId, house), eq(incidentSubjects.incidentId, incidentId)))
    .orderBy(asc(incidentSubjects.addedAt), asc(incidentSubjects.principal))
    .limit(500);
}

export async function archivesOfIncident({ db, house }: OperatorScope, incidentId: string) {
  return db
    .select()
    .from(incidentArchives)
    .where(and(eq(incidentArchives.tenantId, house), eq(incidentArchives.incidentId, incidentId)))
    .orderBy(desc(incidentArchives.id))
    .limit(100);
}

export async function archiveById(
  { db, house }: OperatorScope,
  id: string,
): Promise<Archive | null> {
  const [row] = await db
    .select()
    .from(incidentArchives)
    .where(and(eq(incidentArchives.tenantId, house), eq(incidentArchives.id, id)));
  return row ?? null;
}

export async function alertsOfIncident({ db, house }: OperatorScope, incidentId: string) {
  return db
    .select()
    .from(incidentAlerts)
    .where(and(eq(incidentAlerts.tenantId, house), eq(incidentAlerts.incidentId, incidentId)))
    .orderBy(desc(incidentAlerts.id))
    .limit(100);
}

/** Locks alerts in one order for all; one that is not there is absent. */
export async function lockAlerts({ db, house }: OperatorScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(incidentAlerts)
    .where(and(eq(incidentAlerts.tenantId, house), inArray(incidentAlerts.id, [...ids])))
    .orderBy(asc(incidentAlerts.id))
    .for("update");
}

/** The firms that a page's rows name. */
export function firmIdsIn(rows: readonly { readonly firmId: TenantId | null }[]): TenantId[] {
  return rows.flatMap(({ firmId }) => firmId ?? []);
}
