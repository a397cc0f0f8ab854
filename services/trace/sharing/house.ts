import { disclose } from "../../../contracts/events/index.ts";
import { type Bundle, byUtf8, grantBundleFormat } from "../../../contracts/proof/index.ts";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { chainLengths, type ProvedChain, proveTrace } from "../../ledger/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { circlesReceived } from "../../tenancy/index.ts";
import { bundleLimits, disclosedIn, inTurns, requireHeld } from "../disclosed.ts";
import { disclosuresOf } from "../passport/reads.ts";
import { committedOf, eventsPage, ownAudiences } from "../reads.ts";
import { grantedOf } from "./bundle.ts";
import { houseBundlePath } from "./shown.ts";

const kind = "trace-event";

/**
 * What the firm itself has captured of these chains, whole. Other acts may be about the same thing
 * (of a firm, all of its own): whoever may read traces may not read those.
 */
async function ownOf(scope: TenantScope, chains: readonly ProvedChain[]) {
  const ids = new Set(chains.flatMap(({ links }) => links.map(({ eventId }) => eventId)));
  const events = await committedOf(scope, [...ids]);
  const traced = [...events].filter(([, { envelope }]) => envelope.type.startsWith("trace."));
  return inTurns(traced, ([id, { envelope, secret }]): [EventId, unknown] => {
    return [id, disclose(envelope, secret, () => true)];
  });
}

/**
 * All that the scope's firm may see of a thing, in one file: what is public, what it has captured for
 * itself, and what others have granted to it; and for each of these audiences the proof that there is
 * no more, also of those who have granted other things and nothing of this one. Throws `NOT_FOUND`
 * where it may see nothing, or before there is a head with it, and `TRACE_TOO_LONG`.
 */
export async function bundleOfHouse(
  scope: TenantScope,
  blobs: Blobs,
  identity: string,
): Promise<Bundle> {
  const received = await circlesReceived(scope, kind);
  const owners = new Map(received.map(({ owner, audience }) => [audience, owner]));
  const own = await ownAudiences(scope);
  const audiences = [...own, ...owners.keys()].sort(byUtf8);
  const asked = ["public", ...audiences].map((audience) => ({ identity, audience }));
  const proof = await proveTrace(scope, blobs, asked, bundleLimits);
  if (proof === null) throw new Refusal("NOT_FOUND");
  // Without one of its chains it would say less than it is asked for.
  requireHeld(proof, () => true);
  const disclosures = new Map(await disclosuresOf(scope, proof.chains));
  for (const chain of proof.chains) {
    const owner = owners.get(chain.audience);
    if (owner === undefined || chain.links.length === 0) continue;
    for (const [id, shown] of await grantedOf(scope, owner, chain)) disclosures.set(id, shown);
  }
  for (const [id, whole] of await ownOf(scope, proof.chains)) disclosures.set(id, whole);
  const disclosed = await disclosedIn(proof, (id) => disclosures.get(id));
  if (disclosed.events.length === 0) throw new Refusal("NOT_FOUND");
  return { format: grantBundleFormat, subject: identity, ...proof.head, ...disclosed };
}

/** Whether the firm has captured anything of a thing, or been granted anything of it. */
async function isSeen(scope: TenantScope, identity: string): Promise<boolean> {
  if ((await eventsPage(scope, { code: identity }, 1, null)).length > 0) return true;
  const received: readonly { readonly owner: TenantId; readonly audience: string }[] =
    await circlesReceived(scope, kind);
  const chains = received.map(({ audience }) => ({ identity, audience }));
  return (await chainLengths(scope, chains)).some((length) => length > 0);
}

/** Where `bundleOfHouse` of a thing is fetched; null where it would show no more than is public. */
export async function bundleAddressOf(
  scope: TenantScope,
  identity: string,
): Promise<string | null> {
  const isMore = await isSeen(scope, identity);
  return isMore ? `${houseBundlePath}?code=${encodeURIComponent(identity)}` : null;
}
