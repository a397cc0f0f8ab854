import { toBase64 } from "./base64.ts";
import type { ProvedBundle } from "./bundle.ts";
import { sameBytes } from "./bytes.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { mapKey } from "./map.ts";
import { verifyConsistency } from "./merkle.ts";
import type { ProvedReceipt } from "./receipt.ts";
import type { VerifiedHead } from "./recorded.ts";
import { Rejected, type RejectionValues } from "./rejected.ts";
import { consistencyFromTiles, type TileReader } from "./tiles.ts";

/**
 * What two things that the log's key has signed can say against one another (FORMAT.md 12). Each is
 * the log's own fault, whoever shows it.
 */
export interface Fault {
  readonly kind: "EVENT_OMITTED" | "ENTRY_REPLACED" | "LOG_FORKED" | "LOG_ROLLED_BACK";
  readonly values: RejectionValues;
}

/** What a bundle says of the event of a receipt. */
export type Compared =
  | { readonly outcome: "fault"; readonly fault: Fault }
  /** It has the event, in so many chains. */
  | { readonly outcome: "contained"; readonly chains: number }
  /** Nothing: its head is the older one, or none of the event's chains is in it. */
  | { readonly outcome: "silent"; readonly why: "BUNDLE_OLDER" | "OTHER_CHAINS" };

const faulty = (fault: Fault): Compared => ({ outcome: "fault", fault });

/** Whether two heads of one size are different; those of other sizes are not compared. */
export function forkBetween(one: Checkpoint, other: Checkpoint): Fault | null {
  if (one.size !== other.size || sameBytes(one.root, other.root)) return null;
  return { kind: "LOG_FORKED", values: { older: one.size, newer: other.size } };
}

/**
 * What two verified heads prove against one another: two of one size, or a smaller one that is dated
 * later. Equal times prove nothing.
 */
export function faultBetween(one: VerifiedHead, other: VerifiedHead): Fault | null {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one];
  if (smaller.size === larger.size) return forkBetween(one, other);
  if (smaller.timeMs <= larger.timeMs) return null;
  return { kind: "LOG_ROLLED_BACK", values: { older: larger.size, newer: smaller.size } };
}

/**
 * Holds a bundle against a receipt, both of which were verified under one key. A bundle under the
 * receipt's head or a later one, with a chain of the receipted event but without the event at its
 * place, is with the receipt a proof of fault that anyone can check.
 */
export function compareWithReceipt(bundle: ProvedBundle, receipt: ProvedReceipt): Compared {
  const fork = forkBetween(receipt.head, bundle.head);
  if (fork !== null) return faulty(fork);
  const { logIndex, commitment } = receipt;
  const isOther = (entry: { readonly logIndex: number; readonly commitment: Uint8Array }) =>
    entry.logIndex === logIndex && !sameBytes(entry.commitment, commitment);
  if (bundle.chains.some(({ entries }) => entries.some(isOther))) {
    return faulty({ kind: "ENTRY_REPLACED", values: { logIndex } });
  }
  const back = faultBetween(receipt.head, bundle.head);
  if (back !== null) return faulty(back);
  if (bundle.head.size < receipt.head.size) return { outcome: "silent", why: "BUNDLE_OLDER" };
  return comparedChains(bundle, receipt);
}

function comparedChains({ chains }: ProvedBundle, receipt: ProvedReceipt): Compared {
  const shown = new Map(
    chains.map((chain) => [toBase64(mapKey(chain.audience, chain.identity)), chain]),
  );
  let found = 0;
  for (const { key, position } of receipt.chains) {
    const chain = shown.get(key);
    if (chain === undefined) continue;
    const there = chain.entries[position];
    if (there?.logIndex !== receipt.logIndex) {
      const { logIndex, head } = receipt;
      const values = { identity: chain.identity, logIndex, position, size: head.size };
      return faulty({ kind: "EVENT_OMITTED", values });
    }
    found += 1;
  }
  return found === 0
    ? { outcome: "silent", why: "OTHER_CHAINS" }
    : { outcome: "contained", chains: found };
}

/**
 * Whether the log as it is served now extends a head that it has signed before; null when it does.
 * A smaller log is a restored older copy. `read` asks the log for its tiles.
 */
export async function faultSince(
  old: Checkpoint,
  present: Checkpoint,
  read: TileReader,
): Promise<Fault | null> {
  const values = { older: old.size, newer: present.size };
  if (present.size < old.size) return { kind: "LOG_ROLLED_BACK", values };
  if (present.size === old.size) return forkBetween(old, present);
  return (await isExtended(old, present, read)) ? null : { kind: "LOG_FORKED", values };
}

async function isExtended(old: Checkpoint, present: Checkpoint, read: TileReader) {
  try {
    const proof = await consistencyFromTiles(old.size, present.size, read);
    return verifyConsistency(old.size, present.size, old.root, present.root, proof);
  } catch (cause) {
    if (cause instanceof Rejected) return false;
    throw cause;
  }
}
