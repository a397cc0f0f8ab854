import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { heldKey, readHeldKeys, writeHeldKeys } from "../../../services/ledger/keys/file.ts";
import {
  agreedKeys,
  type HeldKey,
  type LogKey,
  signs,
  withNextKey,
  withoutFormerKey,
} from "../../../services/ledger/keys/rules.ts";

const origin = "log.lianzao.example/test";
const [one, two, three] = [1, 2, 3].map((at) => heldKey(origin, new Uint8Array(32).fill(at))) as [
  HeldKey,
  HeldKey,
  HeldKey,
];
const retired = (key: HeldKey): HeldKey => ({ ...key, seed: null });
const row = (key: HeldKey, number: number, since: number, until: number | null = null): LogKey => {
  return { number, verifierKey: key.verifierKey, since, until };
};
const sizes = { newest: 12, signed: 10 };
const now = new Date("2026-06-01T08:00:00Z");

describe("the keys of a log", () => {
  it("begin after the newest head and end with the newest signed one", () => {
    const first = row(one, 1, 0);
    expect(agreedKeys([first], [one], sizes)).toEqual([first]);
    const both = agreedKeys([first], [one, two], sizes);
    expect(both).toEqual([first, row(two, 2, 12)]);
    const later = { newest: 20, signed: 18 };
    const ended = agreedKeys(both, [retired(one), two], later);
    expect(ended).toEqual([row(one, 1, 0, 18), row(two, 2, 12)]);
    // Once more, when the log has grown: nothing moves.
    expect(agreedKeys(ended, [retired(one), two], { newest: 30, signed: 30 })).toEqual(ended);
    const signers = (size: number) => ended.map((key) => signs(key, size));
    expect([12, 14, 18, 20].map(signers)).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
  });

  it.each<[string, readonly LogKey[], readonly HeldKey[], string]>([
    [
      "another's key",
      [row(one, 1, 0)],
      [two],
      "is not the key of the log log.lianzao.example/test",
    ],
    ["an older file", [row(one, 1, 0), row(two, 2, 4)], [one], "line 2"],
    ["keys in another order", [row(one, 1, 0), row(two, 2, 4)], [two, one], "line 1"],
    [
      "the secret of an ended key",
      [row(one, 1, 0, 8), row(two, 2, 4)],
      [one, two],
      "the secret of the log's key 1, which ended with the head of size 8",
    ],
    ["two keys added at once", [row(one, 1, 0)], [one, two, three], "more keys"],
    ["a third that signs", [row(one, 1, 0), row(two, 2, 4)], [one, two, three], "more keys"],
    ["an ended key that it never had", [row(one, 1, 0)], [one, retired(two)], "more keys"],
    ["an end without a next", [row(one, 1, 0)], [retired(one)], "no other has signed"],
    ["an end before the next began", [row(one, 1, 0)], [retired(one), two], "no other has signed"],
    [
      "an end before the next has signed",
      [row(one, 1, 0), row(two, 2, 12)],
      [retired(one), two],
      "no other has signed",
    ],
  ])("are refused by %s", (_title, known, held, why) => {
    expect(() => agreedKeys(known, held, sizes)).toThrow(why);
  });

  it("are at most two at a time, and the older ends after a while with both", () => {
    expect(withNextKey([retired(one), two], three)).toEqual([retired(one), two, three]);
    expect(() => withNextKey([one, two], three)).toThrow("a second key already");
    const since = new Date(now.getTime() - 60_000);
    const left = withoutFormerKey([retired(one), two, three], since, now);
    expect(left).toEqual([retired(one), retired(two), three]);
    expect(() => withoutFormerKey([retired(one), two], since, now)).toThrow("one key only");
    expect(() => withoutFormerKey([one, two], null, now)).toThrow("no head is signed by both");
    const early = new Date(now.getTime() - 1);
    expect(() => withoutFormerKey([one, two], since, early)).toThrow("2026-06-01T08:00:00.000Z");
  });
});

describe("the file of a log's keys", () => {
  const folder = mkdtempSync(join(tmpdir(), "lianzao-log-key-"));
  const file = join(folder, "log.key");
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is never made by whoever reads it", () => {
    expect(() => readHeldKeys(file, origin)).toThrow(`the key file ${file} of the log ${origin}`);
    expect(existsSync(file)).toBe(false);
  });

  it("holds secrets of keys that sign and lines of those that have ended", () => {
    writeFileSync(file, `${Buffer.alloc(32, 1).toString("base64")}\n`);
    const plain = readHeldKeys(file, origin);
    expect(plain.map(({ verifierKey }) => verifierKey)).toEqual([one.verifierKey]);
    writeHeldKeys(file, [retired(one), two]);
    expect(readFileSync(file, "utf8").split("\n")[0]).toBe(one.verifierKey);
    const read = readHeldKeys(file, origin);
    expect(read.map(({ seed }) => seed && Uint8Array.from(seed))).toEqual([null, two.seed]);
    expect(() => readHeldKeys(file, "log.other.example")).toThrow("line 1 of the key file");
  });
});
