import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, identityOf, readUnder } from "../../../identifiers/codes/index.ts";
import { printedSvg } from "../../../identifiers/labels/printing.ts";
import { blurred, type Grey, noisy, rasterOf, turned } from "../../stage/raster.ts";
import { scansOf } from "../../stage/symbol-reading.ts";
import { stem, wantedOf } from "./asking.ts";

/** How a printed label is held before a camera. */
interface Look {
  readonly dpi: number;
  readonly degrees: number;
  readonly scale: number;
  readonly blur: number;
  readonly grain: number;
  readonly seed: number;
}

/** Chance that is the same for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function seen(svg: string, { dpi, degrees, scale, blur, grain, seed }: Look): Grey {
  const held = turned(rasterOf(svg, dpi), degrees, scale);
  const focused = blur === 0 ? held : blurred(held, blur);
  return noisy(focused, grain, chanceOf(seed));
}

/** The identities that are read from a label as it is seen, each once: high bars are read in two places. */
async function identitiesIn(picture: Grey): Promise<(string | undefined)[]> {
  const readings = (await scansOf(picture)).map((scan) => readUnder(scan, [stem]).reading);
  return [...new Set(readings.map((reading) => (reading.ok ? reading.identity : undefined)))];
}

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const checked = (length: number) =>
  digits(length - 1).map((all) => all.join("") + checkDigit(all.join("")));
const set82 = [..."!\"%&'()*+,-./:;<=>?_ABCXYZabcxyz0123456789"];
const value = (most: number) =>
  fc.string({ unit: fc.constantFrom(...set82), minLength: 1, maxLength: most });
const element = (ai: string, text: string) => `(${ai})${text.replaceAll("(", "\\(")}`;

/** No link carries these as a whole value. */
const isDots = (text: string | null) => text === "." || text === "..";

const items = fc
  .tuple(checked(14), fc.option(value(8)), fc.option(value(8)))
  .filter(([, ...values]) => !values.some(isDots))
  .map(([gtin, lot, serial]) =>
    [
      element("01", gtin),
      lot === null ? "" : element("10", lot),
      serial === null ? "" : element("21", serial),
    ].join(""),
  );
const units = checked(18).map((sscc) => element("00", sscc));
const gs1 = fc.oneof({ weight: 3, arbitrary: items }, { weight: 1, arbitrary: units });
const others = fc.oneof(
  value(12)
    .filter((local) => !local.split("/").some(isDots))
    .map((local) => `hdl:88.111.1/${encodeURIComponent(local)}`),
  digits(3).map((all) => `1.2.156.${all.map((digit) => digit + 1).join(".")}`),
  fc.stringMatching(/^[a-z0-9]{1,12}$/).map((path) => `https://firm.example/p/${path}`),
);

/** What a hand and a telephone do to a label; at 300 dots an inch one look in a hundred is too far. */
const looks = fc.record({
  dpi: fc.constant(400),
  degrees: fc.oneof(fc.integer({ min: -12, max: 12 }), fc.constantFrom(90, 180, 270)),
  scale: fc.constantFrom(0.9, 1, 1.2),
  blur: fc.constantFrom(0, 1),
  grain: fc.integer({ min: 0, max: 30 }),
  seed: fc.integer(),
});

const cases = [
  { layout: "mark", symbol: "qr", codes: fc.oneof(gs1, others) },
  { layout: "nameplate", symbol: "identification-link", codes: gs1 },
  { layout: "mark", symbol: "data-matrix", codes: gs1 },
  { layout: "logistic", symbol: "gs1-128", codes: units },
  { layout: "nameplate", symbol: "gs1-128", codes: checked(14).map((gtin) => element("01", gtin)) },
] as const;

const texts = { maker: "桂林联造机械", product: "P 200", recipient: "柳州重工" };

describe("a label that is printed reads back to the same identity", () => {
  it.each(cases)("$symbol on a $layout label, turned and blurred", async ({ codes, ...label }) => {
    const unread: Look[] = [];
    await fc.assert(
      fc.asyncProperty(codes, looks, async (code, look) => {
        const svg = printedSvg(wantedOf(code, { ...label, texts }), stem);
        const identities = await identitiesIn(seen(svg, look));
        // Whoever reads nothing holds it nearer; what is read is never another thing.
        if (identities.length === 0) unread.push(look);
        const nearer = { ...look, dpi: 600 };
        const shown = identities.length > 0 ? identities : await identitiesIn(seen(svg, nearer));
        expect(shown, code).toEqual([identityOf(code)]);
      }),
      { numRuns: 8 },
    );
    expect(unread.length).toBeLessThan(2);
  });

  const whole = { dpi: 300, degrees: 7, scale: 1, blur: 1, grain: 20, seed: 1 };

  it("each symbol of a logistic label, the unit by the lowest", async () => {
    const code = "(00)106901234000000015(02)06901234000016(37)24(10)L7";
    const label = { layout: "logistic", symbol: "gs1-128", texts };
    const scans = await scansOf(seen(printedSvg(wantedOf(code, label), stem), whole));
    expect(scans.toSorted()).toEqual([
      "]C100106901234000000015",
      "]C1020690123400001637" + "24",
      "]C110L7",
    ]);
  });

  it("with all that stands beside the key", async () => {
    const code = "(01)06901234000016(17)271231(10)L7(21)SN/1";
    const data = wantedOf(code, { symbol: "data-matrix" });
    expect(await scansOf(seen(printedSvg(data, stem), whole))).toEqual([
      "]d201069012340000161727123110L7\u001d21SN/1",
    ]);
    const link = wantedOf(code);
    expect(await scansOf(seen(printedSvg(link, stem), whole))).toEqual([
      `]Q1${stem}/01/06901234000016/10/L7/21/SN%2F1?17=271231`,
    ]);
  });

  it.each([".", ".."])("but no link carries '%s', which browsers take out of it", async (dots) => {
    const code = `(01)06901234000016(21)${dots}`;
    for (const { symbol, layout } of cases.slice(0, 2)) {
      const print = () => printedSvg(wantedOf(code, { symbol, layout, texts }), stem);
      expect(print, symbol).toThrow(expect.objectContaining({ code: "CODE_VALUE" }));
    }
    const matrix = printedSvg(wantedOf(code, { symbol: "data-matrix" }), stem);
    expect(await identitiesIn(seen(matrix, whole))).toEqual([identityOf(code)]);
  });

  it("and this test would see a label of another thing", async () => {
    const [one, other] = ["(01)06901234000016(21)SN-1", "(01)06901234000016(21)SN-7"];
    for (const { symbol, layout } of cases.slice(0, 3)) {
      const svg = printedSvg(wantedOf(other, { symbol, layout, texts }), stem);
      const identities = await identitiesIn(seen(svg, whole));
      expect(identities).not.toContain(identityOf(one));
      expect(identities).toEqual([identityOf(other)]);
    }
  });

  it("and would see a symbol that lost its modules, or its quiet zone", async () => {
    const svg = printedSvg(wantedOf("(01)06901234000016(21)SN-1"), stem);
    const half = svg.replace("</svg>", '<rect width="20" height="40" fill="#fff"/></svg>');
    expect(await identitiesIn(seen(half, whole))).toEqual([]);
    const bars = printedSvg(
      wantedOf("(00)106901234000000015", { layout: "logistic", symbol: "gs1-128" }),
      stem,
    );
    const cut = bars.replace("</svg>", '<path d="M0 90h14v58H0zM90 90h15v58H90z"/></svg>');
    expect(await identitiesIn(seen(cut, whole))).toEqual([]);
  });
});
