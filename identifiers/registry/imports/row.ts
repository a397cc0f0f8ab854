import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Fault } from "../../../services/platform/incoming.ts";
import { cellsIn } from "../../../services/platform/tables/heading.ts";
import type { TableRow } from "../../../services/platform/tables/row.ts";
import type { Identity } from "../../codes/index.ts";
import type { LinkDetails } from "../link-details.ts";
import type { TemplateRow } from "../reads.ts";
import { decideNames, nameIn } from "../rules.ts";
import type { TemplateId } from "../schema.ts";
import {
  type Audience,
  decideValues,
  type KeptValue,
  longestTtlSeconds,
  usualTtlSeconds,
} from "../values.ts";
import {
  audienceIn,
  type ImportColumn,
  type ImportHeading,
  type LinkDetail,
  type ValueColumn,
} from "./columns.ts";

/** A thing as a row of a file describes it. */
export interface RowDraft {
  readonly row: number;
  readonly code: Identity;
  /** All its names, that of its registration first. */
  readonly names: readonly Identity[];
  readonly values: readonly KeptValue[];
  readonly templateId: TemplateId | null;
  /** Of which values, by index, neither row nor column says for whom they are, or how long they last. */
  readonly unsaid: { readonly audience: ReadonlySet<number>; readonly ttl: boolean };
}

/** What came of reading a row: a thing, or all that is wrong with its cells. */
type ReadRow = RowDraft | { readonly row: number; readonly faults: readonly Fault[] };

/** Templates by what a cell may call them. */
type TemplatesByName = ReadonlyMap<string, readonly TemplateRow[]>;

function templatesByName(templates: readonly TemplateRow[]): TemplatesByName {
  const byName = new Map<string, TemplateRow[]>();
  for (const template of templates) {
    const name = template.name.trim();
    byName.set(name, [...(byName.get(name) ?? []), template]);
  }
  return byName;
}

function templateIn(text: string, templates: TemplatesByName): TemplateId | null {
  const name = text.trim();
  if (name === "") return null;
  const [found, other] = templates.get(name) ?? [];
  if (found === undefined) throw new Refusal("TEMPLATE_NOT_FOUND");
  if (other !== undefined) throw new Refusal("TEMPLATE_AMBIGUOUS", { template: name });
  return found.id;
}

function ttlIn(text: string): number {
  if (text.trim() === "") return usualTtlSeconds;
  const seconds = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.POSITIVE_INFINITY;
  if (seconds > longestTtlSeconds) throw new Refusal("VALUE_TTL");
  return seconds;
}

/** Other names stand on lines of their own, or between bars. */
const namesIn = (text: string): readonly Identity[] =>
  text
    .split(/\n|\s\|\s/)
    .filter((each) => each.trim() !== "")
    .map((each) => nameIn(each, "names"));

interface Common {
  readonly audience: Audience;
  readonly ttlSeconds: number;
}

/** Several languages, or groups of readers, stand in one cell. */
const listIn = (text: string) => text.split(/[\s,;，；、]+/).filter((each) => each !== "");

/** What the row says of a link in a column. */
function linkIn({ cells }: TableRow, { details }: ValueColumn): LinkDetails {
  const cell = (detail: LinkDetail) => cells[details[detail] ?? -1] ?? "";
  return {
    title: cell("title"),
    media: cell("media"),
    languages: listIn(cell("languages")),
    contexts: listIn(cell("contexts")),
  };
}

function valueIn(row: TableRow, column: ValueColumn, common: Common, now: Date): KeptValue[] {
  const text = row.cells[column.at] ?? "";
  if (text.trim() === "") return [];
  const { index, type } = column;
  const audience = column.audience ?? common.audience;
  const data = { format: "string", value: text } as const;
  const { ttlSeconds } = common;
  const link = linkIn(row, column);
  return [...decideValues([{ index, type, data, ttlSeconds, audience, link }], [], now)];
}

/** Things that rows describe, and what is wrong with the cells of each other one. */
export interface ReadRows {
  readonly drafts: readonly RowDraft[];
  readonly spoilt: readonly (readonly Fault[])[];
}

/** Reads rows one after the other. */
export function readRows(
  rows: readonly TableRow[],
  heading: ImportHeading,
  templates: readonly TemplateRow[],
  now: Date,
): ReadRows {
  const byName = templatesByName(templates);
  const read = rows.map((row) => readRow(row, heading, byName, now));
  return {
    drafts: read.flatMap((each) => ("code" in each ? [each] : [])),
    spoilt: read.flatMap((each) => ("code" in each ? [] : [each.faults])),
  };
}

/** Of cells and of whole rows, in the order of the rows. */
export const faultsInOrder = ({ spoilt }: ReadRows, faults: readonly Fault[]): readonly Fault[] =>
  [...spoilt.flat(), ...faults].sort((one, other) => one.row - other.row);

/** The values of a row by index; what is wrong with a cell is added to `faults`. */
function valuesIn(
  row: TableRow,
  columns: readonly ValueColumn[],
  common: Common,
  { now, faults }: { readonly now: Date; readonly faults: Fault[] },
): readonly KeptValue[] {
  const values: KeptValue[] = [];
  for (const column of columns) {
    const place = { row: row.number, column: column.name };
    const told = [column.at, ...Object.values(column.details)];
    const spoilt = row.faults?.find(({ at }) => at !== null && told.includes(at));
    if (spoilt !== undefined) {
      faults.push({ ...place, code: spoilt.code, values: spoilt.values });
      continue;
    }
    try {
      values.push(...valueIn(row, column, common, now));
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      faults.push({ ...place, code: fault.code, values: fault.values });
    }
  }
  return values.sort((one, other) => one.index - other.index);
}

/** Reads a row by the rules of a single registration, one cell after the other. */
function readRow(
  row: TableRow,
  { heading, values: columns }: ImportHeading,
  templates: TemplatesByName,
  now: Date,
): ReadRow {
  const { text, read, faults } = cellsIn<ImportColumn>(row, heading);
  // Where its cells end is not known: what they say would be told as more faults.
  if (row.faults?.some(({ at }) => at === null)) return { row: row.number, faults };
  const code = read("code", (said) => nameIn(said, "code"), null);
  const others = read("names", namesIn, []);
  const names = read("names", () => (code === null ? [] : decideNames(code, others)), []);
  const templateId = read("template", (said) => templateIn(said, templates), null);
  const common: Common = {
    audience: read("audience", (said) => (said.trim() ? audienceIn(said) : "public"), "public"),
    ttlSeconds: read("ttl", ttlIn, usualTtlSeconds),
  };
  const values = valuesIn(row, columns, common, { now, faults });
  if (faults.length > 0 || code === null) return { row: row.number, faults };
  const open = text("audience").trim() === "" ? columns : [];
  const ofNone = open.filter(({ audience }) => audience === null).map(({ index }) => index);
  const unsaid = { audience: new Set(ofNone), ttl: text("ttl").trim() === "" };
  return { row: row.number, code, names, values, templateId, unsaid };
}
