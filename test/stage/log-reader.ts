import {
  type Checkpoint,
  consistencyFromTiles,
  inclusionFromTiles,
  leafHash,
  openCheckpoint,
  readEntryBundle,
  readNoteKey,
  rootFromTiles,
  type Tile,
  tileAt,
  tilePath,
  tileWidth,
  verifyConsistency,
  verifyInclusion,
} from "../../contracts/proof/index.ts";
import type { StagedApi } from "./api.ts";

/** A reader of the public log who trusts nothing but its key. */
export class LogReader {
  readonly head: Checkpoint;
  private readonly api: StagedApi;
  private readonly tiles = new Map<string, Promise<Uint8Array>>();

  private constructor(api: StagedApi, head: Checkpoint) {
    this.api = api;
    this.head = head;
  }

  /** Opens the published head; throws unless the log's key has signed it. */
  static async open(api: StagedApi): Promise<LogReader> {
    const key = await (await api.call("/log/key")).text();
    const note = await (await api.call("/log/checkpoint")).text();
    return new LogReader(api, openCheckpoint(note, readNoteKey(key.trim())));
  }

  private tile = (tile: Tile): Promise<Uint8Array> => {
    const path = tilePath(tile);
    const known = this.tiles.get(path) ?? this.fetched(path);
    this.tiles.set(path, known);
    return known;
  };

  private async fetched(path: string): Promise<Uint8Array> {
    const answer = await this.api.call(`/log/${path}`);
    if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** The root that the tiles of leaves come to: the head's own, if they are the head's tiles. */
  root(): Promise<Uint8Array> {
    return rootFromTiles(this.head.size, this.tile);
  }

  async entry(index: number): Promise<Uint8Array | undefined> {
    const bundle = tileAt("entries", Math.floor(index / tileWidth), this.head.size);
    if (bundle === undefined) return undefined;
    return readEntryBundle(await this.tile(bundle), bundle.width)[index % tileWidth];
  }

  /** Whether an entry stands at a place under the head, by an inclusion proof from the tiles. */
  async holds(index: number, entry: Uint8Array): Promise<boolean> {
    const { size, root } = this.head;
    const proof = await inclusionFromTiles(index, size, this.tile);
    return verifyInclusion(index, size, leafHash(entry), proof, root);
  }

  /** Whether this head extends an older one. */
  async extends(old: Checkpoint): Promise<boolean> {
    const { size, root } = this.head;
    const proof = await consistencyFromTiles(old.size, size, this.tile);
    return verifyConsistency(old.size, size, old.root, root, proof);
  }
}
