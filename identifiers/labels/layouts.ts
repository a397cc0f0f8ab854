import { type Carriage, type Carried, carriedBy } from "./carried.ts";
import { type Box, type Drawing, Pen } from "./pen.ts";
import { type Placed, placeBars, placeLines, placeMatrix, type Style } from "./placing.ts";
import { saidBy } from "./said.ts";
import { acrossOf, boundsOf, moduleMm } from "./sizes.ts";
import { type Size, sheetOf } from "./stock.ts";
import { modulesOf } from "./symbol.ts";
import type { Texts, Wanted, WantedLabel } from "./wanted.ts";
import { words } from "./wording.ts";

/** Printers leave an edge, and sheets are cut a little aside. */
const edgeMm = 2;
const gapMm = 1;

const small: Style = { mostMm: 2.6, leastMm: 1.5, align: "middle" };
const aside: Style = { ...small, align: "left" };
const plate: Style = { mostMm: 3.4, leastMm: 1.7, align: "left" };
/** Capitals 3 mm high, as the interpretation of logistic labels wants them. */
const clear: Style = { mostMm: 4.5, leastMm: 4.1, align: "middle" };
const free: Style = { mostMm: 5, leastMm: 2.4, align: "left" };
/** 7 mm, as the data on logistic labels should be (GS1 General Specifications § 6.6.4.2), or less. */
const large: Style = { mostMm: 9.6, leastMm: 2.6, align: "left" };

/** What is placed on one label. */
interface Content {
  readonly carriage: Carriage;
  readonly texts: Texts;
  readonly language: Wanted["language"];
  readonly placed: (carried: Carried) => Placed;
  readonly field: string;
}

/** A label as it is printed; links without an address of their own lead to `stem`. Throws refusals. */
export function drawingOf(
  { code, texts, field }: WantedLabel,
  { layout, symbol, stock, language }: Wanted,
  stem: string,
): Drawing {
  const sheet = sheetOf(layout, stock);
  if (sheet === undefined) throw new Error(`no ${layout} on ${stock}`);
  const box = innerOf(sheet.label);
  const bounds = boundsOf(symbol, layout);
  const placed = (carried: Carried): Placed => ({
    carried,
    modules: modulesOf(carried, field),
    bounds,
    field,
  });
  const fits = (carried: Carried) =>
    moduleMm(acrossOf(modulesOf(carried, field)), box.width, bounds) !== undefined;
  const terms = { stem, field, ...(layout === "logistic" && { fits }) };
  const carriage = carriedBy(saidBy(code, field, stem), symbol, terms);
  const pen = new Pen();
  const place = { mark: placeMark, nameplate: placeNameplate, logistic: placeLogistic }[layout];
  place(pen, box, { carriage, texts, language, placed, field });
  const [{ interpretation }] = carriage.symbols;
  return { ...sheet.label, title: interpretation.join(""), steps: pen.steps };
}

function innerOf({ widthMm, heightMm }: Size): Box {
  return {
    x: edgeMm,
    y: edgeMm,
    width: widthMm - 2 * edgeMm,
    height: heightMm - 2 * edgeMm,
  };
}

/** What is left of a box below so much of it. */
function below(box: Box, heightMm: number): Box {
  const taken = heightMm === 0 ? 0 : heightMm + gapMm;
  return { ...box, y: box.y + taken, height: box.height - taken };
}

/** Bars with their interpretation under them; it is one line where that is long enough. */
function placeLinear(pen: Pen, box: Box, placed: Placed, style: Style): void {
  const { carried, field } = placed;
  const letters = { ...style, field };
  const room = (barsMm: number): Box => below(box, barsMm);
  const barsMm = Math.max(placed.bounds.barsMm, box.height - 1.3 * style.mostMm - 2 * gapMm);
  placeBars(pen, { ...box, height: barsMm }, placed);
  placeLines(pen, room(barsMm), [carried.interpretation.join("")], letters);
}

