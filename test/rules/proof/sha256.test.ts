import { sha256 as inJavaScript } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { expect, it, vi } from "vitest";
import { sha256 } from "../../../contracts/proof/index.ts";

const filled = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
const lengths = [...Array.from({ length: 200 }, (_, at) => at), 4_095, 4_096, 4_097, 70_000];

const inBrowser = await (async () => {
  const node = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
  const modules = vi.spyOn(WebAssembly, "Module");
  vi.resetModules();
  const { sha256: compiled } = await import("../../../contracts/proof/sha256.ts");
  expect(modules).toHaveBeenCalledOnce();
  node.mockRestore();
  modules.mockRestore();
  return compiled;
})();

it("hashes in Node to the same bytes as in a browser, whatever the length and the pieces", () => {
  expect(inBrowser).not.toBe(sha256);
  for (const length of lengths) {
    const bytes = filled(length);
    const expected = bytesToHex(inJavaScript(bytes));
    const middle = Math.floor(length / 3);
    expect(bytesToHex(sha256(bytes)), `${length}`).toBe(expected);
    expect(bytesToHex(sha256(bytes.subarray(0, middle), bytes.subarray(middle)))).toBe(expected);
    expect(bytesToHex(inBrowser(bytes)), `${length} in a browser`).toBe(expected);
    expect(bytesToHex(inBrowser(bytes.subarray(0, middle), bytes.subarray(middle)))).toBe(expected);
  }
});

it("gives bytes that nothing else holds", () => {
  const first = sha256(filled(3));
  const kept = bytesToHex(first);
  sha256(filled(4));
  expect(bytesToHex(first)).toBe(kept);
  expect(first.buffer.byteLength).toBe(32);
});
