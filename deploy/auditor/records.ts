import { createHash } from "node:crypto";
import { Frontier, onesIn } from "../../contracts/proof/audit/frontier.ts";
import type { Verified } from "../../contracts/proof/audit/replay.ts";
import type { MapLeaf } from "../../contracts/proof/index.ts";

// The records of an auditor's state, each begun by its mark:
// L  a chain as it is from now on: key (32), u64 length, head (32)
// N  the log's signed note of the head that was verified last: u32 length, text
// S  the SHA-256 of all records since the last H and of the H after it
// H  a head that was verified, with all that is before it: u64 size, map root (32), and the roots of
//    the log's perfect subtrees

const marks = { leaf: 0x4c, note: 0x4e, sum: 0x53, head: 0x48 } as const;
const hashLength = 32;
const noteAt = 5;
const sumLength = 1 + hashLength;
const headLength = 41;
export const leafLength = 73;

interface HeadRecord {
  readonly frontier: Frontier;
  readonly mapRoot: Uint8Array;
}

export type StateRecord = { readonly until: number } & (
  | { readonly kind: "leaf"; readonly leaf: MapLeaf }
  | { readonly kind: "note"; readonly note: string }
  | { readonly kind: "sum"; readonly sum: Buffer }
  | ({ readonly kind: "head" } & HeadRecord)
);

/** What stands in the sum between a head and the records before it. */
export function sumOf(before: Uint8Array, head: Uint8Array): Buffer {
  return createHash("sha256").update(before).update(head).digest();
}

function leafRecord({ key, length, head }: MapLeaf): Buffer {
  const record = Buffer.alloc(leafLength, marks.leaf);
  record.set(key, 1);
  record.writeBigUInt64BE(BigInt(length), 33);
  record.set(head, 41);
  return record;
}

function noteRecord(note: string): Buffer {
  const text = Buffer.from(note);
  const record = Buffer.alloc(noteAt, marks.note);
  record.writeUInt32BE(text.length, 1);
  return Buffer.concat([record, text]);
}

function headRecord({ frontier, mapRoot }: HeadRecord): Buffer {
  const record = Buffer.alloc(headLength, marks.head);
  record.writeBigUInt64BE(BigInt(frontier.size), 1);
  record.set(mapRoot, 9);
  return Buffer.concat([record, ...frontier.roots]);
}

/** All records of what was verified, in their order. */
export function* recordsOf({
  leaves,
  note,
  ...verified
}: Omit<Verified, "leaves"> & { readonly leaves: Iterable<MapLeaf> }): Generator<Buffer> {
  const sum = createHash("sha256");
  for (const leaf of leaves) {
    const record = leafRecord(leaf);
    sum.update(record);
    yield record;
  }
  const signed = note === null ? Buffer.alloc(0) : noteRecord(note);
  const head = headRecord(verified);
  const whole = sum.update(signed).update(head).digest();
  yield Buffer.concat([signed, Buffer.of(marks.sum), whole, head]);
}

export function damaged(): Error {
  return new Error("the auditor's state was damaged");
}

/** The record that begins here; null where the file ends within it. Throws where none begins. */
export function recordAt(bytes: Buffer, at: number): StateRecord | null {
  switch (bytes[at]) {
    case marks.leaf:
      return leafAt(bytes, at);
    case marks.note:
      return noteRecordAt(bytes, at);
    case marks.sum:
      return sumAt(bytes, at);
    case marks.head:
      return headAt(bytes, at);
    // A machine that lost its power may have made the file longer and written nothing there.
    case 0:
      return null;
    default:
      throw damaged();
  }
}

/** Copies, since a Buffer's slice shares its memory. */
function part(bytes: Buffer, from: number, until: number): Uint8Array {
  return Uint8Array.from(bytes.subarray(from, until));
}

function leafAt(bytes: Buffer, at: number): StateRecord | null {
  const until = at + leafLength;
  if (until > bytes.length) return null;
  const leaf = {
    key: part(bytes, at + 1, at + 33),
    length: Number(bytes.readBigUInt64BE(at + 33)),
    head: part(bytes, at + 41, until),
  };
  return { kind: "leaf", leaf, until };
}

function noteRecordAt(bytes: Buffer, at: number): StateRecord | null {
  const from = at + noteAt;
  if (from > bytes.length) return null;
  const until = from + bytes.readUInt32BE(at + 1);
  if (until > bytes.length) return null;
  return { kind: "note", note: bytes.toString("utf8", from, until), until };
}

function sumAt(bytes: Buffer, at: number): StateRecord | null {
  const until = at + sumLength;
  return until > bytes.length ? null : { kind: "sum", sum: bytes.subarray(at + 1, until), until };
}

function headAt(bytes: Buffer, at: number): StateRecord | null {
  const first = at + headLength;
  if (first > bytes.length) return null;
  const size = Number(bytes.readBigUInt64BE(at + 1));
  const count = onesIn(size);
  const until = first + count * hashLength;
  if (until > bytes.length) return null;
  const roots = Array.from({ length: count }, (_, each) =>
    part(bytes, first + each * hashLength, first + (each + 1) * hashLength),
  );
  const frontier = new Frontier(size, roots);
  return { kind: "head", frontier, mapRoot: part(bytes, at + 9, first), until };
}