/** A square symbol with its texts beside it, where there is more room than above one another. */
function placeMark(pen: Pen, box: Box, content: Content): void {
  const { carriage, texts, placed, field } = content;
  const [first] = carriage.symbols;
  const symbol = placed(first);
  if (symbol.modules.isLinear) {
    const head = placeLines(pen, { ...box, height: 4 }, [texts.product], { ...small, field });
    placeLinear(pen, below(box, head), symbol, small);
    return;
  }
  const lines = [texts.product, ...first.interpretation];
  if (box.width > box.height * 1.3) {
    const side = Math.min(box.height, box.width * 0.6);
    const taken = placeMatrix(pen, { ...box, width: side }, symbol);
    const from = taken.x + taken.width + gapMm;
    const room = { ...box, x: from, width: box.x + box.width - from };
    placeLines(pen, room, lines, { ...aside, field });
    return;
  }
  const top = { ...box, height: box.height * 0.72 };
  const taken = placeMatrix(pen, top, symbol);
  placeLines(pen, below(box, taken.y + taken.height - box.y), lines, { ...small, field });
}

/** Who made what, and its number, beside the way to all else that is known of it. */
function placeNameplate(pen: Pen, box: Box, content: Content): void {
  const { carriage, texts, language, placed, field } = content;
  const word = words[language];
  const [first] = carriage.symbols;
  const symbol = placed(first);
  const ownSerial = carriage.elements.find(({ element }) => element.ai === "21")?.value ?? "";
  const serial = texts.serial === "" ? ownSerial : texts.serial;
  const lines = [
    texts.maker,
    texts.product,
    serial === "" ? "" : `${word.serial} ${serial}`,
    texts.year === "" ? "" : `${word.year} ${texts.year}`,
  ];
  if (symbol.modules.isLinear) {
    const barsMm = symbol.bounds.barsMm + 2 * gapMm + 1.3 * small.mostMm;
    const head = { ...box, height: box.height - barsMm - gapMm };
    placeLines(pen, head, lines, { ...plate, field });
    placeLinear(pen, below(box, head.height), symbol, small);
    return;
  }
  const side = Math.min(box.height, box.width / 2);
  const right = { ...box, x: box.x + box.width - side, width: side };
  const taken = placeMatrix(pen, right, symbol);
  const left = { ...box, width: taken.x - gapMm - box.x };
  const upper = { ...left, height: left.height * 0.68 };
  placeLines(pen, upper, lines, { ...plate, field });
  placeLines(pen, below(left, upper.height), first.interpretation, { ...aside, field });
}

/**
 * Sender and receiver above, the data with their titles in the middle, the symbols below, and lowest
 * the one that names the unit (GS1 General Specifications § 6.6).
 */
function placeLogistic(pen: Pen, box: Box, content: Content): void {
  const { carriage, texts, language, placed, field } = content;
  const word = words[language];
  const head = [
    texts.maker === "" ? "" : `${word.from}: ${texts.maker}`,
    texts.recipient === "" ? "" : `${word.to}: ${texts.recipient}`,
    texts.product,
  ];
  const symbols = carriage.symbols.map(placed).toReversed();
  const linear = symbols.every(({ modules }) => modules.isLinear);
  const eachMm = linear ? 31.75 + 2 * gapMm + clear.mostMm * 1.3 : box.height * 0.5;
  const symbolsMm = symbols.length * eachMm;
  const upper = { ...box, height: box.height - symbolsMm };
  const headMm = placeLines(pen, { ...upper, height: upper.height * 0.4 }, head, {
    ...free,
    field,
  });
  const data = carriage.elements.flatMap(({ element, value }) => [`${element.name}: ${value}`]);
  placeLines(pen, below(upper, headMm), data, { ...large, field });

  for (const [place, symbol] of symbols.entries()) {
    const y = box.y + upper.height + place * eachMm;
    const room = { ...box, y, height: eachMm };
    if (symbol.modules.isLinear) placeLinear(pen, room, symbol, clear);
    else placeTall(pen, room, symbol);
  }
}

function placeTall(pen: Pen, box: Box, symbol: Placed): void {
  const letters = { ...clear, field: symbol.field };
  const taken = placeMatrix(pen, { ...box, height: box.height * 0.72 }, symbol);
  const used = taken.y + taken.height - box.y;
  placeLines(pen, below(box, used), symbol.carried.interpretation, letters);
}
