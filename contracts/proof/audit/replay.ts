import { toBase64 } from "../base64.ts";
import { sameBytes } from "../bytes.ts";
import { type Checkpoint, openCheckpointSigned } from "../checkpoint.ts";
import { type LogEntry, type MapStatement, readEntry } from "../entry.ts";
import { forkBetween } from "../fault.ts";
import type { MapLeaf } from "../map.ts";
import { chainWith } from "../map-proof.ts";
import { leafHash, verifyConsistency, verifyInclusion } from "../merkle.ts";
import { keyIdText, type NoteKey, readNoteKeys } from "../note.ts";
import { Rejected, type RejectionValues } from "../rejected.ts";
import { readEntryBundle, type Tile, tileAt, tilePath, tileWidth } from "../tile.ts";
import { consistencyFromTiles, inclusionFromTiles, type TileReader } from "../tiles.ts";
import { type MapBatch, type MapLink, readBatches } from "./changes.ts";
import type { Frontier } from "./frontier.ts";
import type { MapTree } from "./map-tree.ts";
import { otherTile } from "./other-tile.ts";

/** Why an auditor goes no further. */
export type RefusedKind =
  | "LOG_ROLLED_BACK"
  | "LOG_FORKED"
  | "TILE_WRONG"
  | "ROOT_WRONG"
  | "BATCH_MISSING"
  | "BATCH_WRONG"
  | "LINK_WRONG"
  | "MAP_ROOT_WRONG"
  | "TIME_NOT_LATER";

/** A head, or what was told of the map under it, that does not follow from what was verified. */
export class HeadRefused extends Error {
  readonly kind: RefusedKind;
  readonly values: RejectionValues;

  constructor(kind: RefusedKind, values: RejectionValues) {
    super(`${kind} ${JSON.stringify(values)}`);
    this.name = "HeadRefused";
    this.kind = kind;
    this.values = values;
  }
}

/** Where a log is read from. What it answers is not trusted. */
export interface AuditSource {
  readonly checkpoint: () => Promise<string>;
  readonly tile: TileReader;
  /** What the map got with each head after the one of this size: `printBatch`, one after the other. */
  readonly changes: (after: number) => Promise<Uint8Array>;
}

/** What was verified besides what was verified before. */
export interface Verified {
  readonly frontier: Frontier;
  readonly mapRoot: Uint8Array;
  /** The chains that have grown, as they are now. */
  readonly leaves: readonly MapLeaf[];
  /** The log's signed note of exactly this; null on the way to a larger head. */
  readonly note: string | null;
}

/** What is known of a log that was followed so far. */
export interface Followed {
  readonly frontier: Frontier;
  readonly map: MapTree;
}

export interface Progress {
  readonly size: number;
  readonly batches: number;
  readonly links: number;
  /** The ids of the log's keys that have signed the head. */
  readonly keys: string;
}

/**
 * Follows a log: every entry that it got, and with each batch that every chain only grows by events
 * of the log, and that the map's root is the one over the chains as they are then. What was verified
 * is given to `keep`, some batches at a time, before the next is looked at. Once it has refused
 * anything, it is of no more use: another begins at what was kept.
 */
export class LogAuditor {
  private readonly source: AuditSource;
  private readonly keys: readonly NoteKey[];
  private readonly map: MapTree;
  private readonly keep: (verified: Verified) => void;
  private frontier: Frontier;
  private given: string | null = null;

  constructor(
    source: AuditSource,
    logKey: string,
    { frontier, map }: Followed,
    keep: (verified: Verified) => void,
  ) {
    this.source = source;
    this.keys = readNoteKeys(logKey);
    this.frontier = frontier;
    this.map = map;
    this.keep = keep;
  }

  /** The signed note that was looked at last, also where it was refused. */
  get note(): string | null {
    return this.given;
  }

