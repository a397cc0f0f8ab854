import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as inJavaScript } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { keyedSha256, sha256 } from "../../../contracts/proof/index.ts";

const filled = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
const lengths = [...Array.from({ length: 200 }, (_, at) => at), 4_095, 4_096, 4_097, 70_000];

it("hashes in Node to the same bytes as in a browser, whatever the length and the pieces", () => {
  for (const length of lengths) {
    const bytes = filled(length);
    const expected = bytesToHex(inJavaScript(bytes));
    const middle = Math.floor(length / 3);
    expect(bytesToHex(sha256(bytes)), `${length}`).toBe(expected);
    expect(bytesToHex(sha256(bytes.subarray(0, middle), bytes.subarray(middle)))).toBe(expected);
  }
});

it("draws salts in Node to the same bytes as in a browser, whatever key and message", () => {
  for (const keyLength of [0, 1, 32, 63, 64, 65, 200]) {
    const key = filled(keyLength);
    const salt = keyedSha256(key);
    for (const length of lengths) {
      const expected = bytesToHex(hmac(inJavaScript, key, filled(length)));
      expect(bytesToHex(salt(filled(length))), `${keyLength} ${length}`).toBe(expected);
    }
  }
});

it("gives bytes that nothing else holds", () => {
  const first = sha256(filled(3));
  const kept = bytesToHex(first);
  sha256(filled(4));
  expect(bytesToHex(first)).toBe(kept);
  expect(first.buffer.byteLength).toBe(32);
});
