import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../../services/kernel/refusal.ts";
import {
  type AttemptKind,
  type Attempts,
  decideAttempt,
  decideSuccess,
  networkOf,
  tellsOwner,
} from "../../../services/tenancy/sign-in/rules.ts";

const begin = new Date("2026-03-01T08:00:00.000Z");
const later = (seconds: number) => new Date(begin.getTime() + seconds * 1_000);

/** Fails at these seconds, one after the other; the last state, or the refusal's minutes. */
function fail(kind: AttemptKind, seconds: readonly number[]): Attempts | number {
  let state: Attempts | null = null;
  for (const at of seconds) {
    try {
      state = decideAttempt(kind, state, later(at));
    } catch (fault) {
      if (fault instanceof Refusal) return Number(fault.values["minutes"]);
      throw fault;
    }
  }
  if (state === null) throw new Error("no attempt was made");
  return state;
}

describe("failed sign-ins", () => {
  it("C02 lock an account for 15 minutes after the fifth in a row", () => {
    expect(fail("account", [0, 1, 2, 3, 4])).toMatchObject({
      failures: 5,
      pausedUntil: later(904),
    });
    expect(fail("account", [0, 1, 2, 3, 4, 5])).toBe(15);
    expect(fail("account", [0, 1, 2, 3, 4, 903])).toBe(1);
    expect(fail("account", [0, 1, 2, 3, 4, 905])).toMatchObject({ failures: 1, pausedUntil: null });
  });

  it("C02 slow a network down, longer with each further failure and at most 15 minutes", () => {
    expect(fail("network", [0, 1, 2, 3, 4])).toMatchObject({ pausedUntil: later(14) });
    expect(fail("network", [0, 1, 2, 3, 4, 14])).toMatchObject({ pausedUntil: later(34) });
    const many = Array.from({ length: 40 }, (_, at) => at * 899);
    expect(fail("network", many)).toBe(1);
  });

  it("of the second step are told to their owner at the third, and each time there are twice as many", () => {
    const told = Array.from({ length: 50 }, (_, at) => at).filter(tellsOwner);
    expect(told).toEqual([3, 6, 12, 24, 48]);
  });

  it("are forgotten after 15 quiet minutes", () => {
    expect(fail("account", [0, 1, 2, 3, 904])).toMatchObject({ failures: 1, pausedUntil: null });
  });

  it("C02 never let more than five guesses at one account through in 15 minutes", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(gaps, (list) => {
        let state: Attempts | null = null;
        let at = 0;
        const heard: number[] = [];
        for (const gap of list) {
          at += gap;
          try {
            state = decideAttempt("account", state, later(at));
            heard.push(at);
          } catch {
            // Refused attempts are not guesses.
          }
        }
        const inWindow = (end: number) => heard.filter((each) => each > end - 900 && each <= end);
        return heard.every((end) => inWindow(end).length <= 5);
      }),
    );
  });

  it("a right password clears the account, and takes only itself from the network", () => {
    const account = decideAttempt("account", null, begin);
    expect(decideSuccess("account", account, account)).toMatchObject({ failures: 0 });
    const four = { failures: 4, lastAt: begin, pausedUntil: null };
    const fifth = decideAttempt("network", four, begin);
    expect(decideSuccess("network", fifth, fifth)).toMatchObject({
      failures: 4,
      pausedUntil: null,
    });
  });

  it("C02 a right password in between does not lift the pause that others have earned", () => {
    const four = { failures: 4, lastAt: begin, pausedUntil: null };
    const own = decideAttempt("network", four, begin);
    const others = { failures: 7, lastAt: begin, pausedUntil: later(40) };
    expect(decideSuccess("network", own, others)).toEqual({ ...others, failures: 6 });
  });
});

describe("the network of an address", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
    ["not an address", null],
    [null, null],
  ])("%s counts as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
