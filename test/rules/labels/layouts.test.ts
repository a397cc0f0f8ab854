import { describe, expect, it } from "vitest";
import { carriedBy, type LabelSymbol } from "../../../identifiers/labels/carried.ts";
import { drawingOf } from "../../../identifiers/labels/layouts.ts";
import type { Drawing, Step } from "../../../identifiers/labels/pen.ts";
import { saidBy } from "../../../identifiers/labels/said.ts";
import { boundsOf, moduleMm } from "../../../identifiers/labels/sizes.ts";
import { sheetOf } from "../../../identifiers/labels/stock.ts";
import { modulesOf } from "../../../identifiers/labels/symbol.ts";
import { refusal } from "../refused.ts";
import { stem, wantedOf } from "./asking.ts";

const item = "(01)06901234000016(21)SN-1";
const unit = "(00)106901234000000015";

function drawn(code: string, changes: Readonly<Record<string, unknown>> = {}): Drawing {
  const wanted = wantedOf(code, changes);
  const [label] = wanted.labels;
  if (label === undefined) throw new Error("no label");
  return drawingOf(label, wanted, stem);
}

/** Rectangles: four corners and back, from the upper left. */
function rectanglesIn(steps: readonly Step[]) {
  return steps.flatMap((step, at) => {
    const [, right, corner, , end] = steps.slice(at, at + 5);
    if (step[0] !== "M" || right?.[0] !== "L" || corner?.[0] !== "L" || end?.[0] !== "Z") return [];
    const [x, y] = [step[1], step[2]];
    return right[2] === y ? [{ x, y, width: corner[1] - x, height: corner[2] - y }] : [];
  });
}

