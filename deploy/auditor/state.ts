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
import { Frontier, onesIn } from "../../contracts/proof/audit/frontier.ts";
import { MapTree } from "../../contracts/proof/audit/map-tree.ts";
import type { Followed, Verified } from "../../contracts/proof/audit/replay.ts";
import { type MapLeaf, sameBytes } from "../../contracts/proof/index.ts";

// The state is a file that is only appended to: the log's key on a line (several, with
// blanks between, once it is renewed), then records. `L` is a
// chain as it is from now on: key (32), u64 length, head (32). `H` is a head that was verified, with
// all chains before it: u64 size, map root (32), and the roots of the log's perfect subtrees. What is
// behind the last `H` was not finished and is cut off.

const format = "lianzao/audit/1";
const leafMark = 0x4c;
const headMark = 0x48;
const leafLength = 73;
const headLength = 41;
const hashLength = 32;
/** A file that is so much longer than what it says is written anew. */
const slack = 4;
const smallest = 1_000_000;

function leafRecord({ key, length, head }: MapLeaf): Buffer {
  const record = Buffer.alloc(leafLength, leafMark);
  record.set(key, 1);
  record.writeBigUInt64BE(BigInt(length), 33);
  record.set(head, 41);
  return record;
}

function headRecord({ frontier, mapRoot }: Omit<Verified, "leaves">): Buffer {
  const record = Buffer.alloc(headLength, headMark);
  record.writeBigUInt64BE(BigInt(frontier.size), 1);
  record.set(mapRoot, 9);
  return Buffer.concat([record, ...frontier.roots]);
}

interface Loaded extends Followed {
  /** How much of the file is whole. */
  readonly whole: number;
}

function load(bytes: Buffer, from: number): Loaded {
  const map = new MapTree();
  let frontier = new Frontier(0, []);
  let mapRoot = map.root();
  let whole = from;
  let waiting: MapLeaf[] = [];
  for (let at = from; at < bytes.length; ) {
    if (bytes[at] === leafMark && at + leafLength <= bytes.length) {
      waiting.push(leafAt(bytes, at));
      at += leafLength;
      continue;
    }
    const head = bytes[at] === headMark ? headAt(bytes, at) : null;
    if (head === null) break;
    for (const leaf of waiting) map.set(leaf);
    waiting = [];
    ({ frontier, mapRoot } = head);
    at += headLength + frontier.roots.length * hashLength;
    whole = at;
  }
  if (!sameBytes(map.root(), mapRoot)) throw new Error("the auditor's state was damaged");
  return { frontier, map, whole };
}

function leafAt(bytes: Buffer, at: number): MapLeaf {
  const part = (from: number, until: number) => Uint8Array.from(bytes.subarray(from, until));
  return {
    key: part(at + 1, at + 33),
    length: Number(bytes.readBigUInt64BE(at + 33)),
    head: part(at + 41, at + leafLength),
  };
}

function headAt(bytes: Buffer, at: number): { frontier: Frontier; mapRoot: Uint8Array } | null {
  if (at + headLength > bytes.length) return null;
  const size = Number(bytes.readBigUInt64BE(at + 1));
  const first = at + headLength;
  const count = onesIn(size);
  if (first + count * hashLength > bytes.length) return null;
  const roots = Array.from({ length: count }, (_, each) =>
    Uint8Array.from(bytes.subarray(first + each * hashLength, first + (each + 1) * hashLength)),
  );
  const mapRoot = Uint8Array.from(bytes.subarray(at + 9, first));
  return { frontier: new Frontier(size, roots), mapRoot };
}

/** What an auditor has verified, in a file: it goes on from there, also after it was killed. */
export class AuditState {
  readonly followed: Followed;
  private readonly file: number;

  private constructor(followed: Followed, file: number) {
    this.followed = followed;
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
    const loaded = load(bytes, before.length);
    const needed = title.length + loaded.map.size * leafLength;
    const isLong = bytes.length > smallest && bytes.length > needed * slack;
    const isSame = existsSync(path) && before.equals(title);
    if (!isSame || isLong) rewrite(path, title, loaded);
    else truncateSync(path, loaded.whole);
    return new AuditState(loaded, openSync(path, "a", 0o600));
  }

  /** Durable once it returns. */
  keep(verified: Verified): void {
    for (const leaf of verified.leaves) writeSync(this.file, leafRecord(leaf));
    writeSync(this.file, headRecord(verified));
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

function rewrite(path: string, title: Buffer, { frontier, map }: Followed): void {
  const draft = openSync(`${path}.new`, "w", 0o600);
  writeSync(draft, title);
  for (const leaf of map.all()) writeSync(draft, leafRecord(leaf));
  if (frontier.size > 0) writeSync(draft, headRecord({ frontier, mapRoot: map.root() }));
  fsyncSync(draft);
  closeSync(draft);
  renameSync(`${path}.new`, path);
}
