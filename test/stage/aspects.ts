import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Json, JsonObject } from "../../contracts/events/index.ts";
import { propertyEntity } from "../../services/capability/catena-x/words.ts";

const folder = "../shared/benchmarks/capacity-models";

export const modelsAbsent = existsSync(folder) ? "" : " (skipped: ../shared is absent)";

/** The example that is published with a model. */
export const publishedExample = (model: string): JsonObject =>
  JSON.parse(readFileSync(`${folder}/${model}.json`, "utf8"));

/** A judge by the published schema of a model. Draft 4 says of limits only that they are allowed. */
export function publishedJudge(model: string): ValidateFunction {
  const schema = JSON.parse(
    readFileSync(`${folder}/${model}-schema.json`, "utf8"),
    (name, value) =>
      name === "$schema" || (/^exclusive/.test(name) && value === false) ? undefined : value,
  );
  const ajv = new Ajv({ strict: false, allErrors: true });
  // The package is CommonJS; its types say that the function is under `default`.
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema);
}

const said = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .filter((text) => !text.includes("\0") && text.isWellFormed());
const label = fc.oneof(
  fc.record({ zh: said, en: said }, { requiredKeys: [] }),
  fc.constantFrom({ en: "sawing" }, { "zh-CN": "磨齿" }, { de: "Sägen" }, { en: 1 }),
);
const some = <T>(of: fc.Arbitrary<T>, most = 3) =>
  fc.uniqueArray(of, { maxLength: most, selector: (each) => JSON.stringify(each) });
const name = said.map((text) => `x-${text}`);
const more = fc.dictionary(name, fc.oneof(said, fc.integer(), fc.boolean()), {
  noNullPrototype: true,
});

/** An object without what is undefined, with what nobody has heard of besides. */
const thing = (needed: Record<string, fc.Arbitrary<Json>>, allowed: typeof needed = {}) =>
  fc
    .tuple(
      fc.record({ ...needed, ...allowed }, { requiredKeys: Object.keys(needed) }),
      fc.option(more, { nil: undefined, freq: 2 }),
    )
    .map(([each, others]): JsonObject => ({ ...(others ? { "x-more": others } : {}), ...each }));

const references = some(thing({ semanticReferenceId: said }), 2);
const ownProperty = fc
  .tuple(fc.constantFrom("kind", "x_mm", "tolerance_mm", "batch_least", "material"), said)
  .map(([name, value]) => propertyEntity(name, value));
const property = fc.oneof(
  {
    weight: 4,
    arbitrary: thing(
      { propertyLabel: label },
      { semanticReferences: references, propertyValue: said },
    ),
  },
  { weight: 1, arbitrary: ownProperty },
);
const element = { label };
const properties = { properties: some(property) };
const ids = some(thing({ hierarchyElementId: said }), 2);
const inHierarchy = { ...properties, specializes: ids, generalizes: ids };
const family = thing({ ...element, hierarchyElementId: said }, inHierarchy);
const material = thing(element, { ...properties, belongsToMaterialFamilies: some(family, 2) });
const tool = thing({}, { canProcessMaterials: some(material, 2) });
const capability = thing(
  { ...element, hierarchyElementId: said, capabilityLabel: label },
  {
    ...inHierarchy,
    capabilityId: said,
    semanticReferences: references,
    capabilityConstraintSet: some(
      thing({}, { capabilityConstraintProperties: some(property, 2), refersToMaterial: material }),
      2,
    ),
  },
);
const foreignMachine = thing(element, {
  ...properties,
  provides: some(capability, 2),
  containsTools: some(tool, 2),
});

/** One that can be read as a resource, with things that have no place in one. */
const knownMachine = fc
  .tuple(foreignMachine, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9_999 }))
  .map(([machine, number, side]): JsonObject => {
    const others = Array.isArray(machine["properties"]) ? (machine["properties"] as Json[]) : [];
    const provides = Array.isArray(machine["provides"]) ? (machine["provides"] as Json[]) : [];
    const sawing = {
      hierarchyElementId: "x",
      label: { en: "x" },
      capabilityLabel: { en: "Sawing" },
    };
    const sides = ["x_mm", "y_mm", "z_mm"].map((name) => propertyEntity(name, String(side)));
    return {
      ...machine,
      label: { en: `Saw ${number}` },
      provides: [sawing, ...provides],
      properties: [
        ...others.filter((each) => !JSON.stringify(each).includes("urn:lianzao")),
        propertyEntity("reference", `S-${number}`),
        ...sides,
        propertyEntity("tolerance_mm", "0.5"),
      ],
    };
  });

/** Documents that are valid ManufacturingCapability 3.1.0. */
export const capabilityDocument = fc
  .record({
    processes: some(thing({ billOfProcessIdentification: said })),
    machines: some(fc.oneof(foreignMachine, knownMachine), 5),
    products: some(thing(element, properties)),
    capabilities: some(capability),
    machineTools: some(tool),
    certificates: some(thing(element, properties)),
  })
  // As it comes over the wire: ordinary objects, no negative zero.
  .map((document): JsonObject => JSON.parse(JSON.stringify(document)));

