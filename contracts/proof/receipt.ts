import { strictJson } from "../events/strict-json.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { count, sameBytes } from "./bytes.ts";
import { type Witnessed, type WitnessTerms, witnessedBy } from "./cosignature.ts";
import { eventEntry } from "./entry.ts";
import { mapKey } from "./map.ts";
import {
  type ChainEntry,
  type ChainName,
  chainNameOf,
  chainUnder,
  chainWith,
  type MapProof,
} from "./map-proof.ts";
import { membersOf } from "./members.ts";
import {
  checkInclusion,
  type HeadProof,
  headOf,
  judged,
  type MapStatementProof,
  type Verdict,
  type VerifiedHead,
} from "./recorded.ts";
import { Rejected } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

export const receiptFormat = "lianzao/receipt/1";

/** An event's place in one chain (FORMAT.md 11): named, or by its key alone. */
export interface ReceiptChain extends Partial<ChainName> {
  readonly key?: string;
  readonly position: number;
  /** The chain's head before the event. */
  readonly before: string;
  /** What the chain has after the event, by its order. */
  readonly later: readonly { readonly logIndex: number; readonly commitment: string }[];
  readonly map: MapProof;
}

/** That an event was recorded, in one file. */
export interface Receipt extends HeadProof {
  readonly format: typeof receiptFormat;
  readonly commitment: string;
  readonly logIndex: number;
  readonly inclusion: readonly string[];
  /** By rising key. */
  readonly chains: readonly ReceiptChain[];
}

/** What was proved of one chain: that under the head it has `length` events, this one at `position`. */
export interface ReceiptedChain {
  /** Padded base64. */
  readonly key: string;
  /** Null where the receipt does not tell whose chain it is. */
  readonly name: ChainName | null;
  readonly position: number;
  readonly length: number;
}

export interface ProvedReceipt {
  readonly head: VerifiedHead;
  /** Null where the verifier named no witnesses. */
  readonly witnessed: Witnessed | null;
  readonly logIndex: number;
  readonly commitment: Uint8Array;
  readonly chains: readonly ReceiptedChain[];
}

/** Whether the event of a receipt is in the log under its head, and at these places of its chains. */
export function verifyReceipt(
  receipt: unknown,
  logKey: string,
  witnesses?: WitnessTerms,
): Verdict<ProvedReceipt> {
  return judged(() => provedReceipt(receipt, logKey, witnesses));
}

const deepest = 16;

/** The same of a file as it is. */
export function verifyReceiptFile(bytes: Uint8Array, logKey: string): Verdict<ProvedReceipt> {
  return judged(() => provedReceipt(strictJson(bytes, deepest), logKey));
}

const broken = "PROOF_MALFORMED";
const malformed = (field: string) => new Rejected(broken, { field });

function listOf(given: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(given)) throw malformed(field);
  return given;
}

function placeOf(given: unknown, field: string): number {
  if (typeof given !== "number") throw malformed(field);
  return count(given);
}

function provedReceipt(given: unknown, logKey: string, witnesses?: WitnessTerms): ProvedReceipt {
  const receipt = membersOf<Receipt>(given, broken, [
    "format",
    "checkpoint",
    "mapStatement",
    "commitment",
    "logIndex",
    "inclusion",
    "chains",
  ]);
  if (receipt.format !== receiptFormat) throw malformed("format");
  membersOf<MapStatementProof>(receipt.mapStatement, broken, ["entry", "inclusion"]);
  const head = headOf(receipt as unknown as HeadProof, logKey);
  const witnessed = witnesses ? witnessedBy(receipt.checkpoint as string, witnesses) : null;
  const logIndex = placeOf(receipt.logIndex, "logIndex");
  const commitment = fromBase64(receipt.commitment, hashLength);
  const inclusion = listOf(receipt.inclusion, "inclusion") as readonly string[];
  checkInclusion(logIndex, eventEntry(commitment), inclusion, head, "event");
  const event = { logIndex, commitment };
  const chains = listOf(receipt.chains, "chains").map((each) => chainOfReceipt(each, event, head));
  requireRising(chains.map(({ key }) => key));
  return {
    head,
    witnessed,
    ...event,
    chains: chains.map(({ key, ...chain }) => ({ key: toBase64(key), ...chain })),
  };
}

function requireRising(keys: readonly Uint8Array[]): void {
  const texts = keys.map((key) => String.fromCharCode(...key));
  if (texts.some((text, at) => at > 0 && (texts[at - 1] ?? "") >= text)) throw malformed("chains");
}

function chainOfReceipt(given: unknown, event: ChainEntry, { mapRoot }: VerifiedHead) {
  const chain = membersOf<ReceiptChain>(
    given,
    broken,
    ["position", "before", "later", "map"],
    ["identity", "audience", "key"],
  );
  const { identity, audience } = chain;
  const name = "key" in chain ? null : chainNameOf({ identity, audience }, broken);
  if (name === null && ("identity" in chain || "audience" in chain)) throw malformed("key");
  const key =
    name === null ? fromBase64(chain.key, hashLength) : mapKey(name.audience, name.identity);
  const position = placeOf(chain.position, "position");
  const start = { length: position, head: fromBase64(chain.before, hashLength) };
  const is = listOf(chain.later, "later").map(laterLink).reduce(chainWith, chainWith(start, event));
  const told = chainUnder(mapRoot, key, chain.map);
  if (told.length !== is.length || !sameBytes(told.head, is.head)) {
    throw new Rejected("CHAIN_WRONG", { identity: name?.identity ?? toBase64(key) });
  }
  return { key, name, position, length: told.length };
}

function laterLink(given: unknown): ChainEntry {
  const link = membersOf<ReceiptChain["later"][number]>(given, broken, ["logIndex", "commitment"]);
  return {
    logIndex: placeOf(link.logIndex, "logIndex"),
    commitment: fromBase64(link.commitment, hashLength),
  };
}
