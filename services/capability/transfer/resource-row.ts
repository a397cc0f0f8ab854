import { instantIn } from "../../kernel/instant.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Fault } from "../../platform/incoming.ts";
import { cellsIn, type Heading } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import { instantOf, type Wall, wallOfText } from "../calendar/clock.ts";
import { chineseKinds } from "../kinds.ts";
import { materials } from "../materials.ts";
import type { Vocabulary } from "../processes/vocabulary.ts";
import type { ResourceRow, SiteRow } from "../rows.ts";
import {
  type CertificateDraft,
  type DescribedResource,
  describeResource,
  endOfValidity,
  type ResourceDraft,
} from "../rules.ts";
import { type ResourceKind, resourceKinds, type SiteId } from "../schema.ts";
import type { Judging } from "./judged.ts";
import { type ResourceColumn, retiredCell } from "./resource-columns.ts";

/** What the words in the cells mean. */
export interface Meanings {
  readonly vocabulary: Vocabulary;
  readonly sites: readonly SiteRow[];
}

const decimalForm = /^-?\d{1,15}(\.\d{1,6})?$/;
const minutesOfDay = 1_440;

function kindOf(text: string): ResourceKind {
  const said = text.trim().toLowerCase();
  const kind = resourceKinds.find((each) => each === said || chineseKinds[each] === said);
  if (kind === undefined) throw new Refusal("KIND_UNKNOWN", { kind: text });
  return kind;
}

/** The firm's sites that a text may mean. */
export function sitesNamed(text: string, sites: readonly SiteRow[]): SiteRow[] {
  const said = text.trim();
  return sites.filter(
    ({ id, gln, name }) => said !== "" && [id, gln, name.zh, name.en].includes(said),
  );
}

