import type { SupportUsedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { type FirmRow, firmsById, operatorHouse } from "../../platform/firms.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { once } from "../../platform/once.ts";
import { type Actor, asTenant, type TenantScope, visiting } from "../../platform/tenancy.ts";
import { lookingIn } from "../actors.ts";
import { endGrant, recordGrant } from "../grants/commands.ts";
import { type Grant, grantById, lockGrant, supportKind } from "../grants/reads.ts";
import { rulesInForce } from "../operating-rules/reads.ts";
import { houseOf, membershipOf } from "../people/reads.ts";
import { standingOf } from "../sessions/rules.ts";
import { assertOpens, decideSupport, roomsIn, type SupportAsk } from "./rules.ts";
import { noteUse } from "./writes.ts";

async function operatorRow(scope: TenantScope): Promise<FirmRow> {
  const id = await operatorHouse(scope);
  const row = (await firmsById(scope, [id])).get(id);
  if (row === undefined) throw new Error(`operator ${id} is not there`);
  return row;
}

/** A grant of support that stands in the house. Throws `SUPPORT_GRANT_NOT_FOUND`. */
export async function supportGrant(scope: TenantScope, id: string): Promise<Grant> {
  const grant = await grantById(scope, id);
  if (grant?.resourceType !== supportKind) throw new Refusal("SUPPORT_GRANT_NOT_FOUND", {}, "id");
  return grant;
}

/**
 * Lets the operator's support look at parts of the firm for some hours. Throws `SESSION_NEEDED` and
 * what `decideSupport` throws.
 */
export async function giveSupport(scope: TenantScope, ask: SupportAsk): Promise<Grant> {
  const { id } = await once(scope, "supportGive", async () => {
    const operator = await operatorRow(scope);
    const { identity: owner } = await houseOf(scope);
    const { parameters } = await rulesInForce(scope, scope.now);

    const parties = { owner: scope.house, operator: operator.id };
    const terms = decideSupport(parties, ask, parameters.grantMostDays, scope.now);

    const grantId = await recordGrant(scope, terms, { owner, grantee: operator.identity });
    const until = terms.validUntil?.toISOString();
    scope.about(`support:${grantId}`, { act: "give", rooms: terms.fields, until });
    return grantId;
  });
  return supportGrant(scope, id);
}

/** Ends a grant of support at once (C15). Throws `SUPPORT_GRANT_NOT_FOUND`, `SESSION_NEEDED`. */
export async function revokeSupport(scope: TenantScope, id: string): Promise<Grant> {
  await once(scope, "supportRevoke", async () => {
    const grant = await lockGrant(scope, id);
    if (grant?.resourceType !== supportKind) throw new Refusal("SUPPORT_GRANT_NOT_FOUND", {}, "id");
    scope.about(`support:${id}`, { act: "revoke" });
    await endGrant(scope, grant);
    return id;
  });
  return supportGrant(scope, id);
}

/** The firm and the grant that a header names. Throws the same for a malformed one as for none. */
function named(header: string) {
  try {
    const { tenantId, id } = readIdOf("SupportGrant", header);
    return { firmId: tenantId as FirmRow["id"], grantId: id };
  } catch {
    throw new Refusal("SUPPORT_GRANT_NOT_FOUND");
  }
}

/** A firm at work: one that is suspended or frozen could not take its leave back. */
async function firmAtWork(scope: TenantScope, id: FirmRow["id"]): Promise<FirmRow> {
  const firm = (await firmsById(scope, [id])).get(id);
  if (firm?.kind !== "firm" || standingOf(firm) !== "active") {
    throw new Refusal("SUPPORT_GRANT_NOT_FOUND");
  }
  return firm;
}

function personOf({ personId }: Actor): PersonId {
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  return personId;
}

/**
 * One look into a firm's house under its grant of support: the grant is asked for in that house,
 * and both houses' audits say who looks, at what (`asks`) and from where. Gives who he is there: a
 * guest who may read what the grant names and nothing else. Throws `NOT_PERMITTED`, and alike for
 * whatever grant opens nothing `SUPPORT_GRANT_NOT_FOUND`.
 */
export async function lookUnder(
  database: Database,
  actor: Actor,
  grantHeader: string,
  asks: readonly string[],
): Promise<Actor> {
  return asTenant(database, actor, "platform.support", async (scope) => {
    const id = personOf(actor);
    const { firmId, grantId } = named(grantHeader);
    const firm = await firmAtWork(scope, firmId);
    const operator = await houseOf(scope);
    const name = (await membershipOf(scope, id))?.name ?? actor.principal;
    scope.about(`support:${grantId}`, { firm: firmId, who: name, asks });

    const ticket = { kind: "support", ids: [grantId], details: { who: name, asks } } as const;
    const grant = await visiting(scope, firmId, ticket, async (host) => {
      const found = await grantById(host, grantId);
      assertOpens(found, { owner: firmId, operator: scope.house }, host.now);
      if (await noteUse(host, grantId, { id, name })) {
        const parties = { firm: firm.identity, operator: operator.identity };
        const body: SupportUsedV1 = { grantId, ...parties, by: { person: id } };
        await host.emit({ type: "tenancy.support-used.v1", body });
      }
      return found;
    });
    return lookingIn(firmId, roomsIn(grant), actor);
  });
}