  /** Follows up to the head that is published now. Throws `HeadRefused`, and `Rejected` of bytes. */
  async round(): Promise<Progress> {
    const note = await this.source.checkpoint();
    const { checkpoint: present, signers } = openCheckpointSigned(note, this.keys);
    this.given = note;
    this.requireNotBack(present);
    let [batches, links] = [0, 0];
    while (this.frontier.size < present.size) {
      const told = await this.batchesUpTo(present.size);
      await this.replay(told, present);
      batches += told.length;
      links += told.reduce((sum, batch) => sum + batch.links.length, 0);
    }
    return { size: present.size, batches, links, keys: signers.map(keyIdText).join(", ") };
  }

  private requireNotBack(present: Checkpoint): void {
    const { size } = this.frontier;
    const values = { older: size, newer: present.size };
    if (present.size < size) throw new HeadRefused("LOG_ROLLED_BACK", values);
    const own = { origin: present.origin, size, root: this.frontier.root() };
    if (forkBetween(own, present) !== null) throw new HeadRefused("LOG_FORKED", values);
  }

  /** At least one batch; each is after the one before. */
  private async batchesUpTo(size: number): Promise<readonly MapBatch[]> {
    const told = readBatches(await this.source.changes(this.frontier.size));
    const due = told.filter((batch) => batch.size <= size);
    const after = this.frontier.size;
    if (due.length === 0) throw new HeadRefused("BATCH_MISSING", { size: after });
    due.forEach((batch, at) => {
      if (batch.size <= (due[at - 1]?.size ?? after)) {
        throw new HeadRefused("BATCH_WRONG", { size: batch.size });
      }
    });
    return due;
  }

  private async replay(batches: readonly MapBatch[], present: Checkpoint): Promise<void> {
    const from = this.frontier.size;
    const until = batches.at(-1)?.size ?? from;
    const entries = await this.entriesBetween(from, until, present.size);
    const leaves = entries.map(leafHash);
    const frontier = this.frontier.grown(leaves);
    await this.requirePrefix(frontier, present, leaves);
    const log = new EntriesKnown(from, entries.map(readEntry), (index) =>
      this.olderEntry(index, present),
    );
    const grown = new Map<string, MapLeaf>();
    let start = from;
    for (const batch of batches) {
      await this.replayBatch(batch, { start, log, grown });
      start = batch.size;
    }
    this.frontier = frontier;
    const note = until === present.size ? this.given : null;
    this.keep({ frontier, mapRoot: this.map.root(), leaves: [...grown.values()], note });
  }

  private async entriesBetween(from: number, until: number, size: number): Promise<Uint8Array[]> {
    const entries: Uint8Array[] = [];
    for (let index = Math.floor(from / tileWidth); index * tileWidth < until; index += 1) {
      const tile = tileAt("entries", index, size);
      if (tile === undefined) throw new Rejected("TILE_MALFORMED");
      const bundle = entriesIn(await this.source.tile(tile), tile, size);
      const first = index * tileWidth;
      entries.push(...bundle.slice(Math.max(from - first, 0), until - first));
    }
    return entries;
  }

  /** The log as it was read must be the beginning of what the head says, or the head itself. */
  private async requirePrefix(
    read: Frontier,
    present: Checkpoint,
    leaves: readonly Uint8Array[],
  ): Promise<void> {
    const { size } = present;
    if (await this.isWithin(read, present)) return;
    // What is served of a log may be wrong, and its heads not: those fork only where the newer one
    // is without what was verified.
    if (this.frontier.size > 0 && !(await this.isWithin(this.frontier, present))) {
      throw new HeadRefused("LOG_FORKED", { older: this.frontier.size, newer: size });
    }
    const tile = await otherTile(leaves, { from: this.frontier.size, size }, this.source.tile);
    if (tile !== null) throw new HeadRefused("TILE_WRONG", { tile: tilePath(tile), size });
    throw new HeadRefused("ROOT_WRONG", { size });
  }

