import type { Kin } from "./family.ts";
import { nameLines } from "./lettering.ts";
import { type Bond, type Lineage, lineageOf, type Member, type Root } from "./lineage.ts";
import type { TwoTongues } from "./steps.ts";

/** A box of the drawing, by its upper left corner. */
export interface Box extends Member {
  /** The name in the reader's language, in the lines that it takes. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** From the right edge of one box to the left edge of another, between the boxes on its way. */
export interface Line extends Bond {
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** How many things were left out because the drawing would be too large to read. */
  readonly left: number;
}

/** What takes a place in a column: a box, or a bond that passes between the boxes. */
interface Slot {
  readonly key: string;
  readonly member?: Member;
  /** Slots of the column before that lead here. */
  readonly before: readonly string[];
}

const lowest = 46;
const lineHeight = 17;
const rowGap = 12;
const passHeight = 4;
const narrowest = 70;
const widest = 176;
const edge = 2;

/** The product at the left and what it came from to the right, in the width that there is. */
export function drawingOf(
  root: Root,
  family: readonly Kin[],
  room: number,
  say: (name: TwoTongues) => string,
): Drawing {
  const lineage = lineageOf(root, family);
  const columns = inOrder(columnsOf(lineage));
  const count = columns.length;
  const narrow = room < 420;
  const gap = narrow ? Math.max(14, 30 - 4 * count) : 34;
  const share = (room - 2 * edge - gap * (count - 1)) / count;
  const boxWidth = Math.floor(Math.min(widest, Math.max(narrowest, share)));
  const lettered = (member: Member) =>
    nameLines(say(member.name) || member.plainCode, boxWidth - (narrow ? 10 : 18));
  const most = Math.max(...[...lineage.members.values()].map((one) => lettered(one).length));
  const boxHeight = lowest + (most - 1) * lineHeight;

  const heightOf = (slot: Slot) => (slot.member ? boxHeight : passHeight);
  const heights = columns.map((column) => sumOf(column.map(heightOf), rowGap));
  const height = Math.max(...heights) + 2 * edge;
  const middles = new Map<string, Point>();
  const boxes: Box[] = [];
  columns.forEach((column, at) => {
    const x = edge + at * (boxWidth + gap);
    let y = (height - (heights[at] ?? 0)) / 2;
    for (const slot of column) {
      middles.set(slot.key, { x, y: y + heightOf(slot) / 2 });
      if (slot.member) boxes.push({ ...slot.member, lines: lettered(slot.member), x, y });
      y += heightOf(slot) + rowGap;
    }
  });
  const width = 2 * edge + count * boxWidth + (count - 1) * gap;
  const lines = lineage.bonds.map((bond) => lineOf(bond, lineage, middles, boxWidth));
  return { width, height, boxWidth, boxHeight, boxes, lines, left: lineage.left };
}

function sumOf(heights: readonly number[], gap: number): number {
  return heights.reduce((sum, height) => sum + height + gap, -gap);
}

function depthIn({ members }: Lineage, code: string): number {
  return members.get(code)?.depth ?? 0;
}

function passKey({ from, to }: Bond, column: number): string {
  return JSON.stringify([from, to, column]);
}

/** The key of the slot through which a bond goes in a column: an end's box, or a pass. */
function keyAt(bond: Bond, lineage: Lineage, column: number): string {
  if (column === depthIn(lineage, bond.from)) return bond.from;
  return column === depthIn(lineage, bond.to) ? bond.to : passKey(bond, column);
}

function columnsOf(lineage: Lineage): Slot[][] {
  const columns: Slot[][] = [];
  const put = (slot: Slot, column: number) => {
    const slots = columns[column] ?? [];
    slots.push(slot);
    columns[column] = slots;
  };
  for (const member of lineage.members.values()) {
    const above = lineage.bonds.filter(({ to }) => to === member.code);
    const before = above.map((bond) => keyAt(bond, lineage, member.depth - 1));
    put({ key: member.code, member, before }, member.depth);
  }
  for (const bond of lineage.bonds) {
    const [first, last] = [depthIn(lineage, bond.from) + 1, depthIn(lineage, bond.to)];
    for (let column = first; column < last; column += 1) {
      const before = [keyAt(bond, lineage, column - 1)];
      put({ key: passKey(bond, column), before }, column);
    }
  }
  return columns;
}

/** Each column in the order of what leads to it, so that few lines cross (Sugiyama's barycentre). */
function inOrder(columns: readonly (readonly Slot[])[]): readonly (readonly Slot[])[] {
  let places = new Map<string, number>();
  return columns.map((column) => {
    const weight = ({ before }: Slot) =>
      sumOf(
        before.map((key) => places.get(key) ?? 0),
        0,
      ) / Math.max(1, before.length);
    const sorted = [...column].sort((one, other) => weight(one) - weight(other));
    places = new Map(sorted.map(({ key }, at) => [key, at]));
    return sorted;
  });
}

function lineOf(
  bond: Bond,
  lineage: Lineage,
  middles: ReadonlyMap<string, Point>,
  boxWidth: number,
): Line {
  const [first, last] = [depthIn(lineage, bond.from), depthIn(lineage, bond.to)];
  const points: Point[] = [];
  for (let column = first; column <= last; column += 1) {
    const middle = middles.get(keyAt(bond, lineage, column));
    if (!middle) continue;
    if (column > first) points.push(middle);
    if (column < last) points.push({ x: middle.x + boxWidth, y: middle.y });
  }
  return { ...bond, points };
}
