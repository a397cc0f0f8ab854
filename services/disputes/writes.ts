import { and, eq } from "drizzle-orm";
import type { PersonId } from "../kernel/brand.ts";
import { newId } from "../platform/ids.ts";
import type { TenantScope, Transaction } from "../platform/tenancy.ts";
import type { CaseRow, DocumentRow, EvidenceRow, StatementRow } from "./reads.ts";
import type { DecisionDraft, NextStage } from "./rules.ts";
import {
  type CaseSide,
  disputeCases,
  disputeDecisions,
  disputeDocuments,
  disputeEvidence,
  disputeStatements,
  disputeSteps,
  type Instance,
  type Step,
} from "./schema.ts";

/** False when the claimant has an open case about the thing already. */
export async function insertCase({ db }: TenantScope, row: CaseRow): Promise<boolean> {
  const inserted = await db
    .insert(disputeCases)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: disputeCases.id });
  return inserted.length === 1;
}

/** The columns that bind a row to its case and its two firms. */
export function rowOf({ tenantId, id: caseId, claimant, respondent }: CaseRow) {
  return { tenantId, caseId, claimant, respondent };
}

export async function insertStatement({ db }: TenantScope, row: StatementRow): Promise<void> {
  await db.insert(disputeStatements).values(row);
}

export async function insertDocument({ db }: TenantScope, row: DocumentRow): Promise<void> {
  await db.insert(disputeDocuments).values(row);
}

/** Puts an event in; one that is there already stays as it was opened first. */
export async function insertEvidence({ db }: TenantScope, row: EvidenceRow): Promise<boolean> {
  const inserted = await db
    .insert(disputeEvidence)
    .values(row)
    .onConflictDoNothing()
    .returning({ eventId: disputeEvidence.eventId });
  return inserted.length === 1;
}

/** Anything that writes a case's steps: a scope of the operator's house, or the worker. */
interface Writer {
  readonly db: Transaction;
  readonly now: Date;
}

export async function insertStep(
  { db, now }: Writer,
  held: CaseRow,
  step: Step,
  side: CaseSide | null,
): Promise<void> {
  await db
    .insert(disputeSteps)
    .values({ ...rowOf(held), id: newId<string>(), step, side, at: now });
}

type CaseChange = Partial<
  Pick<
    CaseRow,
    "answeredAt" | "answerMissedAt" | "settlementId" | "outcome" | "awardMinor" | "closedAt"
  >
> &
  Partial<NextStage>;

/** Moves a case on. */
export async function setCase({ db }: Writer, held: CaseRow, change: CaseChange): Promise<void> {
  await db
    .update(disputeCases)
    .set(change)
    .where(and(eq(disputeCases.tenantId, held.tenantId), eq(disputeCases.id, held.id)));
}

export async function insertDecision(
  { db, now }: TenantScope,
  held: CaseRow,
  instance: Instance,
  decision: DecisionDraft & { readonly personId: PersonId },
): Promise<void> {
  await db.insert(disputeDecisions).values({ ...rowOf(held), ...decision, instance, at: now });
}