/** The runs of a symbol: rectangles of one height, unlike those that letters are made of. */
function runsIn(steps: readonly Step[]) {
  const boxes = rectanglesIn(steps);
  const counts = new Map<string, number>();
  for (const { height } of boxes) {
    const key = height.toFixed(6);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [[common = ""] = []] = [...counts].toSorted(([, one], [, other]) => other - one);
  return boxes.filter(({ height }) => height.toFixed(6) === common);
}

function edgesOf(boxes: readonly { x: number; y: number; width: number; height: number }[]) {
  return {
    left: Math.min(...boxes.map(({ x }) => x)),
    right: Math.max(...boxes.map(({ x, width }) => x + width)),
    top: Math.min(...boxes.map(({ y }) => y)),
    bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
  };
}

describe("the modules of a symbol", () => {
  const cases: readonly (readonly [string, LabelSymbol, "mark" | "nameplate" | "logistic"])[] = [
    [item, "qr", "mark"],
    [item, "data-matrix", "mark"],
    [item, "identification-link", "nameplate"],
    [item, "gs1-128", "nameplate"],
    [unit, "gs1-128", "logistic"],
    [unit, "data-matrix", "logistic"],
  ];

  it.each(cases)("%s as %s on a %s are of a size that GS1 has for it", (code, symbol, layout) => {
    const boxes = runsIn(drawn(code, { symbol, layout }).steps);
    const { leastMm, mostMm, barsMm } = boundsOf(symbol, layout);
    const module = Math.min(...boxes.map(({ width }) => width));
    expect(module).toBeGreaterThanOrEqual(leastMm - 1e-9);
    expect(module).toBeLessThanOrEqual(mostMm + 1e-9);
    for (const { width, height } of boxes) {
      expect(Math.abs(width / module - Math.round(width / module))).toBeLessThan(1e-6);
      if (symbol === "gs1-128") expect(height).toBeGreaterThanOrEqual(barsMm - 1e-9);
    }
  });

  it("leave the quiet zones light, within the label", () => {
    for (const [code, symbol, layout] of cases) {
      const { steps, widthMm } = drawn(code, { symbol, layout });
      const boxes = runsIn(steps);
      const module = Math.min(...boxes.map(({ width }) => width));
      const quiet = { qr: 4, "identification-link": 0, "data-matrix": 1, "gs1-128": 10 }[symbol];
      const { left, right } = edgesOf(boxes);
      expect(left, symbol).toBeGreaterThanOrEqual(quiet * module - 1e-9);
      expect(right, symbol).toBeLessThanOrEqual(widthMm - quiet * module + 1e-9);
    }
  });

  it("and nothing is printed beside or under a square symbol within its quiet zone", () => {
    const { steps } = drawn(item, { texts: { product: "P 200" } });
    const boxes = runsIn(steps);
    const module = Math.min(...boxes.map(({ width }) => width));
    const { bottom } = edgesOf(boxes);
    const letters = steps.flatMap((step) => (step[0] === "Q" ? [step[4]] : []));
    expect(letters.length).toBeGreaterThan(20);
    expect(Math.min(...letters)).toBeGreaterThanOrEqual(bottom + 4 * module);
  });

  it("are whole dots of a printer, and the largest that there is room for", () => {
    const bounds = { leastMm: 0.25, mostMm: 0.495, barsMm: 12.7 };
    expect(moduleMm(100, 30, bounds)).toBeCloseTo((3 * 25.4) / 300);
    expect(moduleMm(100, 25.4, bounds)).toBeCloseTo(0.254);
    expect(moduleMm(100, 200, bounds)).toBeCloseTo((5 * 25.4) / 300);
    expect(moduleMm(100, 24.9, bounds)).toBeUndefined();
  });

  it("of an identification link stand in a frame with a corner, clear of the quiet zone", () => {
    const { steps } = drawn(item, { symbol: "identification-link", layout: "nameplate" });
    const module = runsIn(steps)[0]?.height ?? 0;
    const sides = rectanglesIn(steps).filter(({ height }) => height > 20 * module);
    expect(sides).toHaveLength(2);
    const frame = edgesOf(sides);
    const runs = runsIn(steps).filter(({ width }) => width < 20 * module);
    const symbol = edgesOf(runs);
    // The line, what is light, and the quiet zone of a QR Code.
    expect(symbol.left - frame.left).toBeCloseTo(7 * module);
    expect(frame.right - symbol.right).toBeCloseTo(7 * module);
    const corner = steps.findIndex((step, at) => step[0] === "M" && steps[at + 3]?.[0] === "Z");
    const [first, across, up] = steps.slice(corner, corner + 3) as ["M", number, number][];
    expect((first?.[1] ?? 0) - (across?.[1] ?? 0)).toBeCloseTo(4 * module);
    expect((first?.[2] ?? 0) - (up?.[2] ?? 0)).toBeCloseTo(4 * module);
    // Its slope passes the corner of the quiet zone, which lies two modules from both lines.
    expect((across?.[1] ?? 0) + (across?.[2] ?? 0)).toBeGreaterThanOrEqual(
      symbol.right + symbol.bottom + 8 * module - 1e-6,
    );
  });
});

describe("the interpretation", () => {
  const terms = { stem, field: "code" };
  it("has each application identifier in brackets and nothing else of its own", () => {
    const said = saidBy("(01)06901234000016(10)A\\(1)(21)X", "code", stem);
    for (const symbol of ["qr", "data-matrix", "gs1-128"] as const) {
      const [{ interpretation }] = carriedBy(said, symbol, terms).symbols;
      expect(interpretation).toEqual(["(01)06901234000016", "(10)A(1)", "(21)X"]);
    }
  });

  it("of what is not GS1's is the code as people write it", () => {
    const [{ interpretation, data }] = carriedBy(
      saidBy("88.111.1/A b", "code", stem),
      "qr",
      terms,
    ).symbols;
    expect(interpretation).toEqual(["88.111.1/A b"]);
    expect(data).toBe(`${stem}/hdl:88.111.1/A%20b`);
  });

  it("is lettered in any of the forms that a code has, as the same", () => {
    const forms = [item, "^010690123400001621SN-1", "]d2010690123400001621SN-1"];
    const more = ["gs1:01/06901234000016/21/SN-1", `${stem}/01/06901234000016/21/SN-1`];
    for (const form of [...forms, ...more]) {
      const [{ data }] = carriedBy(saidBy(form, "code", stem), "data-matrix", terms).symbols;
      expect(data, form).toBe("^010690123400001621SN-1");
    }
  });
});

describe("a label is refused", () => {
  const refusals: readonly (readonly [string, string, object])[] = [
    ["CODE_CHECK_DIGIT", "(01)06901234000017", {}],
    ["CODE_ELEMENT_MISSING", "(00)106901234000000015(02)06901234000016", {}],
    ["CODE_UNREADABLE", "no code", {}],
    ["LABEL_SYMBOL", "88.111.1/A", { symbol: "data-matrix" }],
    ["LABEL_SYMBOL", "1.2.156.3088", { symbol: "gs1-128" }],
    ["LABEL_SYMBOL", "88.111.1/A", { symbol: "identification-link", layout: "nameplate" }],
    [
      "LABEL_TOO_LONG",
      `(01)06901234000016(10)${"A".repeat(20)}(21)${"B".repeat(20)}`,
      { symbol: "gs1-128" },
    ],
    ["LABEL_TOO_SMALL", `https://firm.example/${"x".repeat(400)}`, {}],
    ["LABEL_TOO_SMALL", item, { symbol: "gs1-128" }],
    ["LABEL_CHARACTER", item, { texts: { product: "P \u{1F600}" } }],
    ["LABEL_SHEET", item, { layout: "logistic", stock: "a4-3x8", format: "pdf" }],
    ["LABELS_TOO_MANY", item, { format: "pdf", copies: 1_001 }],
    ["LABELS_TOO_MANY", item, { copies: 2 }],
    ["TEXT_TOO_LONG", item, { texts: { maker: "x".repeat(121) } }],
    ["INPUT_INVALID", item, { texts: { maker: "a\nb" } }],
    ["INPUT_INVALID", item, { stock: "a4-3x8", start: 25, format: "pdf" }],
    ["INPUT_INVALID", item, { symbol: "ean-13" }],
    ["INPUT_INVALID", item, { copies: 0 }],
  ];
  it.each(refusals)("with %s for %.60s", (code, text, changes) => {
    expect(refusal(() => drawn(text, changes as Record<string, unknown>))).toMatchObject({
      code,
    });
  });
});

describe("sheets", () => {
  it("hold their labels within the page", () => {
    for (const stock of ["a4-3x8", "a4-4x10", "a4-2x2"] as const) {
      const sheet = sheetOf(stock === "a4-2x2" ? "logistic" : "mark", stock);
      if (sheet === undefined) throw new Error(stock);
      const { leftMm, topMm, columns, rows, label, widthMm, heightMm } = sheet;
      expect(Math.min(leftMm, topMm)).toBeGreaterThanOrEqual(0);
      expect(leftMm + columns * label.widthMm).toBeLessThanOrEqual(widthMm);
      expect(topMm + rows * label.heightMm).toBeLessThanOrEqual(heightMm);
    }
  });

  it("know what a symbol holds at most", () => {
    const said = saidBy(`https://firm.example/${"x".repeat(1_500)}`, "code", stem);
    const [carried] = carriedBy(said, "qr", { stem, field: "code" }).symbols;
    expect(modulesOf(carried, "code").width).toBeGreaterThan(140);
  });
});