/** The site that a cell names. Throws `SITE_NOT_FOUND`, `SITE_AMBIGUOUS`. */
export function siteOf(text: string, sites: readonly SiteRow[]): SiteId {
  const said = text.trim();
  const found = sitesNamed(said, sites);
  if (found.length > 1) throw new Refusal("SITE_AMBIGUOUS", { site: said });
  const [site] = found;
  if (site === undefined) throw new Refusal("SITE_NOT_FOUND");
  return site.id;
}

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Codes, or names that stand for one; what is neither stays as it is, to be refused by its rule. */
function codesOf(text: string, known: readonly Named[]): string[] {
  const said = text
    .split(/[;；,，\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return said.map((word) => {
    if (known.some(({ code }) => code === word)) return word;
    return known.find(({ name }) => name.zh === word || name.en === word)?.code ?? word;
  });
}

/** Whether it is in range, or whole, is for the rules to say. */
function decimalOf(text: string): string | null {
  const said = text.trim();
  if (said === "") return null;
  if (!decimalForm.test(said)) throw new Refusal("NUMBER_FORM");
  return said;
}

function piecesOf(text: string): number | null {
  const said = decimalOf(text);
  return said === null ? null : Number(said);
}

/** An instant, or a day by the clock of the site, which as an end lasts until it is over. */
function timeOf(text: string, zone: string, isEnd: boolean): Date {
  const day = wallOfText(`${text}T00:00`);
  // Documents of others tell parts of a second that no calendar needs.
  const said = day === null ? text.replace(/(\.\d{3})\d+/, "$1") : limitOf(day, zone, isEnd);
  const time = instantIn(said);
  if (time === null) throw new Refusal("CERTIFICATE_FORM");
  return time;
}

function limitOf(day: Wall, zone: string, isEnd: boolean): string {
  return instantOf(zone, isEnd ? day + minutesOfDay : day).toISOString();
}

const unescaped = (text: string) =>
  text.replace(/\\(.)/g, (_whole, each: string) => ({ n: "\n", r: "\r" })[each] ?? each);

function certificateOf(line: string, zone: string): CertificateDraft {
  // A bar that no odd number of strokes stands before.
  const parts = line.split(/(?<=(?<!\\)(?:\\\\)*)\|/).map((part) => unescaped(part.trim()));
  const [standard = "", number = "", issuer = "", scope = "", from = "", until = ""] = parts;
  if (parts.length !== 6) throw new Refusal("CERTIFICATE_FORM");
  return {
    standard,
    number,
    issuer: issuer || null,
    scope: scope || null,
    validFrom: from === "" ? null : timeOf(from, zone, false),
    validUntil: endOfValidity(timeOf(until, zone, true)),
  };
}

/** A row as a draft. What cannot be read is noted, and stands in the draft as something harmless. */
export function readResource(
  row: TableRow,
  heading: Heading,
  { vocabulary, sites }: Meanings,
): { readonly draft: ResourceDraft; readonly id: string; readonly faults: readonly Fault[] } {
  const { text, read, faults } = cellsIn<ResourceColumn>(row, heading);
  const id = text("id").trim();
  const sides = (["x", "y", "z"] as const).map((side) => read(`${side}_mm`, decimalOf, "1"));
  const [x = null, y = null, z = null] = sides;
  const siteId = read("site", (said) => siteOf(said, sites), "" as SiteId);
  const zone = sites.find((site) => site.id === siteId)?.timeZone ?? "UTC";
  const draft: ResourceDraft = {
    siteId,
    name: { zh: text("name_zh"), en: text("name_en") },
    kind: read("kind", kindOf, "machine"),
    reference: read("reference", (said) => referenceOf(said, id), "-"),
    processes: codesOf(text("processes"), vocabulary.terms),
    materials: codesOf(text("materials"), materials),
    envelope: sides.every((side) => side === null)
      ? null
      : { x: x ?? "0", y: y ?? "0", z: z ?? "0" },
    toleranceMm: read("tolerance_mm", decimalOf, "1"),
    batchLeast: read("batch_least", piecesOf, null),
    batchMost: read("batch_most", piecesOf, null),
    certificates: read(
      "certificates",
      (said) =>
        said
          .split(/\r?\n/)
          .filter((line) => line.trim() !== "")
          .map((line) => certificateOf(line, zone)),
      [],
    ),
  };
  return { draft, id, faults };
}

/**
 * Refuses a row that says of its resource that it is retired, or in use, and it is not: a table
 * describes, and whether a resource is in use is decided where one sees what stands of it.
 */
export function checkStanding(
  row: TableRow,
  heading: Heading,
  before: ResourceRow | null,
): readonly Fault[] {
  const at = heading.get("retired_at");
  if (at === undefined) return [];
  const said = row.cells[at]?.trim() ?? "";
  const kept = before === null ? "" : retiredCell(before);
  if ((instantIn(said)?.toISOString() ?? said) === kept) return [];
  return [{ row: row.number, column: "retired_at", code: "RESOURCE_STANDING", values: {} }];
}

/** By its number, or the id that our own table has, a row is known again when it comes once more. */
function referenceOf(text: string, id: string): string | null {
  const said = text.trim();
  if (said === "" && id === "") throw new Refusal("REFERENCE_MISSING");
  return said || null;
}

const columnOfField: Readonly<Record<string, ResourceColumn>> = {
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

const columnAt = (field: string | undefined): ResourceColumn =>
  columnOfField[field ?? ""] ?? (field?.startsWith("certificates") ? "certificates" : "reference");

/** The draft with what was refused replaced by what no rule minds, so that the rest is judged too. */
function mended(draft: ResourceDraft, column: string): ResourceDraft {
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

/** How a row is judged, `before` being what is kept of its resource now (null for a new one). */
export function resourceJudging(
  { vocabulary }: Meanings,
  before: ResourceRow | null,
  now: Date,
): Judging<ResourceDraft, DescribedResource> {
  return {
    describe: (draft) => describeResource(draft, vocabulary, before, now),
    columnAt,
    mended,
  };
}
