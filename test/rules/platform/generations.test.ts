import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Generation,
  keptGenerations,
  readAnewMs,
  readGenerations,
  writeGenerations,
} from "../../../services/platform/generations.ts";
import { promoted, withNext, withoutFormer } from "../../../services/platform/rotation.ts";
import { keysFor, opened, sealed, sealedAnew } from "../../../services/platform/sealing.ts";

const now = new Date("2026-06-01T08:00:00Z");
const dayMs = 86_400_000;
const days = (count: number) => new Date(now.getTime() + count * dayMs);
let folder: string;
let file: string;
let clock: number;

const program = () => keptGenerations(file, () => clock);
const change = (make: (before: readonly Generation[]) => readonly Generation[]) =>
  writeGenerations(file, make(readGenerations(file)));
const add = () => change(withNext);
const promote = () => change((before) => promoted(before, before, now));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lianzao-generations-"));
  file = join(folder, "secret.key");
  clock = 0;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("a key file with generations", () => {
  it("is made with one, which stays the same for all who read it", () => {
    expect(program().all()).toEqual(program().all());
    expect(readGenerations(file)).toMatchObject([{ is: "sealing" }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("holds the line of a file from before there were generations", () => {
    writeFileSync(file, `${Buffer.alloc(32, 7).toString("base64")}\n`);
    expect(program().all()).toEqual([Buffer.alloc(32, 7)]);
  });

  it("is as closed after a change as it was made", () => {
    program();
    add();
    promote();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readGenerations(file).map(({ is }) => is)).toEqual(["sealing", "former"]);
  });

  it.each([
    ["nothing", ""],
    ["half a line", "AAAA\n"],
    ["none that seals", `${Buffer.alloc(32).toString("base64")} next\n`],
    ["two that seal", `${Buffer.alloc(32).toString("base64")}\n`.repeat(2)],
    ["a time that is none", `A\n${Buffer.alloc(32).toString("base64")} until noon\n`],
  ])("is refused at the start with %s in it", (_what, text) => {
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    expect(program).toThrow("does not hold generations");
  });
});

describe("a program that runs", () => {
  it("opens with a new generation before any program seals with it", () => {
    const [one, other] = [program(), program()];
    add();
    clock += readAnewMs;
    const [kept] = [keysFor(one, "use/1"), keysFor(other, "use/1")].map((keys) => keys.all());
    expect(kept).toHaveLength(2);
    const before = sealed("text", keysFor(one, "use/1"));
    promote();
    // The other has not looked at the file since, and opens what is sealed by the new one.
    const ahead = keysFor(program(), "use/1");
    const text = sealed("text", ahead);
    expect(opened(text, keysFor(other, "use/1"))).toBe("text");
    expect(opened(before, ahead)).toBe("text");
    expect(sealedAnew(before, ahead, "")).not.toBeNull();
    expect(sealedAnew(text, ahead, "")).toBeNull();
  });

  it("reads the file anew within a second, and keeps what it has while the file is broken", () => {
    const running = program();
    const before = running.all();
    add();
    expect(running.all()).toBe(before);
    clock += readAnewMs;
    expect(running.all()).toHaveLength(2);
    writeFileSync(file, "broken");
    clock += readAnewMs;
    expect(running.all()).toHaveLength(2);
    rmSync(file);
    clock += readAnewMs;
    expect(running.all()).toHaveLength(2);
  });
});

describe("a renewal", () => {
  const first: Generation[] = [{ secret: Buffer.alloc(32, 1), is: "sealing" }];

  it("adds one that waits, and takes on one that waits already", () => {
    const added = withNext(first);
    expect(added.map(({ is }) => is)).toEqual(["sealing", "next"]);
    expect(withNext(added)).toBe(added);
  });

  it("promotes none that the programs were given no time to read", () => {
    expect(() => promoted(first, first, now)).toThrow("add one first");
    expect(() => promoted(withNext(first), withNext(first), now)).toThrow("added meanwhile");
    const added = withNext(first);
    expect(promoted(added, added, now)).toEqual([
      { secret: added[1]?.secret, is: "sealing" },
      { secret: first[0]?.secret, is: "former", until: now },
    ]);
  });

  it("drops former ones after eight days, and never while something is under them", () => {
    const added = withNext(first);
    const renewed = promoted(added, added, now);
    expect(() => withoutFormer(first, 0, days(9))).toThrow("no former generation");
    expect(() => withoutFormer(renewed, 1, days(9))).toThrow("1 texts are not under the newest");
    expect(() => withoutFormer(renewed, 0, days(7))).toThrow("2026-06-09T08:00:00.000Z");
    const left = withoutFormer(renewed, 0, days(8));
    expect(left.map(({ is }) => is)).toEqual(["sealing", "recovery"]);
    expect(left[1]?.secret).not.toEqual(first[0]?.secret);
  });
});
