/** How labels look: a mark for products, a nameplate for machines, a logistic label for pallets. */
export const layouts = ["mark", "nameplate", "logistic"] as const;
export type Layout = (typeof layouts)[number];

/** What labels are printed on: sheets of A4 by columns and rows, or a roll with one a page. */
export const stocks = ["roll", "a4-3x8", "a4-4x10", "a4-2x2"] as const;
export type Stock = (typeof stocks)[number];

export interface Size {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A page of labels, from its upper left corner. */
export interface Sheet extends Size {
  readonly leftMm: number;
  readonly topMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly label: Size;
}

const a4 = { widthMm: 210, heightMm: 297 };

function a4Of(columns: number, rows: number, label: Size): Sheet {
  const leftMm = (a4.widthMm - columns * label.widthMm) / 2;
  const topMm = (a4.heightMm - rows * label.heightMm) / 2;
  return { ...a4, leftMm, topMm, columns, rows, label };
}

const sheets: Readonly<Record<Exclude<Stock, "roll">, Sheet>> = {
  "a4-3x8": a4Of(3, 8, { widthMm: 70, heightMm: 37 }),
  "a4-4x10": a4Of(4, 10, { widthMm: 48.5, heightMm: 25.4 }),
  // A6, as most printers of logistic labels have it.
  "a4-2x2": a4Of(2, 2, { widthMm: 105, heightMm: 148 }),
};

/** The size of each layout on a roll, and the sheets that it fits on. */
const stockOf: Readonly<
  Record<Layout, { readonly roll: Size; readonly sheets: readonly Stock[] }>
> = {
  mark: { roll: { widthMm: 40, heightMm: 40 }, sheets: ["a4-3x8", "a4-4x10"] },
  nameplate: { roll: { widthMm: 70, heightMm: 37 }, sheets: ["a4-3x8"] },
  logistic: { roll: { widthMm: 105, heightMm: 148 }, sheets: ["a4-2x2"] },
};

/** The pages that labels of this layout stand on; undefined where they do not fit on such stock. */
export function sheetOf(layout: Layout, stock: Stock): Sheet | undefined {
  const { roll, sheets: fitting } = stockOf[layout];
  if (stock !== "roll") return fitting.includes(stock) ? sheets[stock] : undefined;
  return { ...roll, leftMm: 0, topMm: 0, columns: 1, rows: 1, label: roll };
}
