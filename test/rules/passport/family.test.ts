import { describe, expect, it } from "vitest";
import { drawingOf } from "../../../web/passport/drawing.ts";
import { familyOf, householdOf, type Kin } from "../../../web/passport/family.ts";
import { madeAnswer } from "./made-answer.ts";
import { gearbox, heat, newWheel, oldWheel, story } from "./story.ts";

const { passport } = madeAnswer(story);
const family = familyOf(passport);
const codesOf = (kin: readonly Kin[]) => kin.map(({ part }) => part.code);

describe("the parts of a product", () => {
  it("are told apart by whether they are installed now", () => {
    const { now, formerly } = householdOf(family);
    expect(codesOf(now)).toEqual([newWheel]);
    expect(codesOf(formerly)).toEqual([oldWheel]);
  });

  it("call a part replaced when another of its name came after it", () => {
    const { formerly } = householdOf(family);
    expect(formerly.map(({ replaced }) => replaced)).toEqual([true]);
    const alone = { ...passport, parts: passport.parts.filter(({ code }) => code !== newWheel) };
    expect(householdOf(familyOf(alone)).formerly.map(({ replaced }) => replaced)).toEqual([false]);
  });

  it("carry the lots that they were made from", () => {
    const wheel = householdOf(family).formerly[0];
    expect(wheel?.children.map(({ part, kinship }) => [part.code, kinship])).toEqual([
      [heat, "origin"],
    ]);
  });

  it("point to the event that names whole and part, and to none where there is no such event", () => {
    const { now, formerly } = householdOf(family);
    expect(now[0]?.backing?.bizStep).toBe("replacing");
    expect(formerly[0]?.backing?.bizStep).toBe("assembling");
    const unproved = familyOf({ ...passport, events: [] });
    expect(unproved.every(({ backing }) => backing === null)).toBe(true);
  });

  it("are listed also when their parent is not there", () => {
    const parts = passport.parts.map((part) => ({ ...part, parentCode: "gs1:01/00000000000000" }));
    expect(codesOf(familyOf({ ...passport, parts })).sort()).toEqual(
      [oldWheel, newWheel, heat].sort(),
    );
  });

  it("are listed also when an answer makes them parts of each other", () => {
    const parts = passport.parts.map((part) =>
      part.code === oldWheel ? { ...part, parentCode: heat } : part,
    );
    expect(codesOf(familyOf({ ...passport, parts }))).toEqual([newWheel, oldWheel]);
  });
});

describe("the drawing of a family", () => {
  const root = { code: gearbox, plainCode: passport.plainCode, name: passport.title };
  const drawn = (kin: readonly Kin[], room: number) => drawingOf(root, kin, room, ({ zh }) => zh);

  it("has one box for each code, from the product at the left to its lots at the right", () => {
    const { boxes, lines, left } = drawn(family, 400);
    expect(boxes.map(({ code }) => code)).toEqual([gearbox, oldWheel, newWheel, heat]);
    const columns = new Set(boxes.map(({ x }) => x));
    expect(columns.size).toBe(3);
    expect(lines).toHaveLength(3);
    expect(left).toBe(0);
  });

  it("keeps within the room on a phone, and its boxes do not overlap", () => {
    const { boxes, boxHeight, boxWidth, width, height } = drawn(family, 326);
    expect(width).toBeLessThanOrEqual(326);
    for (const one of boxes) {
      expect(one.y + boxHeight).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        const apart =
          Math.abs(one.x - other.x) >= boxWidth || Math.abs(one.y - other.y) >= boxHeight;
        expect(one === other || apart).toBe(true);
      }
    }
  });

  it("draws a part once that has two parents", () => {
    const [first, second] = family;
    if (!first || !second) throw new Error("the story has two wheels");
    const shared = [first, { ...second, children: first.children }];
    const { boxes, lines } = drawn(shared, 400);
    expect(boxes.filter(({ code }) => code === heat)).toHaveLength(1);
    expect(lines.filter(({ to }) => to === heat)).toHaveLength(2);
  });

  it("leads no line across a box that it does not belong to", () => {
    const [first, second] = family;
    if (!first || !second) throw new Error("the story has two wheels");
    // The lot of the first wheel went straight into the product too: its line skips a column.
    const { boxes, boxHeight, boxWidth, lines } = drawn([first, second, ...first.children], 400);
    expect(lines.some(({ points }) => points.length === 4)).toBe(true);
    for (const { from, to, points } of lines) {
      for (const box of boxes.filter(({ code }) => code !== from && code !== to)) {
        const across = points.some(({ x, y }) => {
          const beside = x < box.x || x > box.x + boxWidth;
          return !beside && y > box.y && y < box.y + boxHeight;
        });
        expect(across).toBe(false);
      }
    }
  });

  it("leaves out what would make it unreadable, and says how many", () => {
    const [pattern] = family;
    if (!pattern) throw new Error("the story has a wheel");
    const many = Array.from({ length: 50 }, (_, at) => ({
      ...pattern,
      children: [],
      part: { ...pattern.part, code: `gs1:01/06901234000023/21/W-${at}` },
    }));
    const { boxes, left } = drawn(many, 400);
    expect(boxes.length + left).toBe(51);
    expect(left).toBeGreaterThan(0);
  });
});
