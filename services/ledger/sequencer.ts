import {
  emptyRoot,
  openCheckpoint,
  readEntry,
  readNoteKey,
  sameBytes,
  signCheckpoint,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/database.ts";
import { asProgram, type ProgramScope } from "../platform/doors.ts";
import { giveBack, type Lease, stillHeld, takeLeases } from "../platform/leases.ts";
import type { Log } from "../platform/log.ts";
import { noCopies, nullIfRejected } from "./copies.ts";
import { beginOfTile, type Edge, grow, rootOfEdge } from "./edge.ts";
import { type HeldLog, openHeldLog, type SignersOf, takeUp } from "./keys/agree.ts";
import { hasWork, placeWaiting } from "./placing.ts";
import {
  bundledBetween,
  headOfSize,
  holdsHead,
  newestHead,
  publishedHead,
  unsignedHeads,
} from "./reads.ts";
import type { Reached } from "./steps.ts";
import { type EntriesBetween, edgeFromTiles, publishedCopy, writeTiles } from "./tiles.ts";
import { insertHead, signHead } from "./writes.ts";

const leaseName = "sequencer";
/** With a look every fifth of it, another goes on well within two seconds of the holder's death. */
const leaseMs = 1_500;

export interface SequencerParts {
  readonly database: Database;
  readonly config: Config;
  /** Where tiles are copied to. */
  readonly blobs: Blobs;
  readonly holder: string;
  readonly log: Log;
  /** Told of each step of sealing once it is done. No program listens: tests die there. */
  readonly reached?: Reached;
}

/**
 * Refuses to seal a log whose published copy is ahead of the database: that is a restored older
 * database, and going on from it would fork the log. Gives the size of the copied head, 0 for none.
 */
async function refuseRestoredCopy(
  database: Database,
  blobs: Blobs,
  { held }: HeldLog,
): Promise<number> {
  const copy = await blobs.get(publishedCopy);
  if (copy === null) return 0;
  const keys = held.map(({ verifierKey }) => readNoteKey(verifierKey));
  const published = openCheckpoint(Buffer.from(copy).toString("utf8"), ...keys);
  if (!(await asProgram(database, (scope) => holdsHead(scope, published)))) {
    throw new Error(
      `a checkpoint of size ${published.size} was published that this database does not hold`,
    );
  }
  return published.size;
}

/** A head is as old as the statement that it covers. */
function timeOfStatement(entry: Uint8Array = new Uint8Array()): Date {
  const statement = readEntry(entry);
  if (statement.kind !== "map") throw new Error("the log does not end in a statement");
  return new Date(statement.timeMs);
}

/**
 * The one that gives events their place in the log and publishes its heads (formats,
 * "Sequencer"): places in one transaction under the fence, tiles from what was committed, the head
 * once per size if fence and previous size still hold, then the signature. Each step can be
 * repeated after a crash.
 */
export class Sequencer {
  private readonly parts: SequencerParts;
  private readonly held: HeldLog;
  private readonly reached: Reached;
  private lease: Lease | null = null;
  private signersOf: SignersOf = () => [];
  private edge: Edge | null = null;
  private renewedAt = Number.NEGATIVE_INFINITY;
  /** The size of the head's copy while the newest head may be another; null once it is copied. */
  private copied: number | null = null;

  constructor(parts: SequencerParts, held: HeldLog) {
    this.parts = parts;
    this.held = held;
    this.reached = parts.reached ?? (() => undefined);
  }

  /** One round; tells how many entries were sealed. */
  async round(): Promise<number> {
    await this.renew();
    const { lease } = this;
    if (lease === null) return 0;
    const sealed = (await hasWork(this.parts.database)) ? await this.sealWaiting(lease) : 0;
    // A copy that could not be put is put in a later round, also where nothing comes any more.
    await this.leaveCopy();
    return sealed;
  }

  private async sealWaiting(lease: Lease): Promise<number> {
    const { database } = this.parts;
    const sealed = (await asProgram(database, newestHead))?.size ?? 0;
    const size = await this.fenced(lease, (scope) => placeWaiting(scope, sealed, this.reached));
    this.reached("places committed");
    if (size !== null && size > sealed) await this.seal(lease, sealed, size);
    await this.publish(lease);
    return size === null ? 0 : size - sealed;
  }

  async stop(): Promise<void> {
    const { database, holder } = this.parts;
    await asProgram(database, (scope) => giveBack(scope, holder, [leaseName]));
  }

  private async renew(): Promise<void> {
    // Not the wall clock, which may be set back: a lease must be renewed all the same.
    const now = performance.now();
    if (now - this.renewedAt < leaseMs / 5) return;
    const { database, blobs, holder } = this.parts;
    const [lease] = await asProgram(database, (scope) =>
      takeLeases(scope, [leaseName], holder, leaseMs),
    );
    // The database may have been put back to an older state under programs that run.
    const isNew = lease !== undefined && lease.fence !== this.lease?.fence;
    const copied = isNew ? await refuseRestoredCopy(database, blobs, this.held) : 0;
    if (isNew) await this.takeKeysUp(lease);
    if (isNew) this.copied = copied;
    this.lease = lease ?? null;
    this.renewedAt = now;
    if (lease !== undefined) this.reached("lease taken");
  }

  /** Throws where this program's file is not the log's any more: it gives way at once. */
  private async takeKeysUp(lease: Lease): Promise<void> {
    const { database } = this.parts;
    try {
      this.signersOf = await asProgram(database, async (scope) => {
        const isHeld = (await stillHeld(scope, [lease])).size > 0;
        return isHeld ? takeUp(scope, this.held) : () => [];
      });
    } catch (fault) {
      await this.stop();
      throw fault;
    }
  }

  /** Work in a transaction that holds the lease's row; null when the fence has moved on. */
  private fenced<T>(lease: Lease, work: (scope: ProgramScope) => Promise<T>): Promise<T | null> {
    return asProgram(this.parts.database, async (scope) => {
      const held = await stillHeld(scope, [lease]);
      if (held.size === 0) return null;
      this.reached("fence checked");
      return work(scope);
    });
  }

  private entries: EntriesBetween = (from, until) =>
    asProgram(this.parts.database, (scope) => bundledBetween(scope, from, until));

  /** The tree under the last head, whose root is what was signed, whatever blobs say. */
  private async edgeAt(size: number): Promise<Edge> {
    if (this.edge?.size === size) return this.edge;
    const { database, blobs } = this.parts;
    const head = await asProgram(database, (scope) => headOfSize(scope, size));
    const signed = head?.root ?? emptyRoot();
    for (const from of [blobs, noCopies]) {
      const edge = await edgeFromTiles(size, from, this.entries).catch(nullIfRejected);
      if (edge !== null && sameBytes(rootOfEdge(edge), signed)) return edge;
    }
    throw new Error(`the entries under the head of size ${size} come to another root`);
  }

  /** Tiles, then the head of this size. */
  private async seal(lease: Lease, previousSize: number, size: number): Promise<void> {
    const before = await this.edgeAt(previousSize);
    const entries = await this.entries(beginOfTile(previousSize), size);
    const { edge, root, tiles } = grow(before, entries);
    const at = timeOfStatement(entries.at(-1));
    if (edge.size !== size) throw new Error(`the log has no entries up to ${size}`);
    await writeTiles(tiles, this.parts.blobs, this.reached);
    this.edge = edge;
    this.reached("tiles written");
    await this.fenced(lease, async (scope) => {
      const newest = (await newestHead(scope))?.size ?? 0;
      if (newest !== previousSize) return;
      await insertHead(scope, { size, previousSize, root, at });
      this.reached("head inserted");
    });
    this.reached("head committed");
  }

  /**
   * Signs what has a head and no signature. Under the fence: the next holder may sign by other keys.
   */
  private async publish(lease: Lease): Promise<void> {
    const { database } = this.parts;
    for (const { size, root } of await asProgram(database, unsignedHeads)) {
      const [first, ...others] = this.signersOf(size);
      // The lease was lost before the keys were taken up: the next holder signs it.
      if (first === undefined) return;
      const note = signCheckpoint({ size, root }, first, ...others);
      this.reached("head signed");
      const signed = await this.fenced(lease, (scope) => signHead(scope, size, note));
      if (signed === null) return;
      this.reached("head published");
      this.copied ??= size - 1;
    }
  }

  /**
   * Leaves a copy of the newest published head outside the database, unless that one is there. Whoever
   * is late with an older one finds the newer one published, and puts that over his own; who dies
   * before he has put any leaves it to the next holder.
   */
  private async leaveCopy(): Promise<void> {
    const { database, blobs } = this.parts;
    while (this.copied !== null) {
      const head = await asProgram(database, publishedHead);
      if (head === null || head.size <= this.copied) {
        this.copied = null;
        return;
      }
      await blobs.put(publishedCopy, Buffer.from(head.note ?? ""));
      this.copied = head.size;
      this.reached("copy left");
    }
  }
}

/**
 * Makes a sequencer; throws when the keys are another's. That the database is a restored older copy
 * is found when it comes to lead, and stops sealing only: somebody must be there to be told.
 */
export async function openSequencer(parts: SequencerParts): Promise<Sequencer> {
  return new Sequencer(parts, await openHeldLog(parts.database, parts.config));
}
