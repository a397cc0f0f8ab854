import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  Brake,
  RateGate,
  type Rates,
  rateHeaders,
  strangerAt,
  usualRates,
} from "../../services/platform/rates.ts";

const rate = { perSecond: 2, burst: 3 };
const rates: Rates = { ...usualRates, query: { firm: rate, stranger: rate } };
const firm = { kind: "firm", name: "a" } as const;

/** A gate whose time stands still until it is moved. */
function stagedGate() {
  let now = 0;
  const gate = new RateGate(rates, () => now);
  return { gate, pass: (seconds: number) => (now += seconds * 1_000) };
}

describe("C25 a rate", () => {
  it("grants a burst, then as many as come anew", () => {
    const { gate, pass } = stagedGate();
    const granted = () => gate.take("query", firm).granted;
    expect([granted(), granted(), granted(), granted()]).toEqual([true, true, true, false]);
    pass(0.5);
    expect([granted(), granted()]).toEqual([true, false]);
    pass(3_600);
    expect([granted(), granted(), granted(), granted()]).toEqual([true, true, true, false]);
  });

  it("is each firm's, each address's and each class's own", () => {
    const { gate } = stagedGate();
    for (let turn = 0; turn < 4; turn += 1) gate.take("query", firm);
    expect(gate.take("query", firm).granted).toBe(false);
    expect(gate.take("query", { ...firm, name: "b" }).granted).toBe(true);
    expect(gate.take("query", { ...firm, kind: "stranger" }).granted).toBe(true);
    expect(gate.take("mutation", firm).granted).toBe(true);
  });

  it("tells how much is left, and how long to wait", () => {
    const { gate } = stagedGate();
    const first = Object.fromEntries(rateHeaders(gate.take("query", firm)));
    expect(first).toEqual({ "ratelimit-policy": '"query";q=3;w=2', ratelimit: '"query";r=2;t=1' });
    for (let turn = 0; turn < 2; turn += 1) gate.take("query", firm);
    const last = Object.fromEntries(rateHeaders(gate.take("query", firm)));
    expect(last).toMatchObject({ ratelimit: '"query";r=0;t=1', "retry-after": "1" });
  });

  it("refuses after a second, and at once where a thousand wait already", async () => {
    const brake = new Brake();
    let told = 0;
    const tell = async () => {
      await brake.hold();
      told += 1;
    };
    const all = Array.from({ length: 1_010 }, tell);
    await pause(300);
    expect(told).toBe(10);
    await Promise.all(all);
    expect(told).toBe(1_010);
  });

  it("of 100,000 addresses is kept in bounded memory", () => {
    const { gate } = stagedGate();
    for (let at = 0; at < 100_000; at += 1) gate.take("resolve", strangerAt(String(at)));
    expect(gate.size).toBeLessThanOrEqual(20_000);
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:db8::9", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    [null, "unknown"],
  ])("an address %s counts as %s", (address, name) => {
    expect(strangerAt(address)).toEqual({ kind: "stranger", name });
  });
});
