import { readEnvelope } from "../../../contracts/events/index.ts";
import {
  firstHead,
  mapKey,
  type Receipt,
  type ReceiptChain,
  receiptFormat,
  toBase64,
} from "../../../contracts/proof/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import { askIn } from "../../platform/connections.ts";
import { hex } from "../map/pages.ts";
import { proveAllInMap } from "../map/prove.ts";
import { headProof, inclusionsUnder } from "../proofs.ts";
import { cosignedHead, headForBundles } from "../witnesses/reads.ts";
import {
  canonicalOf,
  commitmentsAt,
  eventsAfter,
  type HouseReader,
  isUnder,
  linksAt,
  type OwnEvent,
  type OwnLink,
} from "./reads.ts";

/** A chain that has more events than this after the receipted one is left out of its receipt. */
const mostLater = 1_000;
const laterLength = 40;

export interface MadeReceipt {
  readonly event: OwnEvent;
  readonly receipt: Receipt;
  /** How many of the event's chains have grown too long since to be in it. */
  readonly leftOut: number;
}

/** Whose the chains of an event are, by their keys in hex, as far as the event itself says. */
function namesIn(canonical: string | undefined) {
  if (canonical === undefined)
    return new Map<string, Pick<ReceiptChain, "identity" | "audience">>();
  const { subjects, audience } = readEnvelope(canonical);
  return new Map(
    subjects.map((identity) => [hex(mapKey(audience, identity)), { identity, audience }] as const),
  );
}

function laterOf(later: Uint8Array): ReceiptChain["later"] {
  const bytes = Buffer.from(later);
  return Array.from({ length: bytes.length / laterLength }, (_, at) => {
    const from = at * laterLength;
    return {
      logIndex: Number(bytes.readBigUInt64BE(from)),
      commitment: bytes.subarray(from + 8, from + laterLength).toString("base64"),
    };
  });
}

const isTooLong = ({ later }: OwnLink) => later.length > mostLater * laterLength;

/** A receipt as it stands in a list: of which event, and how many chains are not in it. */
export function toldReceipt({ event, receipt, leftOut }: MadeReceipt) {
  const { id, type, position } = event;
  return { event: id, type, position, chainsLeftOut: leftOut, receipt };
}

/**
 * The house's events after a position, up to the first that is under no head of this size, so that
 * none is passed over; and how many were looked at.
 */
export async function sealedAfter(
  scope: HouseReader,
  { after, size, most }: { readonly after: number; readonly size: number; readonly most: number },
) {
  const events = await eventsAfter(scope, after, most);
  const waiting = events.findIndex((event) => !isUnder(event, size));
  return { sealed: waiting < 0 ? events : events.slice(0, waiting), asked: events.length };
}

/** The head for bundles where it is over all of these events, else the newest. */
async function headOver(scope: HouseReader, events: readonly OwnEvent[]) {
  const usual = await headForBundles(scope);
  const isOver = usual !== null && events.every((event) => isUnder(event, usual.size));
  return isOver ? usual : cosignedHead(scope);
}

/**
 * Receipts of the house's events under a published head; those that are not under it yet
 * are left out. Made from links and head, and kept nowhere.
 */
export async function receiptsOf(
  scope: HouseReader,
  blobs: Blobs,
  events: readonly OwnEvent[],
): Promise<MadeReceipt[]> {
  const published = await headOver(scope, events);
  if (published === null) return [];
  const { size, note } = published;
  const placed = events.flatMap((event) =>
    event.logIndex !== null && event.logIndex < size ? [{ event, logIndex: event.logIndex }] : [],
  );
  if (placed.length === 0) return [];
  const places = placed.map(({ logIndex }) => logIndex);
  const commitments = await commitmentsAt(scope, places);
  const canonical = await canonicalOf(
    scope,
    placed.map(({ event }) => event.id),
  );
  const links = await linksAt(scope, places, { size, most: mostLater });
  const proofs = await proveAllInMap(
    scope,
    size,
    links.map(({ key }) => key),
  );
  const chainOf = (link: OwnLink, names: ReturnType<typeof namesIn>): ReceiptChain => {
    const map = proofs.get(hex(link.key));
    if (map === undefined) throw new Error(`nothing is proved of ${hex(link.key)}`);
    return {
      ...(names.get(hex(link.key)) ?? { key: toBase64(link.key) }),
      position: link.position,
      before: toBase64(link.before ?? firstHead),
      later: laterOf(link.later),
      map,
    };
  };
  const inclusionOf = inclusionsUnder(askIn(scope.db), blobs, published);
  const head = await headProof(scope, { size, note }, inclusionOf);
  const made: MadeReceipt[] = [];
  for (const { event, logIndex } of placed) {
    const names = namesIn(canonical.get(event.id));
    const own = links.filter((link) => link.logIndex === logIndex);
    const fitting = own.filter((link) => !isTooLong(link));
    const commitment = commitments.get(logIndex);
    if (commitment === undefined) throw new Error(`the log has no event at ${logIndex}`);
    const receipt = {
      format: receiptFormat,
      ...head,
      commitment: toBase64(commitment),
      logIndex,
      inclusion: await inclusionOf(logIndex),
      chains: fitting.map((link) => chainOf(link, names)),
    } as const;
    made.push({ event, receipt, leftOut: own.length - fitting.length });
  }
  return made;
}
