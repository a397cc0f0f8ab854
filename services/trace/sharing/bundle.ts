import { disclose, type Envelope, type Shows } from "../../../contracts/events/index.ts";
import { type Bundle, grantBundleFormat } from "../../../contracts/proof/index.ts";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type ProvedChain, proveTrace } from "../../ledger/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import { type TenantScope, visiting } from "../../platform/tenancy.ts";
import { grantTicket, openToHouse } from "../../tenancy/index.ts";
import { bundleLimits, disclosedIn, inTurns, requireHeld } from "../disclosed.ts";
import { disclosuresOf } from "../passport/reads.ts";
import { shownToAnyone } from "../passport/shown.ts";
import { committedOf } from "../reads.ts";
import { shownByGrants, subjectsShown } from "./shown.ts";

type Leave = Awaited<ReturnType<typeof grantTicket>>;

/** The thing that is asked for, or the first that the grant shows its event to be about. */
async function thingOf(scope: TenantScope, leave: Leave, asked: string | null): Promise<string> {
  const id = leave.resourceId as EventId;
  const found = await visiting(scope, leave.owner, leave.ticket, (host) => committedOf(host, [id]));
  const envelope = found.get(id)?.envelope;
  const things = envelope === undefined ? [] : subjectsShown(envelope, leave.fields);
  const thing = asked === null ? things[0] : things.find((each) => each === asked);
  if (thing === undefined) throw new Refusal("NOT_FOUND");
  return thing;
}

const isPublic = ({ audience }: Envelope) => audience === "public";

/** What the grants show of an event; of a public one besides what anyone sees. */
function shown(envelope: Envelope, grants: readonly (readonly string[])[]): Shows {
  const granted = shownByGrants(envelope, grants);
  return (pointer) => granted(pointer) || (isPublic(envelope) && shownToAnyone(pointer));
}

/** Disclosures of what the owner lets this firm see now of the events of a circle's chain. */
export async function grantedOf(scope: TenantScope, owner: TenantId, chain: ProvedChain) {
  const ids = chain.links.map(({ eventId }) => eventId);
  const { fields, ticket } = await openToHouse(scope, owner, ids);
  const open = ids.filter((id) => fields.has(id));
  const events = await visiting(scope, owner, ticket, (host) => committedOf(host, open));
  // Made in the owner's house alone: the secrets do not leave it.
  return new Map(
    await inTurns(events, ([id, { envelope, secret }]): [EventId, unknown] => {
      return [id, disclose(envelope, secret, shown(envelope, fields.get(id) ?? []))];
    }),
  );
}

/**
 * The trace of a thing as far as one firm has granted it to the scope's, in one file: all public
 * events, and all that were granted, each with what is withheld of it. Throws `GRANT_NOT_FOUND`,
 * `TRACE_TOO_LONG`, and
 * `NOT_FOUND` for a thing that the grant does not show its event to be about, or before there is a
 * head with it.
 */
export async function bundleOfGrant(
  scope: TenantScope,
  blobs: Blobs,
  grantId: string,
  asked: string | null,
): Promise<Bundle> {
  const leave = await grantTicket(scope, grantId);
  const { owner, audience } = leave;
  if (audience === null) throw new Refusal("NOT_FOUND");
  const identity = await thingOf(scope, leave, asked);
  const chains = ["public", audience].map((each) => ({ identity, audience: each }));
  const proof = await proveTrace(scope, blobs, chains, bundleLimits);
  if (proof === null) throw new Refusal("NOT_FOUND");
  requireHeld(proof, () => true);
  const ofCircle = proof.chains.find((chain) => chain.audience === audience);
  if (ofCircle === undefined) throw new Refusal("NOT_FOUND");
  const open = await disclosuresOf(scope, proof.chains);
  const granted = await grantedOf(scope, owner, ofCircle);
  const disclosed = await disclosedIn(proof, (id) => granted.get(id) ?? open.get(id));
  return { format: grantBundleFormat, subject: identity, ...proof.head, ...disclosed };
}
