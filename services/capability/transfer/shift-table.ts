import { Refusal } from "../../kernel/refusal.ts";
import type { Fault, JudgedRows } from "../../platform/incoming.ts";
import { cellsIn, type Heading } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { decideShifts } from "../calendar/rules.ts";
import { lockReferences } from "../reads.ts";
import type { ResourceId, Shift } from "../schema.ts";
import { type Asking, inPages, type Outgoing } from "./export.ts";
import { type NamedResources, namedIn, resourceName } from "./named-resources.ts";
import { keptShifts, type ShiftsOut, shiftsQuestion } from "./reads.ts";
import {
  type ShiftColumn,
  shiftCells,
  shiftsOf,
  shiftTableColumns,
  weekdays,
} from "./shift-row.ts";
import type { TableKind } from "./table.ts";
import { putAllShifts } from "./writes.ts";

/** A row that may be kept. */
interface Good {
  readonly id: ResourceId;
  readonly shifts: readonly Shift[];
  readonly verdict: "added" | "changed" | "unchanged";
}

/** The shifts of a week as they may be kept; what the rules refuse is noted at its day. */
function decided(shifts: readonly Shift[], row: number): readonly Shift[] | Fault {
  try {
    return decideShifts(shifts) ?? [];
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const at = Number(/^shifts\.(\d+)/.exec(fault.field ?? "")?.[1] ?? -1);
    const column = weekdays[(shifts[at]?.weekday ?? 1) - 1] ?? "resource";
    return { row, column, code: fault.code, values: fault.values };
  }
}

/** Judges the rows of one table of shifts. */
class ShiftClerk {
  private readonly scope: TenantScope;
  private readonly seen = new Set<ResourceId>();

  constructor(scope: TenantScope) {
    this.scope = scope;
  }

  private judge(row: TableRow, heading: Heading, resources: NamedResources) {
    const { read, faults } = cellsIn<ShiftColumn>(row, heading);
    const resource = read("resource", (text) => resources.named(text), null);
    const said = weekdays.flatMap((day, at) => read(day, (text) => shiftsOf(text, at + 1), []));
    if (resource && this.seen.has(resource.id)) {
      faults.push({ row: row.number, column: "resource", code: "RESOURCE_TWICE", values: {} });
    }
    if (resource) this.seen.add(resource.id);
    const shifts = decided(said, row.number);
    if ("code" in shifts) return [...faults, shifts];
    return faults.length > 0 || resource === null ? faults : { id: resource.id, shifts };
  }

  async take(rows: readonly TableRow[], heading: Heading): Promise<JudgedRows> {
    const at = heading.get("resource") ?? -1;
    const resources = await namedIn(
      this.scope,
      rows.map(({ cells }) => cells[at] ?? ""),
    );
    const kept = await keptShifts(this.scope, [...resources.byId.keys()] as ResourceId[]);
    const verdictOf = (id: ResourceId, shifts: readonly Shift[]) => {
      const before = kept.get(id);
      if (before === undefined) return "added";
      const same = shiftCells(before).join("|") === shiftCells(shifts).join("|");
      return same ? "unchanged" : "changed";
    };
    const told = rows.map((row): Good | readonly Fault[] => {
      const judged = this.judge(row, heading, resources);
      if (!("shifts" in judged)) return judged;
      return { ...judged, verdict: verdictOf(judged.id, judged.shifts) };
    });
    const news = told.flatMap((each) =>
      "verdict" in each && each.verdict !== "unchanged" ? [each] : [],
    );
    return {
      verdicts: told.map((each) => ("verdict" in each ? each.verdict : each)),
      keep: () => putAllShifts(this.scope, news),
    };
  }
}

/** The weeks of the firm's resources as the rows of a table; one without shifts has none. */
async function* rowsOut({ house, ask }: Asking): AsyncGenerator<string[][]> {
  const pages = inPages<ShiftsOut>(
    (page) => ask(shiftsQuestion(house, page)),
    (row) => row.resource_id,
  );
  for await (const page of pages) {
    yield page.map(({ resource_id: id, reference, shifts }) => [
      resourceName(id, reference),
      ...shiftCells(shifts),
    ]);
  }
}

/** Shifts as a table: a row is the week of one resource, named by its reference or id. */
export const shiftTable: TableKind & Outgoing = {
  name: "shifts",
  operation: "shiftImport",
  columns: shiftTableColumns,
  hold: lockReferences,
  clerk: (scope) => {
    const clerk = new ShiftClerk(scope);
    return Promise.resolve((rows, heading) => clerk.take(rows, heading));
  },
  out: rowsOut,
};
