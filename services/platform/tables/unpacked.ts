import { Unzip, UnzipInflate } from "fflate";
import { Refusal } from "../../kernel/refusal.ts";
import { tableLimits } from "./row.ts";

const chunkBytes = 16_384;
const mostParts = 2_000;
/** A part that unpacks to more than so many times its packed size is a bomb and no table (C27). */
const mostTimes = 400;

/**
 * One part of a zip archive, unpacked piece by piece: never more of it is in memory than what a few
 * kilobytes unpack to. Nothing comes of a part that is not there. Throws `TABLE_UNREADABLE` for what
 * is no archive, `TABLE_TOO_LARGE` for one that unpacks beyond the limits.
 */
export function* unpacked(archive: Uint8Array, name: string): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let parts = 0;
  const unzip = new Unzip((file) => {
    parts += 1;
    if (parts > mostParts) throw new Refusal("TABLE_TOO_LARGE");
    if (file.name !== name) return;
    file.ondata = (fault, piece) => {
      if (fault) throw fault;
      size += piece.length;
      if (size > tableLimits.unpackedBytes) throw new Refusal("TABLE_TOO_LARGE");
      pieces.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.length; at += chunkBytes) {
    const end = at + chunkBytes;
    try {
      unzip.push(archive.subarray(at, end), end >= archive.length);
    } catch (fault) {
      if (fault instanceof Refusal) throw fault;
      throw new Refusal("TABLE_UNREADABLE");
    }
    if (size > mostTimes * end) throw new Refusal("TABLE_TOO_LARGE");
    yield* pieces;
    pieces = [];
  }
}
