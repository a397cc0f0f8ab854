import type { Blobs } from "../../platform/blobs.ts";
import { cosignedHead } from "../witnesses/reads.ts";
import { receiptsOf, sealedAfter, toldReceipt } from "./make.ts";
import type { HouseReader } from "./reads.ts";

/** A batch goes on from the last; what is more waits for the next one. */
const mostEvents = 10_000;
/** So many receipts are told whole; more of them are named, to be fetched. */
const mostWhole = 10;

/** What a firm has had sealed since a position, under the newest head. */
export interface ReceiptBatch {
  /** The newest head's signed note, with what witnesses have cosigned of it. */
  readonly checkpoint: string;
  readonly count: number;
  /** Positions: after the first, up to the last of them. */
  readonly after: number;
  readonly until: number;
  /** Whole where they are few; where they are many none, and all are fetched. */
  readonly receipts: readonly ReturnType<typeof toldReceipt>[];
}

/** Null where nothing was sealed since. */
export async function receiptBatch(
  scope: HouseReader,
  blobs: Blobs,
  after: number,
): Promise<ReceiptBatch | null> {
  const head = await cosignedHead(scope);
  if (head === null) return null;
  const { sealed } = await sealedAfter(scope, { after, size: head.size, most: mostEvents });
  const until = sealed.at(-1)?.position ?? null;
  if (until === null) return null;
  const made = sealed.length > mostWhole ? [] : await receiptsOf(scope, blobs, sealed);
  const receipts = made.map(toldReceipt);
  return { checkpoint: head.note, count: sealed.length, after, until, receipts };
}
