import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../contracts/events/index.ts";
import { type Call, StagedApi } from "../stage/api.ts";
import { Changes } from "../stage/changes.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let changes: Changes;
let key: string;
let id: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  changes = new Changes(owner);
  ({ id, key } = await (await QuickFirms.open(platform)).found("careless"));
  // That a key is in use is written down at its first request.
  await api.call("/epcis/events", { key });
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly type: string;
  readonly field?: string;
  readonly faults?: readonly { pointer: string; code: string; message: string }[];
}

/** Captures what is no document; gives the problem that is told, and that nothing was done. */
async function refused(body: unknown, call: Call = {}): Promise<Problem> {
  const mark = await changes.mark();
  const answer = await api.capture(body, { key, ...call });
  const text = await answer.text();
  expect(text).not.toMatch(/node_modules|\bat \w+ \(|services\//);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(await changes.since(mark)).toEqual([]);
  const problem = JSON.parse(text) as Problem;
  expect(problem.status).toBe(answer.status);
  expect(problem.title).not.toMatch(/[(（] |undefined|\{/);
  return problem;
}

const text = (event: JsonObject, head: JsonObject = {}) =>
  JSON.stringify(epcisDocument([event], head));
const whole = text(inspection("B1"));
const withField = (json: string) => whole.replace('"action":', `${json},"action":`);
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("C30 bytes that no event can be made of", () => {
  const place = "at line 1, column";
  it.each([
    ["nothing", "", "JSON_SYNTAX", `${place} 1`],
    ["half a document", whole.slice(0, 100), "JSON_SYNTAX", place],
    ["a comma too many", whole.replace(/}$/, ",}"), "JSON_SYNTAX", place],
    ["more after its end", `${whole}{}`, "JSON_TRAILING", "(line 1, column"],
    ["bad UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), "JSON_BAD_UTF8", ""],
    ["UTF-16", Buffer.from(whole, "utf16le"), "JSON_", ""],
    ["a name twice", withField('"ex:a":1,"ex:a":2'), "JSON_DUPLICATE_NAME", "(line 1, column"],
    ["a name twice, once escaped", withField('"ex:a":1,"ex:\\u0061":2'), "JSON_DUPLICATE_NAME", ""],
    ["a NUL", withField('"ex:a":"\\u0000"'), "JSON_NUL", place],
    ["half a surrogate pair", withField('"ex:a":"\\ud800"'), "JSON_LONE_SURROGATE", place],
    ["a number beyond 2^53", withField('"ex:a":9007199254740993'), "NUMBER_NOT_EXACT", place],
    ["a number that no double holds", withField('"ex:a":1e400'), "NUMBER_NOT_EXACT", place],
    ["too many digits", withField('"ex:a":0.1234567890123456789'), "NUMBER_NOT_EXACT", place],
    ["100,000 levels", withField(`"ex:a":${nested(100_000)}`), "JSON_TOO_DEEP", ""],
    ["NaN", withField('"ex:a":NaN'), "JSON_SYNTAX", place],
  ])("%s", async (_what, body, code, said) => {
    const problem = await refused(body);
    expect(problem).toMatchObject({ status: 400, type: "epcisException:ValidationException" });
    expect(problem.code).toMatch(new RegExp(`^${code}`));
    expect(problem.title).toContain(said);
  });

  it("more than 4,000,000 of them are not read, however they arrive", async () => {
    const long = withField(`"ex:a":"${"x".repeat(10_000_000)}"`);
    const too = {
      status: 413,
      code: "BODY_TOO_LARGE",
      type: "epcisException:CaptureLimitExceededException",
    };
    expect(await refused(long)).toMatchObject(too);
    const declared = { headers: { "content-length": "4000001" } };
    expect(await refused("{}", declared)).toMatchObject(too);
  });

  it("in a media type that is not JSON", async () => {
    for (const type of ["text/plain", "application/xml", "multipart/form-data", ""]) {
      expect(await refused(whole, { headers: { "content-type": type } })).toMatchObject({
        status: 415,
        code: "MEDIA_TYPE_UNKNOWN",
      });
    }
  });
});

describe("JSON that is no EPCIS document", () => {
  it.each([
    ["null", null],
    ["a list", []],
    ["a text", '"EPCISDocument"'],
    ["an empty object", {}],
    ["a document of another type", epcisDocument([inspection("B2")], { type: "Other" })],
    ["a document without context", { ...epcisDocument([inspection("B3")]), "@context": null }],
    ["a document without body", { ...epcisDocument([]), epcisBody: null }],
    ["an event of another type", epcisDocument([{ ...inspection("B4"), type: "OtherEvent" }])],
    ["a field that is none", epcisDocument([{ ...inspection("B5"), colour: "red" }])],
    ["a number for a time", epcisDocument([{ ...inspection("B6"), eventTime: 5 }])],
    ["a word that is in no vocabulary", epcisDocument([inspection("B7", { bizStep: "napping" })])],
    [
      "an event within an event",
      epcisDocument([inspection("B8", { epcList: [inspection("B9")] as never })]),
    ],
  ])("%s", async (_what, document) => {
    const problem = await refused(document);
    expect(problem).toMatchObject({ status: 400, code: "EPCIS_INVALID" });
    expect(problem.faults?.length).toBeGreaterThan(0);
    for (const fault of problem.faults ?? []) {
      expect(fault.pointer).toMatch(/^(\/|$)/);
      expect(fault.message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("tells every fault with its place, in the caller's language", async () => {
    const events = [inspection("C1"), inspection("C2", { bizStep: "napping", action: "NAP" })];
    const problem = await refused(epcisDocument(events), { language: "zh-CN" });
    expect(problem.faults?.map(({ pointer }) => pointer).sort()).toEqual([
      "/epcisBody/eventList/1/action",
      "/epcisBody/eventList/1/bizStep",
    ]);
    for (const { message } of problem.faults ?? []) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ["no event", epcisDocument([]), "EPCIS_NO_DOCUMENT"],
    [
      "an event alone",
      { ...inspection("D1"), "@context": epcisDocument([])["@context"] },
      "EPCIS_NO_DOCUMENT",
    ],
    [
      "2,001 events",
      epcisDocument(Array.from({ length: 2_001 }, (_, at) => inspection(`E${at}`))),
      "EPCIS_TOO_MANY_EVENTS",
    ],
  ])("%s is refused", async (_what, document, code) => {
    expect(await refused(document)).toMatchObject({ status: 400, code });
  });

  it.each([
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30T00:00:00Z",
    "2026-03-02T08:00:00",
    "2026-03-02T25:00:00Z",
    "yesterday",
  ])("an event at %s is refused at its time", async (eventTime) => {
    const problem = await refused(epcisDocument([inspection("F1", { eventTime })]));
    const pointers = [problem.field, ...(problem.faults ?? []).map(({ pointer }) => pointer)];
    expect(pointers).toContain("/epcisBody/eventList/0/eventTime");
  });

  it.each(["not a uri", "", `urn:example:${"x".repeat(10_000)}`])(
    "an event about %s, which is no code, is refused there",
    async (code) => {
      const problem = await refused(epcisDocument([inspection("G1", { epcList: [code] })]));
      expect(problem.faults?.map(({ pointer }) => pointer)).toContain(
        "/epcisBody/eventList/0/epcList/0",
      );
    },
  );

  it("one bad event of many leaves none of them", async () => {
    const events = Array.from({ length: 50 }, (_, at) => inspection(`H${at}`));
    const bad = inspection("H50", { epcList: ["not a uri"] });
    expect(await refused(epcisDocument([...events, bad]))).toMatchObject({ code: "EPCIS_INVALID" });
    const rows = await owner`select 1 from trace_events where tenant_id = ${id}`;
    expect(rows).toHaveLength(0);
  });
});

describe("requests that are none", () => {
  it.each([
    ["/epcis/capture/x", "CAPTURE_NOT_FOUND"],
    ["/epcis/capture/01890a5d-ac96-774b-bcce-b302099a8057", "CAPTURE_NOT_FOUND"],
    ["/epcis/capture/01890a5d-ac96-774b-bcce-b302099a8057/document", "CAPTURE_NOT_FOUND"],
    ["/epcis/capture/%00", "CAPTURE_NOT_FOUND"],
    ["/epcis/events/%E0%A4%A", "EVENT_NOT_FOUND"],
    [`/epcis/events/${"x".repeat(10_000)}`, "EVENT_NOT_FOUND"],
  ])("%s finds nothing", async (path, code) => {
    const answer = await api.call(path.slice(0, 12_000), { key });
    expect([answer.status, await answer.json()]).toMatchObject([404, { code, status: 404 }]);
  });

  it("another firm's job is not told from one that is not there", async () => {
    const { key: other } = await (await QuickFirms.open(platform)).found("other");
    const done = await api.capture(epcisDocument([inspection("I1")]), { key: other });
    for (const end of ["", "/document"]) {
      const answer = await api.call(`${done.headers.get("location")}${end}`, { key });
      const absent = await api.call(`/epcis/capture/01890a5d-ac96-774b-bcce-b302099a8057${end}`, {
        key,
      });
      expect(answer.status).toBe(404);
      const [one, another] = [await answer.json(), await absent.json()] as JsonObject[];
      expect({ ...one, instance: "" }).toEqual({ ...another, instance: "" });
    }
  });

  it("of another method do nothing", async () => {
    const mark = await changes.mark();
    for (const method of ["PUT", "DELETE"] as const) {
      for (const path of ["/epcis/capture", "/epcis/events", "/log/checkpoint"]) {
        const answer = await api.call(path, { method, key, body: whole });
        expect(answer.status).toBe(404);
      }
    }
    expect(await changes.since(mark)).toEqual([]);
  });

  it.each([
    "/log/tile/0/x",
    "/log/tile/0/999",
    "/log/tile/0/000.p/0",
    "/log/tile/0/000.p/257",
    "/log/tile/-1/000",
    "/log/tile/64/000",
    "/log/tile/0/../../checkpoint",
    "/log/tile/entries/x000/000",
    "/log/tile/%00",
    "/log/checkpoint",
  ])("of the log that it does not have, such as %s, are not found", async (path) => {
    const answer = await api.call(path, {});
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { error: { code: "NOT_FOUND" } },
    ]);
  });
});
