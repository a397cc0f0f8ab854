import { Refusal } from "../../kernel/refusal.ts";
import type { ResourceRow } from "../rows.ts";
import { type DescribedResource, describeResource, type ResourceDraft } from "../rules.ts";
import type { Column } from "./columns.ts";
import type { Fault, Meanings } from "./read-row.ts";

const columnOfField: Readonly<Record<string, Column>> = {
  "name.zh": "name_zh",
  "name.en": "name_en",
  reference: "reference",
  processes: "processes",
  materials: "materials",
  envelope: "x_mm",
  "envelope.x": "x_mm",
  "envelope.y": "y_mm",
  "envelope.z": "z_mm",
  toleranceMm: "tolerance_mm",
  batchLeast: "batch_least",
  batchMost: "batch_most",
};

const columnAt = (field: string | undefined): Column =>
  columnOfField[field ?? ""] ?? (field?.startsWith("certificates") ? "certificates" : "reference");

/** The draft with what was refused replaced by what no rule minds, so that the rest is judged too. */
function mended(draft: ResourceDraft, column: Column): ResourceDraft {
  switch (column) {
    case "name_zh":
      return { ...draft, name: { ...draft.name, zh: "-" } };
    case "name_en":
      return { ...draft, name: { ...draft.name, en: "-" } };
    case "processes":
      return { ...draft, processes: ["milling"] };
    case "materials":
      return { ...draft, materials: [] };
    case "x_mm":
    case "y_mm":
    case "z_mm": {
      const box = draft.envelope ?? { x: "1", y: "1", z: "1" };
      return { ...draft, envelope: { ...box, [column.charAt(0)]: "1" } };
    }
    case "tolerance_mm":
      return { ...draft, toleranceMm: "1" };
    case "batch_least":
      return { ...draft, batchLeast: null };
    case "batch_most":
      return { ...draft, batchMost: null };
    case "certificates":
      return { ...draft, certificates: [] };
    default:
      return { ...draft, reference: "-" };
  }
}

/** What came of a row: the resource as it may be kept, or all that is wrong with its cells. */
export type Judged =
  | { readonly described: DescribedResource }
  | { readonly faults: readonly Fault[] };

/** Judges a row by the rules that a single resource is judged by, one cell after the other. */
export function judged(
  row: number,
  draft: ResourceDraft,
  { vocabulary }: Meanings,
  before: ResourceRow | null,
  now: Date,
): Judged {
  const faults: Fault[] = [];
  let tried = draft;
  for (;;) {
    try {
      const described = describeResource(tried, vocabulary, before, now);
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
