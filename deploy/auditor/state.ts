import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { Frontier } from "../../contracts/proof/audit/frontier.ts";
import { MapTree } from "../../contracts/proof/audit/map-tree.ts";
import type { Followed, Verified } from "../../contracts/proof/audit/replay.ts";
import {
  type MapLeaf,
  Rejected,
  readCheckpointText,
  readNote,
  sameBytes,
} from "../../contracts/proof/index.ts";
import { damaged, leafLength, recordAt, recordsOf, type StateRecord, sumOf } from "./records.ts";

// The state is a file that is only appended to: the log's key on a line (several, with blanks
// between, once it is renewed), then records. What is behind the last head was not finished and is
// cut off.

const format = "lianzao/audit/1";
/** A file that is so much longer than what it says is written anew. */
const slack = 4;
const smallest = 1_000_000;

interface Loaded extends Followed {
  /** The signed note of the last head that was verified to its end; null before there was one. */
  readonly note: string | null;
  /** How much of the file is whole. */
  readonly whole: number;
}

/** What stands before a head, and counts once that is there. */
interface Waiting {
  readonly leaves: MapLeaf[];
  note: string | null;
  /** What the head must come to with all that is before it. */
  sum: { readonly is: Buffer; readonly before: Buffer } | null;
}

const nothing = (): Waiting => ({ leaves: [], note: null, sum: null });

/** Puts a record by that is no head; `before` is what stands between it and the last head. */
function putBy(waiting: Waiting, record: StateRecord, before: Buffer): void {
  if (record.kind === "leaf") waiting.leaves.push(record.leaf);
  if (record.kind === "note") waiting.note = record.note;
  if (record.kind === "sum") waiting.sum = { is: record.sum, before };
}

function load(bytes: Buffer, from: number): Loaded {
  const map = new MapTree();
  let frontier = new Frontier(0, []);
  let mapRoot = map.root();
  let note: string | null = null;
  let whole = from;
  let waiting = nothing();
  for (let at = from; at < bytes.length; ) {
    const record = recordAt(bytes, at);
    if (record === null) break;
    if (record.kind !== "head") putBy(waiting, record, bytes.subarray(whole, at));
    else {
      requireWhole(bytes.subarray(at, record.until), waiting);
      requireSigned(record.frontier, waiting.note);
      for (const leaf of waiting.leaves) map.set(leaf);
      note = waiting.note ?? note;
      waiting = nothing();
      ({ frontier, mapRoot } = record);
      whole = record.until;
    }
    at = record.until;
  }
  if (!sameBytes(map.root(), mapRoot)) throw damaged();
  return { frontier, map, note, whole };
}

/** A byte that turned in the roots of subtrees would have an honest log refused as a fork. */
function requireWhole(head: Buffer, { sum }: Waiting): void {
  if (sum !== null && !sameBytes(sum.is, sumOf(sum.before, head))) throw damaged();
}

/** The log is the one that was signed, or has come further since. */
function requireSigned(frontier: Frontier, note: string | null): void {
  if (note === null) return;
  const { size, root } = readCheckpointText(readNote(note).text);
  const isOther = size === frontier.size && !sameBytes(root, frontier.root());
  if (size > frontier.size || isOther) throw damaged();
}

/** Throws where the file does not say what was written to it. */
function loaded(bytes: Buffer, from: number): Loaded {
  try {
    return load(bytes, from);
  } catch (fault) {
    throw fault instanceof Rejected ? damaged() : fault;
  }
}

/** What an auditor has verified, in a file: it goes on from there, also after it was killed. */
export class AuditState {
  readonly followed: Followed;
  private readonly file: number;
  private verified: string | null;

  private constructor(found: Loaded, file: number) {
    this.followed = found;
    this.verified = found.note;
    this.file = file;
  }

  /**
   * Throws where the file is of another log, or was damaged. It goes on under other keys once it was
   * opened under both an old one and these.
   */
  static open(path: string, logKey: string): AuditState {
    const keys = logKey.split(/\s+/);
    const title = Buffer.from(`${format} ${keys.join(" ")}\n`);
    const bytes = existsSync(path) ? readFileSync(path) : title;
    const before = bytes.subarray(0, bytes.indexOf("\n") + 1);
    const [name, ...known] = before.toString("utf8").trim().split(" ");
    if (name !== format || !known.some((key) => keys.includes(key))) {
      throw new Error(`${path} is not the state of an audit under this key`);
    }
    const found = loaded(bytes, before.length);
    const needed = title.length + found.map.size * leafLength;
    const isLong = bytes.length > smallest && bytes.length > needed * slack;
    const isSame = existsSync(path) && before.equals(title);
    if (!isSame || isLong) rewrite(path, title, found);
    else truncateSync(path, found.whole);
    return new AuditState(found, openSync(path, "a", 0o600));
  }

  /** The last head that was verified, as the log has signed it; null before there was one. */
  get note(): string | null {
    return this.verified;
  }

  /** Durable once it returns. */
  keep(verified: Verified): void {
    for (const record of recordsOf(verified)) writeSync(this.file, record);
    fsyncSync(this.file);
    this.verified = verified.note ?? this.verified;
  }

  close(): void {
    closeSync(this.file);
  }
}

function rewrite(path: string, title: Buffer, { frontier, map, note }: Loaded): void {
  const draft = openSync(`${path}.new`, "w", 0o600);
  writeSync(draft, title);
  const verified = { frontier, mapRoot: map.root(), leaves: map.all(), note };
  if (frontier.size > 0) {
    for (const record of recordsOf(verified)) writeSync(draft, record);
  }
  fsyncSync(draft);
  closeSync(draft);
  renameSync(`${path}.new`, path);
}
