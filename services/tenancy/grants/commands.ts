import type { GrantGivenV1, GrantRevokedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { registerOpen } from "../../platform/open-things.ts";
import { type TenantScope, type Ticket, visiting } from "../../platform/tenancy.ts";
import { rulesInForce } from "../operating-rules/reads.ts";
import {
  type Grant,
  grantById,
  grantsOfThings,
  grantsOpen,
  lockGrant,
  lockGrantsOpen,
} from "./reads.ts";
import { areEvents, resourceNamed } from "./resources.ts";
import { decideGrant, type GrantTerms, granteeIdentity, isValid, policyHash } from "./rules.ts";
import { circleWith, insertGrant, setGrantRevoked } from "./writes.ts";

/** What to share, with whom, for what, and how long. */
export interface GrantAsk {
  /** Relay id of the thing. */
  readonly resource: string;
  readonly granteeId: TenantId;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly validUntil: Date | null;
}

/** Who acts for the firm; throws `SESSION_NEEDED` for a program. */
export function byOf({ actor }: TenantScope) {
  if (actor.personId === null) throw new Refusal("SESSION_NEEDED");
  return { person: actor.personId };
}

const ticketFor = (grantId: string): Ticket => ({ kind: "grant", ids: [grantId] });

function firmIn(firms: ReadonlyMap<TenantId, FirmRow>, id: TenantId): FirmRow {
  const firm = firms.get(id);
  if (firm === undefined) throw new Error(`firm ${id} is not there`);
  return firm;
}

interface Parties {
  readonly owner: string;
  readonly grantee: string;
}

async function tellGiven(scope: TenantScope, id: string, terms: GrantTerms, parties: Parties) {
  const { resourceType: kind, resourceId, validFrom, validUntil } = terms;
  const body: GrantGivenV1 = {
    grantId: id,
    firm: parties.owner,
    grantee: parties.grantee,
    resource: { kind, id: resourceId },
    relation: terms.relation,
    purpose: terms.purpose,
    fields: terms.fields,
    validity: { from: validFrom.toISOString(), until: validUntil?.toISOString() ?? null },
    policyHash: policyHash(parties.owner, parties.grantee, terms).toString("hex"),
    by: byOf(scope),
  };
  await scope.emit({ type: "tenancy.grant-given.v1", body });
}

/**
 * Writes both copies of a grant of the house's own, and records that it was given. The truth is
 * here, the ticket with the grantee.
 */
export async function recordGrant(
  scope: TenantScope,
  terms: GrantTerms,
  parties: Parties,
): Promise<string> {
  const grantId = newId<string>();
  const hash = policyHash(parties.owner, parties.grantee, terms);
  const audience = areEvents(terms.resourceType) ? await circleWith(scope, terms.granteeId) : null;
  const written = { id: grantId, ownerId: scope.house, terms, policyHash: hash, audience };
  await insertGrant(scope, written);
  await visiting(scope, terms.granteeId, ticketFor(grantId), (host) => insertGrant(host, written));
  await tellGiven(scope, grantId, terms, parties);
  return grantId;
}

async function grantOr(scope: TenantScope, id: string): Promise<Grant> {
  const grant = await grantById(scope, id);
  if (grant === null) throw new Refusal("GRANT_NOT_FOUND", {}, "id");
  return grant;
}

/**
 * Grants another firm to read one thing of the house. Throws `GRANT_RESOURCE_NOT_FOUND`,
 * `FIRM_NOT_FOUND` and what `decideGrant` throws.
 */
export async function giveGrant(scope: TenantScope, ask: GrantAsk): Promise<Grant> {
  const { id } = await once(scope, "grantGive", async () => {
    const named = await resourceNamed(scope, ask.resource);
    const firms = await firmsById(scope, [scope.house, ask.granteeId]);
    const owner = firmIn(firms, scope.house).identity;
    const { parameters } = await rulesInForce(scope, scope.now);

    const grantee = granteeIdentity(firms.get(ask.granteeId));
    const draft = { ...ask, ...named };
    const terms = decideGrant(scope.house, draft, parameters.grantMostDays, scope.now);

    const grantId = await recordGrant(scope, terms, { owner, grantee });

    const { granteeId, fields } = terms;
    scope.about(`grant:${grantId}`, { act: "give", granteeId, fields, ...named });
    return grantId;
  });
  return grantOr(scope, id);
}

/** Ends both copies of a locked grant of the house's own, if they have not been ended, and says so. */
export async function endGrant(scope: TenantScope, grant: Grant): Promise<void> {
  if (grant.revokedAt !== null) return;
  const { id, granteeId } = grant;
  const firms = await firmsById(scope, [scope.house, granteeId]);
  const firm = firmIn(firms, scope.house).identity;
  const grantee = firmIn(firms, granteeId).identity;

  await setGrantRevoked(scope, id);
  await visiting(scope, granteeId, ticketFor(id), (host) => setGrantRevoked(host, id));

  const revokedAt = scope.now.toISOString();
  const body: GrantRevokedV1 = { grantId: id, firm, grantee, revokedAt, by: byOf(scope) };
  await scope.emit({ type: "tenancy.grant-revoked.v1", body });
}

registerOpen({
  kind: "grants",
  count: grantsOpen,
  end: async (scope) => {
    for (const grant of await lockGrantsOpen(scope)) await endGrant(scope, grant);
  },
});

/** Ends a grant of the house's own at once. Throws `GRANT_NOT_FOUND`. */
export async function revokeGrant(scope: TenantScope, id: string): Promise<Grant> {
  await once(scope, "grantRevoke", async () => {
    const grant = await lockGrant(scope, id);
    if (grant === null) throw new Refusal("GRANT_NOT_FOUND", {}, "id");
    scope.about(`grant:${id}`, { act: "revoke" });
    await endGrant(scope, grant);
    return id;
  });
  return grantOr(scope, id);
}

/** Leave to visit the owner of something granted, and what of it may be read there. */
export interface GrantTicket {
  readonly grantId: string;
  readonly owner: TenantId;
  readonly resourceType: string;
  readonly resourceId: string;
  /** For `visiting`: the grant and the thing. */
  readonly ticket: Ticket;
  /** Top-level fields, or parts of them, that may be shown; empty for all. */
  readonly fields: readonly string[];
  /** The owner's circle with this firm, as 64 hex digits; null for what is no event. */
  readonly audience: string | null;
}

/**
 * The ticket that a received grant gives now. The owner's copy decides, so a revoked grant is dead
 * at once (C15). Throws `GRANT_NOT_FOUND` alike for absent, ended and revoked ones.
 */
export async function grantTicket(scope: TenantScope, grantId: string): Promise<GrantTicket> {
  const refused = new Refusal("GRANT_NOT_FOUND", {}, "grant");
  const copy = await grantById(scope, grantId);
  if (copy === null || copy.granteeId !== scope.house) throw refused;
  const truth = await visiting(scope, copy.ownerId, ticketFor(grantId), (host) =>
    grantById(host, grantId),
  );
  const mine = truth !== null && truth.granteeId === scope.house;
  if (!mine || !isValid(truth, scope.now)) throw refused;
  const { ownerId: owner, resourceType, resourceId, fields } = truth;
  const ticket: Ticket = { kind: "grant", ids: [grantId, resourceId] };
  const audience = truth.audience && Buffer.from(truth.audience).toString("hex");
  return { grantId, owner, resourceType, resourceId, ticket, fields, audience };
}

/** What grants of one firm open now: the fields of each thing, and a ticket for all of them. */
export interface OpenThings {
  readonly ticket: Ticket;
  /** By the thing's id, of each grant of it the fields that it shows. */
  readonly fields: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Which of these things of another firm are open to the house now; the owner's copies decide. */
export async function openToHouse(
  scope: TenantScope,
  owner: TenantId,
  things: readonly string[],
): Promise<OpenThings> {
  const parties = { ownerId: owner, granteeId: scope.house };
  const copies = await grantsOfThings(scope, parties, things);
  const asking: Ticket = { kind: "grant", ids: copies.map(({ id }) => id) };
  const truths = await visiting(scope, owner, asking, (host) =>
    grantsOfThings(host, parties, things),
  );
  const fields = new Map<string, string[][]>();
  const valid = truths.filter((grant) => isValid(grant, scope.now));
  for (const { resourceId, fields: shown } of valid) {
    fields.set(resourceId, [...(fields.get(resourceId) ?? []), shown]);
  }
  return { fields, ticket: { kind: "grant", ids: [...asking.ids, ...fields.keys()] } };
}
