import { Rejected, type RejectionCode } from "./rejected.ts";

const encoder = new TextEncoder();
const shortText = 256;
const lastAscii = 0x7f;

export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.min(text.length, shortText));
  return isPutAsAscii(text, bytes, 0) ? bytes : encoder.encode(text);
}

/**
 * Writes a short text of ASCII at a place where there is room for it; else says no, whatever it has
 * written there. Most texts here are such, for which the encoder takes five times as long.
 */
export function isPutAsAscii(text: string, bytes: Uint8Array, at: number): boolean {
  if (text.length > shortText) return false;
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit);
    if (code > lastAscii) return false;
    bytes[at + unit] = code;
  }
  return true;
}

const loneSurrogate = /[\ud800-\udfff]/u;

/** Whether the text has no lone surrogate: UTF-8 cannot carry one, and `utf8` would replace it. */
export function wellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A copy of some bytes; `slice` will not do, since a Node Buffer's shares its memory. */
export function cut(bytes: Uint8Array, from: number, until = bytes.length): Uint8Array {
  return Uint8Array.from(bytes.subarray(from, until));
}

/** Whether both hold the same bytes. Not constant in time: nothing compared here is secret. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** Four bytes, big endian. */
export function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Eight bytes, big endian. Refuses what is no safe integer (`TREE_OUT_OF_RANGE`). */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(count(value)));
  return bytes;
}

/** Reads eight big-endian bytes; refuses what a safe integer cannot hold. */
export function readU64(bytes: Uint8Array, at: number, code: RejectionCode): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const value = view.getBigUint64(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Rejected(code);
  return Number(value);
}

/** A size, index or time: an integer from 0 to 2^53-1, so that no count is rounded in silence. */
export function count(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Rejected("TREE_OUT_OF_RANGE");
  return value;
}

/**
 * Orders texts as their UTF-8 bytes, which is by code point. Sorting by UTF-16 units, the default,
 * differs: it puts U+FF5E after U+1F600.
 */
export function byUtf8(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const left = one.charCodeAt(at);
    const right = other.charCodeAt(at);
    if (left !== right) return ranked(left) - ranked(right);
  }
  return one.length - other.length;
}

// Surrogates stand for code points above every other unit.
function ranked(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
