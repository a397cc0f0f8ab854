import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { canonicalText, type EntryRecordedV1 } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { incidentAlerts, incidentEntries, incidentSubjects, incidents } from "../schema.ts";
import type { TimelineAct } from "../words.ts";
import type { Incident, IncidentEntry } from "./reads.ts";

export async function insertIncident({ db }: OperatorScope, row: Incident): Promise<void> {
  await db.insert(incidents).values(row);
}

export async function setState(
  { db, house }: OperatorScope,
  id: string,
  changes: Partial<Pick<Incident, "state" | "containedAt" | "resolvedAt" | "closedAt">>,
): Promise<void> {
  await db
    .update(incidents)
    .set(changes)
    .where(and(eq(incidents.tenantId, house), eq(incidents.id, id)));
}

/** What is to stand in the time line. */
export interface Line {
  readonly act: TimelineAct;
  readonly text: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** SHA-256 of an entry's canonical text, hex: what the ledger holds of it. */
export function entryDigest(entry: Omit<IncidentEntry, "tenantId">): string {
  const { details, at, ...rest } = entry;
  // As JSON keeps them: what is read back has no members that were undefined.
  const kept = JSON.parse(JSON.stringify(details)) as Record<string, never>;
  const text = canonicalText({ ...rest, at: at.toISOString(), details: kept });
  return createHash("sha256").update(text).digest("hex");
}

/** Adds a line to an incident's time line, and tells the ledger its digest. Gives the line's id. */
export async function record(
  scope: OperatorScope,
  { id: incidentId, exercise }: Pick<Incident, "id" | "exercise">,
  { act, text, details = {} }: Line,
): Promise<string> {
  const { db, house, now: at, actor } = scope;
  const { principal } = actor;
  const entry = { id: newId<string>(), incidentId, at, principal, act, text, details };
  await db.insert(incidentEntries).values({ tenantId: house, ...entry });
  scope.about(`incident:${incidentId}`, { act, entry: entry.id, exercise });
  const body: EntryRecordedV1 = {
    operator: await firmIdentity(scope),
    incident: incidentId,
    entry: entry.id,
    act,
    exercise,
    digest: entryDigest(entry),
    by: { platform: true },
  };
  await scope.emit({ type: "incidents.entry-recorded.v1", body });
  return entry.id;
}

/** Remembers whom an incident concerns; once is enough. */
export async function addSubject(
  { db, house, now }: OperatorScope,
  incidentId: string,
  firmId: TenantId,
  principal = "",
): Promise<void> {
  const row = { tenantId: house, incidentId, firmId, principal, addedAt: now };
  await db.insert(incidentSubjects).values(row).onConflictDoNothing();
}

export async function setIncidentOfAlert(
  { db, house }: OperatorScope,
  id: string,
  incidentId: string,
): Promise<void> {
  await db
    .update(incidentAlerts)
    .set({ incidentId })
    .where(and(eq(incidentAlerts.tenantId, house), eq(incidentAlerts.id, id)));
}

export async function setDismissed(
  { db, house, now }: OperatorScope,
  id: string,
  reason: string,
): Promise<void> {
  await db
    .update(incidentAlerts)
    .set({ settledAt: now, reason })
    .where(and(eq(incidentAlerts.tenantId, house), eq(incidentAlerts.id, id)));
}

/** With its incident, what was raised for it is settled. */
export async function settleAlertsOf(
  { db, house, now }: OperatorScope,
  incidentId: string,
): Promise<void> {
  await db
    .update(incidentAlerts)
    .set({ settledAt: now })
    .where(
      and(
        eq(incidentAlerts.tenantId, house),
        eq(incidentAlerts.incidentId, incidentId),
        isNull(incidentAlerts.settledAt),
      ),
    );
}
