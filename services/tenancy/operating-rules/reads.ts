import { and, desc, eq, gte, lte } from "drizzle-orm";
import { Refusal } from "../../kernel/refusal.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope, Transaction } from "../../platform/tenancy.ts";
import { operatingRules, rulesAcceptances } from "../schema/rules.ts";
import type { OperatingRules } from "./rules.ts";

/** Rules are the same for all and shown to anyone, so any scope may read them. */
interface AnyScope {
  readonly db: Transaction;
}

function fromRow(row: typeof operatingRules.$inferSelect): OperatingRules {
  const { version, textZh: zh, textEn: en, parameters, effectiveFrom } = row;
  return { version, text: { zh, en }, parameters, effectiveFrom };
}

/**
 * The operating rules in force at a time, with the parameters that code reads
 * (`freeCancellationHours`). Throws when the platform has none: it was not founded.
 */
export async function rulesInForce({ db }: AnyScope, at: Date): Promise<OperatingRules> {
  const [row] = await db
    .select()
    .from(operatingRules)
    .where(lte(operatingRules.effectiveFrom, at))
    .orderBy(desc(operatingRules.version))
    .limit(1);
  if (row === undefined) throw new Error("no operating rules are in force");
  return fromRow(row);
}

/** One version of the rules, also one that is no longer or not yet in force. */
export async function rulesOfVersion(
  { db }: AnyScope,
  version: number,
): Promise<OperatingRules | null> {
  const [row] = await db.select().from(operatingRules).where(eq(operatingRules.version, version));
  return row === undefined ? null : fromRow(row);
}

/** The newest version, whether or not it is in force yet. */
export async function latestRules({ db }: AnyScope): Promise<OperatingRules | null> {
  const [row] = await db
    .select()
    .from(operatingRules)
    .orderBy(desc(operatingRules.version))
    .limit(1);
  return row === undefined ? null : fromRow(row);
}

/** Whether the house has accepted this version or a later one; the operator's own need not. */
export async function hasAccepted({ db, house }: TenantScope, version: number): Promise<boolean> {
  const [row] = await db
    .select({ kind: tenants.kind, accepted: rulesAcceptances.version })
    .from(tenants)
    .leftJoin(
      rulesAcceptances,
      and(eq(rulesAcceptances.tenantId, tenants.id), gte(rulesAcceptances.version, version)),
    )
    .where(eq(tenants.id, house))
    .limit(1);
  return row !== undefined && (row.kind === "operator" || row.accepted !== null);
}

/**
 * Refuses (`RULES_NOT_ACCEPTED`) what only a firm may do that has accepted the rules in force:
 * publishing and booking. Gives the rules, for whoever goes on to use their parameters.
 */
export async function assertRulesAccepted(scope: TenantScope): Promise<OperatingRules> {
  const rules = await rulesInForce(scope, scope.now);
  const { version } = rules;
  if (!(await hasAccepted(scope, version))) throw new Refusal("RULES_NOT_ACCEPTED", { version });
  return rules;
}
