import { Rejected } from "../proof/rejected.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes UTF-8, or throws `JSON_BAD_UTF8` with the place of the first wrong byte. */
export function strictUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    const offset = firstWrongByte(bytes);
    const before = bytes.subarray(0, offset);
    const line = before.filter((byte) => byte === 0x0a).length + 1;
    throw new Rejected("JSON_BAD_UTF8", {
      offset,
      line,
      column: offset - before.lastIndexOf(0x0a),
    });
  }
}

// The longest prefix that decodes, found by halving; the decoder itself tells no place.
function firstWrongByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (beginsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function beginsWell(bytes: Uint8Array): boolean {
  try {
    // Streaming, so that a character cut by the end is no fault.
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
