import {
  emptyMapRoot,
  eventEntry,
  mapEntry,
  type NoteSigner,
  noteKey,
  openCheckpoint,
  printNoteKey,
  readNoteKey,
  rootFromTiles,
  signCheckpoint,
  tilesGrown,
} from "../../contracts/proof/index.ts";
import { type Blobs, diskBlobs } from "../platform/blobs.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/database.ts";
import { asProgram, type ProgramScope } from "../platform/doors.ts";
import { keptSecret } from "../platform/keys.ts";
import { giveBack, type Lease, stillHeld, takeLeases } from "../platform/leases.ts";
import type { Log } from "../platform/log.ts";
import {
  entriesBetween,
  headOfSize,
  logIdentity,
  logSize,
  newestHead,
  unsignedHeads,
  waitingCommitments,
} from "./reads.ts";
import { type EntriesBetween, tileBytes, writeTiles } from "./tiles.ts";
import { insertHead, nameLog, placeEntries, signHead } from "./writes.ts";

const leaseName = "sequencer";
const leaseMs = 2_000;
const batchSize = 2_000;
const publishedCopy = "log/checkpoint";

export interface SequencerParts {
  readonly database: Database;
  readonly config: Config;
  readonly holder: string;
  readonly log: Log;
}

/** The log's name and the key that signs its heads, agreed by all sequencers at their start. */
async function agreedSigner(database: Database, config: Config): Promise<NoteSigner> {
  const seed = keptSecret(config.logKeyFile);
  return asProgram(database, async (scope) => {
    const wanted = { name: config.logOrigin, seed };
    const verifierKey = printNoteKey(noteKey(wanted));
    if ((await logIdentity(scope)) === null)
      await nameLog(scope, { origin: wanted.name, verifierKey });
    const kept = await logIdentity(scope);
    if (kept === null) throw new Error("the log has no name");
    // The name is part of every signature: a later PUBLIC_URL must not rename a log that exists.
    const signer = { name: kept.origin, seed };
    if (printNoteKey(noteKey(signer)) !== kept.verifierKey) {
      throw new Error(`the key in LOG_KEY_FILE is not the key of the log ${kept.origin}`);
    }
    return signer;
  });
}

/**
 * Refuses to seal a log whose published copy is ahead of the database: that is a restored older
 * database, and going on from it would fork the log.
 */
async function refuseRestoredCopy(database: Database, blobs: Blobs, signer: NoteSigner) {
  const copy = await blobs.get(publishedCopy);
  if (copy === null) return;
  const line = printNoteKey(noteKey(signer));
  const published = openCheckpoint(Buffer.from(copy).toString("utf8"), readNoteKey(line));
  const own = await asProgram(database, (scope) => headOfSize(scope, published.size));
  if (own === null || Buffer.compare(own.root, published.root) !== 0) {
    throw new Error(
      `a checkpoint of size ${published.size} was published that this database does not hold`,
    );
  }
}

/** A look without locks: whether anything waits, is placed and not sealed, or sealed and not signed. */
async function hasWork(database: Database): Promise<boolean> {
  const [row] = await database.ask<{ work: boolean }>(
    `select exists (select from log_waiting)
      or coalesce((select max(log_index) + 1 from log_entries), 0)
        > coalesce((select max(size) from log_checkpoints), 0)
      or exists (select from log_checkpoints where note is null) as work`,
  );
  return row?.work ?? false;
}

/** Gives waiting commitments their places and ends them with the map's statement. */
async function placeWaiting(scope: ProgramScope, sealed: number): Promise<number> {
  const from = await logSize(scope);
  // What an interrupted round placed is sealed first, under the head that it was placed for.
  if (from > sealed) return from;
  const waiting = await waitingCommitments(scope, batchSize);
  if (waiting.length === 0) return from;
  const last = from + waiting.length;
  const statement = { size: last, timeMs: scope.now.getTime(), mapRoot: emptyMapRoot };
  const rows = waiting.map(({ eventId, commitment }, index) => ({
    logIndex: from + index,
    kind: 1,
    entry: eventEntry(commitment),
    eventId,
  }));
  await placeEntries(
    scope,
    [...rows, { logIndex: last, kind: 2, entry: mapEntry(statement) }],
    waiting.map((each) => each.eventId),
  );
  return last + 1;
}

