import type { JsonObject } from "../../../contracts/events/index.ts";
import { memberOf, objectsIn, pointerTo, textIn } from "../../platform/aspect-form.ts";
import type { SiteRow } from "../rows.ts";
import {
  certificateLine,
  codeSeparator,
  type DescribedColumn,
} from "../transfer/resource-columns.ts";
import { sitesNamed } from "../transfer/resource-row.ts";
import type { CapabilityDocument } from "./model.ts";
import {
  certificateProperties,
  isSerialNumber,
  type Lexicon,
  machineProperties,
  materialCode,
  propertyName,
  wordsIn,
} from "./words.ts";

/** A machine as the cells of a row of resources, and where in the document each stands. */
export interface MachineCells {
  readonly cells: Readonly<Record<DescribedColumn, string>>;
  readonly pointers: Readonly<Partial<Record<string, string>>>;
}

const known = <T>(found: readonly (T | undefined)[]): T[] => [
  ...new Set(found.filter((each) => each !== undefined)),
];

/** The materials that a machine's tools can work, and those that its capabilities are bound to. */
export function materialsIn(machine: JsonObject): JsonObject[] {
  const worked = objectsIn(machine, "containsTools").flatMap((tool) =>
    objectsIn(tool, "canProcessMaterials"),
  );
  const bound = objectsIn(machine, "provides")
    .flatMap((capability) => objectsIn(capability, "capabilityConstraintSet"))
    .map((constraint) => memberOf(constraint, "refersToMaterial"));
  return [...worked, ...bound.filter((each): each is JsonObject => typeof each === "object")];
}

/** By which resource's reference a certificate is held; undefined where it does not say. */
export function holderOf(certificate: JsonObject): string | undefined {
  const holder = objectsIn(certificate, "properties").find(
    (each) => propertyName(each) === "certificate_holder",
  );
  return holder && textIn(holder, "propertyValue");
}

/** The certificates of a document as lines, by the reference of the resource that holds them. */
export function certificateLines({ certificates }: CapabilityDocument) {
  const lines = new Map<string, string[]>();
  for (const certificate of certificates) {
    const holder = holderOf(certificate);
    if (holder === undefined) continue;
    const said = new Map(
      objectsIn(certificate, "properties").map((each) => [
        propertyName(each),
        textIn(each, "propertyValue"),
      ]),
    );
    const line = certificateLine(certificateProperties.map((name) => said.get(name) ?? ""));
    lines.set(holder, [...(lines.get(holder) ?? []), line]);
  }
  return lines;
}

export interface Readings {
  readonly lexicon: Lexicon;
  readonly certificates: ReadonlyMap<string, readonly string[]>;
  /** The id of the site of machines that name none of the firm's; "" where there is none for them. */
  readonly site: string;
  /** All that the firm has. */
  readonly sites: readonly SiteRow[];
}

/** What a machine says of its site. In a document of another firm it is a site of that firm. */
const siteIn = (said: string, { site, sites }: Readings) =>
  site === "" || sitesNamed(said, sites).length > 0 ? said : site;

/** What the properties of a machine say by their names, where each stands, and its serial number. */
function propertiesIn(machine: JsonObject, here: string) {
  const said = new Map<string, string>();
  const pointers: Record<string, string> = {};
  for (const name of machineProperties) pointers[name] = `${here}/properties`;
  let serial = "";
  for (const [at, each] of objectsIn(machine, "properties").entries()) {
    const name = propertyName(each) ?? "";
    const value = textIn(each, "propertyValue");
    said.set(name, value);
    pointers[name] = `${here}/properties/${at}/propertyValue`;
    if (name === "" && isSerialNumber(each)) serial ||= value;
  }
  return { said, pointers, serial };
}

/**
 * A machine as a row of resources. It is known by its reference, else by a serial number, else by
 * its label. Capabilities and materials that the vocabularies have not are passed over.
 */
export function machineCells(machine: JsonObject, at: number, readings: Readings): MachineCells {
  const { lexicon, certificates } = readings;
  const here = pointerTo("/machines", at);
  const { zh, en } = wordsIn(memberOf(machine, "label"));
  const { said, pointers, serial } = propertiesIn(machine, here);
  const cell = (name: string) => said.get(name) ?? "";
  const reference = cell("reference") || serial || en || zh;
  const codes = known(objectsIn(machine, "provides").map(lexicon.processCode));
  return {
    pointers: {
      ...pointers,
      name_zh: `${here}/label`,
      name_en: `${here}/label`,
      processes: `${here}/provides`,
      materials: `${here}/containsTools`,
      certificates: "/certificates",
    },
    cells: {
      id: "",
      reference,
      name_zh: zh,
      name_en: en,
      kind: cell("kind") || "machine",
      site: siteIn(cell("site"), readings),
      processes: codes.join(codeSeparator),
      materials: known(materialsIn(machine).map(materialCode)).join(codeSeparator),
      x_mm: cell("x_mm"),
      y_mm: cell("y_mm"),
      z_mm: cell("z_mm"),
      tolerance_mm: cell("tolerance_mm"),
      batch_least: cell("batch_least"),
      batch_most: cell("batch_most"),
      certificates: (certificates.get(reference.trim()) ?? []).join("\n"),
    },
  };
}
