import { describe, expect, it } from "vitest";
import { birthOf, isAlive } from "../../../deploy/process.ts";
import { accountLines, accountsIn } from "../../../deploy/supervisor/accounts.ts";
import { Restarts } from "../../../deploy/supervisor/restarts.ts";
import { readSettings } from "../../../deploy/supervisor/settings.ts";

describe("a program that dies", () => {
  it("is started again after ever longer rests, and given up at the seventh death", () => {
    const restarts = new Restarts();
    const rests = Array.from({ length: 7 }, () => restarts.restMs(100));
    expect(rests).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, undefined]);
  });

  it("begins anew once it has run for a minute", () => {
    const restarts = new Restarts();
    for (let death = 0; death < 5; death += 1) restarts.restMs(100);
    expect(restarts.restMs(60_000)).toBe(250);
    expect(restarts.restMs(59_999)).toBe(500);
  });
});

describe("the accounts that a start prints", () => {
  it("are those lines of the seed that hold one", () => {
    const written = ['{"level":30,"msg":"seeded"}', '{"account":{"role":"planner"}}', "", "done"];
    expect(accountsIn(written.join("\n"))).toEqual([{ role: "planner" }]);
  });

  it("stand in columns, also where Chinese characters take two places", () => {
    const lines = accountLines([
      { firm: "南宁青川齿轮", role: "planner" },
      { firm: "Gear shop", role: "viewer" },
    ]);
    expect(lines).toEqual(["南宁青川齿轮  planner", "Gear shop     viewer"]);
  });

  it("are no line at all without the demo", () => {
    expect(accountLines([])).toEqual([]);
  });
});

describe("a process", () => {
  it("is told from a later one with its number by the time of its birth", () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(birthOf(process.pid)).toBe(birthOf(process.pid));
    expect(birthOf(process.pid)).not.toBe(birthOf(process.ppid));
  });

  it("that does not run has no birth", () => {
    const beyondAll = 2 ** 30;
    expect(isAlive(beyondAll)).toBe(false);
    expect(birthOf(beyondAll)).toBeUndefined();
  });
});

describe("the settings of a start", () => {
  it("need no DATABASE_URL, since the embedded database has no address yet", () => {
    expect(readSettings({ DATA_DIR: ".data", DATABASE_URL: "" }).port).toBe(8080);
  });

  it("are refused with every fault, each on a line of its own", () => {
    const wrong = { PORT: "0", RESOLVER_PORT: "x", SEED: "all" };
    expect(() => readSettings(wrong)).toThrow(/- PORT .*\n.*- RESOLVER_PORT .*\n.*- SEED /);
  });
});
