import { Refusal } from "../../services/kernel/refusal.ts";
import type { Carried } from "./carried.ts";
import { capitalHeight, lettering } from "./lettering.ts";
import type { Box, Pen } from "./pen.ts";
import { acrossOf, type Bounds, moduleMm } from "./sizes.ts";
import type { Modules } from "./symbol.ts";

const tooSmall = (field: string) => new Refusal("LABEL_TOO_SMALL", {}, field);

/** Lines stand so far apart, in parts of the size of their letters. */
const leading = 1.25;

/**
 * The frame of an identification link: the line, what is light between it and the quiet zone, and the
 * sides of the triangle in its lower right corner, all in modules. The triangle leaves the quiet zone
 * as it is.
 */
const frame = { line: 1, gap: 2, side: 4 };

/** How many modules a symbol takes with all that belongs to it. */
function wholeOf({ symbol }: Carried, modules: Modules): number {
  const around = symbol === "identification-link" ? 2 * (frame.line + frame.gap) : 0;
  return acrossOf(modules) + around;
}

/** Draws a matrix in the middle of a box, as large as it may be; gives what it takes. */
export function placeMatrix(pen: Pen, box: Box, { carried, modules, bounds, field }: Placed): Box {
  const whole = wholeOf(carried, modules);
  const module = moduleMm(whole, Math.min(box.width, box.height), bounds);
  if (module === undefined) throw tooSmall(field);
  const side = whole * module;
  const taken = {
    x: box.x + (box.width - side) / 2,
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
  };
  const inset = ((whole - modules.width) / 2) * module;
  for (const run of modules.runs) {
    pen.rectangle({
      x: taken.x + inset + run.x * module,
      y: taken.y + inset + run.y * module,
      width: run.width * module,
      height: module,
    });
  }
  if (carried.symbol === "identification-link") drawFrame(pen, taken, module);
  return taken;
}

function drawFrame(pen: Pen, { x, y, width: side }: Box, module: number): void {
  const line = frame.line * module;
  pen.rectangle({ x, y, width: side, height: line });
  pen.rectangle({ x, y: y + side - line, width: side, height: line });
  pen.rectangle({ x, y: y + line, width: line, height: side - 2 * line });
  pen.rectangle({ x: x + side - line, y: y + line, width: line, height: side - 2 * line });
  const corner = { x: x + side - line, y: y + side - line };
  const leg = frame.side * module;
  pen.polygon([
    [corner.x, corner.y],
    [corner.x - leg, corner.y],
    [corner.x, corner.y - leg],
  ]);
}

/** A symbol with what is to be kept in placing it. */
export interface Placed {
  readonly carried: Carried;
  readonly modules: Modules;
  readonly bounds: Bounds;
  readonly field: string;
}

/** Draws bars over the height of a box, in its middle. */
export function placeBars(pen: Pen, box: Box, { modules, bounds, field }: Placed): void {
  const across = acrossOf(modules);
  const module = moduleMm(across, box.width, bounds);
  if (module === undefined || box.height < bounds.barsMm) throw tooSmall(field);
  const left = box.x + (box.width - across * module) / 2 + modules.quiet * module;
  for (const { x, width } of modules.runs) {
    pen.rectangle({
      x: left + x * module,
      y: box.y,
      width: width * module,
      height: box.height,
    });
  }
}

/** Between which sizes letters may be, and how lines stand in their box. */
export interface Style {
  readonly mostMm: number;
  readonly leastMm: number;
  readonly align: "left" | "middle";
}

const stepMm = 0.1;

/** A line in as many as it takes, broken at blanks if there are any in the right places. */
function broken(line: string, widthMm: number, sizeMm: number, field: string): string[] {
  const fits = (text: string) => lettering().widthOf(text, sizeMm, field) <= widthMm;
  const lines: string[] = [];
  let rest = [...line];
  while (rest.length > 0) {
    let count = rest.length;
    while (count > 1 && !fits(rest.slice(0, count).join(""))) count -= 1;
    const blank = rest.lastIndexOf(" ", count);
    const cut = count < rest.length && blank > count / 2 ? blank : count;
    lines.push(rest.slice(0, cut).join(""));
    rest = rest.slice(rest[cut] === " " ? cut + 1 : cut);
  }
  return lines;
}

interface SetLines {
  readonly lines: readonly string[];
  readonly sizeMm: number;
}

const heightOf = ({ lines, sizeMm }: SetLines) => lines.length * sizeMm * leading;

/**
 * Lines in the largest size in which they fit, none of them broken; where that is too small, broken.
 * GS1 General Specifications § 4.15 wants no element of an interpretation on two lines.
 */
function setIn(
  { width, height }: Box,
  lines: readonly string[],
  { mostMm, leastMm, field }: Style & { readonly field: string },
): SetLines {
  const widest = Math.max(0, ...lines.map((line) => lettering().widthOf(line, 1, field)));
  const lower = Math.min(mostMm, width / widest, height / (lines.length * leading));
  const whole = Math.floor(lower / stepMm + 1e-9) * stepMm;
  if (whole >= leastMm - 1e-9) return { lines, sizeMm: whole };
  for (let sizeMm = mostMm; sizeMm >= leastMm - 1e-9; sizeMm -= stepMm) {
    const set = { lines: lines.flatMap((line) => broken(line, width, sizeMm, field)), sizeMm };
    if (heightOf(set) <= height + 1e-9) return set;
  }
  throw tooSmall(field);
}

/**
 * Writes lines from the upper edge of a box down, as large as they fit; gives the height that they
 * take. Throws `LABEL_TOO_SMALL`, `LABEL_CHARACTER`.
 */
export function placeLines(
  pen: Pen,
  box: Box,
  given: readonly string[],
  style: Style & { readonly field: string },
): number {
  const texts = given.filter((line) => line !== "");
  if (texts.length === 0) return 0;
  const { align, field } = style;
  const set = setIn(box, texts, style);
  const { sizeMm } = set;
  for (const [place, line] of set.lines.entries()) {
    const width = lettering().widthOf(line, sizeMm, field);
    const x = align === "left" ? box.x : box.x + (box.width - width) / 2;
    const between = sizeMm * (leading - capitalHeight);
    const y = box.y + (place + 1) * sizeMm * leading - between / 2;
    pen.outline(lettering().outlineOf(line, { x, y, sizeMm, field }));
  }
  return heightOf(set);
}
