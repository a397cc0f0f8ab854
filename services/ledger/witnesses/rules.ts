import { printWitnessKey, readWitnessKey } from "../../../contracts/proof/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { destinationIn, type Guard, publicNetwork } from "../../platform/guarded.ts";

/** What the operator says of a witness that he names. */
export interface WitnessAsk {
  readonly key: string;
  readonly url: string;
}

const longestKey = 300;
// A note holds 100 signatures at most.
const mostWitnesses = 50;
const secondMs = 1_000;
/** How often one witness is asked at most; the log may have a new head five times a second. */
export const restMs = secondMs;
const longestRestMs = 600 * secondMs;
/** A quiet log is cosigned anew so often, which says that it is still all that there is. */
export const anewMs = 3_600_000;

function addressOf(text: string, guard: Guard): string {
  const refused = new Refusal("WITNESS_URL", {}, "url");
  const url = destinationIn(text, refused, guard);
  if (url.search !== "") throw refused;
  return url.href;
}

function keyOf(text: string): string {
  try {
    if (text.length <= longestKey) return printWitnessKey(readWitnessKey(text.trim()));
  } catch {
    // Told below, as a fault of what was asked.
  }
  throw new Refusal("WITNESS_KEY", {}, "key");
}

/** Where witnesses are asked: in the public network, and at places that the settings name. */
export function witnessNetwork(named: ReadonlySet<string>): Guard {
  return { ...publicNetwork, named };
}

/** Throws `WITNESS_KEY`, `WITNESS_URL`, `WITNESS_KNOWN`, `TOO_MANY`. */
export function decideWitness(
  known: readonly { readonly key: string }[],
  ask: WitnessAsk,
  guard: Guard,
) {
  const witness = { key: keyOf(ask.key), url: addressOf(ask.url, guard) };
  const { name, publicKey } = readWitnessKey(witness.key);
  const isKnown = known
    .map(({ key }) => readWitnessKey(key))
    .some((other) => {
      // The same public key under another name would count twice.
      return other.name === name || other.publicKey.join() === publicKey.join();
    });
  if (isKnown) throw new Refusal("WITNESS_KNOWN", {}, "key");
  if (known.length >= mostWitnesses) throw new Refusal("TOO_MANY", { most: mostWitnesses });
  return witness;
}

/** When a witness is asked next, after so many failures in a row. */
export function nextAsk(now: Date, failures: number): Date {
  const rest = failures === 0 ? restMs : Math.min(secondMs * 2 ** failures, longestRestMs);
  return new Date(now.getTime() + rest);
}