  private async isWithin(read: Frontier, { size, root }: Checkpoint): Promise<boolean> {
    const proof =
      read.size === size ? [] : await consistencyFromTiles(read.size, size, this.source.tile);
    return verifyConsistency(read.size, size, read.root(), root, proof);
  }

  /** An entry that was verified before and is not kept. */
  private async olderEntry(index: number, { size, root }: Checkpoint): Promise<LogEntry> {
    const [entry] = await this.entriesBetween(index, index + 1, size);
    const proof = await inclusionFromTiles(index, size, this.source.tile);
    if (entry === undefined || !verifyInclusion(index, size, leafHash(entry), proof, root)) {
      throw new HeadRefused("LOG_FORKED", { older: index + 1, newer: size });
    }
    return readEntry(entry);
  }

  private async replayBatch({ size, links }: MapBatch, { start, log, grown }: Replayed) {
    const statement = log.newEntry(size - 1);
    const events = Array.from({ length: size - 1 - start }, (_, at) => log.newEntry(start + at));
    const isBatch = statement?.kind === "map" && statement.size === size - 1;
    if (!isBatch || events.some((entry) => entry?.kind !== "event")) {
      throw new HeadRefused("BATCH_WRONG", { size });
    }
    const before = start === 0 ? undefined : await log.entry(start - 1);
    if (before?.kind === "map") requireLater(statement, before);
    for (const link of links) {
      const leaf = await this.leafWith(link, size, log);
      this.map.set(leaf);
      grown.set(toBase64(leaf.key), leaf);
    }
    if (!sameBytes(this.map.root(), statement.mapRoot)) {
      throw new HeadRefused("MAP_ROOT_WRONG", { size });
    }
  }

  /** A chain with one more of the log's events at its end. */
  private async leafWith(link: MapLink, size: number, log: EntriesKnown): Promise<MapLeaf> {
    const { key, position, logIndex } = link;
    const chain = this.map.chain(key);
    const entry = logIndex < size - 1 ? await log.entry(logIndex) : null;
    if (entry?.kind !== "event" || chain.length !== position) {
      throw new HeadRefused("LINK_WRONG", { size, key: toBase64(key), position });
    }
    return { key, ...chainWith(chain, { logIndex, commitment: entry.commitment }) };
  }
}

/** The entries of a tile; one that cannot be read is named. */
function entriesIn(bytes: Uint8Array, tile: Tile, size: number): Uint8Array[] {
  try {
    return readEntryBundle(bytes, tile.width);
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    throw new HeadRefused("TILE_WRONG", { tile: tilePath(tile), size });
  }
}

/** The last that a date can be, which is before the last that a statement can say. */
const latestMs = 8_640_000_000_000_000;

/** A head is dated after the one before it, whatever the clock did (FORMAT.md 5). */
function requireLater({ size, timeMs }: MapStatement, before: MapStatement): void {
  if (timeMs > before.timeMs) return;
  const dated = (ms: number) => new Date(Math.min(ms, latestMs)).toISOString();
  const values = { size: size + 1, time: dated(timeMs), older: before.size + 1 };
  throw new HeadRefused("TIME_NOT_LATER", { ...values, before: dated(before.timeMs) });
}

interface Replayed {
  /** Where the batch begins in the log. */
  readonly start: number;
  readonly log: EntriesKnown;
  readonly grown: Map<string, MapLeaf>;
}

/** The log's entries: those that were just read, and those before them, which are asked for. */
class EntriesKnown {
  private readonly from: number;
  private readonly entries: readonly LogEntry[];
  private readonly older: (index: number) => Promise<LogEntry>;

  constructor(
    from: number,
    entries: readonly LogEntry[],
    older: (index: number) => Promise<LogEntry>,
  ) {
    this.from = from;
    this.entries = entries;
    this.older = older;
  }

  newEntry(index: number): LogEntry | undefined {
    return this.entries[index - this.from];
  }

  async entry(index: number): Promise<LogEntry | undefined> {
    return index < this.from ? this.older(index) : this.newEntry(index);
  }
}
