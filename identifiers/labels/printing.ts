import { setImmediate as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { drawingOf } from "./layouts.ts";
import { type Impression, inkOf, pdfOf } from "./pdf.ts";
import { type Sheet, sheetOf } from "./stock.ts";
import { svgOf } from "./svg.ts";
import type { Wanted } from "./wanted.ts";

const deflated = promisify(deflate);

/** The one label of an SVG. Throws refusals. */
export function printedSvg(wanted: Wanted, stem: string): string {
  const [label] = wanted.labels;
  if (label === undefined) throw new Error("no label is wanted");
  return svgOf(drawingOf(label, wanted, stem));
}

/** Each label's ink, compressed; only one is in hand as outlines. */
async function inksOf(wanted: Wanted, stem: string): Promise<Uint8Array[]> {
  const inks: Uint8Array[] = [];
  for (const label of wanted.labels) {
    // Others are answered between two labels.
    await pause();
    inks.push(await deflated(inkOf(drawingOf(label, wanted, stem).steps)));
  }
  return inks;
}

/** All labels and their copies, row by row and page by page. */
function pagesOf({ labels, start }: Wanted, sheet: Sheet): Impression[][] {
  const { leftMm, topMm, columns, rows, label: size } = sheet;
  const pages: Impression[][] = [];
  const all = labels.flatMap(({ copies }, label) => Array<number>(copies).fill(label));
  for (const [count, label] of all.entries()) {
    const place = (start - 1 + count) % (columns * rows);
    if (count === 0 || place === 0) pages.push([]);
    pages.at(-1)?.push({
      xMm: leftMm + (place % columns) * size.widthMm,
      yMm: topMm + Math.floor(place / columns) * size.heightMm,
      label,
    });
  }
  return pages;
}

/** All labels as pages to be printed in their true size. Throws refusals before the first piece. */
export async function* printedPdf(wanted: Wanted, stem: string): AsyncGenerator<Uint8Array> {
  const sheet = sheetOf(wanted.layout, wanted.stock);
  if (sheet === undefined) throw new Error(`no ${wanted.layout} on ${wanted.stock}`);
  const inks = await inksOf(wanted, stem);
  yield* pdfOf({ page: sheet, label: sheet.label, inks, pages: pagesOf(wanted, sheet) });
}
