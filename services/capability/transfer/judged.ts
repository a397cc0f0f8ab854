import { Refusal } from "../../kernel/refusal.ts";
import type { Fault } from "../../platform/incoming.ts";

/** The rules that a single thing is judged by, and where in a table stands what they refuse. */
export interface Judging<Draft, Described> {
  readonly describe: (draft: Draft) => Described;
  readonly columnAt: (field: string | undefined) => string;
  /** The draft with what was refused replaced by what no rule minds. */
  readonly mended: (draft: Draft, column: string) => Draft;
}

/** What came of a row: the thing as it may be kept, or all that is wrong with its cells. */
export type Judged<Described> =
  | { readonly described: Described }
  | { readonly faults: readonly Fault[] };

/** Judges a row by the rules that a single thing is judged by, one cell after the other. */
export function judged<Draft, Described>(
  row: number,
  draft: Draft,
  { describe, columnAt, mended }: Judging<Draft, Described>,
): Judged<Described> {
  const faults: Fault[] = [];
  let tried = draft;
  for (;;) {
    try {
      const described = describe(tried);
      return faults.length === 0 ? { described } : { faults };
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const column = columnAt(fault.field);
      // What a harmless cell cannot mend is told once.
      if (faults.some((each) => each.column === column)) return { faults };
      faults.push({ row, column, code: fault.code, values: fault.values });
      tried = mended(tried, column);
    }
  }
}

/** What is wrong with the cells of a row: what could not be read, and what the rules say of others. */
export function wrongIn(unread: readonly Fault[], told: Judged<unknown>): readonly Fault[] {
  if (!("faults" in told)) return unread;
  const columns = new Set(unread.map(({ column }) => column));
  return [...unread, ...told.faults.filter(({ column }) => !columns.has(column))];
}
