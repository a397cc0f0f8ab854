import { describe, expect, it } from "vitest";
import { validateEpcisDocument } from "../../../services/trace/epcis/validate.ts";
import * as words from "../../../services/trace/epcis/vocabulary.ts";
import {
  absent,
  changedJudge,
  type Example,
  gs1Examples,
  gs1Judge,
  type Judge,
  reason,
  schemaWords,
} from "./gs1-judge.ts";
import { donorsOf, lessened, mutant, seeded } from "./mutations.ts";

const mutantsPerExample = 40;

const ours: Judge = (value) => validateEpcisDocument(value).valid;

function* mutants(examples: readonly Example[], seed: number, each: number) {
  const random = seeded(seed);
  const donors = donorsOf(examples.map(({ value }) => value));
  for (const example of examples) {
    for (let count = 0; count < each; count++) yield mutant(random, example.value, donors);
  }
}

function* lessenedExamples(examples: readonly Example[]) {
  for (const { value } of examples) yield* lessened(value);
}

/** The first few mutants on which the two judges differ. */
function differences(one: Judge, other: Judge, values: Iterable<unknown>, most = 3): string[] {
  const found: string[] = [];
  for (const value of values) {
    if (one(value) === other(value)) continue;
    found.push(JSON.stringify({ ours: validateEpcisDocument(value), value }));
    if (found.length === most) break;
  }
  return found;
}

describe.skipIf(absent)(`our verdict on EPCIS files is GS1's${reason}`, () => {
  const examples = absent ? [] : gs1Examples();
  const gs1 = absent ? () => false : gs1Judge();

  it("finds all of GS1's examples, valid and invalid ones among them", () => {
    expect(examples.filter(({ name }) => name.endsWith(".jsonld"))).toHaveLength(93);
    expect(examples.filter(({ value }) => gs1(value)).length).toBeGreaterThan(50);
    expect(examples.filter(({ value }) => !gs1(value)).length).toBeGreaterThan(30);
  });

  it.each(examples)("agrees on $name", ({ value }) => {
    expect(ours(value)).toBe(gs1(value));
  });

  it.each([11, 12, 13, 14])(
    `agrees on ${mutantsPerExample} mutations of each example, seed %i`,
    (seed) => {
      expect(differences(ours, gs1, mutants(examples, seed, mutantsPerExample))).toEqual([]);
    },
    120_000,
  );

  it("agrees on each example without any one of its fields or elements", () => {
    const values = [...lessenedExamples(examples)];
    expect(values.length).toBeGreaterThan(5000);
    expect(differences(ours, gs1, values)).toEqual([]);
  }, 60_000);

  it("meets enough valid and enough invalid mutants to mean something", () => {
    const verdicts = [...mutants(examples, 15, 40)].map(gs1);
    expect(verdicts.filter((valid) => valid).length).toBeGreaterThan(400);
    expect(verdicts.filter((valid) => !valid).length).toBeGreaterThan(1000);
  });

  it.each([
    null,
    true,
    7,
    "EPCISDocument",
    [],
    {},
    { type: null },
    { type: "x" },
    { type: "urn:x" },
  ])("agrees on %j", (value) => {
    expect(ours(value)).toBe(gs1(value));
  });

  it.each([
    ["bizStep", words.bizSteps],
    ["disposition", words.dispositions],
    ["bizTransaction-type", words.bizTransactionTypes],
    ["source-dest-type", words.partyTypes],
    ["error-reason", words.errorReasons],
    ["component", words.components],
    ["measurementType", words.measurements],
    ["sensorAlertType", words.sensorAlerts],
  ])("knows exactly the standard's words for %s", (definition, { words: known }) => {
    expect([...known].sort()).toEqual(schemaWords(definition).sort());
  });
});

type Definitions = Record<string, unknown>;

