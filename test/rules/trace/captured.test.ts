import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contracts/events/index.ts";
import {
  bodyOf,
  documentOf,
  eventsOf,
  fieldsOf,
  standingAlone,
} from "../../../services/trace/epcis/captured.ts";
import { validateEpcisDocument } from "../../../services/trace/epcis/validate.ts";
import { whatOf } from "../../../services/trace/epcis/what.ts";
import { absent, gs1Examples, reason } from "./gs1-judge.ts";

const marks = { _media: "application/ld+json", _source: "00".repeat(32) };
const head = { schemaVersion: "2.0", creationDate: "2026-03-02T09:00:00Z" };

function bodiesOf(document: JsonObject): JsonObject[] {
  return eventsOf(document).map((event) => bodyOf(event, marks));
}

const documents = (absent ? [] : gs1Examples())
  .map(({ name, value }) => ({ name, document: value as JsonObject }))
  .filter(({ document }) => document["type"] === "EPCISDocument");

describe.skipIf(absent)(`GS1's documents, taken apart into events${reason}`, () => {
  it.each(documents)("are given back with the same events and context: $name", ({ document }) => {
    const body = document["epcisBody"] as JsonObject;
    const back = documentOf(bodiesOf(document), head);
    expect(back["@context"]).toEqual(document["@context"]);
    expect((back["epcisBody"] as JsonObject)["eventList"]).toEqual(body["eventList"]);
    expect(Object.keys(back).sort()).toEqual(
      ["@context", "creationDate", "epcisBody", "schemaVersion", "type"].sort(),
    );
  });

  it("stay valid when events of several documents are put into one", () => {
    const valid = documents.filter(({ document }) => validateEpcisDocument(document).valid);
    const mixed = documentOf(
      valid.flatMap(({ document }) => bodiesOf(document)),
      head,
    );
    expect(validateEpcisDocument(mixed)).toEqual({ valid: true });
  });

  it("stay valid when each event stands alone with its whole context", () => {
    const valid = documents.filter(({ document }) => validateEpcisDocument(document).valid);
    for (const body of valid.flatMap(({ document }) => bodiesOf(document))) {
      expect(validateEpcisDocument(standingAlone(body))).toEqual({ valid: true });
    }
  });

  it("name nothing that has no identity", () => {
    const events = documents.flatMap(({ document }) => eventsOf(document));
    expect(events.flatMap(({ fields }) => whatOf(fields).faults)).toEqual([]);
    expect(events.flatMap(({ fields }) => whatOf(fields).codes).length).toBeGreaterThan(200);
  });
});

const own = { type: "ObjectEvent", eventTime: "2026-03-02T08:00:00Z", "ex:heat": "H-77" };
const documentContext = [
  "https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
  { ex: "urn:ex:" },
];

describe("an event keeps the context that gives its fields their meaning", () => {
  it("carries the document's context in its body and its own context in its own field", () => {
    const event = { ...own, "@context": { ex: "urn:other:" } };
    const document = {
      type: "EPCISDocument",
      "@context": documentContext,
      epcisBody: { eventList: [event] },
    };
    const [body] = bodiesOf(document);
    expect(body).toEqual({ ...event, ...marks, _context: documentContext });
    expect(standingAlone(body ?? {})["@context"]).toEqual([
      ...documentContext,
      { ex: "urn:other:" },
    ]);
  });

  it("inherits nothing when it stands alone", () => {
    const alone = { ...own, "@context": documentContext };
    expect(eventsOf(alone)).toEqual([{ fields: alone, inherited: null, pointer: "" }]);
    expect(bodiesOf(alone)).toEqual([{ ...alone, ...marks, _context: null }]);
    expect(standingAlone(bodiesOf(alone)[0] ?? {})).toEqual(alone);
  });

  it("lets no event of another document change meaning in a document of both", () => {
    const inContext = (context: string) => ({
      type: "EPCISDocument",
      "@context": context,
      epcisBody: { eventList: [own] },
    });
    const bodies = ["urn:one:x", "urn:two:x"].flatMap((context) => bodiesOf(inContext(context)));
    const events = eventsOf(documentOf(bodies, head)).map(({ fields }) => fields["@context"]);
    expect(events).toEqual([["urn:one:x"], ["urn:two:x"]]);
  });

  it("finds the events of a query's answer", () => {
    const answer = {
      type: "EPCISQueryDocument",
      "@context": "urn:c:x",
      epcisBody: { queryResults: { queryName: "q", resultsBody: { eventList: [own] } } },
    };
    const pointer = "/epcisBody/queryResults/resultsBody/eventList/0";
    expect(eventsOf(answer)).toEqual([{ fields: own, inherited: "urn:c:x", pointer }]);
  });

  it("gives back any own fields, also those named like the platform's or like a prototype", () => {
    const names = fc.oneof(
      fc.constantFrom("_context", "__context", "_media", "_source", "_", "__", "__proto__", "type"),
      fc.string(),
    );
    const members = fc.array(fc.tuple(names, fc.jsonValue()), { maxLength: 8 });
    fc.assert(
      fc.property(members, fc.jsonValue(), (pairs, inherited) => {
        const fields = Object.fromEntries(pairs) as JsonObject;
        const body = bodyOf({ fields, inherited: inherited as JsonObject, pointer: "" }, marks);
        expect(body._media).toBe(marks._media);
        expect(body._context).toBe(inherited);
        const back = fieldsOf(body);
        expect(Object.keys(back).sort()).toEqual(Object.keys(fields).sort());
        for (const name of Object.keys(fields)) expect(back[name]).toBe(fields[name]);
      }),
      { numRuns: 2000 },
    );
  });
});
