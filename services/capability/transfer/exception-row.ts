import { Refusal } from "../../kernel/refusal.ts";
import type { Fault } from "../../platform/incoming.ts";
import { cellsIn, type Heading, type TableColumns } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { Place } from "../calendar/reads.ts";
import type { ExceptionDraft } from "../calendar/rules.ts";
import type { SiteRow } from "../rows.ts";
import { type ExceptionKind, exceptionKinds } from "../schema.ts";
import type { NamedResources } from "./named-resources.ts";
import { siteOf } from "./resource-row.ts";

const names = ["id", "resource", "site", "kind", "from", "until", "note"] as const;
export type ExceptionColumn = (typeof names)[number];

/** The columns of a table of exceptions, whose times are by the clock of the site. */
export const exceptionTableColumns: TableColumns<ExceptionColumn> = {
  names,
  chinese: {
    id: "例外标识",
    resource: "资源",
    site: "厂区",
    kind: "类型",
    from: "开始",
    until: "结束",
    note: "备注",
  },
  needed: ["kind", "from", "until"],
};

const chineseKinds: Readonly<Record<ExceptionKind, string>> = {
  holiday: "假日",
  extra: "加班",
  maintenance: "检修",
};

function kindOf(text: string): ExceptionKind {
  const said = text.trim().toLowerCase();
  const kind = exceptionKinds.find((each) => each === said || chineseKinds[each] === said);
  if (kind === undefined) throw new Refusal("EXCEPTION_KIND", { kind: text });
  return kind;
}

const timeForm = /^(\d{4})(?:-(\d\d?)-|\/(\d\d?)\/)(\d\d?)(?:(?:T|\s+)(\d\d?):(\d\d)(?::00)?)?$/;

/**
 * `2026-10-01T08:00`, also as Excel shows it in China, `2026/10/1 8:00`, or with its seconds, or a
 * day, which begins at midnight; the rest is for the rules.
 */
function timeOf(text: string): string {
  const said = text.trim();
  const [, year, ...parts] = timeForm.exec(said) ?? [];
  if (year === undefined) return said;
  const [month, day, hour = "00", minute = "00"] = parts
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, "0"));
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** Whom a row may name. */
export interface Places {
  readonly resources: NamedResources;
  readonly sites: readonly SiteRow[];
}

/** A row as a draft, where it holds (null where that cannot be read), and what cannot be read. */
export function readException(row: TableRow, heading: Heading, { resources, sites }: Places) {
  const { text, read, faults } = cellsIn<ExceptionColumn>(row, heading);
  const resource = (said: string): Place => {
    const { id, site } = resources.named(said);
    return { siteId: site.id, resourceId: id };
  };
  const wholeSite = (said: string): Place => ({ siteId: siteOf(said, sites), resourceId: null });
  // One of a resource goes wherever that stands: its site need not be said.
  const place =
    text("resource").trim() === ""
      ? read<Place | null>("site", wholeSite, null)
      : read<Place | null>("resource", resource, null);
  const draft: ExceptionDraft = {
    kind: read("kind", kindOf, "holiday"),
    from: timeOf(text("from")),
    until: timeOf(text("until")),
    note: text("note").trim(),
  };
  return { id: text("id").trim(), place, draft, faults: faults as readonly Fault[] };
}
