import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import { memberOf, objectsIn } from "../../platform/aspect-form.ts";
import { materialOf } from "../materials.ts";
import type { ResourceRow } from "../rows.ts";
import { cellsOf, certificateTexts, saidNames } from "../transfer/resource-columns.ts";
import {
  capabilityEntity,
  certificateProperties,
  type Lexicon,
  machineProperties,
  materialCode,
  propertyEntity,
  propertyName,
} from "./words.ts";

const lists = (name: string, elements: readonly Json[]) =>
  elements.length === 0 ? {} : { [name]: elements };

function propertiesOf(resource: ResourceRow, site: string): JsonObject[] {
  const cells = cellsOf(resource, site);
  const said = new Map<string, string>(saidNames.map((name, at) => [name, cells[at] ?? ""]));
  // Without a reference of its own it would not be told from its like.
  if (resource.reference === null) said.set("id", resource.id);
  return machineProperties.flatMap((name) => {
    const value = said.get(name) ?? "";
    return value === "" ? [] : [propertyEntity(name, value)];
  });
}

function materialEntity(code: string): JsonObject {
  const { zh, en } = materialOf(code)?.name ?? { zh: code, en: code };
  return { label: { zh, en }, properties: [propertyEntity("material", code)] };
}

/** The tools as they were, without materials that are not worked any more, and with the new ones. */
function toolsOf(machine: JsonObject, codes: readonly string[]): JsonObject[] {
  const seen = new Set<string>();
  const kept = objectsIn(machine, "containsTools").map((tool): JsonObject => {
    const worked = memberOf(tool, "canProcessMaterials");
    if (worked === undefined) return tool;
    const materials = objectsIn(tool, "canProcessMaterials").filter((material) => {
      const code = materialCode(material);
      if (code !== undefined) seen.add(code);
      return code === undefined || codes.includes(code);
    });
    return { ...tool, canProcessMaterials: materials };
  });
  const more = codes.filter((code) => !seen.has(code)).map(materialEntity);
  return more.length === 0 ? kept : [...kept, { canProcessMaterials: more }];
}

/**
 * A resource as a machine: what `before` says besides stays where it is, `before` being what a
 * document once said of it.
 */
export function machineOf(
  resource: ResourceRow,
  site: string,
  { vocabulary, processCode }: Lexicon,
  before: JsonObject = {},
): JsonObject {
  const { properties, provides, containsTools, label, ...others } = before;
  const { zh, en } = resource.name;
  const kept = objectsIn({ provides: provides ?? [] }, "provides").filter((each) => {
    const code = processCode(each);
    return code === undefined || resource.processes.includes(code);
  });
  const provided = new Set(kept.map(processCode));
  const fresh = resource.processes.filter((code) => !provided.has(code));
  const foreign = objectsIn({ properties: properties ?? [] }, "properties").filter(
    (each) => !(machineProperties as readonly (string | undefined)[]).includes(propertyName(each)),
  );
  return {
    ...others,
    label: { ...(typeof label === "object" && label !== null ? label : {}), zh, en },
    properties: [...propertiesOf(resource, site), ...foreign],
    provides: [...kept, ...fresh.map((code) => capabilityEntity(code, vocabulary))],
    ...lists(
      "containsTools",
      toolsOf(containsTools === undefined ? {} : { containsTools }, resource.materials),
    ),
  };
}

/** The certificates of a resource as a document has them. */
export function certificatesOf(resource: ResourceRow): JsonObject[] {
  return resource.certificates.map((certificate) => {
    const texts = certificateTexts(certificate);
    const said = certificateProperties.flatMap((name, at) =>
      texts[at] ? [propertyEntity(name, texts[at])] : [],
    );
    const { standard } = certificate;
    const holder = propertyEntity("certificate_holder", resource.reference ?? resource.name.en);
    return { label: { zh: standard, en: standard }, properties: [holder, ...said] };
  });
}
