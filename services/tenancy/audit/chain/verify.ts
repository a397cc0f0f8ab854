import {
  type Finding,
  findInLink,
  findingAt,
  firstLink,
  type KeptLink,
  type Reached,
} from "../../../../contracts/audit/index.ts";
import { commit, readEnvelope } from "../../../../contracts/events/index.ts";
import {
  eventEntry,
  fromBase64,
  leafHash,
  sameBytes,
  verifyHead,
  verifyInclusion,
} from "../../../../contracts/proof/index.ts";
import type { EventId, TenantId } from "../../../kernel/brand.ts";
import { entriesOfEvents, proofsOf } from "../../../ledger/index.ts";
import type { Blobs } from "../../../platform/blobs.ts";
import { askIn } from "../../../platform/connections.ts";
import {
  hasAllEvents,
  type KeptSeal,
  linksAfter,
  type Reader,
  sealsOf,
  unchainedEntries,
} from "./reads.ts";

/** How a firm's audit stands: how far it is unchanged, how far the ledger says so. */
export interface Integrity {
  /** The last position that was found good. */
  readonly position: number;
  readonly link: Uint8Array;
  /** Entries that are too new to have a position. */
  readonly waiting: number;
  /** The newest head of the chain that stands in the published log. */
  readonly sealed: {
    readonly position: number;
    readonly at: Date;
    readonly logIndex: number;
  } | null;
  readonly finding: Finding | null;
}

const pageSize = 1_000;

interface Walk {
  readonly reached: Reached;
  readonly finding: Finding | null;
}

/** What is wrong with a link by itself, or beside the seal of its position. */
function findAt(before: Reached, kept: KeptLink, sealed: ReadonlyMap<number, Uint8Array>) {
  const seal = sealed.get(kept.position) ?? kept.link;
  const finding = findInLink(before, kept);
  if (finding !== null || sameBytes(seal, kept.link)) return finding;
  return findingAt("SEAL_CHANGED", kept.position, kept.entryId);
}

/** Walks the links from the first, and holds each seal against the link at its position. */
async function walkLinks(
  reader: Reader,
  house: TenantId,
  seals: readonly KeptSeal[],
): Promise<Walk> {
  const sealed = new Map(seals.map((seal) => [seal.position, seal.link]));
  let reached: Reached = { position: 0, link: firstLink };
  let links: readonly KeptLink[];
  do {
    links = await linksAfter(reader, house, reached.position, pageSize);
    for (const kept of links) {
      const finding = findAt(reached, kept, sealed);
      if (finding !== null) return { reached, finding };
      reached = { position: kept.position, link: kept.link };
    }
  } while (links.length === pageSize);
  // Entries that the ledger knows of may be gone from the end, with their links.
  const isShort = (seals.at(-1)?.position ?? 0) > reached.position;
  return { reached, finding: isShort ? findingAt("POSITION_MISSING", reached.position + 1) : null };
}

/** The commitment of a seal's event, if the event says what the seal says; null for any other. */
function commitmentOf({ canonical, secret, number, position, link }: KeptSeal): Uint8Array | null {
  if (canonical === null || secret === null) return null;
  try {
    const envelope = readEnvelope(Buffer.from(canonical).toString("utf8"));
    const { body } = envelope;
    const says =
      body["number"] === number &&
      body["position"] === position &&
      body["link"] === Buffer.from(link).toString("hex");
    return says ? commit(envelope, secret) : null;
  } catch {
    // Bytes that are no event any more have been changed, too.
    return null;
  }
}

/** Whether each seal is the event that the log has an entry for; those still on their way may be. */
async function findInSeals(reader: Reader, house: TenantId, seals: readonly KeptSeal[]) {
  if (!(await hasAllEvents(reader, house))) return findingAt("SEAL_REMOVED", null);
  const entries = await entriesOfEvents(
    reader,
    seals.map(({ eventId }) => eventId),
  );
  for (const [at, seal] of seals.entries()) {
    if (seal.number !== at + 1) return findingAt("SEAL_REMOVED", seal.position);
    if (seal.canonical === null) return findingAt("SEAL_REMOVED", seal.position);
    const commitment = commitmentOf(seal);
    const entry = entries.get(seal.eventId);
    const isSame = entry === undefined || sameBytes(entry, eventEntry(commitment ?? firstLink));
    if (commitment === null || !isSame) return findingAt("SEAL_CHANGED", seal.position);
  }
  return null;
}

/** The newest seal under the log's published head, with its proof held against the signature. */
async function newestProved(reader: Reader, blobs: Blobs, seals: readonly KeptSeal[]) {
  const entries = await entriesOfEvents(
    reader,
    seals.slice(-20).map(({ eventId }) => eventId),
  );
  const newest = seals.findLast(({ eventId }) => entries.has(eventId));
  if (newest === undefined) return null;
  const { eventId, position, at } = newest;
  const proofs = await proofsOf(askIn(reader.db), blobs, [eventId]);
  const proof = proofs?.events.get(eventId);
  if (!proofs || proof === undefined) return null;
  const head = verifyHead(proofs.head, proofs.logKey);
  const entry = entries.get(eventId as EventId);
  const holds =
    head.ok &&
    entry !== undefined &&
    verifyInclusion(
      proof.logIndex,
      head.proved.size,
      leafHash(entry),
      proof.inclusion.map((hash) => fromBase64(hash)),
      head.proved.root,
    );
  return { position, at, logIndex: proof.logIndex, holds };
}

async function findOutside(reader: Reader, house: TenantId) {
  const { waiting, removed, inserted } = await unchainedEntries(reader, house);
  if (removed !== null) return { waiting, finding: findingAt("ENTRY_REMOVED", null, removed) };
  if (inserted !== null) return { waiting, finding: findingAt("ENTRY_INSERTED", null, inserted) };
  return { waiting, finding: null };
}

/**
 * Walks a firm's whole audit and names the first thing that is not as it was chained, or not as the
 * ledger has it (C19). `reader` is in the firm's house, or the worker's.
 */
export async function verifyAudit(
  reader: Reader,
  blobs: Blobs,
  house: TenantId,
): Promise<Integrity> {
  const seals = await sealsOf(reader, house);
  const { reached, finding: broken } = await walkLinks(reader, house, seals);
  const unsealed = broken ?? (await findInSeals(reader, house, seals));
  const { waiting, finding: outside } = await findOutside(reader, house);
  const proved = unsealed === null ? await newestProved(reader, blobs, seals) : null;
  const unproved =
    proved !== null && !proved.holds ? findingAt("SEAL_CHANGED", proved.position) : null;
  return {
    ...reached,
    waiting,
    sealed: proved?.holds ? proved : null,
    finding: unsealed ?? unproved ?? outside,
  };
}
