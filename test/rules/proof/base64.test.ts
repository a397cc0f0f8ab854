import { expect, it } from "vitest";
import { fromBase64, Rejected, toBase64 } from "../../../contracts/proof/index.ts";

const filled = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);

it("is written in Node as in a browser, whatever the length, also of a part of an array", () => {
  for (const length of [...Array.from({ length: 100 }, (_, at) => at), 70_000]) {
    const bytes = filled(length);
    let letters = "";
    for (const byte of bytes) letters += String.fromCharCode(byte);
    expect(toBase64(bytes), `${length}`).toBe(btoa(letters));
    const within = new Uint8Array(length + 5);
    within.set(bytes, 3);
    expect(toBase64(within.subarray(3, length + 3))).toBe(btoa(letters));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  }
});

it("is read only where it is what would be written", () => {
  const characters = ["A", "Q", "g", "w", "/", "+", "9", "=", "=", "-", " ", "\u00e9", "\u0141"];
  let taken = 0;
  for (let at = 0; at < 50_000; at += 1) {
    const length = at % 9;
    const text = Array.from({ length }, () => {
      return characters[Math.floor(Math.random() * characters.length)];
    }).join("");
    const bytes = Buffer.from(text, "base64");
    if (bytes.toString("base64") === text) {
      expect(fromBase64(text), text).toEqual(Uint8Array.from(bytes));
      taken += 1;
    } else {
      expect(() => fromBase64(text), text).toThrow(Rejected);
    }
  }
  expect(taken).toBeGreaterThan(1_000);
});

it("refuses what is of another length than wanted", () => {
  expect(() => fromBase64("AAAA", 4)).toThrow(Rejected);
  expect(fromBase64("AAAA", 3)).toEqual(new Uint8Array(3));
});
