import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import type { TenantId } from "../../services/kernel/brand.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { type FirmRow, firmsById } from "../../services/platform/firms.ts";
import { newId } from "../../services/platform/ids.ts";
import { once } from "../../services/platform/once.ts";
import type { OperatorScope } from "../../services/platform/tenancy.ts";
import { prefixDecided } from "./events.ts";
import { sayChanged } from "./news.ts";
import { authorityHandle, decidePrefix, overlaps, type PrefixScheme } from "./prefixes.ts";
import type { PrefixRow } from "./reads.ts";
import { identifierPrefixes } from "./schema.ts";

/** A prefix with whose it is, as the operator sees it. */
export interface Delegation extends PrefixRow {
  readonly firm: FirmRow;
}

async function withFirms(scope: OperatorScope, rows: readonly PrefixRow[]): Promise<Delegation[]> {
  const firms = await firmsById(
    scope,
    rows.map(({ tenantId }) => tenantId),
  );
  return rows.map((row) => {
    const firm = firms.get(row.tenantId);
    if (firm === undefined) throw new Error(`prefix ${row.id} is of a firm that is not there`);
    return { ...row, firm };
  });
}

/** A page of all prefixes, and one more if there is a next page. */
export async function delegationPage(
  scope: OperatorScope,
  after: { readonly scheme: string; readonly prefix: string } | null,
  first: number,
): Promise<Delegation[]> {
  const { scheme, prefix } = identifierPrefixes;
  const isAfter =
    after === null
      ? undefined
      : or(
          gt(scheme, after.scheme as PrefixScheme),
          and(eq(scheme, after.scheme as PrefixScheme), gt(prefix, after.prefix)),
        );
  const rows = await scope.db
    .select()
    .from(identifierPrefixes)
    .where(isAfter)
    .orderBy(asc(scheme), asc(prefix))
    .limit(first + 1);
  return withFirms(scope, rows);
}

async function delegationById(scope: OperatorScope, id: string): Promise<Delegation | null> {
  const rows = await scope.db
    .select()
    .from(identifierPrefixes)
    .where(eq(identifierPrefixes.id, id));
  const [delegation] = await withFirms(scope, rows);
  return delegation ?? null;
}

async function delegationOr(scope: OperatorScope, id: string): Promise<Delegation> {
  const delegation = await delegationById(scope, id);
  if (delegation === null) throw new Refusal("PREFIX_NOT_FOUND", {}, "id");
  return delegation;
}

/** What could stand in the way of a prefix; who decide on prefixes of one scheme take turns. */
async function rivals(scope: OperatorScope, scheme: PrefixScheme): Promise<PrefixRow[]> {
  const turn = `identifier prefixes ${scheme}`;
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  return scope.db.select().from(identifierPrefixes).where(eq(identifierPrefixes.scheme, scheme));
}

/** To whom which prefix is given. */
interface DelegationAsk {
  readonly firm: TenantId;
  readonly scheme: PrefixScheme;
  readonly prefix: string;
}

async function delegate(scope: OperatorScope, ask: DelegationAsk): Promise<string> {
  const given = decidePrefix(ask.scheme, ask.prefix);
  const firm = (await firmsById(scope, [ask.firm])).get(ask.firm);
  if (firm === undefined || firm.kind !== "firm") throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
  const inTheWay = (await rivals(scope, ask.scheme)).filter((each) => overlaps(each, given));
  const own = inTheWay.find(({ prefix }) => prefix === given.prefix);
  const isAgain = own?.tenantId === ask.firm && own.withdrawnAt !== null && inTheWay.length === 1;
  if (inTheWay.length > 0 && !isAgain) throw new Refusal("PREFIX_TAKEN", {}, "prefix");

  const id = own?.id ?? newId<string>();
  await scope.db
    .insert(identifierPrefixes)
    .values({ ...given, id, tenantId: ask.firm, delegatedAt: scope.now })
    .onConflictDoUpdate({
      target: [identifierPrefixes.scheme, identifierPrefixes.prefix],
      set: { withdrawnAt: null, delegatedAt: scope.now },
    });
  await scope.emit(prefixDecided(firm.identity, given, "delegated", scope.actor));
  await tell(scope, given);
  scope.about(`prefix:${given.scheme}:${given.prefix}`, { act: "delegate", firm: ask.firm });
  return id;
}

/** Resolvers know of a naming authority by the Handle that describes it. */
async function tell(
  scope: OperatorScope,
  { scheme, prefix }: Pick<PrefixRow, "scheme" | "prefix">,
): Promise<void> {
  if (scheme === "hdl") await sayChanged(scope, [authorityHandle(prefix)]);
}

/**
 * Gives a prefix to a firm, which may then name things under it. What is another's, or lies in what
 * is, or holds it, is refused. Throws `PREFIX_MALFORMED`, `PREFIX_TAKEN`, `FIRM_NOT_FOUND`.
 */
export async function delegatePrefix(
  scope: OperatorScope,
  ask: DelegationAsk,
): Promise<Delegation> {
  const { id } = await once(scope, "prefixDelegate", () => delegate(scope, ask));
  return delegationOr(scope, id);
}

/**
 * Takes a prefix back: nothing new is named under it, what stands there still resolves. Throws
 * `PREFIX_NOT_FOUND`, `PREFIX_WITHDRAWN`.
 */
export async function withdrawPrefix(scope: OperatorScope, id: string): Promise<Delegation> {
  await once(scope, "prefixWithdraw", async () => {
    const delegation = await delegationOr(scope, id);
    if (delegation.withdrawnAt !== null) throw new Refusal("PREFIX_WITHDRAWN", {}, "id");

    const { scheme, prefix, firm } = delegation;
    await scope.db
      .update(identifierPrefixes)
      .set({ withdrawnAt: scope.now })
      .where(eq(identifierPrefixes.id, id));
    await scope.emit(prefixDecided(firm.identity, delegation, "withdrawn", scope.actor));
    await tell(scope, delegation);
    scope.about(`prefix:${scheme}:${prefix}`, { act: "withdraw", firm: firm.id });
    return id;
  });
  return delegationOr(scope, id);
}
