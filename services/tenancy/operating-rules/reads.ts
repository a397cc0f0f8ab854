import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  getTableColumns,
  gt,
  isNull,
  lt,
  lte,
  sql,
} from "drizzle-orm";
import { Refusal } from "../../kernel/refusal.ts";
import type { Page } from "../../platform/graphql/connections.ts";
import { tenants } from "../../platform/schema.ts";
import type { OperatorScope, Question, TenantScope, Transaction } from "../../platform/tenancy.ts";
import { memberships } from "../schema/people.ts";
import { operatingRules, type RulesParameters, rulesAcceptances } from "../schema/rules.ts";
import { parametersBefore } from "./parameters.ts";
import type { LatestRules, OperatingRules } from "./rules.ts";

/** Rules are the same for all and shown to anyone, so any scope may read them. */
interface AnyScope {
  readonly db: Transaction;
}

const stands = isNull(operatingRules.withdrawnAt);

/** What a version says, and of what it says nothing what held before. */
const wholeParameters = (said: Partial<RulesParameters>): RulesParameters => {
  return { ...parametersBefore, ...said };
};

function fromRow(row: typeof operatingRules.$inferSelect): OperatingRules {
  const { textZh: zh, textEn: en, parameters, ...rest } = row;
  const unsaid = Object.keys(parametersBefore).filter((name) => !Object.hasOwn(parameters, name));
  return { ...rest, text: { zh, en }, parameters: wholeParameters(parameters), unsaid };
}

/**
 * The operating rules in force at a time, with the parameters that code reads. Throws when the
 * platform has none: it was not founded.
 */
export async function rulesInForce({ db }: AnyScope, at: Date): Promise<OperatingRules> {
  const [row] = await db
    .select()
    .from(operatingRules)
    .where(and(lte(operatingRules.effectiveFrom, at), stands))
    .orderBy(desc(operatingRules.version))
    .limit(1);
  if (row === undefined) throw noRules();
  return fromRow(row);
}

const noRules = () => new Error("no operating rules are in force");

export interface ParametersRow {
  readonly parameters: Partial<RulesParameters>;
}

/** The parameters of the rules in force at a time, without the texts: for lists that show them. */
export const parametersQuestion = (at: Date): Question => ({
  text: `select parameters from operating_rules
    where effective_from <= $1 and withdrawn_at is null order by version desc limit 1`,
  values: [at],
});

/** Reads the answer to `parametersQuestion`. Throws when the platform has no rules. */
export function parametersIn([row]: readonly ParametersRow[]): RulesParameters {
  if (row === undefined) throw noRules();
  return wholeParameters(row.parameters);
}

/** One version of the rules, also one that is no longer or not yet in force, or was withdrawn. */
export async function rulesOfVersion(
  { db }: AnyScope,
  version: number,
): Promise<OperatingRules | null> {
  const [row] = await db.select().from(operatingRules).where(eq(operatingRules.version, version));
  return row === undefined ? null : fromRow(row);
}

/** What the next version follows; a withdrawn one has its number, and no say in when it begins. */
export async function latestRules({ db }: AnyScope): Promise<LatestRules | null> {
  const { version, effectiveFrom } = operatingRules;
  const newest = db.select({ version }).from(operatingRules).orderBy(desc(version)).limit(1);
  const [last] = await newest;
  const standing = db.select({ effectiveFrom }).from(operatingRules).where(stands);
  const [before] = await standing.orderBy(desc(version)).limit(1);
  return last === undefined || before === undefined ? null : { ...last, ...before };
}

/** A page of all versions, withdrawn ones too, the newest first, and one more if there is a next page. */
export async function rulesPage(
  { db }: AnyScope,
  { first, after }: Page,
): Promise<OperatingRules[]> {
  const [version] = after ?? [];
  const rows = await db
    .select()
    .from(operatingRules)
    .where(version === undefined ? undefined : lt(operatingRules.version, Number(version)))
    .orderBy(desc(operatingRules.version))
    .limit(first + 1);
  return rows.map(fromRow);
}

/** Whether the house has accepted this very version; the operator's own need not. */
export async function hasAccepted({ db, house }: TenantScope, version: number): Promise<boolean> {
  const [row] = await db
    .select({ kind: tenants.kind, accepted: rulesAcceptances.version })
    .from(tenants)
    .leftJoin(
      rulesAcceptances,
      and(eq(rulesAcceptances.tenantId, tenants.id), eq(rulesAcceptances.version, version)),
    )
    .where(eq(tenants.id, house));
  return row !== undefined && (row.kind === "operator" || row.accepted !== null);
}

