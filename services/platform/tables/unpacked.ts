import { Unzip, UnzipInflate } from "fflate";
import { Refusal } from "../../kernel/refusal.ts";
import { tableLimits } from "./row.ts";

const chunkBytes = 16_384;
const mostParts = 2_000;
/** A part that unpacks to more than so many times its packed size is a bomb and no table (C27). */
const mostTimes = 400;

/** Told how much of a part was given, and of how much in all, where the archive says so before it. */
export type TellBytes = (done: number, whole: number | undefined) => void;

/** One part of an archive on its way. */
class Unpacking {
  private readonly mostBytes: number;
  private readonly unzip: Unzip;
  private pieces: Uint8Array[] = [];
  private size = 0;
  private taken = 0;
  /** How long the whole part is, where the archive says so before it. */
  whole: number | undefined;

  constructor(name: string, mostBytes: number) {
    this.mostBytes = mostBytes;
    let parts = 0;
    this.unzip = new Unzip((file) => {
      parts += 1;
      if (parts > mostParts) throw new Refusal("TABLE_TOO_LARGE");
      if (file.name !== name) return;
      this.whole = file.originalSize;
      file.ondata = (fault, piece) => {
        if (fault) throw fault;
        this.take(piece);
      };
      file.start();
    });
    this.unzip.register(UnzipInflate);
  }

  private take(piece: Uint8Array): void {
    this.size += piece.length;
    if (this.size > this.mostBytes) throw new Refusal("TABLE_TOO_LARGE");
    this.pieces.push(piece);
  }

  /** What some more bytes of the archive unpack to, a few kilobytes of it at a time. */
  *push(bytes: Uint8Array, isLast: boolean): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length || (isLast && at === 0); at += chunkBytes) {
      const chunk = bytes.subarray(at, at + chunkBytes);
      this.taken += chunk.length;
      try {
        this.unzip.push(chunk, isLast && at + chunkBytes >= bytes.length);
      } catch (fault) {
        if (fault instanceof Refusal) throw fault;
        throw new Refusal("TABLE_UNREADABLE");
      }
      if (this.size > mostTimes * Math.max(this.taken, chunkBytes)) {
        throw new Refusal("TABLE_TOO_LARGE");
      }
      yield* this.pieces;
      this.pieces = [];
    }
  }
}

/**
 * One part of a zip archive, unpacked piece by piece: never more of it is in memory than what a few
 * kilobytes unpack to. Nothing comes of a part that is not there. Throws `TABLE_UNREADABLE` for what
 * is no archive, `TABLE_TOO_LARGE` for one that unpacks beyond the limits.
 */
export function* unpacked(archive: Uint8Array, name: string): Generator<Uint8Array> {
  yield* new Unpacking(name, tableLimits.unpackedBytes).push(archive, true);
}

/** The same of an archive that comes piece by piece itself. */
export async function* unpackedFrom(
  archive: AsyncIterable<Uint8Array>,
  name: string,
  mostBytes: number,
  tell: TellBytes = () => {},
): AsyncGenerator<Uint8Array> {
  const unpacking = new Unpacking(name, mostBytes);
  let done = 0;
  function* given(bytes: Uint8Array, isLast: boolean): Generator<Uint8Array> {
    for (const piece of unpacking.push(bytes, isLast)) {
      done += piece.length;
      tell(done, unpacking.whole);
      yield piece;
    }
  }
  for await (const bytes of archive) yield* given(bytes, false);
  yield* given(new Uint8Array(), true);
}
