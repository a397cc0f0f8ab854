import { describe, expect, it } from "vitest";
import type { Fault } from "../../../services/trace/epcis/form.ts";
import { validateEpcisDocument } from "../../../services/trace/epcis/validate.ts";

const casting = {
  type: "ObjectEvent",
  eventTime: "2026-03-02T08:00:00+08:00",
  eventTimeZoneOffset: "+08:00",
  action: "ADD",
  bizStep: "commissioning",
  epcList: ["https://id.gs1.org/01/06901234000016/21/H1"],
};

function documentWith(...events: readonly unknown[]) {
  return {
    "@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-03-02T09:00:00+08:00",
    epcisBody: { eventList: events },
  };
}

function faultsOf(value: unknown): readonly Fault[] {
  const verdict = validateEpcisDocument(value);
  return verdict.valid ? [] : verdict.faults;
}

const at = "/epcisBody/eventList/0";

describe("a fault in a captured document says what is wrong and where", () => {
  it("finds none in a casting of one housing", () => {
    expect(validateEpcisDocument(documentWith(casting))).toEqual({ valid: true });
  });

  it.each<[string, object, Fault]>([
    [
      "a missing time",
      { ...casting, eventTime: undefined },
      { code: "EPCIS_FIELD_MISSING", pointer: `${at}/eventTime`, values: { field: "eventTime" } },
    ],
    [
      "a field without a prefix",
      { ...casting, "heat/~1": "H-77" },
      { code: "EPCIS_FIELD_UNKNOWN", pointer: `${at}/heat~1~01`, values: { field: "heat/~1" } },
    ],
    [
      "master data with an observation",
      { ...casting, action: "OBSERVE", ilmd: {} },
      { code: "EPCIS_FIELD_FORBIDDEN", pointer: `${at}/ilmd`, values: { field: "ilmd" } },
    ],
    [
      "a list where a text belongs",
      { ...casting, bizStep: ["commissioning"] },
      { code: "EPCIS_VALUE_TYPE", pointer: `${at}/bizStep`, values: { expected: "text" } },
    ],
    [
      "a number that only 1e400 can be",
      { ...casting, quantityList: [{ epcClass: "urn:x:y", quantity: JSON.parse("1e400") }] },
      {
        code: "EPCIS_VALUE_TYPE",
        pointer: `${at}/quantityList/0/quantity`,
        values: { expected: "number" },
      },
    ],
    [
      "a step that the standard does not know",
      { ...casting, bizStep: "urn:epcglobal:cbv:bizstep:commissioning" },
      {
        code: "EPCIS_VALUE_NOT_IN_VOCABULARY",
        pointer: `${at}/bizStep`,
        values: { vocabulary: "bizStep" },
      },
    ],
    [
      "a code that is no URI",
      { ...casting, epcList: ["urn:a:b", "H 1"] },
      { code: "EPCIS_FORMAT", pointer: `${at}/epcList/1`, values: { format: "uri" } },
    ],
    [
      "a sensor element without a report",
      { ...casting, sensorElementList: [{ sensorReport: [] }] },
      {
        code: "EPCIS_LIST_EMPTY",
        pointer: `${at}/sensorElementList/0/sensorReport`,
        values: {},
      },
    ],
    [
      "a housing named twice",
      { ...casting, epcList: ["urn:a:b", "urn:c:d", "urn:a:b"] },
      { code: "EPCIS_LIST_REPEATS", pointer: `${at}/epcList/2`, values: { first: 0 } },
    ],
    [
      "an event about nothing",
      { ...casting, epcList: undefined },
      {
        code: "EPCIS_SUBJECT_MISSING",
        pointer: at,
        values: { fields: "epcList, quantityList, sensorElementList + readPoint" },
      },
    ],
  ])("names %s", (_what, event, fault) => {
    const document = JSON.parse(JSON.stringify(documentWith(event), infinite), revive);
    expect(faultsOf(document)).toEqual([fault]);
  });

  it("takes names of every object's own methods for unknown fields", () => {
    const names = ["toString", "constructor", "__proto__", "valueOf"];
    const event = JSON.parse(JSON.stringify(casting).replace("{", '{"__proto__":1,'));
    const all = { ...event, toString: 1, constructor: 1, valueOf: 1 };
    const unknown = faultsOf(documentWith(all)).map((fault) => fault.values["field"]);
    expect(unknown.sort()).toEqual(names.sort());
  });

  it("lists all faults of a document, each once, but never more than 100", () => {
    const broken = { ...casting, eventTime: "noon", colour: "red" };
    expect(faultsOf(documentWith(broken, broken))).toHaveLength(4);
    expect(faultsOf(documentWith(...Array(500).fill(broken)))).toHaveLength(100);
  });

  it("keeps its faults short, however long the names and texts of the document", () => {
    const name = "n".repeat(1_000_000);
    const faults = faultsOf(documentWith({ ...casting, [name]: 1, bizStep: name }));
    expect(faults).toHaveLength(2);
    expect(JSON.stringify(faults).length).toBeLessThan(1000);
  });
});