/**
 * The one that gives events their place in the log and publishes its heads (formats,
 * "Sequencer"): places in one transaction under the fence, tiles from what was committed, the head
 * once per size if fence and previous size still hold, then the signature. Each step can be
 * repeated after a crash.
 */
export class Sequencer {
  private readonly parts: SequencerParts;
  private readonly blobs: Blobs;
  private readonly signer: NoteSigner;
  private lease: Lease | null = null;
  private renewedAt = 0;

  constructor(parts: SequencerParts, blobs: Blobs, signer: NoteSigner) {
    this.parts = parts;
    this.blobs = blobs;
    this.signer = signer;
  }

  /** One round; tells how many entries were sealed. */
  async round(): Promise<number> {
    await this.renew();
    const { lease } = this;
    const { database } = this.parts;
    if (lease === null || !(await hasWork(database))) return 0;
    const sealed = (await asProgram(database, newestHead))?.size ?? 0;
    const size = await this.fenced(lease, (scope) => placeWaiting(scope, sealed));
    if (size !== null && size > sealed) await this.seal(lease, sealed, size);
    await this.publish();
    return size === null ? 0 : size - sealed;
  }

  async stop(): Promise<void> {
    const { database, holder } = this.parts;
    await asProgram(database, (scope) => giveBack(scope, holder, [leaseName]));
  }

  private async renew(): Promise<void> {
    const now = Date.now();
    if (now - this.renewedAt < leaseMs / 4) return;
    const { database, holder } = this.parts;
    const [lease] = await asProgram(database, (scope) =>
      takeLeases(scope, [leaseName], holder, leaseMs),
    );
    this.lease = lease ?? null;
    this.renewedAt = now;
  }

  /** Work in a transaction that holds the lease's row; null when the fence has moved on. */
  private fenced<T>(lease: Lease, work: (scope: ProgramScope) => Promise<T>): Promise<T | null> {
    return asProgram(this.parts.database, async (scope) => {
      const held = await stillHeld(scope, [lease]);
      return held.size === 0 ? null : work(scope);
    });
  }

  private entries: EntriesBetween = (from, until) =>
    asProgram(this.parts.database, async (scope) =>
      (await entriesBetween(scope, from, until)).map((row) => row.entry),
    );

  /** Tiles, then the head of this size. */
  private async seal(lease: Lease, previousSize: number, size: number): Promise<void> {
    await writeTiles(tilesGrown(previousSize, size), this.blobs, this.entries);
    const root = await rootFromTiles(size, (tile) => tileBytes(tile, this.blobs, this.entries));
    await this.fenced(lease, async (scope) => {
      const newest = (await newestHead(scope))?.size ?? 0;
      if (newest !== previousSize) return;
      await insertHead(scope, { size, previousSize, root, at: scope.now, fence: lease.fence });
    });
  }

  /** Signs what has a head and no signature, and leaves a copy outside the database. */
  private async publish(): Promise<void> {
    const { database } = this.parts;
    for (const { size, root } of await asProgram(database, unsignedHeads)) {
      const note = signCheckpoint({ size, root }, this.signer);
      await asProgram(database, (scope) => signHead(scope, size, note));
      await this.blobs.put(publishedCopy, Buffer.from(note));
    }
  }
}

/** Makes a sequencer; throws when the key is another's or the database is a restored older copy. */
export async function openSequencer(parts: SequencerParts): Promise<Sequencer> {
  const blobs = diskBlobs(parts.config.blobDir);
  const signer = await agreedSigner(parts.database, parts.config);
  await refuseRestoredCopy(parts.database, blobs, signer);
  return new Sequencer(parts, blobs, signer);
}