/** Every place in a value, as a way to it. */
function places(value: Json, way: readonly (string | number)[] = []): (string | number)[][] {
  const parts =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, each]) => places(each, [...way, name]))
      : [];
  return [[...way], ...parts];
}

function changedAt(
  value: Json,
  [name, ...rest]: readonly (string | number)[],
  to: Json | undefined,
): Json {
  if (name === undefined) return to ?? null;
  const copy: Record<string, Json> & Json[] = (
    Array.isArray(value) ? [...value] : { ...(value as JsonObject) }
  ) as never;
  if (rest.length === 0 && to === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(name), 1);
    else delete (copy as Record<string, Json>)[name];
  } else
    (copy as Record<string, Json>)[name] = changedAt(
      (copy as Record<string, Json>)[name] ?? null,
      rest,
      to,
    );
  return copy;
}

/** A document in which one place is not as it was: gone, doubled, or something else. */
export const spoilt = (documents: fc.Arbitrary<JsonObject>) =>
  fc
    .tuple(
      documents,
      fc.nat(),
      fc.oneof(
        fc.constant(undefined),
        fc.constantFrom<Json>(null, 7, "x", true, [], {}, [1, 1], -1, ""),
      ),
    )
    .map(([document, at, to]): Json => {
      const ways = places(document).filter(({ length }) => length > 0);
      const way = ways[at % ways.length] ?? [];
      return changedAt(document, way, to);
    });

/** The least that a capacity group says. */
export const plainGroup = {
  capacityGroupId: "0157ba42-d2a8-4e28-8565-7b07830c1110",
  name: "Grinding",
  customer: "BPNL8888888888XX",
  supplier: "BPNL6666666666YY",
  changedAt: "2026-03-10T12:27:11.320Z",
  unitOfMeasureIsOmitted: true,
  capacityGroupIsInactive: false,
};

const uuid = fc
  .tuple(fc.uuid(), fc.constantFrom("", "urn:uuid:"))
  .map(([id, prefix]) => `${prefix}${id}`);
const partner = (kind: string) =>
  fc.stringMatching(/^[A-Z0-9]{12}$/).map((number) => `${kind}${number}`);
const quantity = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 1_000_000 }).map((thousandths) => thousandths / 1_000),
);
const change = fc.integer({ min: -1_000, max: 1_000 });
const monday = fc
  .integer({ min: 0, max: 520 })
  .map((week) => new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10));
const moment = fc
  .integer({ min: 0, max: 2_000_000_000 })
  .map((seconds) => new Date(seconds * 1_000).toISOString());
const week = thing(
  { pointInTime: monday, actualCapacity: quantity, maximumCapacity: quantity },
  { agreedCapacity: quantity, deltaProductionResult: change },
);
const weeks = fc.uniqueArray(week, {
  maxLength: 6,
  selector: ({ pointInTime }) => String(pointInTime),
});
const demandSeries = thing(
  {
    materialNumberCustomer: said,
    customerLocation: partner("BPNS"),
    demandCategory: fc.constantFrom({ demandCategoryCode: "0001" }, { demandCategoryCode: "SR99" }),
  },
  { materialNumberSupplier: said, loadFactor: fc.constantFrom(3.5, 1, 0) },
);
const horizon = thing(
  { sequenceNumber: fc.integer({ min: 1, max: 9 }), subhorizonLength: fc.constant(4) },
  { relativeNegativeDeviation: fc.constantFrom(0, 0.3, 1), absolutePositiveDeviation: change },
);
const volatility = thing(
  { startReferenceDateTime: moment, measurementInterval: fc.integer({ min: 1, max: 999 }) },
  { rollingHorizonAlertThresholds: some(horizon) },
);

/** Groups that are valid WeekBasedCapacityGroup 3.0.1, in words too. */
export const capacityGroup = fc
  .tuple(
    thing(
      {
        capacityGroupId: uuid,
        name: said,
        customer: partner("BPNL"),
        supplier: partner("BPNL"),
        changedAt: moment,
        capacityGroupIsInactive: fc.boolean(),
      },
      {
        supplierLocations: some(partner("BPNS")),
        linkedDemandSeries: some(demandSeries),
        capacities: weeks,
        linkedCapacityGroups: some(uuid),
        demandVolatilityParameters: volatility,
      },
    ),
    fc.constantFrom(null, "unit:piece", "unit:hourUnitOfTime"),
  )
  .map(([group, unit]): JsonObject => {
    const measured = unit === null ? {} : { unitOfMeasure: unit };
    const whole = { ...group, unitOfMeasureIsOmitted: unit === null, ...measured };
    return JSON.parse(JSON.stringify(whole));
  });
