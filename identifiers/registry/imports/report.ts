import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { csvLine, csvMark } from "../../../services/platform/csv.ts";
import { importColumnIn } from "./columns.ts";
import type { FaultPlace, FaultRow, ImportRow } from "./reads.ts";

const pageSize = 1_000;

const words = {
  zh: {
    heads: ["行", "列", "代码", "原因"],
    more: "仅列出前 {kept} 项问题；共有 {refused} 行未登记。",
  },
  en: {
    heads: ["row", "column", "code", "reason"],
    more: "Only the first {kept} faults are listed; {refused} rows were refused in all.",
  },
} as const;

const filled = (sentence: string, { faults, refused }: ImportRow) =>
  sentence.replace("{kept}", String(faults)).replace("{refused}", String(refused));

/**
 * The report of refused rows as CSV in the reader's language, page by page. Where more was wrong than
 * is kept, its last line says so.
 */
export async function* reportOf(
  row: ImportRow,
  locale: "zh" | "en",
  {
    pageAfter,
    isCut,
  }: {
    readonly pageAfter: (after: FaultPlace | null, first: number) => Promise<readonly FaultRow[]>;
    readonly isCut: boolean;
  },
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvMark + csvLine(words[locale].heads));
  let after: FaultPlace | null = null;
  for (;;) {
    const page: readonly FaultRow[] = await pageAfter(after, pageSize);
    const lines = page.map(({ row: number, column, code, values }) =>
      csvLine([
        String(number),
        importColumnIn(column, locale),
        code,
        sentenceOf(code, locale, values),
      ]),
    );
    if (lines.length > 0) yield encoder.encode(lines.join(""));
    after = page.at(-1) ?? null;
    if (page.length < pageSize) break;
  }
  if (isCut) yield encoder.encode(csvLine(["", "", "", filled(words[locale].more, row)]));
}
