import { setImmediate as breathe } from "node:timers/promises";
import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import { wrongWith } from "../../platform/aspect-form.ts";
import type { Fault, Incoming, JudgedRows } from "../../platform/incoming.ts";
import { headingOf } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { vocabularyIn } from "../processes/reads.ts";
import { allSites, lockReferences } from "../reads.ts";
import { describedNames, resourceTableColumns } from "../transfer/resource-columns.ts";
import {
  type GoodResource,
  keepResources,
  ResourceClerk,
  saidOf,
} from "../transfer/resource-table.ts";
import { putCapabilityDocument, putResourceMachines } from "../writes.ts";
import { type CapabilityDocument, manufacturingCapability } from "./model.ts";
import { certificateLines, type MachineCells, machineCells, type Readings } from "./read.ts";
import { lexiconOf } from "./words.ts";

const heading = headingOf({ number: 1, cells: describedNames }, resourceTableColumns);
const machinesAtOnce = 500;
/** Of a document that is no such model more is not looked for. */
const mostFormFaults = 10_000;

const rowOf = ({ cells }: MachineCells, number: number): TableRow => ({
  number,
  cells: describedNames.map((name) => cells[name]),
});

/** What is wrong with the look of a document, machine by machine; what is in none of them first. */
function formFaults(document: Json): readonly (readonly Fault[])[] {
  const byRow = new Map<number, Fault[]>();
  let count = 0;
  for (const { pointer, code, values } of wrongWith(document, manufacturingCapability)) {
    const at = /^\/machines\/(\d+)/.exec(pointer)?.[1];
    const row = at === undefined ? 0 : Number(at) + 1;
    const faults = byRow.get(row) ?? [];
    faults.push({ row, column: pointer, code, values });
    byRow.set(row, faults);
    count += 1;
    if (count === mostFormFaults) break;
  }
  return [...byRow.entries()].toSorted(([one], [other]) => one - other).map(([, each]) => each);
}

/** One document on its way in. */
class DocumentClerk {
  private readonly scope: TenantScope;
  private readonly clerk: ResourceClerk;
  private readonly readings: Readings;
  /** The machines as the document is kept: those that became a resource by its id. */
  private readonly places: Json[] = [];

  constructor(scope: TenantScope, clerk: ResourceClerk, readings: Readings) {
    this.scope = scope;
    this.clerk = clerk;
    this.readings = readings;
  }

  async take(machines: readonly JsonObject[], from: number): Promise<JudgedRows> {
    const read = machines.map((each, at) => machineCells(each, from + at, this.readings));
    const rows = read.map((each, at) => rowOf(each, from + at + 1));
    const told = await this.clerk.judgeAll(rows, heading);
    const good: { readonly resource: GoodResource; readonly machine: JsonObject }[] = [];
    const verdicts = told.map((each, at) => {
      const machine = machines[at] ?? {};
      if ("verdict" in each) {
        good.push({ resource: each, machine });
        this.places.push(each.placed.id);
        return each.verdict;
      }
      this.places.push(machine);
      const pointers = read[at]?.pointers ?? {};
      return each.map((fault) => ({ ...fault, column: pointers[fault.column] ?? fault.column }));
    });
    return {
      verdicts,
      keep: async () => {
        await keepResources(
          this.scope,
          good.map(({ resource }) => resource),
        );
        await putResourceMachines(
          this.scope,
          good.map(({ resource: { placed, described }, machine }) => ({
            resourceId: placed.id,
            machine,
            asRead: saidOf(described, placed.siteId),
          })),
        );
      },
    };
  }

  /** When all machines were taken. */
  rest(document: CapabilityDocument): JudgedRows {
    const keep = () => putCapabilityDocument(this.scope, { ...document, machines: this.places });
    return { verdicts: [], keep };
  }
}

async function* parts(
  scope: TenantScope,
  document: Json,
  site: string,
): AsyncGenerator<JudgedRows> {
  const faults = formFaults(document);
  if (faults.length > 0) {
    yield { verdicts: faults, keep: () => Promise.resolve(), spoils: true };
    return;
  }
  // What has no fault has this look.
  const sound = document as CapabilityDocument;
  const vocabulary = await vocabularyIn(scope);
  const certificates = certificateLines(sound);
  const sites = await allSites(scope);
  const readings = { lexicon: lexiconOf(vocabulary), certificates, site, sites };
  const meanings = { vocabulary, sites };
  const clerk = new DocumentClerk(scope, new ResourceClerk(scope, meanings), readings);
  for (let at = 0; at < sound.machines.length; at += machinesAtOnce) {
    yield await clerk.take(sound.machines.slice(at, at + machinesAtOnce), at);
    await breathe();
  }
  yield clerk.rest(sound);
}

/**
 * A document on its way in: a machine that can be read as a resource becomes one, all else is kept
 * beside. `site` is the id of the site of machines that name none of the firm's.
 */
export function documentIn(document: Json, site: string): Incoming {
  return {
    name: "capability document",
    operation: "capabilityDocumentImport",
    hold: lockReferences,
    parts: (scope) => parts(scope, document, site),
  };
}
