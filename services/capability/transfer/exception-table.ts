import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import type { Fault, JudgedRows } from "../../platform/incoming.ts";
import type { Heading } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { textOfWall, type Wall, wallOf, wallOfText } from "../calendar/clock.ts";
import type { Place } from "../calendar/reads.ts";
import { decideException, type ExceptionDraft } from "../calendar/rules.ts";
import { allSites, lockReferences } from "../reads.ts";
import type { SiteRow } from "../rows.ts";
import { type ExceptionColumn, exceptionTableColumns, readException } from "./exception-row.ts";
import { type Asking, inPages, type Outgoing, sitesOut } from "./export.ts";
import { idForm, namedIn, resourceName } from "./named-resources.ts";
import {
  type ExceptionOut,
  exceptionsQuestion,
  type KeptException,
  keptExceptions,
} from "./reads.ts";
import { siteName } from "./resource-columns.ts";
import type { TableKind } from "./table.ts";
import { putExceptions } from "./writes.ts";

/** A row that may be kept. */
interface Good {
  readonly exception: KeptException;
  readonly verdict: "added" | "changed" | "unchanged";
}

type ReadRow = ReturnType<typeof readException>;

const markOf = ({ siteId, resourceId }: Place) => resourceId ?? siteId;

/** A time that is kept; what a calendar has is one. */
const wallIn = (text: string): Wall => wallOfText(text) ?? 0;

/** One that is kept, with its times as the rules compare them. */
interface Known extends KeptException {
  readonly from: Wall;
  readonly until: Wall;
}

/** What the firm's calendars have, with what the rows before have made of it. */
class Calendars {
  private readonly byId = new Map<string, Known>();
  private readonly byPlace = new Map<string, Map<string, Known>>();

  /** Takes in what is kept; what a row has said anew stands. */
  learn(kept: readonly KeptException[]): void {
    for (const each of kept) if (!this.byId.has(each.id)) this.put(each);
  }

  put(exception: KeptException): void {
    const before = this.byId.get(exception.id);
    if (before) this.at(before).delete(before.id);
    const walls = { from: wallIn(exception.fromLocal), until: wallIn(exception.untilLocal) };
    const known = { ...exception, ...walls };
    this.byId.set(known.id, known);
    this.at(known).set(known.id, known);
  }

  private at(place: Place): Map<string, Known> {
    const mark = markOf(place);
    const known = this.byPlace.get(mark) ?? new Map<string, Known>();
    this.byPlace.set(mark, known);
    return known;
  }

  /** All at a place but one. */
  besides(place: Place, id: string | undefined): Known[] {
    return [...this.at(place).values()].filter((each) => each.id !== id);
  }

  /** The one of an id, else the one at the same place and time; null for a new one. */
  named(id: string, place: Place, { kind, from, until }: ExceptionDraft): KeptException | null {
    if (id !== "") return this.byId.get(id) ?? null;
    const alike = [...this.at(place).values()].find(
      (each) => each.kind === kind && each.fromLocal === from && each.untilLocal === until,
    );
    return alike ?? null;
  }
}

const columnOf: Readonly<Record<string, ExceptionColumn>> = {
  from: "from",
  until: "until",
  note: "note",
};

function isSame(before: KeptException, place: Place, draft: ExceptionDraft): boolean {
  const kept = [before.kind, before.fromLocal, before.untilLocal, before.note];
  const said = [draft.kind, draft.from, draft.until, draft.note];
  return markOf(before) === markOf(place) && kept.every((each, at) => each === said[at]);
}

/** Judges the rows of one table of exceptions. */
class ExceptionClerk {
  private readonly scope: TenantScope;
  private readonly sites: readonly SiteRow[];
  private readonly calendars = new Calendars();
  private readonly seen = new Set<string>();

  constructor(scope: TenantScope, sites: readonly SiteRow[]) {
    this.scope = scope;
    this.sites = sites;
  }

