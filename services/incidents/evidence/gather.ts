import { sql } from "drizzle-orm";
import type { ProgramScope } from "../../platform/doors.ts";
import type { Archive } from "../cases/reads.ts";

/** More than this of one part is left out, and the part says so. */
const mostLines = 100_000;

type Row = Record<string, unknown>;

/** Rows as PostgreSQL prints them as JSON: nothing is rounded or reordered on the way. */
async function lines(scope: ProgramScope, rows: ReturnType<typeof sql>): Promise<string[]> {
  const found = await scope.db.execute<Row & { line: string }>(
    sql`select row_to_json(r)::text as line from (${rows}) r limit ${mostLines + 1}`,
  );
  const told = found.slice(0, mostLines).map(({ line }) => line);
  return found.length > mostLines ? [...told, JSON.stringify({ cutAfter: mostLines })] : told;
}

/**
 * What is kept of an incident and a stretch of time: the operator's own audit, signals, alerts, the
 * time line, counters of sign-ins, and the newest head of the ledger; of the firms concerned, how
 * their audit chains stood and what the ledger holds of them. None of it is a firm's private row
 * (C14): a firm's entries stay with it, and the links that are kept here say which they were.
 */
export async function gatherEvidence(
  scope: ProgramScope,
  { tenantId: house, incidentId, fromAt, untilAt }: Archive,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const from = fromAt.toISOString();
  const until = untilAt.toISOString();
  const firms = sql`(select s.firm_id from incident_subjects s
    where s.tenant_id = ${house} and s.incident_id = ${incidentId})`;
  const parts = {
    incident: sql`select * from incidents where tenant_id = ${house} and id = ${incidentId}`,
    timeline: sql`select * from incident_entries
      where tenant_id = ${house} and incident_id = ${incidentId} order by id`,
    subjects: sql`select * from incident_subjects
      where tenant_id = ${house} and incident_id = ${incidentId} order by firm_id, principal`,
    alerts: sql`select * from incident_alerts where tenant_id = ${house}
      and (incident_id = ${incidentId} or (last_at >= ${from} and first_at < ${until}))
      order by id`,
    signals: sql`select * from incident_signals where tenant_id = ${house}
      and at >= ${from} and at < ${until} order by at, kind, source, about`,
    "sign-in-attempts": sql`select * from sign_in_attempts
      where last_at >= ${from} and last_at < ${until} order by subject`,
    "operator-audit": sql`select a.*, c.position, encode(c.link, 'hex') as link
      from audit_entries a left join audit_chain c on c.tenant_id = a.tenant_id and c.entry_id = a.id
      where a.tenant_id = ${house} and a.at >= ${from} and a.at < ${until} order by a.id`,
    "firms-audit-heads": sql`select tenant_id, position, encode(link, 'hex') as link, sealed_number,
        sealed_position, sealed_at, checked_at, checked_position, finding, finding_position
      from audit_heads where tenant_id in ${firms} order by tenant_id`,
    "firms-audit-seals": sql`select tenant_id, number, position, encode(link, 'hex') as link,
        event_id, at
      from audit_seals where tenant_id in ${firms} order by tenant_id, number`,
    "ledger-head": sql`select size, encode(root, 'hex') as root, at, note from log_checkpoints
      where note is not null order by size desc limit 1`,
  };
  const gathered = new Map<string, readonly string[]>();
  for (const [name, rows] of Object.entries(parts)) gathered.set(name, await lines(scope, rows));
  return gathered;
}
