import { expect, it } from "vitest";
import { fromBase64, toBase64 } from "../../../contracts/proof/index.ts";

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
