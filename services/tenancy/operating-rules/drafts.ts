import { and, eq } from "drizzle-orm";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { operatingRulesDrafts } from "../schema/rules.ts";
import { parametersBefore } from "./parameters.ts";
import type { RulesContent } from "./rules.ts";

/** The version that may come next, as far as it is written. */
export interface RulesDraft extends RulesContent {
  readonly version: number;
  /** Counts its changes from 1, so that nobody saves over what he has not seen. */
  readonly revision: number;
  readonly editedAt: Date;
}

function fromRow(row: typeof operatingRulesDrafts.$inferSelect): RulesDraft {
  const { textZh: zh, textEn: en, parameters, ...rest } = row;
  return { ...rest, text: { zh, en }, parameters: { ...parametersBefore, ...parameters } };
}

export async function draftOf({ db }: OperatorScope, version: number): Promise<RulesDraft | null> {
  const [row] = await db
    .select()
    .from(operatingRulesDrafts)
    .where(eq(operatingRulesDrafts.version, version));
  return row === undefined ? null : fromRow(row);
}

/** The same, locked at one revision: who changes and who publishes it take turns. */
export async function lockDraft(
  { db }: OperatorScope,
  version: number,
  revision: number,
): Promise<RulesDraft | null> {
  const [row] = await db
    .select()
    .from(operatingRulesDrafts)
    .where(
      and(eq(operatingRulesDrafts.version, version), eq(operatingRulesDrafts.revision, revision)),
    )
    .for("update");
  return row === undefined ? null : fromRow(row);
}

/** Keeps the draft in place of the revision before; false when that is not the last any more. */
export async function keepDraft({ db }: OperatorScope, draft: RulesDraft): Promise<boolean> {
  const { text, ...rest } = draft;
  const row = { ...rest, textZh: text.zh, textEn: text.en };
  const { version: _same, ...changes } = row;
  const before = draft.revision - 1;
  const { version } = operatingRulesDrafts;
  if (before === 0) {
    const first = db.insert(operatingRulesDrafts).values(row).onConflictDoNothing();
    return (await first.returning({ version })).length === 1;
  }
  const changed = db
    .update(operatingRulesDrafts)
    .set(changes)
    .where(and(eq(version, draft.version), eq(operatingRulesDrafts.revision, before)));
  return (await changed.returning({ version })).length === 1;
}