/** A small change to the schema, at a path of names and indexes under its definitions. */
function without(...path: (string | number)[]): (definitions: Definitions) => void {
  return (definitions) => {
    const last = path.at(-1) as string;
    const holder = path
      .slice(0, -1)
      .reduce((node: never, name) => node[name], definitions as never);
    if (Array.isArray(holder)) (holder as unknown[]).splice(Number(last), 1);
    else delete (holder as Record<string, unknown>)[last];
  };
}

describe.skipIf(absent)(`a difference from GS1 would be noticed${reason}`, () => {
  const examples = absent ? [] : gs1Examples();
  const noticed = (one: Judge, other: Judge) =>
    differences(one, other, mutants(examples, 21, 400), 1).length > 0 ||
    differences(one, other, lessenedExamples(examples), 1).length > 0;

  it.each([
    "EPCIS_FIELD_MISSING",
    "EPCIS_FIELD_UNKNOWN",
    "EPCIS_FIELD_FORBIDDEN",
    "EPCIS_VALUE_TYPE",
    "EPCIS_VALUE_NOT_IN_VOCABULARY",
    "EPCIS_FORMAT",
    "EPCIS_LIST_EMPTY",
    "EPCIS_LIST_REPEATS",
    "EPCIS_SUBJECT_MISSING",
  ])("if we overlooked every %s", (code) => {
    const careless: Judge = (value) => {
      const verdict = validateEpcisDocument(value);
      return verdict.valid || verdict.faults.every((fault) => fault.code === code);
    };
    expect(noticed(careless, gs1Judge())).toBe(true);
  });

  it.each([
    ["units of any form", without("uom", "pattern")],
    ["any offset", without("Event", "properties", "eventTimeZoneOffset", "pattern")],
    ["a record time of any form", without("Event", "properties", "recordTime")],
    ["repeated EPCs", without("epcList", "uniqueItems")],
    ["repeated contexts", without("@context", "anyOf", 2, "uniqueItems")],
    ["other fields in a quantity", without("quantityElement", "additionalProperties")],
    ["a quantity without class", without("quantityElement", "required")],
    ["a place without id", without("readPoint", "required")],
    ["CBV's own URNs as steps", without("vocab-other-uri", "pattern")],
    ["GS1's own URIs as measurements", without("vocab-nonGS1WebVoc-uri", "pattern")],
    ["unprefixed fields in sensor metadata", without("sensorMetadata", "propertyNames")],
    ["unprefixed master data", without("ilmd", "propertyNames")],
    ["an empty list of reports", without("sensorReportList", "minItems")],
    ["master data with OBSERVE", without("ObjectEvent", "allOf", 3)],
    ["an object event about nothing", without("ObjectEvent", "allOf", 2)],
    ["a sensor event without place", without("ObjectEvent", "allOf", 2, "anyOf", 2, "allOf", 1)],
    ["an association without children", without("AssociationEvent", "allOf", 2)],
    ["a transformation of nothing", without("TransformationEvent", "allOf", 2)],
    ["an association without parent", without("AssociationEvent", "allOf", 1, "required", 2)],
    ["an empty persistent disposition", without("persistentDisposition", "allOf", 1)],
    ["no declaration time", without("errorDeclaration", "required")],
    ["a version of any form", without("version", "pattern")],
    ["a standing event without context", without("required-ld-context", "required")],
    ["a type of others that is no URI", without("Extended-Event", "allOf", 1)],
  ])("if GS1 allowed %s", (_what, change) => {
    expect(noticed(ours, changedJudge(change))).toBe(true);
  });

  it.each(["bizStep", "disposition", "bizTransaction-type", "error-reason", "component"])(
    "if GS1's list for %s lacked a word that its examples use",
    (definition) => {
      const judge = changedJudge((definitions) => {
        const list = (
          definitions[definition] as unknown as { anyOf: [unknown, { enum: string[] }] }
        ).anyOf[1];
        list.enum = ["none"];
      });
      expect(noticed(ours, judge)).toBe(true);
    },
  );
});
