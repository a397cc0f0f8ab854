import { Refusal } from "../../../services/kernel/refusal.ts";
import {
  columnIn,
  type Heading,
  headingOf,
  type TableColumns,
} from "../../../services/platform/tables/heading.ts";
import type { TableRow } from "../../../services/platform/tables/row.ts";
import { type Audience, audiences, decideEntries, type TemplateEntry } from "../values.ts";

const names = ["code", "names", "template", "audience", "ttl"] as const;
export type ImportColumn = (typeof names)[number];

const columns: TableColumns<ImportColumn> = {
  names,
  chinese: {
    code: "标识",
    names: "其他标识",
    template: "模板",
    audience: "可见范围",
    ttl: "缓存秒数",
  },
  needed: ["code"],
};

/** Values that have a column by a plain name; each has its own place in a record. */
const plainValues: Readonly<Record<string, { readonly index: number; readonly type: string }>> = {
  url: { index: 1, type: "URL" },
  网址: { index: 1, type: "URL" },
  name: { index: 2, type: "NAME" },
  名称: { index: 2, type: "NAME" },
  description: { index: 3, type: "DESC" },
  描述: { index: 3, type: "DESC" },
  email: { index: 4, type: "EMAIL" },
  邮箱: { index: 4, type: "EMAIL" },
};

/** `value:MODEL`, `value:MODEL #7`, `value:MODEL @partners`, `值：型号 #7 @合作伙伴`. */
const valueForm = /^(?:value|值)\s*[:：]\s*([^\s#@]+)(?:\s*#(\d{1,10}))?(?:\s*@\s*(.+))?$/i;

const audienceWords: Readonly<Record<string, Audience>> = {
  公开: "public",
  everyone: "public",
  合作伙伴: "partners",
  获授权者: "grant",
  仅本企业: "firm",
};

/** For whom a value is, by its name or as the workbench says it; throws `VALUE_AUDIENCE`. */
export function audienceIn(text: string): Audience {
  const said = text.trim().toLowerCase();
  const audience = audiences.find((each) => each === said) ?? audienceWords[said];
  if (audience === undefined) throw new Refusal("VALUE_AUDIENCE", { audience: text.trim() });
  return audience;
}

/** Columns that say something of the links in another one: `title #7`, `语言 #7`. */
const detailForm = /^(\p{L}+)\s*#\s*(\d{1,10})$/u;
const detailNames = {
  title: "title",
  media: "media",
  languages: "languages",
  contexts: "contexts",
  标题: "title",
  媒体类型: "media",
  语言: "languages",
  适用对象: "contexts",
} as const;
export type LinkDetail = (typeof detailNames)[keyof typeof detailNames];

interface DetailColumn {
  readonly at: number;
  readonly name: string;
  readonly index: number;
  readonly detail: LinkDetail;
}

function detailColumn(cell: string, at: number): DetailColumn | null {
  const name = cell.trim();
  const [, said = "", index] = detailForm.exec(name) ?? [];
  const known = said.toLowerCase();
  if (!Object.hasOwn(detailNames, known)) return null;
  const detail = detailNames[known as keyof typeof detailNames];
  return { at, name, index: Number(index), detail };
}

/** A column whose cells are values of one type. */
export interface ValueColumn {
  readonly at: number;
  /** Where in the row something is said of its links. */
  readonly details: Readonly<Partial<Record<LinkDetail, number>>>;
  /** As the file's first row says it. */
  readonly name: string;
  readonly index: number;
  readonly type: string;
  /** Null: as the row says. */
  readonly audience: Audience | null;
}

/** What the first row of a file says of the others. */
export interface ImportHeading {
  readonly heading: Heading;
  readonly values: readonly ValueColumn[];
}

interface Unnumbered extends Omit<ValueColumn, "index" | "details"> {
  readonly index: number | null;
}

function valueColumn(cell: string, at: number): Unnumbered | null {
  const name = cell.trim();
  const plain = plainValues[name.toLowerCase()];
  if (plain !== undefined) return { ...plain, at, name, audience: null };
  const [, type, index, audience] = valueForm.exec(name) ?? [];
  if (type === undefined) return null;
  return {
    at,
    name,
    type,
    index: index === undefined ? null : Number(index),
    audience: audience === undefined ? null : audienceIn(audience),
  };
}

type Numbered = Omit<ValueColumn, "details">;

/** Columns without a number take the lowest that are free, in their order. */
function numbered(some: readonly Unnumbered[]): Numbered[] {
  const taken = new Set<number>();
  for (const { index, name } of some) {
    if (index === null) continue;
    if (taken.has(index)) throw new Refusal("COLUMN_TWICE", { column: name });
    taken.add(index);
  }
  let next = 1;
  return some.map((column) => {
    while (taken.has(next)) next += 1;
    const index = column.index ?? next;
    taken.add(index);
    return { ...column, index };
  });
}

/** Each column of values with those that say something of it. */
function detailed(values: readonly Numbered[], some: readonly DetailColumn[]): ValueColumn[] {
  const details = new Map(
    values.map(({ index }): [number, Partial<Record<LinkDetail, number>>] => [index, {}]),
  );
  for (const { index, detail, at, name } of some) {
    const said = details.get(index);
    if (said === undefined) throw new Refusal("COLUMN_UNKNOWN", { column: name });
    if (said[detail] !== undefined) throw new Refusal("COLUMN_TWICE", { column: name });
    said[detail] = at;
  }
  return values.map((value) => ({ ...value, details: details.get(value.index) ?? {} }));
}

/**
 * The heading by the first row. Throws `COLUMN_UNKNOWN`, `COLUMN_TWICE`, `COLUMN_MISSING`,
 * `VALUE_AUDIENCE`, and what values of such types and numbers throw.
 */
export function importHeadingOf({ cells, ...row }: TableRow): ImportHeading {
  const found = cells.map(valueColumn);
  const details = cells.map(detailColumn);
  // Columns of values stand in no list: for the others they are not there.
  const others = cells.map((cell, at) => (found[at] === null && details[at] === null ? cell : ""));
  const heading = headingOf({ ...row, cells: others }, columns);
  const values = detailed(
    numbered(found.flatMap((each) => each ?? [])),
    details.flatMap((each) => each ?? []),
  );
  for (const { index, type } of values) {
    const entry: TemplateEntry = { index, type, audience: "public" };
    decideEntries([entry]);
  }
  return { heading, values };
}

/** A column as it stands over a table in somebody's language; those of values as the file has them. */
export const importColumnIn = (column: string, locale: "zh" | "en"): string =>
  columnIn(columns, column, locale);

/** The first rows of a file as one may begin it, with an example. */
export function exampleRows(locale: "zh" | "en", prefix: string): readonly (readonly string[])[] {
  const zh = locale === "zh";
  const fixed = names.map((name) => importColumnIn(name, locale));
  const values = zh
    ? ["网址", "名称", "值:MODEL", "值:SERIAL @仅本企业"]
    : ["url", "name", "value:MODEL", "value:SERIAL @firm"];
  const example = [
    `${prefix}pump-0001`,
    "",
    "",
    zh ? "公开" : "public",
    "86400",
    "https://firm.example/pump-0001",
    zh ? "离心泵" : "Centrifugal pump",
    "CP-20",
    "SN-0001",
  ];
  return [[...fixed, ...values], example];
}
