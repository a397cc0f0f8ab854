import { sha256 as inJavaScript } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { expect, it, vi } from "vitest";
import { sha256 } from "../../../contracts/proof/index.ts";

const filled = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
const lengths = [...Array.from({ length: 200 }, (_, at) => at), 4_095, 4_096, 4_097, 70_000];

const inBrowser = await (async () => {
  const node = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
  vi.resetModules();
  const { sha256 } = await import("../../../contracts/proof/sha256.ts");
  const { quicken } = await import("../../../contracts/proof/lanes/quicken.ts");
  node.mockRestore();
  return { sha256, quicken };
})();

it("hashes in Node to the same bytes as in a browser, whatever the length and the pieces", () => {
  const slow = lengths.map((length) => bytesToHex(inBrowser.sha256(filled(length))));
  const modules = vi.spyOn(WebAssembly, "Module");
  inBrowser.quicken();
  expect(modules).toHaveBeenCalledOnce();
  expect(inBrowser.sha256).not.toBe(sha256);
  for (const [at, length] of lengths.entries()) {
    const bytes = filled(length);
    const expected = bytesToHex(inJavaScript(bytes));
    expect(slow[at]).toBe(expected);
    const middle = Math.floor(length / 3);
    expect(bytesToHex(sha256(bytes)), `${length}`).toBe(expected);
    expect(bytesToHex(sha256(bytes.subarray(0, middle), bytes.subarray(middle)))).toBe(expected);
    expect(bytesToHex(inBrowser.sha256(bytes)), `${length} in a browser`).toBe(expected);
    expect(bytesToHex(inBrowser.sha256(bytes.subarray(0, middle), bytes.subarray(middle)))).toBe(
      expected,
    );
  }
});

it("gives bytes that nothing else holds", () => {
  const first = sha256(filled(3));
  const kept = bytesToHex(first);
  sha256(filled(4));
  expect(bytesToHex(first)).toBe(kept);
  expect(first.buffer.byteLength).toBe(32);
});
