import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font, type PathCommand } from "fontkit";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Step } from "./pen.ts";

/** Capitals of Noto Sans are so high, in parts of the size of the letters. */
export const capitalHeight = 0.733;

interface Slice {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, until: number])[];
}

interface Letter {
  /** In parts of the size. */
  readonly advance: number;
  readonly commands: readonly PathCommand[];
}

const face = /src: url\(([\w.-]+)\)[^;]*;\s*unicode-range: ([^;]+);/g;

function rangeOf(text: string): readonly [number, number] {
  const [from = "", until = from] = text.trim().replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(until, 16)];
}

/**
 * Noto Sans SC Medium: Latin, Greek, Cyrillic, and the Chinese of GB 18030's common part. It comes in
 * slices of some hundred characters, which are read when a label first needs one.
 */
class Lettering {
  private readonly folder: string;
  private readonly slices: readonly Slice[];
  private readonly fonts = new Map<string, Font>();
  private readonly letters = new Map<number, Letter>();

  constructor() {
    const manifest = createRequire(import.meta.url).resolve("noto-sans-sc/package.json");
    this.folder = join(dirname(manifest), "noto_sans_sc_medium");
    const sheet = readFileSync(join(this.folder, "css.css"), "utf8");
    this.slices = [...sheet.matchAll(face)].map(([, file = "", ranges = ""]) => ({
      file,
      ranges: ranges.split(",").map(rangeOf),
    }));
  }

  /** The width of a line in millimetres; throws `LABEL_CHARACTER` for what the font lacks. */
  widthOf(line: string, sizeMm: number, field: string): number {
    return this.lettersOf(line, field).reduce((sum, { advance }) => sum + advance, 0) * sizeMm;
  }

  /** A line as outlines; `y` is where its letters stand. */
  outlineOf(
    line: string,
    { x, y, sizeMm, field }: { x: number; y: number; sizeMm: number; field: string },
  ): Step[] {
    const steps: Step[] = [];
    let at = x;
    for (const { advance, commands } of this.lettersOf(line, field)) {
      for (const command of commands) steps.push(stepOf(command, at, y, sizeMm));
      at += advance * sizeMm;
    }
    return steps;
  }

  private lettersOf(line: string, field: string): Letter[] {
    return [...line].map((character) => this.letterOf(character, field));
  }

  private letterOf(character: string, field: string): Letter {
    const point = character.codePointAt(0) ?? 0;
    const known = this.letters.get(point);
    if (known !== undefined) return known;
    const slice = this.slices.find(({ ranges }) =>
      ranges.some(([from, until]) => point >= from && point <= until),
    );
    const font = slice && this.fontOf(slice);
    const glyph = font?.glyphForCodePoint(point);
    if (font === undefined || glyph === undefined || glyph.id === 0) {
      throw new Refusal("LABEL_CHARACTER", { character }, field);
    }
    const em = font.unitsPerEm;
    const commands = glyph.path.commands.map(({ command, args }) => ({
      command,
      args: args.map((value) => value / em),
    }));
    const letter = { advance: glyph.advanceWidth / em, commands };
    this.letters.set(point, letter);
    return letter;
  }

  private fontOf({ file }: Slice): Font {
    const font = this.fonts.get(file) ?? create(readFileSync(join(this.folder, file)));
    this.fonts.set(file, font);
    return font;
  }
}

/** Fonts count upwards, labels downwards. */
function stepOf({ command, args }: PathCommand, x: number, y: number, sizeMm: number): Step {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map((value, place) =>
    place % 2 === 0 ? x + value * sizeMm : y - value * sizeMm,
  );
  if (command === "moveTo") return ["M", a, b];
  if (command === "lineTo") return ["L", a, b];
  if (command === "quadraticCurveTo") return ["Q", a, b, c, d];
  return command === "bezierCurveTo" ? ["C", a, b, c, d, e, f] : ["Z"];
}

let opened: Lettering | undefined;

/** The letters of all labels of this process. */
export function lettering(): Lettering {
  opened ??= new Lettering();
  return opened;
}
