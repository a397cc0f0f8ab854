import { setImmediate as othersTurn } from "node:timers/promises";
import { type Bundle, type EventProof, toBase64 } from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { LongChain, ProofLimits, TraceProof } from "../ledger/index.ts";

/**
 * A chain with more events is that of a class or a firm, hardly of a thing: a file of so many has
 * 7 MB, and takes seconds to make. Many parts with many events each would make a file without end.
 */
export const bundleLimits: ProofLimits = { ofChain: 2_000, ofAll: 10_000 };

/** After so many events others have their turn: a long file keeps nobody waiting. */
const eventsAtOnce = 50;

/** Throws `TRACE_TOO_LONG` where a chain that the bundle is asked for has more events than it holds. */
export function requireHeld(
  { tooLong }: TraceProof,
  isAskedFor: (chain: LongChain) => boolean,
): void {
  const chain = tooLong.find(isAskedFor);
  if (chain === undefined) return;
  throw new Refusal("TRACE_TOO_LONG", { events: chain.events, most: chain.most });
}

/** What is made of each event, while other requests have their turn in between. */
export async function inTurns<Event, Made>(
  events: Iterable<Event>,
  make: (event: Event) => Made | Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const event of events) {
    made.push(await make(event));
    if (made.length % eventsAtOnce === 0) await othersTurn();
  }
  return made;
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
  const rising = [...places].sort(([one], [other]) => one - other);
  const events = await inTurns(rising, async ([logIndex, disclosure]): Promise<EventProof> => {
    return { disclosure, logIndex, inclusion: await proof.inclusion(logIndex) };
  });
  return { chains, events };
}