  /** An exception as it may be kept at its place, or what the rules say against it. */
  private decided(
    place: Place,
    draft: ExceptionDraft,
    before: KeptException | null,
    row: number,
  ): Omit<KeptException, keyof Place | "id"> | Fault {
    const others = this.calendars.besides(place, before?.id);
    const zone = this.sites.find(({ id }) => id === place.siteId)?.timeZone ?? "UTC";
    try {
      const now = wallOf(zone, this.scope.now);
      const { kind, from, until, note } = decideException(draft, others, now);
      return { kind, fromLocal: textOfWall(from), untilLocal: textOfWall(until), note };
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const column = columnOf[fault.field ?? ""] ?? "from";
      return { row, column, code: fault.code, values: fault.values };
    }
  }

  private judge(number: number, { id, place, draft, faults }: ReadRow): Good | readonly Fault[] {
    if (faults.length > 0 || place === null) return faults;
    const before = this.calendars.named(id, place, draft);
    if (id !== "" && before === null) {
      return [{ row: number, column: "id", code: "EXCEPTION_NOT_FOUND", values: {} }];
    }
    const key = before?.id ?? newId<string>();
    if (this.seen.has(key)) {
      return [{ row: number, column: "from", code: "EXCEPTION_TWICE", values: {} }];
    }
    this.seen.add(key);
    // Where it is kept already and nothing differs, the rules have nothing to say.
    if (before !== null && isSame(before, place, draft)) {
      return { exception: before, verdict: "unchanged" };
    }
    const decided = this.decided(place, draft, before, number);
    if ("code" in decided) return [decided];
    const exception = { id: key, ...place, ...decided };
    this.calendars.put(exception);
    return { exception, verdict: before === null ? "added" : "changed" };
  }

  async take(rows: readonly TableRow[], heading: Heading): Promise<JudgedRows> {
    const at = (column: ExceptionColumn) => heading.get(column) ?? -1;
    const cells = (column: ExceptionColumn) => rows.map((row) => row.cells[at(column)] ?? "");
    const resources = await namedIn(this.scope, cells("resource"));
    const places = { resources, sites: this.sites };
    const read = rows.map((row) => readException(row, heading, places));
    const ids = cells("id").flatMap((id) => (idForm.test(id.trim()) ? [id.trim()] : []));
    const stood = read.flatMap(({ place }) => (place === null ? [] : [place]));
    const kept = await keptExceptions(
      this.scope,
      ids,
      stood.flatMap(({ resourceId }) => (resourceId === null ? [] : [resourceId])),
      stood.flatMap(({ siteId, resourceId }) => (resourceId === null ? [siteId] : [])),
    );
    this.calendars.learn(kept);
    const told = read.map((each, index) => this.judge(rows[index]?.number ?? 0, each));
    const news = told.flatMap((each) =>
      "verdict" in each && each.verdict !== "unchanged" ? [each.exception] : [],
    );
    return {
      verdicts: told.map((each) => ("verdict" in each ? each.verdict : each)),
      keep: () => putExceptions(this.scope, news),
    };
  }
}

/** The firm's exceptions as the rows of a table. */
async function* rowsOut({ house, ask }: Asking): AsyncGenerator<string[][]> {
  const sites: SiteRow[] = [];
  for await (const page of sitesOut({ house, ask })) sites.push(...page);
  const byId = new Map(sites.map((site) => [site.id, site]));
  const pages = inPages<ExceptionOut>(
    (page) => ask(exceptionsQuestion(house, page)),
    (row) => row.id,
  );
  for await (const page of pages) {
    yield page.map((row) => {
      const site = row.resource_id === null ? byId.get(row.site_id) : undefined;
      return [
        row.id,
        row.resource_id === null ? "" : resourceName(row.resource_id, row.reference),
        site === undefined ? "" : siteName(site, sites),
        row.kind,
        row.from_local,
        row.until_local,
        row.note,
      ];
    });
  }
}

/**
 * Exceptions as a table: a row is known by its id, else by its place and time. Two acts on a
 * calendar in the same moment may leave two that overlap, which hold as one.
 */
export const exceptionTable: TableKind & Outgoing = {
  name: "exceptions",
  operation: "exceptionImport",
  columns: exceptionTableColumns,
  hold: lockReferences,
  clerk: async (scope) => {
    const clerk = new ExceptionClerk(scope, await allSites(scope));
    return (rows, heading) => clerk.take(rows, heading);
  },
  out: rowsOut,
};
