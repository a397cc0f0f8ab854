import { type Bundle, type EventProof, toBase64 } from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import type { TraceProof } from "../ledger/index.ts";

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
