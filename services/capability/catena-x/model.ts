import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import { type Form, object, set, text } from "../../platform/aspect-form.ts";

// Catena-X, urn:samm:io.catenax.manufacturing_capability:3.1.0, by its published JSON Schema.
const words = object({});
const references = set(object({ "semanticReferenceId!": text }));
const properties = set(
  object({ "propertyLabel!": words, semanticReferences: references, propertyValue: text }),
);
const element = { "label!": words, properties };
const hierarchyIds = set(object({ "hierarchyElementId!": text }));
const inHierarchy = {
  ...element,
  "hierarchyElementId!": text,
  specializes: hierarchyIds,
  generalizes: hierarchyIds,
};
const material = object({ ...element, belongsToMaterialFamilies: set(object(inHierarchy)) });
const constraint = object({
  capabilityConstraintProperties: properties,
  refersToMaterial: material,
});
const capability = object({
  ...inHierarchy,
  "capabilityLabel!": words,
  capabilityId: text,
  semanticReferences: references,
  capabilityConstraintSet: set(constraint),
});
const machineTool = object({ canProcessMaterials: set(material) });
const machine = object({
  ...element,
  provides: set(capability),
  containsTools: set(machineTool),
});

/** What a document must look like. */
export const manufacturingCapability: Form = object({
  "processes!": set(object({ "billOfProcessIdentification!": text })),
  "machines!": set(machine),
  "products!": set(object(element)),
  "capabilities!": set(capability),
  "machineTools!": set(machineTool),
  "certificates!": set(object(element)),
});

/** A document that looks as it must; its lists may hold more than is named here. */
export interface CapabilityDocument extends JsonObject {
  readonly machines: readonly JsonObject[];
  readonly capabilities: readonly JsonObject[];
  readonly certificates: readonly JsonObject[];
}

/** A document of which nothing is said yet. */
export const emptyDocument: Readonly<Record<string, readonly Json[]>> = {
  processes: [],
  machines: [],
  products: [],
  capabilities: [],
  machineTools: [],
  certificates: [],
};
