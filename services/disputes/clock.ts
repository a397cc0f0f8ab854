import { and, asc, eq, exists, isNotNull, isNull, lte, ne, not, or, sql } from "drizzle-orm";
import type { TenantId } from "../kernel/brand.ts";
import type { Database } from "../platform/database.ts";
import { asProgram, type ProgramScope } from "../platform/doors.ts";
import { type EventDraft, writeEvents } from "../platform/outbox.ts";
import { tenants } from "../platform/schema.ts";
import type { OperatorScope } from "../platform/tenancy.ts";
import { answerMissed, caseClosed, hearingClosed, housesOf, toldCase } from "./events.ts";
import type { CaseRow } from "./reads.ts";
import { lapse, type NextStage } from "./rules.ts";
import { disputeCases, type Stage, type Step } from "./schema.ts";
import { insertStep, setCase } from "./writes.ts";

const mostAtOnce = 100;
/** What the operator has not decided in time stays to be decided. */
const waitsForOperator: readonly Stage[] = ["decision", "appeal_decision"];

/** A firm that is frozen can answer nothing: time stands still in its cases, for both sides. */
const partyFrozen = exists(sql`(select 1 from ${tenants} where ${tenants.frozenAt} is not null
  and ${tenants.id} in (${disputeCases.claimant}, ${disputeCases.respondent}))`);

/** Cases whose time is over, each held by one worker; who comes second passes them over. */
async function overdue({ db, now }: ProgramScope): Promise<CaseRow[]> {
  return db
    .select()
    .from(disputeCases)
    .where(
      and(
        isNull(disputeCases.closedAt),
        lte(disputeCases.dueAt, now),
        not(partyFrozen),
        ...waitsForOperator.map((stage) => ne(disputeCases.stage, stage)),
      ),
    )
    .orderBy(asc(disputeCases.dueAt), asc(disputeCases.id))
    .limit(mostAtOnce)
    .for("no key update", { skipLocked: true });
}

const stepAt: Partial<Record<Stage, Step>> = {
  answer: "answer_missed",
  statements: "hearing_closed",
  appeal_statements: "hearing_closed",
  appeal: "final",
};

async function eventOf(
  scope: ProgramScope,
  row: CaseRow,
  { dueAt }: NextStage,
): Promise<EventDraft> {
  const told = await toldCase(scope, row);
  if (row.stage === "answer") return answerMissed(told);
  if (dueAt === null) return caseClosed(null, told);
  return hearingClosed(told, row.stage === "statements" ? "first" : "appeal", dueAt);
}

async function moveOn(scope: ProgramScope, row: CaseRow): Promise<void> {
  const { db, now } = scope;
  const next = lapse(row, now);
  const step = stepAt[row.stage];
  if (next === null || step === undefined) return;
  const missed = row.stage === "answer" ? { answerMissedAt: now } : {};
  const closed = next.stage === "closed" ? { closedAt: now } : {};
  const event = await eventOf(scope, row, next);
  await setCase(scope, row, { ...next, ...missed, ...closed });
  await insertStep(scope, row, step, null);
  for (const house of housesOf(row)) {
    await writeEvents(db, { house, requester: house, now }, [event]);
  }
}

/**
 * Moves on the cases whose time is over: an answer that was not given, statements that are closed,
 * a decision against which nobody has appealed. Gives how many.
 */
export async function moveDisputes(database: Database): Promise<number> {
  return asProgram(database, async (scope) => {
    const rows = await overdue(scope);
    for (const row of rows) await moveOn(scope, row);
    return rows.length;
  });
}

const day = sql`interval '24 hours'`;
/** When a case came to its stage, as far as its time tells: no later than that. */
const begun = sql`case ${disputeCases.stage} when 'answer' then ${disputeCases.openedAt}
  when 'appeal' then ${disputeCases.dueAt} - ${disputeCases.appealDays} * ${day}
  else ${disputeCases.dueAt} - ${disputeCases.statementDays} * ${day} end`;

/**
 * Gives the open cases of a firm that is no longer frozen the time back in which it was: since then,
 * or since a case came to its stage if that was later, and until the other side was frozen, too, whose
 * own thaw gives back the rest. Gives how many.
 */
export async function resumeDisputes(
  { db, house, now }: OperatorScope,
  firm: TenantId,
  frozenAt: Date,
): Promise<number> {
  const since = sql`greatest(${frozenAt.toISOString()}::timestamptz, ${begun})`;
  const until = sql`coalesce((select min(${tenants.frozenAt}) from ${tenants}
    where ${tenants.id} <> ${firm}::uuid
    and ${tenants.id} in (${disputeCases.claimant}, ${disputeCases.respondent})), ${now.toISOString()}::timestamptz)`;
  const lost = sql`greatest(interval '0', ${until} - ${since})`;
  const resumed = await db
    .update(disputeCases)
    .set({ dueAt: sql`${disputeCases.dueAt} + ${lost}` })
    .where(
      and(
        eq(disputeCases.tenantId, house),
        isNull(disputeCases.closedAt),
        isNotNull(disputeCases.dueAt),
        or(eq(disputeCases.claimant, firm), eq(disputeCases.respondent, firm)),
        ...waitsForOperator.map((stage) => ne(disputeCases.stage, stage)),
      ),
    )
    .returning({ id: disputeCases.id });
  return resumed.length;
}
