import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  isNotNull,
  isNull,
  lt,
  or,
} from "drizzle-orm";
import type { TenantId } from "../kernel/brand.ts";
import type { Page } from "../platform/graphql/connections.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import {
  type CaseId,
  type CaseSide,
  disputeCases,
  disputeDecisions,
  disputeDocuments,
  disputeEvidence,
  disputeStatements,
  disputeSteps,
  type Instance,
} from "./schema.ts";

export type CaseRow = typeof disputeCases.$inferSelect;
export type StatementRow = typeof disputeStatements.$inferSelect;
export type DocumentRow = typeof disputeDocuments.$inferSelect;
export type EvidenceRow = typeof disputeEvidence.$inferSelect;
export type DecisionRow = Omit<typeof disputeDecisions.$inferSelect, "personId">;
export type StepRow = typeof disputeSteps.$inferSelect;

const ofId = ({ house }: TenantScope, id: CaseId) =>
  and(eq(disputeCases.tenantId, house), eq(disputeCases.id, id));

/** A case of the operator's house, whose parties are shown their own. */
export async function caseById(host: TenantScope, id: CaseId): Promise<CaseRow | null> {
  const [row] = await host.db.select().from(disputeCases).where(ofId(host, id));
  return row ?? null;
}

/** The same, locked: whoever acts in it takes turns. */
export async function lockCase(host: TenantScope, id: CaseId): Promise<CaseRow | null> {
  const [row] = await host.db
    .select()
    .from(disputeCases)
    .where(ofId(host, id))
    .for("no key update");
  return row ?? null;
}

/** A page of the cases that a firm is party to, the newest first, and one more. */
export async function casesOf(
  host: TenantScope,
  firm: TenantId,
  { first, after }: Page,
): Promise<CaseRow[]> {
  const [afterId] = after ?? [];
  return host.db
    .select()
    .from(disputeCases)
    .where(
      and(
        eq(disputeCases.tenantId, host.house),
        or(eq(disputeCases.claimant, firm), eq(disputeCases.respondent, firm)),
        afterId === undefined ? undefined : lt(disputeCases.id, afterId as CaseId),
      ),
    )
    .orderBy(desc(disputeCases.id))
    .limit(first + 1);
}

/** How many open cases a firm is party to. */
export async function openCasesOf({ db, house }: TenantScope, firm: TenantId): Promise<number> {
  return db.$count(
    disputeCases,
    and(
      eq(disputeCases.tenantId, house),
      or(eq(disputeCases.claimant, firm), eq(disputeCases.respondent, firm)),
      isNull(disputeCases.closedAt),
    ),
  );
}

/** A page of all open cases by what is due first; or of closed ones, the newest first. */
export async function queuePage(
  { db, house }: TenantScope,
  closed: boolean,
  { first, after }: Page,
): Promise<CaseRow[]> {
  const [key = "", id = ""] = after ?? [];
  if (closed) {
    return db
      .select()
      .from(disputeCases)
      .where(
        and(
          eq(disputeCases.tenantId, house),
          isNotNull(disputeCases.closedAt),
          after === null ? undefined : lt(disputeCases.id, id as CaseId),
        ),
      )
      .orderBy(desc(disputeCases.id))
      .limit(first + 1);
  }
  const due = new Date(key);
  const later = or(
    gt(disputeCases.dueAt, due),
    and(eq(disputeCases.dueAt, due), gt(disputeCases.id, id as CaseId)),
  );
  return db
    .select()
    .from(disputeCases)
    .where(
      and(
        eq(disputeCases.tenantId, house),
        isNull(disputeCases.closedAt),
        after === null ? undefined : later,
      ),
    )
    .orderBy(asc(disputeCases.dueAt), asc(disputeCases.id))
    .limit(first + 1);
}

export async function statementById(
  { db, house }: TenantScope,
  caseId: CaseId,
  id: string,
): Promise<StatementRow | null> {
  const [row] = await db
    .select()
    .from(disputeStatements)
    .where(
      and(
        eq(disputeStatements.tenantId, house),
        eq(disputeStatements.caseId, caseId),
        eq(disputeStatements.id, id),
      ),
    );
  return row ?? null;
}

export async function documentById(
  { db, house }: TenantScope,
  id: string,
): Promise<DocumentRow | null> {
  const [row] = await db
    .select()
    .from(disputeDocuments)
    .where(and(eq(disputeDocuments.tenantId, house), eq(disputeDocuments.id, id)));
  return row ?? null;
}

const exhibits = {
  statement: disputeStatements,
  document: disputeDocuments,
  evidence: disputeEvidence,
} as const;

/** How many of a kind one side has put in. */
export async function exhibitsOf(
  { db, house }: TenantScope,
  caseId: CaseId,
  side: CaseSide,
  kind: keyof typeof exhibits,
): Promise<number> {
  const table = exhibits[kind];
  const [row] = await db
    .select({ there: count() })
    .from(table)
    .where(and(eq(table.tenantId, house), eq(table.caseId, caseId), eq(table.side, side)));
  return row?.there ?? 0;
}

/** Who decided in an instance; only the operator may know. */
export async function decidedBy(
  { db, house }: TenantScope,
  caseId: CaseId,
  instance: Instance,
): Promise<string | null> {
  const [row] = await db
    .select({ personId: disputeDecisions.personId })
    .from(disputeDecisions)
    .where(
      and(
        eq(disputeDecisions.tenantId, house),
        eq(disputeDecisions.caseId, caseId),
        eq(disputeDecisions.instance, instance),
      ),
    );
  return row?.personId ?? null;
}

// A decision is the operator's, not a person's: the firms' role may not read who made it.
const { personId: _person, ...decisionColumns } = getTableColumns(disputeDecisions);

/** All that is in a case. */
export interface CaseFile {
  readonly case: CaseRow;
  readonly statements: readonly StatementRow[];
  readonly documents: readonly DocumentRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly decisions: readonly DecisionRow[];
  readonly steps: readonly StepRow[];
}

/** A case with all that is in it, each in its order; null where the reader is shown none. */
export async function fileOf(host: TenantScope, id: CaseId): Promise<CaseFile | null> {
  const row = await caseById(host, id);
  if (row === null) return null;
  const { db, house } = host;
  const of = (table: (typeof exhibits)[keyof typeof exhibits] | typeof disputeSteps) =>
    and(eq(table.tenantId, house), eq(table.caseId, id));
  return {
    case: row,
    statements: await db
      .select()
      .from(disputeStatements)
      .where(of(disputeStatements))
      .orderBy(disputeStatements.id),
    documents: await db
      .select()
      .from(disputeDocuments)
      .where(of(disputeDocuments))
      .orderBy(disputeDocuments.id),
    evidence: await db
      .select()
      .from(disputeEvidence)
      .where(of(disputeEvidence))
      .orderBy(disputeEvidence.at, disputeEvidence.eventId),
    decisions: await db
      .select(decisionColumns)
      .from(disputeDecisions)
      .where(and(eq(disputeDecisions.tenantId, house), eq(disputeDecisions.caseId, id)))
      .orderBy(disputeDecisions.at),
    steps: await db.select().from(disputeSteps).where(of(disputeSteps)).orderBy(disputeSteps.id),
  };
}
