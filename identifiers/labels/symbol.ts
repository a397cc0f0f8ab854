import bwip from "bwip-js/generic";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Carried, LabelSymbol } from "./carried.ts";

/** A run of dark modules, in modules from the upper left corner of the symbol. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A symbol in modules, without its quiet zones. A linear one is one row high. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly isLinear: boolean;
  /** How many modules stay light: around a matrix, at both ends of a linear symbol. */
  readonly quiet: number;
  readonly runs: readonly Run[];
}

/** ISO/IEC 18004 § 9.1, ISO/IEC 16022 § 7.3, GS1 General Specifications § 5.4.4.2. */
const quietZones: Readonly<Record<LabelSymbol, number>> = {
  qr: 4,
  "identification-link": 4,
  "data-matrix": 1,
  "gs1-128": 10,
};

const encoders: Readonly<Record<LabelSymbol, string>> = {
  qr: "qrcode",
  "identification-link": "qrcode",
  "data-matrix": "datamatrix",
  "gs1-128": "code128",
};

/** The modules of a symbol; throws `LABEL_TOO_LONG` where there is none of such capacity. */
export function modulesOf({ symbol, data }: Carried, field: string): Modules {
  const bcid = encoders[symbol];
  const isPlain = bcid === "qrcode";
  // No value of an element holds a `^` (GS1 General Specifications § 7.11).
  const text = isPlain ? data : data.replaceAll("^", "^FNC1");
  const options = isPlain ? { eclevel: "M" } : { parsefnc: true };
  const [drawn] = encoded({ bcid, text, ...options }, field);
  if (drawn === undefined) throw new Error(`no ${bcid} was drawn`);
  const quiet = quietZones[symbol];
  return "sbs" in drawn ? linear(drawn.sbs, quiet) : matrix(drawn.pixs, drawn.pixx, quiet);
}

function encoded(options: Parameters<typeof bwip.raw>[0], field: string) {
  try {
    return bwip.raw(options);
  } catch (fault) {
    if (!(fault instanceof Error) || !/^bwipp\.\w*(?:TooLong|NoValidSymbol)/i.test(fault.message)) {
      throw fault;
    }
    throw new Refusal("LABEL_TOO_LONG", {}, field);
  }
}

/** Widths of bars and spaces by turns. */
function linear(widths: readonly number[], quiet: number): Modules {
  const runs: Run[] = [];
  let x = 0;
  for (const [place, width] of widths.entries()) {
    if (place % 2 === 0) runs.push({ x, y: 0, width });
    x += width;
  }
  return { width: x, height: 1, isLinear: true, quiet, runs };
}

function matrix(dark: readonly number[], width: number, quiet: number): Modules {
  const runs: Run[] = [];
  const height = dark.length / width;
  for (let y = 0; y < height; y += 1) {
    let from = -1;
    for (let x = 0; x <= width; x += 1) {
      const isDark = x < width && dark[y * width + x] === 1;
      if (isDark && from < 0) from = x;
      if (isDark || from < 0) continue;
      runs.push({ x: from, y, width: x - from });
      from = -1;
    }
  }
  return { width, height, isLinear: false, quiet, runs };
}