// JSON has no infinity; this carries it through the copy that drops undefined fields.
const infinite = (_name: string, value: unknown) =>
  value === Number.POSITIVE_INFINITY ? "infinite" : value;
const revive = (_name: string, value: unknown) =>
  value === "infinite" ? Number.POSITIVE_INFINITY : value;

describe("no document, however hostile, stops the validation or slows it down", () => {
  const million = 1_000_000;

  it.each([
    ["a URI of a million letters", { eventID: `urn:${"a".repeat(million)} ` }],
    ["a million percent signs", { eventID: `urn:${"%41".repeat(million / 3)}%` }],
    ["a million colons in an address", { eventID: `http://[${":".repeat(million)}]` }],
    ["a million brackets", { eventID: `http://${"[".repeat(million)}` }],
    ["a million users", { eventID: `http://${"a@".repeat(million / 2)}[::1]` }],
    ["a million digits of a second", { eventTime: `2026-01-01T00:00:00.${"9".repeat(million)}x` }],
    ["a million spaces in a time", { eventTime: " ".repeat(million) }],
    ["a million T in a time", { eventTime: "T".repeat(million) }],
    ["a scheme of a million letters", { eventID: "a".repeat(million) }],
    ["a hexadecimal value of a million digits", { "a:x": "f".repeat(million) }],
    ["200,000 repeated codes", { epcList: Array(200_000).fill("urn:a:b") }],
    [
      "200,000 different codes",
      { epcList: Array.from({ length: 200_000 }, (_one, index) => `urn:a:${index}`) },
    ],
    [
      "100,000 contexts",
      { "@context": Array.from({ length: 100_000 }, (_one, index) => ({ a: { b: index } })) },
    ],
    [
      "100,000 fields of others",
      Object.fromEntries(Array.from({ length: 100_000 }, (_one, index) => [`a:${index}`, index])),
    ],
  ])("reads %s without slowing down", { timeout: 20_000 }, (_what, fields) => {
    const document = documentWith({ ...casting, ...fields });
    const before = performance.now();
    validateEpcisDocument(document);
    // Takes a few hundred ms at most; what is not linear takes minutes, also on a fast machine.
    expect(performance.now() - before).toBeLessThan(8000);
  });

  it("reads a version of a million parts", () => {
    const schemaVersion = Array(million).fill("1").join(".");
    expect(validateEpcisDocument({ ...documentWith(casting), schemaVersion }).valid).toBe(true);
  });

  it("compares contexts that are nested 200,000 deep", () => {
    const deep = () => JSON.parse(`{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`);
    const document = { ...documentWith(casting), "@context": [deep(), deep()] };
    expect(faultsOf(document).map(({ code }) => code)).toEqual(["EPCIS_LIST_REPEATS"]);
  });

  it("takes what is no JSON for invalid instead of throwing", () => {
    for (const value of [undefined, Symbol("x"), 1n, () => 1, Number.NaN, new Date(), new Map()]) {
      expect(validateEpcisDocument(value).valid).toBe(false);
      expect(validateEpcisDocument(documentWith(value)).valid).toBe(false);
    }
  });
});
