import { type Bundle, type EventProof, toBase64 } from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { LongChain, TraceProof } from "../ledger/index.ts";

/**
 * A chain with more events than this is that of a class or a firm, hardly of a thing: a file of so
 * many has 7 MB, and takes a second to make.
 */
export const longestChain = 2_000;

/** Throws `TRACE_TOO_LONG` where a chain that the bundle is asked for has more events than it holds. */
export function requireHeld(
  { tooLong }: TraceProof,
  isAskedFor: (chain: LongChain) => boolean,
): void {
  const chain = tooLong.find(isAskedFor);
  if (chain === undefined) return;
  throw new Refusal("TRACE_TOO_LONG", { events: chain.events, most: longestChain });
}

/**
 * Chains and events of a bundle: what is disclosed of each event, once however many chains it is
 * in, with its proof; of what is not, the commitment alone stands in its chains.
 */
export async function disclosedIn(
  proof: TraceProof,
  disclosureOf: (id: EventId) => unknown,
): Promise<Pick<Bundle, "chains" | "events">> {
  const places = new Map<number, unknown>();
  const chains = proof.chains.map(({ links, ...chain }) => ({
    ...chain,
    links: links.map(({ eventId, logIndex, commitment }) => {
      const disclosure = disclosureOf(eventId);
      if (disclosure === undefined) return { logIndex, commitment: toBase64(commitment) };
      places.set(logIndex, disclosure);
      return { logIndex };
    }),
  }));
  const events: EventProof[] = [];
  for (const [logIndex, disclosure] of [...places].sort(([one], [other]) => one - other)) {
    events.push({ disclosure, logIndex, inclusion: await proof.inclusion(logIndex) });
  }
  return { chains, events };
}