/** The next version to come that the house has not accepted yet; null where there is none. */
export async function rulesToAccept({
  db,
  house,
  now,
}: TenantScope): Promise<OperatingRules | null> {
  const [row] = await db
    .select(getTableColumns(operatingRules))
    .from(operatingRules)
    .innerJoin(tenants, and(eq(tenants.id, house), eq(tenants.kind, "firm")))
    .leftJoin(
      rulesAcceptances,
      and(
        eq(rulesAcceptances.tenantId, house),
        eq(rulesAcceptances.version, operatingRules.version),
      ),
    )
    .where(
      and(gt(operatingRules.effectiveFrom, now), stands, sql`${rulesAcceptances.version} is null`),
    )
    .orderBy(operatingRules.version)
    .limit(1);
  return row === undefined ? null : fromRow(row);
}

/** When the house accepted a version; null when it did not. */
export async function acceptedAt(
  { db, house }: TenantScope,
  version: number,
): Promise<Date | null> {
  const [row] = await db
    .select({ at: rulesAcceptances.at })
    .from(rulesAcceptances)
    .where(and(eq(rulesAcceptances.tenantId, house), eq(rulesAcceptances.version, version)));
  return row?.at ?? null;
}

/** The rules in force as far as code reads them. */
export type RulesInForce = Pick<OperatingRules, "version" | "parameters">;

interface AcceptedRow extends ParametersRow {
  readonly version: number;
  readonly accepted: boolean;
}

/**
 * Refuses (`RULES_NOT_ACCEPTED`) what only a firm may do that has accepted the rules in force:
 * publishing and booking, unless the rules let it go on. Gives the rules, for whoever goes on to
 * use their parameters. It is asked at once.
 */
export async function assertRulesAccepted(scope: TenantScope): Promise<RulesInForce> {
  const text = `select r.version, r.parameters, coalesce(t.kind = 'operator' or a.version is not null,
      false) as accepted
    from operating_rules r
    left join tenants t on t.id = $1
    left join rules_acceptances a on a.tenant_id = t.id and a.version = r.version
    where r.effective_from <= $2::timestamptz and r.withdrawn_at is null
    order by r.version desc limit 1`;
  const values = [scope.house, scope.now.toISOString()];
  const [row] = await scope.send<AcceptedRow>(text, values);
  if (row === undefined) throw noRules();
  const { version, accepted } = row;
  const parameters = wholeParameters(row.parameters);
  if (parameters.tradeNeedsAcceptance && !accepted) {
    throw new Refusal("RULES_NOT_ACCEPTED", { version });
  }
  return { version, parameters };
}

/** That the house has accepted a version, when, and who did so. */
export interface Acceptance {
  readonly version: number;
  readonly at: Date;
  /** Null when the person has left the firm. */
  readonly by: string | null;
}

/** A page of what the house has accepted, the newest version first, and one more. */
export async function acceptancePage(
  { db, house }: TenantScope,
  { first, after }: Page,
): Promise<Acceptance[]> {
  const [version] = after ?? [];
  return db
    .select({
      version: rulesAcceptances.version,
      at: rulesAcceptances.at,
      by: memberships.name,
    })
    .from(rulesAcceptances)
    .leftJoin(
      memberships,
      and(
        eq(memberships.tenantId, rulesAcceptances.tenantId),
        eq(memberships.personId, rulesAcceptances.personId),
      ),
    )
    .where(
      and(
        eq(rulesAcceptances.tenantId, house),
        version === undefined ? undefined : lt(rulesAcceptances.version, Number(version)),
      ),
    )
    .orderBy(desc(rulesAcceptances.version))
    .limit(first + 1);
}

/** How many of the firms at work have accepted a version, for the operator. */
export interface Uptake {
  readonly firms: number;
  readonly accepted: number;
}

export async function uptakeOf({ db }: OperatorScope, version: number): Promise<Uptake> {
  const [row] = await db
    .select({ firms: count(), accepted: countDistinct(rulesAcceptances.tenantId) })
    .from(tenants)
    .leftJoin(
      rulesAcceptances,
      and(eq(rulesAcceptances.tenantId, tenants.id), eq(rulesAcceptances.version, version)),
    )
    .where(and(eq(tenants.kind, "firm"), eq(tenants.status, "active")));
  if (row === undefined) throw new Error("a count tells nothing");
  return row;
}
