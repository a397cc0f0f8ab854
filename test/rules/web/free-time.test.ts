import { describe, expect, it } from "vitest";
import { freeUntil, liesFree, stillAhead, windowsIn } from "../../../web/workbench/free-time.ts";

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 28) + hours * hour).toISOString();
const now = Date.parse(at(0));

describe("the chosen time", () => {
  const free = [
    { from: at(8), until: at(16) },
    { from: at(24), until: at(32) },
  ];

  it("may be part of a free window, or all of it", () => {
    expect(liesFree({ from: at(8), until: at(16) }, free)).toBe(true);
    expect(liesFree({ from: at(25), until: at(26) }, free)).toBe(true);
  });

  it("may not reach over what is taken, nor beyond the offer", () => {
    expect(liesFree({ from: at(10), until: at(26) }, free)).toBe(false);
    expect(liesFree({ from: at(31), until: at(33) }, free)).toBe(false);
  });

  it("begins with the next quarter of an hour when the window is running", () => {
    const running = { from: at(-1), until: at(2) };
    expect(stillAhead(running, now + 60_000)).toEqual({ from: at(0.25), until: at(2) });
    expect(stillAhead({ from: at(-2), until: at(-1) }, now)).toBeNull();
    expect(stillAhead({ from: at(-2), until: at(0.1) }, now + 1)).toBeNull();
  });
});

describe("a refused booking", () => {
  it("tells what is still free", () => {
    expect(windowsIn(`${at(8)}/${at(16)} ${at(24)}/${at(32)}`)).toEqual([
      { from: at(8), until: at(16) },
      { from: at(24), until: at(32) },
    ]);
    expect(windowsIn("")).toEqual([]);
  });
});

describe("the hours of free cancellation", () => {
  it("end that long before the start", () => {
    expect(freeUntil({ from: at(72), until: at(80) }, 48, now)).toBe(at(24));
  });

  it("are over for a booking that begins sooner", () => {
    expect(freeUntil({ from: at(48), until: at(56) }, 48, now)).toBeNull();
  });
});
