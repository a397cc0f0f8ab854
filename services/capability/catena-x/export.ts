import { canonicalText, type Json, type JsonObject } from "../../../contracts/events/index.ts";
import { isObject, objectsIn } from "../../platform/aspect-form.ts";
import { vocabularyInForce } from "../processes/vocabulary.ts";
import {
  capabilityDocumentQuestion,
  resourceMachinesQuestion,
  resourcesOfQuestion,
  resourcesQuestion,
} from "../reads.ts";
import {
  type ResourceColumns,
  type ResourceRow,
  resourceRow,
  type SiteRow,
  wholeResource,
} from "../rows.ts";
import type { ResourceId } from "../schema.ts";
import { type Asking, inPages, sitesOut } from "../transfer/export.ts";
import { siteName } from "../transfer/resource-columns.ts";
import { saidOf } from "../transfer/resource-table.ts";
import { emptyDocument } from "./model.ts";
import { holderOf } from "./read.ts";
import { capabilityEntity, type Lexicon, lexiconOf } from "./words.ts";
import { certificatesOf, machineOf } from "./write.ts";

interface KeptMachine {
  readonly resource_id: ResourceId;
  readonly machine: JsonObject;
  readonly as_read: string;
}

const placesAtOnce = 500;

/** A capability document on its way out. */
class DocumentOut {
  private readonly asking: Asking;
  private readonly taken: (resources: number) => void;
  private readonly lexicon: Lexicon;
  private sites: readonly SiteRow[] = [];
  /** Processes of what is not told as it came in. */
  private readonly processes = new Set<string>();
  /** Who held the certificates of what is not told as it came in. */
  private readonly formerHolders = new Set<string>();
  private readonly certificates: JsonObject[] = [];
  private readonly placed = new Set<string>();

  constructor(asking: Asking, taken: (resources: number) => void) {
    this.asking = asking;
    this.taken = taken;
    this.lexicon = lexiconOf(vocabularyInForce());
  }

  private async machinesOf(resources: readonly ResourceRow[]) {
    const { house, ask } = this.asking;
    const ids = resources.map(({ id }) => id);
    const kept = await ask<KeptMachine>(resourceMachinesQuestion(house, ids));
    return new Map(kept.map((each) => [each.resource_id, each]));
  }

  /** A resource that is not told as it came in: its capabilities and certificates are told anew. */
  private afresh(resource: ResourceRow, before: KeptMachine | undefined): JsonObject {
    for (const code of resource.processes) this.processes.add(code);
    this.certificates.push(...certificatesOf(resource));
    if (before) this.formerHolders.add((JSON.parse(before.as_read) as string[])[0] ?? "");
    const site = siteName(resource.site, this.sites);
    return machineOf(resource, site, this.lexicon, before?.machine);
  }

  /** The machines that stand in the document as it came in, in its order. */
  private async *listed(machines: readonly Json[]): AsyncGenerator<JsonObject> {
    const { house, ask } = this.asking;
    for (let at = 0; at < machines.length; at += placesAtOnce) {
      const some = machines.slice(at, at + placesAtOnce);
      const ids = some.filter((each) => typeof each === "string");
      const rows = await ask<ResourceColumns>(resourcesOfQuestion(house, ids));
      this.taken(rows.length);
      const resources = new Map(rows.map((row) => [row.resource_id, resourceRow(house, row)]));
      const kept = await this.machinesOf([...resources.values()]);
      for (const each of some) {
        if (isObject(each)) yield each;
        const resource = resources.get(each as ResourceId);
        if (resource === undefined) continue;
        this.placed.add(resource.id);
        const before = kept.get(resource.id);
        const isSame = before?.as_read === saidOf(resource, resource.site.id);
        yield isSame ? before.machine : this.afresh(resource, before);
      }
    }
  }

  /** All other resources of the firm. */
  private async *others(): AsyncGenerator<JsonObject> {
    const { house, ask } = this.asking;
    const pages = inPages<ResourceColumns>(
      (page) => ask(resourcesQuestion(house, page, wholeResource)),
      (row) => row.resource_id,
    );
    for await (const page of pages) {
      const rows = page.filter((row) => !this.placed.has(row.resource_id));
      this.taken(rows.length);
      const resources = rows.map((row) => resourceRow(house, row));
      const kept = await this.machinesOf(resources);
      for (const resource of resources) yield this.afresh(resource, kept.get(resource.id));
    }
  }

  private capabilitiesWith(known: readonly JsonObject[]): readonly JsonObject[] {
    const said = new Set(known.map(this.lexicon.processCode));
    const more = [...this.processes].filter((code) => !said.has(code));
    return [...known, ...more.map((code) => capabilityEntity(code, this.lexicon.vocabulary))];
  }

  private certificatesWith(known: readonly JsonObject[]): readonly JsonObject[] {
    const kept = known.filter((each) => !this.formerHolders.has(holderOf(each) ?? "\0"));
    const said = new Set(kept.map(canonicalText));
    const fresh = this.certificates.filter((each) => {
      const text = canonicalText(each);
      return !said.has(text) && said.add(text);
    });
    return [...kept, ...fresh];
  }

  /** The document as JSON, piece by piece. */
  async *text(): AsyncGenerator<string> {
    const { house, ask } = this.asking;
    const [row] = await ask<{ document: JsonObject }>(capabilityDocumentQuestion(house));
    const { machines, capabilities, certificates, ...rest } = row?.document ?? emptyDocument;
    const sites: SiteRow[] = [];
    for await (const page of sitesOut(this.asking)) sites.push(...page);
    this.sites = sites;
    const list = Array.isArray(machines) ? (machines as readonly Json[]) : [];
    let before = '{"machines":[';
    for (const some of [this.listed(list), this.others()]) {
      for await (const machine of some) {
        yield before + JSON.stringify(machine);
        before = ",";
      }
    }
    const told = {
      ...rest,
      capabilities: this.capabilitiesWith(objectsIn({ of: capabilities ?? [] }, "of")),
      certificates: this.certificatesWith(objectsIn({ of: certificates ?? [] }, "of")),
    };
    const start = before === "," ? "" : before;
    yield `${start}],${JSON.stringify(told).slice(1)}`;
  }
}

/**
 * The firm's capability as a document of Catena-X, as JSON piece by piece. What came in as a document
 * and has not changed is told in its very words; `taken` is told how many resources go out.
 */
export function documentOut(asking: Asking, taken: (resources: number) => void) {
  return new DocumentOut(asking, taken).text();
}
