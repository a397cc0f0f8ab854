import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftCells, shiftsOf } from "../../../services/capability/transfer/shift-row.ts";
import { refusal } from "../refused.ts";

const shift = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 1, max: 1_440 }),
  })
  .map(({ length, ...each }) => ({ ...each, untilMinute: each.fromMinute + length }));

describe("a week of shifts in a table", () => {
  it("comes back as the same, over midnight and around the clock too", () => {
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 8 }), (shifts) => {
        const inOrder = shifts.toSorted((one, other) => one.weekday - other.weekday);
        const read = shiftCells(shifts).flatMap((cell, at) => shiftsOf(cell, at + 1));
        expect(read).toEqual(inOrder);
      }),
    );
  });

  it("may be written by hand", () => {
    expect(shiftsOf("08:00 – 12:00；22:00-06:00", 1)).toEqual([
      { weekday: 1, fromMinute: 480, untilMinute: 720 },
      { weekday: 1, fromMinute: 1_320, untilMinute: 1_800 },
    ]);
    expect(shiftsOf(" ", 1)).toEqual([]);
  });

  it.each(["8-12", "08:00", "08:60-12:00", "08:00-25:00", "08:00-12:00 13:00-17:00"])(
    "is not read from %s",
    (text) => {
      expect(refusal(() => shiftsOf(text, 1))).toMatchObject({ code: "SHIFT_FORM" });
    },
  );
});
