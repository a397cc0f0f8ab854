import { type MapBatch, printBatch } from "../../contracts/proof/audit/changes.ts";
import type { AuditSource } from "../../contracts/proof/audit/replay.ts";
import {
  type Bundle,
  bundleFormat,
  type ChainEntry,
  chainOf,
  entryBundle,
  eventEntry,
  type HeadProof,
  inclusionProof,
  leafHash,
  type MapLeaf,
  type MapProof,
  mapEntry,
  mapKey,
  mapRoot,
  type NoteSigner,
  nodeHash,
  noteKey,
  printNoteKey,
  type Receipt,
  receiptFormat,
  rootOf,
  signCheckpoint,
  type Tile,
  tileWidth,
  toBase64,
} from "../../contracts/proof/index.ts";
import { changedPages, pathIn } from "../../services/ledger/map/pages.ts";

export interface SmallEvent {
  readonly commitment: Uint8Array;
  /** What it is about, for everyone. */
  readonly about: readonly string[];
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** A whole log with its map, in memory; whoever holds it can also do wrong with it. */
export class SmallLog {
  readonly signer: NoteSigner;
  readonly logKey: string;
  readonly entries: Uint8Array[] = [];
  readonly batches: MapBatch[] = [];
  /** What its clock says when it is empty; a millisecond passes with each entry. */
  startMs = 1_780_000_000_000;
  /** By key in hex: what is in each chain by the map's newest root. */
  readonly chains = new Map<string, ChainEntry[]>();

  constructor(seed: Uint8Array = new Uint8Array(32).fill(7)) {
    this.signer = { name: "log.lianzao.example/small", seed };
    this.logKey = printNoteKey(noteKey(this.signer));
  }

  /** The same log, to be continued otherwise. */
  copy(): SmallLog {
    const copy = new SmallLog(this.signer.seed);
    copy.entries.push(...this.entries);
    copy.batches.push(...this.batches);
    copy.startMs = this.startMs;
    for (const [key, chain] of this.chains) copy.chains.set(key, [...chain]);
    return copy;
  }

  get size(): number {
    return this.entries.length;
  }

  chainOf(identity: string): ChainEntry[] {
    return this.chains.get(hex(mapKey("public", identity))) ?? [];
  }

  leaves(): MapLeaf[] {
    return [...this.chains].map(([key, chain]) => {
      return { key: Uint8Array.from(Buffer.from(key, "hex")), ...chainOf(chain) };
    });
  }

  /** Adds a batch with its statement; `root` in the place of the map's own. */
  seal(events: readonly SmallEvent[], root?: Uint8Array): void {
    const links = events.flatMap(({ commitment, about }) => {
      const logIndex = this.entries.length;
      this.entries.push(eventEntry(commitment));
      return about.map((identity) => {
        const key = mapKey("public", identity);
        const chain = this.chains.get(hex(key)) ?? [];
        this.chains.set(hex(key), [...chain, { logIndex, commitment }]);
        return { key, position: chain.length, logIndex };
      });
    });
    const { size } = this;
    const statement = { size, timeMs: this.startMs + size, mapRoot: root ?? this.mapRoot() };
    this.entries.push(mapEntry(statement));
    this.batches.push({ size: this.size, links });
  }

  mapRoot(): Uint8Array {
    return mapRoot(this.leaves());
  }

  checkpoint(size = this.size): string {
    const root = rootOf(this.entries.slice(0, size).map(leafHash));
    return signCheckpoint({ size, root }, this.signer);
  }

  inclusion(index: number): string[] {
    return inclusionProof(index, this.entries.map(leafHash)).map(toBase64);
  }

  private head(): HeadProof {
    const last = this.size - 1;
    const entry = toBase64(this.entries[last] ?? new Uint8Array());
    return {
      checkpoint: this.checkpoint(),
      mapStatement: { entry, inclusion: this.inclusion(last) },
    };
  }

  async mapProof(key: Uint8Array): Promise<MapProof> {
    const leaves = this.leaves();
    const { siblings, end } = pathIn(await changedPages(async () => new Map(), leaves), key);
    const found = leaves.find((leaf) => end !== null && hex(leaf.key) === hex(end));
    const foreign = end === null || hex(end) === hex(key) ? {} : { key: toBase64(end) };
    const leaf = found && { ...foreign, length: found.length, head: toBase64(found.head) };
    return { siblings: siblings.map(toBase64), leaf: leaf ?? null };
  }

  /** A bundle without the events themselves. */
  async bundle(identity: string): Promise<Bundle> {
    const links = this.chainOf(identity).map(({ logIndex, commitment }) => {
      return { logIndex, commitment: toBase64(commitment) };
    });
    const map = await this.mapProof(mapKey("public", identity));
    const chain = { identity, audience: "public", links, map };
    return { format: bundleFormat, subject: identity, ...this.head(), chains: [chain], events: [] };
  }

  async receipt(logIndex: number, about: readonly string[]): Promise<Receipt> {
    const keys = about.map((identity) => ({ identity, key: mapKey("public", identity) }));
    keys.sort((one, other) => Buffer.compare(one.key, other.key));
    const chains = keys.map(async ({ identity, key }) => {
      const chain = this.chains.get(hex(key)) ?? [];
      const position = chain.findIndex((entry) => entry.logIndex === logIndex);
      return {
        identity,
        audience: "public",
        position,
        before: toBase64(chainOf(chain.slice(0, position)).head),
        later: chain.slice(position + 1).map((entry) => {
          return { logIndex: entry.logIndex, commitment: toBase64(entry.commitment) };
        }),
        map: await this.mapProof(key),
      };
    });
    const commitment = toBase64(this.entries[logIndex]?.subarray(1) ?? new Uint8Array());
    const inclusion = this.inclusion(logIndex);
    const shown = await Promise.all(chains);
    return {
      format: receiptFormat,
      ...this.head(),
      commitment,
      logIndex,
      inclusion,
      chains: shown,
    };
  }

  /** As an auditor reads it. */
  source(): AuditSource {
    return {
      checkpoint: async () => this.checkpoint(),
      tile: async (tile) => this.tile(tile),
      changes: async (after) => {
        return Buffer.concat(this.batches.filter(({ size }) => size > after).map(printBatch));
      },
    };
  }

  tile({ level, index, width }: Tile): Uint8Array {
    const span = level === "entries" ? 1 : tileWidth ** level;
    const first = index * tileWidth;
    const at = this.entries.slice(first * span, (first + width) * span);
    if (level === "entries") return entryBundle(at);
    const hashes = at.map(leafHash);
    return Buffer.concat(
      Array.from({ length: width }, (_, each) =>
        perfect(hashes.slice(each * span, (each + 1) * span)),
      ),
    );
  }
}

function perfect(leaves: readonly Uint8Array[]): Uint8Array {
  const [only, other] = leaves;
  if (only === undefined) throw new Error("a tree has leaves");
  if (other === undefined) return only;
  const half = leaves.length / 2;
  return nodeHash(perfect(leaves.slice(0, half)), perfect(leaves.slice(half)));
}
