import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import { isObject, memberOf, objectsIn, textIn } from "../../platform/aspect-form.ts";
import { materials } from "../materials.ts";
import type { Vocabulary } from "../processes/vocabulary.ts";
import type { Words } from "../words.ts";

/** How our own words are named in a document; decision 0029. */
const processUrn = "urn:lianzao:process:";
const propertyUrn = "urn:lianzao:property:";

/** A serial number in ECLASS, which machines of others have for a reference. */
const serialNumber = "0173-1#02-AAM556";

const property = (name: string, zh: string, en: string) => [name, { zh, en }] as const;

/** What our own properties are called; lengths in millimetres as decimal text. */
const labels: ReadonlyMap<string, Words> = new Map([
  property("id", "资源标识", "Id"),
  property("reference", "编号", "Reference"),
  property("kind", "类型", "Kind"),
  property("site", "厂区", "Site"),
  property("x_mm", "工作范围 X（毫米）", "Envelope X (mm)"),
  property("y_mm", "工作范围 Y（毫米）", "Envelope Y (mm)"),
  property("z_mm", "工作范围 Z（毫米）", "Envelope Z (mm)"),
  property("tolerance_mm", "公差（毫米）", "Tolerance (mm)"),
  property("batch_least", "最小批量", "Smallest lot (pieces)"),
  property("batch_most", "最大批量", "Largest lot (pieces)"),
  property("material", "材料", "Material"),
  property("certificate_holder", "持证资源编号", "Certified resource"),
  property("certificate_standard", "证书标准", "Certificate standard"),
  property("certificate_number", "证书编号", "Certificate number"),
  property("certificate_issuer", "发证机构", "Certificate issuer"),
  property("certificate_scope", "证书范围", "Certificate scope"),
  property("certificate_from", "有效期自", "Valid from"),
  property("certificate_until", "有效期至", "Valid until"),
]);

/** The properties of a machine that a resource has a place for; `id` is only told. */
export const machineProperties = [
  "id",
  "reference",
  "kind",
  "site",
  "x_mm",
  "y_mm",
  "z_mm",
  "tolerance_mm",
  "batch_least",
  "batch_most",
] as const;

/** The properties of a certificate in the order of a certificate's texts. */
export const certificateProperties = [
  "certificate_standard",
  "certificate_number",
  "certificate_issuer",
  "certificate_scope",
  "certificate_from",
  "certificate_until",
] as const;

/** One of our properties with its value. */
export function propertyEntity(name: string, value: string): JsonObject {
  const { zh, en } = labels.get(name) ?? { zh: name, en: name };
  return {
    propertyLabel: { zh, en },
    semanticReferences: [{ semanticReferenceId: `${propertyUrn}${name}` }],
    propertyValue: value,
  };
}

const referencesIn = (entity: JsonObject) =>
  objectsIn(entity, "semanticReferences").map((each) => textIn(each, "semanticReferenceId"));

/** Which of our properties an entity is, by its semantic reference; undefined for another's. */
export function propertyName(entity: JsonObject): string | undefined {
  const named = referencesIn(entity).map((urn) =>
    urn.startsWith(propertyUrn) ? urn.slice(propertyUrn.length) : "",
  );
  return named.find((name) => labels.has(name));
}

/** Whether a property of another's says by what number a machine is known. */
export const isSerialNumber = (entity: JsonObject): boolean =>
  referencesIn(entity).some((urn) => urn.includes(serialNumber));

/** A label in both languages; where it has one of them only, that one stands for both. */
export function wordsIn(label: Json | undefined): Words {
  const said = isObject(label)
    ? Object.entries(label).flatMap(([tongue, text]) =>
        typeof text === "string" && text !== "" ? [[tongue.toLowerCase(), text] as const] : [],
      )
    : [];
  const inTongue = (tongue: string) =>
    said.find(([each]) => each === tongue || each.startsWith(`${tongue}-`))?.[1];
  const any = said[0]?.[1] ?? "";
  return { zh: inTongue("zh") ?? inTongue("en") ?? any, en: inTongue("en") ?? any };
}

const textsIn = (label: Json | undefined): readonly string[] =>
  isObject(label)
    ? Object.values(label).filter((text): text is string => typeof text === "string")
    : [];

const plain = (text: string) => text.trim().toLowerCase();

/** Without its family and number: `42CrMo` and `42CrMo4` for `42CrMo4 (1.7225), alloy steel`. */
const designations = ({ zh, en }: Words) => [
  zh,
  en,
  zh.split(" ")[0] ?? zh,
  en.split(/ \(|,/)[0] ?? en,
];

const materialByName = new Map(
  materials.flatMap(({ code, name }) =>
    [code, ...designations(name)].map((each) => [plain(each), code] as const),
  ),
);

/** The code of a material: its own property, its label, or that of a family it belongs to. */
export function materialCode(material: JsonObject): string | undefined {
  const own = objectsIn(material, "properties").find((each) => propertyName(each) === "material");
  if (own !== undefined) return textIn(own, "propertyValue");
  const families = objectsIn(material, "belongsToMaterialFamilies");
  const names = [material, ...families].flatMap((each) => textsIn(memberOf(each, "label")));
  return names.map((name) => materialByName.get(plain(name))).find((code) => code !== undefined);
}

/** The tree of processes, and which of them a capability is. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  /** By our own URN, else by the names of the tree; undefined for what is none of it. */
  readonly processCode: (capability: JsonObject) => string | undefined;
}

export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const byName = new Map(
    vocabulary.terms
      .filter(({ isGroup }) => !isGroup)
      .flatMap(({ code, name }) =>
        [code, name.zh, name.en].map((each) => [plain(each), code] as const),
      ),
  );
  const processCode = (capability: JsonObject) => {
    const marks = [textIn(capability, "hierarchyElementId"), ...referencesIn(capability)];
    const own = marks.find((mark) => mark.startsWith(processUrn));
    if (own !== undefined) return own.slice(processUrn.length);
    const names = [memberOf(capability, "capabilityLabel"), memberOf(capability, "label")];
    return names
      .flatMap(textsIn)
      .map((name) => byName.get(plain(name)))
      .find((code) => code !== undefined);
  };
  return { vocabulary, processCode };
}

/** A process as a capability. */
export function capabilityEntity(code: string, { termOf }: Vocabulary): JsonObject {
  const term = termOf(code);
  const { zh, en } = term?.name ?? { zh: code, en: code };
  const above = term?.parent
    ? { specializes: [{ hierarchyElementId: processUrn + term.parent }] }
    : {};
  return {
    hierarchyElementId: processUrn + code,
    capabilityId: code,
    label: { zh, en },
    capabilityLabel: { zh, en },
    semanticReferences: [{ semanticReferenceId: processUrn + code }],
    ...above,
  };
}
