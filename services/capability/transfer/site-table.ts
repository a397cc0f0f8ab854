import { newId } from "../../platform/ids.ts";
import type { Fault, JudgedRows } from "../../platform/incoming.ts";
import type { Heading } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { allSites, lockReferences } from "../reads.ts";
import type { SiteRow } from "../rows.ts";
import type { SiteDraft } from "../rules.ts";
import type { SiteId } from "../schema.ts";
import { insertSites, putSite } from "../writes.ts";
import { type Asking, type Outgoing, sitesOut } from "./export.ts";
import { judged, wrongIn } from "./judged.ts";
import { KnownSites, readSite, siteCells, siteJudging, siteTableColumns } from "./site-row.ts";
import type { TableKind } from "./table.ts";

/** A row that may be kept. */
interface Good {
  readonly id: SiteId;
  readonly site: Required<SiteDraft>;
  readonly verdict: "added" | "changed" | "unchanged";
}

function verdictOf(before: SiteRow | null, site: Required<SiteDraft>) {
  if (before === null) return "added";
  const same = JSON.stringify(siteCells(before, "")) === JSON.stringify(siteCells(site, ""));
  return same ? "unchanged" : "changed";
}

/** Judges the rows of one table of sites. */
class SiteClerk {
  private readonly scope: TenantScope;
  private readonly sites: KnownSites;
  private readonly seen = new Set<string>();

  constructor(scope: TenantScope, sites: readonly SiteRow[]) {
    this.scope = scope;
    this.sites = new KnownSites(sites);
  }

  /** All that is wrong with a row, or the site that it describes. */
  private judge(row: TableRow, heading: Heading): Good | readonly Fault[] {
    const { draft, before, faults } = readSite(row, heading, this.sites);
    const unread = [...faults];
    const mark = before?.id ?? `${draft.gln} ${draft.name.zh.trim()}`;
    if (this.seen.has(mark)) {
      const values = { site: draft.name.zh.trim() };
      unread.push({ row: row.number, column: "name_zh", code: "SITE_TWICE", values });
    }
    this.seen.add(mark);
    const told = judged(row.number, draft, siteJudging);
    const wrong = wrongIn(unread, told);
    if (wrong.length > 0 || "faults" in told) return wrong;
    const { described: site } = told;
    return { id: before?.id ?? newId<SiteId>(), site, verdict: verdictOf(before, site) };
  }

  take(rows: readonly TableRow[], heading: Heading): JudgedRows {
    const told = rows.map((row) => this.judge(row, heading));
    const good = told.flatMap((each) => ("verdict" in each ? [each] : []));
    return {
      verdicts: told.map((each) => ("verdict" in each ? each.verdict : each)),
      keep: async () => {
        await insertSites(
          this.scope,
          good.filter(({ verdict }) => verdict === "added"),
        );
        for (const { id, site, verdict } of good) {
          if (verdict === "changed") await putSite(this.scope, id, site);
        }
      },
    };
  }
}

/** The firm's sites as the rows of a table. */
async function* rowsOut(asking: Asking): AsyncGenerator<string[][]> {
  for await (const page of sitesOut(asking)) yield page.map((site) => siteCells(site, site.id));
}

/** The firm's sites as a table: a row is known by its id, its GLN or its name. */
export const siteTable: TableKind & Outgoing = {
  name: "sites",
  operation: "siteImport",
  columns: siteTableColumns,
  hold: lockReferences,
  clerk: async (scope) => {
    const clerk = new SiteClerk(scope, await allSites(scope));
    return async (rows, heading) => clerk.take(rows, heading);
  },
  out: rowsOut,
};
