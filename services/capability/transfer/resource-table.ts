import { newId } from "../../platform/ids.ts";
import type { Fault } from "../../platform/incoming.ts";
import type { Heading } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { vocabularyIn } from "../processes/reads.ts";
import { allSites, lockReferences, resourcesQuestion } from "../reads.ts";
import {
  type ResourceColumns,
  type ResourceRow,
  resourceRow,
  type SiteRow,
  wholeResource,
} from "../rows.ts";
import type { DescribedResource } from "../rules.ts";
import type { ResourceId, SiteId } from "../schema.ts";
import { insertResources, type Placed, putResource } from "../writes.ts";
import { type Asking, inPages, type Outgoing, sitesOut } from "./export.ts";
import { judged, wrongIn } from "./judged.ts";
import { type NamedResources, namedIn } from "./named-resources.ts";
import { cellsOf, resourceTableColumns, retiredCell, siteName } from "./resource-columns.ts";
import { checkStanding, type Meanings, readResource, resourceJudging } from "./resource-row.ts";
import type { TableKind } from "./table.ts";

/** A row that may be kept. */
export interface GoodResource {
  readonly placed: Placed;
  readonly described: DescribedResource;
  readonly verdict: "added" | "changed" | "unchanged";
}

/** All that is kept of a resource as one text, its certificates in whatever order. */
export function saidOf(resource: DescribedResource, siteId: SiteId): string {
  const certificates = resource.certificates.toSorted(
    (one, other) =>
      one.validUntil.getTime() - other.validUntil.getTime() ||
      Number(one.number > other.number) - Number(one.number < other.number),
  );
  return JSON.stringify(cellsOf({ ...resource, certificates }, siteId));
}

function verdictOf(before: ResourceRow | null, described: DescribedResource, siteId: SiteId) {
  if (before === null) return "added";
  return saidOf(before, before.site.id) === saidOf(described, siteId) ? "unchanged" : "changed";
}

/** Judges what comes in as rows of resources, each by its id or else its reference. */
export class ResourceClerk {
  private readonly scope: TenantScope;
  private readonly meanings: Meanings;
  /** Ids and references of the rows before. */
  private readonly seen = new Set<string>();

  constructor(scope: TenantScope, meanings: Meanings) {
    this.scope = scope;
    this.meanings = meanings;
  }

  /** Whether a row before had one of these; from now on one has. */
  private wereSeen(marks: readonly string[]): boolean {
    const some = marks.some((mark) => mark !== "" && this.seen.has(mark));
    for (const mark of marks) this.seen.add(mark);
    return some;
  }

  /** Which resource a row describes anew, null for a new one, and what is wrong with its naming. */
  private named(row: number, id: string, reference: string, kept: NamedResources) {
    const byReference = kept.byReference.get(reference) ?? null;
    const before = id === "" ? byReference : (kept.byId.get(id) ?? null);
    const values = { reference: reference || id };
    const fault = { row, column: reference === "" ? "id" : "reference", values };
    const faults: Fault[] = [];
    if (id !== "" && before === null) {
      faults.push({ row, column: "id", code: "RESOURCE_NOT_FOUND", values: {} });
    }
    if (before !== null && byReference !== null && before.id !== byReference.id) {
      faults.push({ ...fault, code: "REFERENCE_TAKEN" });
    }
    if (this.wereSeen([reference, before?.id ?? ""])) {
      faults.push({ ...fault, code: "REFERENCE_TWICE" });
    }
    // Also the number that it had: no row after this one may mean it.
    this.seen.add(before?.reference ?? "");
    return { before, faults };
  }

  /** All that is wrong with a row, or the resource that it describes. */
  private judge(
    row: TableRow,
    heading: Heading,
    kept: NamedResources,
  ): GoodResource | readonly Fault[] {
    const { draft, id, faults } = readResource(row, heading, this.meanings);
    const isNamed = faults.every(({ column }) => column !== "reference");
    const { before, faults: misnamed } = isNamed
      ? this.named(row.number, id, draft.reference ?? "", kept)
      : { before: null, faults: [] };
    // Of a resource that is not known there is nothing to compare with.
    const standing = isNamed && misnamed.length === 0 ? checkStanding(row, heading, before) : [];
    const unread = [...faults, ...misnamed, ...standing];
    const judging = resourceJudging(this.meanings, before, this.scope.now);
    const told = judged(row.number, draft, judging);
    const wrong = wrongIn(unread, told);
    if (wrong.length > 0 || "faults" in told) return wrong;
    const { siteId } = draft;
    const { described } = told;
    const placed = { id: before?.id ?? newId<ResourceId>(), siteId };
    return { placed, described, verdict: verdictOf(before, described, siteId) };
  }

  async judgeAll(
    rows: readonly TableRow[],
    heading: Heading,
  ): Promise<readonly (GoodResource | readonly Fault[])[]> {
    const ats = [heading.get("id") ?? -1, heading.get("reference") ?? -1];
    const kept = await namedIn(
      this.scope,
      rows.flatMap(({ cells }) => ats.map((at) => cells[at] ?? "")),
    );
    return rows.map((row) => this.judge(row, heading, kept));
  }
}

/** Keeps what was judged good, as far as it is news. */
export async function keepResources(
  scope: TenantScope,
  good: readonly GoodResource[],
): Promise<void> {
  await insertResources(
    scope,
    good.filter(({ verdict }) => verdict === "added"),
  );
  for (const { placed, described, verdict } of good) {
    if (verdict === "changed") await putResource(scope, placed, described);
  }
}

/** The firm's resources as the rows of a table. */
async function* resourcesOut({ house, ask }: Asking): AsyncGenerator<string[][]> {
  const sites: SiteRow[] = [];
  for await (const page of sitesOut({ house, ask })) sites.push(...page);
  const pages = inPages<ResourceColumns>(
    (page) => ask(resourcesQuestion(house, page, wholeResource)),
    (row) => row.resource_id,
  );
  for await (const page of pages) {
    const resources = page.map((row) => resourceRow(house, row));
    yield resources.map((resource) => [
      resource.id,
      ...cellsOf(resource, siteName(resource.site, sites)),
      retiredCell(resource),
    ]);
  }
}

/** The firm's resources as a table: a row is known by its id or its reference. */
export const resourceTable: TableKind & Outgoing = {
  name: "resources",
  operation: "resourceImport",
  columns: resourceTableColumns,
  hold: lockReferences,
  clerk: async (scope) => {
    const meanings = { vocabulary: await vocabularyIn(scope), sites: await allSites(scope) };
    const clerk = new ResourceClerk(scope, meanings);
    return async (rows, heading) => {
      const told = await clerk.judgeAll(rows, heading);
      return {
        verdicts: told.map((each) => ("verdict" in each ? each.verdict : each)),
        keep: () =>
          keepResources(
            scope,
            told.flatMap((each) => ("verdict" in each ? [each] : [])),
          ),
      };
    };
  },
  out: resourcesOut,
};
