import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../contracts/events/index.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection, serialCode } from "../stage/epcis.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let firms: QuickFirms;
let foundry: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  firms = await QuickFirms.open(platform);
  foundry = await platform.firm("foundry");
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const read = async (path: string, key: string) => {
  const answer = await api.call(path, { key });
  const body = (await answer.json()) as JsonObject;
  return { status: answer.status, headers: answer.headers, body };
};

interface Found {
  readonly epcisBody: {
    readonly queryResults: { readonly resultsBody: { readonly eventList: readonly JsonObject[] } };
  };
}
const eventsIn = (body: unknown) => (body as Found).epcisBody.queryResults.resultsBody.eventList;
const serialsIn = (body: unknown) =>
  eventsIn(body).map(({ epcList }) =>
    String((epcList as string[])[0])
      .split(".")
      .at(-1),
  );

const minute = (at: number) => new Date(Date.UTC(2026, 2, 2, 8, at)).toISOString();

describe("capture", () => {
  it("answers with the job, which is done: whole, or not at all", async () => {
    const { key } = await firms.found("jobs");
    const sent = epcisDocument([inspection("J1"), inspection("J2")]);
    const answer = await api.capture(sent, { key });
    expect(answer.status).toBe(202);
    expect(await answer.text()).toBe("");
    expect(answer.headers.get("gs1-epcis-version")).toBe("2.0.0");
    expect(answer.headers.get("gs1-epcis-capture-limit")).toBe("2000");
    const location = answer.headers.get("location") ?? "";
    expect(location).toMatch(/^\/epcis\/capture\/[0-9a-f-]{36}$/);
    const { body } = await read(location, key);
    expect(body).toMatchObject({
      captureID: location.split("/").at(-1),
      running: false,
      success: true,
      captureErrorBehaviour: "rollback",
      errors: [],
    });
    expect((await read(`${location}/document`, key)).body).toEqual(sent);
    expect((await read("/epcis/capture", key)).body).toEqual([body]);
  });

  it("is refused while too much waits to be sealed, with when to come again, and nothing is taken in", async () => {
    const { key } = await firms.found("waiting");
    const ids = [1, 2].map((at) => `00000000-0000-4000-8000-00000000000${at}`);
    for (const id of ids) {
      await owner`insert into log_waiting (event_id, commitment, keys, arrived_at)
        values (${id}, ${Buffer.alloc(32)}, ${Buffer.alloc(0)}, now())`;
    }
    const full = new StagedApi(platform, { mostUnsealed: 1 });
    const sent = epcisDocument([inspection("W1")]);
    const refused = await full.capture(sent, { key });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "SEALING_BEHIND", status: 503 });
    expect((await read("/epcis/capture", key)).body).toEqual([]);
    full.close();
    const roomy = new StagedApi(platform, { mostUnsealed: 2 });
    expect((await roomy.capture(sent, { key })).status).toBe(202);
    roomy.close();
    await owner`delete from log_waiting where event_id in ${owner(ids)}`;
  });

  it("takes an event of 20,000 codes, and finds it by each", async () => {
    const { key } = await firms.found("many codes");
    const epcList = Array.from({ length: 20_000 }, (_, at) => serialCode(`N${at}`));
    const answer = await api.capture(epcisDocument([{ ...inspection("N0"), epcList }]), { key });
    expect(answer.status).toBe(202);
    const last = await read(`/epcis/events?MATCH_anyEPC=${epcList.at(-1)}`, key);
    expect(eventsIn(last.body)).toHaveLength(1);
  });

  it("takes JSON under both of its names, and in a document of any indentation", async () => {
    const { key } = await firms.found("media");
    for (const [at, type] of ["application/json", "application/ld+json; charset=utf-8"].entries()) {
      const text = `\ufeff${JSON.stringify(epcisDocument([inspection(`M${at}`)]), null, 8)}\n\n`;
      const headers = { "content-type": type };
      expect((await api.capture(text, { key, headers })).status).toBe(202);
    }
  });

  it("is for the firm itself, unless the audience is named", async () => {
    const { id, key } = await firms.found("audience");
    const headers = { "lianzao-audience": "public" };
    await api.capture(epcisDocument([inspection("A1")]), { key });
    await api.capture(epcisDocument([inspection("A2")]), { key, headers });
    const rows = await owner`
      select circle, convert_from(canonical, 'UTF8')::json ->> 'audience' as audience
      from trace_events e join outbox o on o.tenant_id = e.tenant_id and o.id = e.id
      where e.tenant_id = ${id} order by e.id`;
    expect(rows[0]).toMatchObject({ circle: "house" });
    expect(rows[0]?.["audience"]).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[1]).toMatchObject({ circle: "public", audience: "public" });
    const unknown = await api.capture(epcisDocument([inspection("A3")]), {
      key,
      headers: { "lianzao-audience": "friends" },
    });
    expect([unknown.status, await unknown.json()]).toMatchObject([
      400,
      { code: "AUDIENCE_UNKNOWN", field: "Lianzao-Audience" },
    ]);
  });

  it("refuses an event id that is here already, also within one document", async () => {
    const { key } = await firms.found("repeated");
    const named = (serial: string, changes: JsonObject = {}) =>
      inspection(serial, { eventID: "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057", ...changes });
    expect((await api.capture(epcisDocument([named("R1")]), { key })).status).toBe(202);
    for (const events of [[named("R2")], [inspection("R3"), named("R4"), named("R5")]]) {
      const answer = await api.capture(epcisDocument(events), { key });
      expect([answer.status, await answer.json()]).toMatchObject([
        409,
        { type: "epcisException:ResourceAlreadyExistsException", code: "EPCIS_EVENT_REPEATED" },
      ]);
    }
    const wrong = {
      errorDeclaration: {
        declarationTime: "2026-03-03T08:00:00.000Z",
        reason: "incorrect_data",
      },
    };
    expect((await api.capture(epcisDocument([named("R1", wrong)]), { key })).status).toBe(202);
    expect(serialsIn((await read("/epcis/events", key)).body)).toEqual(["R1", "R1"]);
    const { key: other } = await firms.found("not-repeated");
    expect((await api.capture(epcisDocument([named("R1")]), { key: other })).status).toBe(202);
  });

  it("finds an event by its own id, or by the one that it was given", async () => {
    const { id, key } = await firms.found("by-id");
    const eventID =
      "ni:///sha-256;df7bb3c352fef055578554f09f5e2aa41782150ced7bd0b8af24dd3ccb30ba69?ver=CBV2.0";
    await api.capture(epcisDocument([inspection("N1", { eventID }), inspection("N2")]), { key });
    const named = await read(`/epcis/events/${encodeURIComponent(eventID)}`, key);
    expect(named.body).toMatchObject({ eventID, epcList: [serialCode("N1")] });
    const [row] = await owner`select id from trace_events
      where tenant_id = ${id} and event_id is null`;
    const given = await read(`/epcis/events/urn:uuid:${row?.["id"]}`, key);
    expect(given.body).toMatchObject({ epcList: [serialCode("N2")] });
    const { key: other } = await firms.found("not-by-id");
    for (const path of [
      encodeURIComponent(eventID),
      `urn:uuid:${row?.["id"]}`,
      "urn:uuid:x",
      "%00",
    ]) {
      expect((await read(`/epcis/events/${path}`, other)).body).toMatchObject({
        type: "epcisException:NoSuchResourceException",
        code: "EVENT_NOT_FOUND",
      });
    }
  });
});

describe("a firm's events", () => {
  let key: string;
  const wanted = Array.from({ length: 25 }, (_, at) => `P${24 - at}`);

  beforeAll(async () => {
    ({ key } = await firms.found("pages"));
    const events = wanted.map((serial) => {
      const at = Number(serial.slice(1));
      // Two of each five at the same instant: the page must not lose one of them.
      return inspection(serial, {
        eventTime: minute(at - (at % 5 === 1 ? 1 : 0)),
        bizStep: at % 2 === 0 ? "inspecting" : "shipping",
      });
    });
    expect((await api.capture(epcisDocument(events), { key })).status).toBe(202);
  });

  it("come in pages that lose and repeat nothing, also when more arrive meanwhile", async () => {
    const seen: (string | undefined)[] = [];
    let next: string | undefined = "/epcis/events?perPage=4";
    for (let page = 0; next !== undefined; page += 1) {
      const { status, headers, body } = await read(next, key);
      expect(status).toBe(200);
      seen.push(...serialsIn(body));
      next = /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
      const later = inspection(`L${page}`, { eventTime: minute(100 + page) });
      if (page < 2) await api.capture(epcisDocument([later]), { key });
    }
    expect([...seen].sort()).toEqual([...wanted].sort());
  });

  it("are found by code, by step and by time, in any of their spellings", async () => {
    const found = async (query: string) => {
      const { status, body } = await read(`/epcis/events?perPage=100&${query}`, key);
      expect(status, query).toBe(200);
      return serialsIn(body).length;
    };
    expect(await found(`MATCH_anyEPC=${serialCode("P7")}`)).toBe(1);
    const link = encodeURIComponent("https://example.com/01/04012345111118/21/P7");
    expect(await found(`MATCH_anyEPC=${link}`)).toBe(1);
    expect(await found(`MATCH_anyEPC=${serialCode("NEVER")}`)).toBe(0);
    expect(await found("EQ_bizStep=shipping")).toBe(12);
    expect(await found("EQ_bizStep=https%3A%2F%2Fref.gs1.org%2Fcbv%2FBizStep-shipping")).toBe(12);
    expect(await found(`GE_eventTime=${minute(20)}&LT_eventTime=${minute(30)}`)).toBe(5);
    expect(
      await found("GE_eventTime=2026-03-02T16:20:00%2B08:00&LT_eventTime=2026-03-03T00:00:00Z"),
    ).toBe(7);
    expect(await found("eventType=TransformationEvent")).toBe(0);
  });

  it("are no other firm's to find, and its page markers open nothing elsewhere", async () => {
    const { key: other } = await firms.found("elsewhere");
    expect(serialsIn((await read("/epcis/events", other)).body)).toEqual([]);
    const { headers } = await read("/epcis/events?perPage=1", key);
    const next = /^<([^>]+)>/.exec(headers.get("link") ?? "")?.[1] ?? "";
    const jobs = next.replace("/epcis/events", "/epcis/capture");
    for (const [path, who] of [
      [next, other],
      [`${next}&EQ_bizStep=shipping`, key],
      [jobs, key],
      ["/epcis/events?nextPageToken=made-up", key],
    ] as const) {
      expect(await read(path, who)).toMatchObject({
        status: 400,
        body: { code: "CURSOR_INVALID" },
      });
    }
  });

  it.each([
    ["perPage=0", "INPUT_INVALID"],
    ["perPage=-5", "INPUT_INVALID"],
    ["perPage=many", "INPUT_INVALID"],
    ["GE_eventTime=yesterday", "INPUT_INVALID"],
    ["GE_eventTime=0000-01-01T00:00:00Z", "INPUT_INVALID"],
    ["LT_eventTime=9999-12-31T23:59:59-12:00", "INPUT_INVALID"],
    ["MATCH_anyEPC=no%20code", "INPUT_INVALID"],
    ["eventType=%00", "INPUT_INVALID"],
    ["EQ_bizStep=a%00b", "INPUT_INVALID"],
    ["MATCH_anyEPC=%ED%A0%80", "INPUT_INVALID"],
    ["EQ_action=ADD", "EPCIS_PARAMETER_UNKNOWN"],
    ["toString=1", "EPCIS_PARAMETER_UNKNOWN"],
  ])("are not looked for by %s", async (query, code) => {
    const { status, body } = await read(`/epcis/events?${query}`, key);
    expect([status, body]).toMatchObject([400, { code, field: query.split("=")[0], status: 400 }]);
    expect(String(body["title"])).not.toBe("");
  });
});

describe("C07 who may capture and query", () => {
  const document = () => epcisDocument([inspection(`W${Math.random().toString(36).slice(2)}`)]);
  const code = async (answer: Response) =>
    answer.status < 300 ? answer.status : ((await answer.json()) as { code: string }).code;
  const capture = async (key: string) => code(await api.capture(document(), { key }));
  const query = async (key: string) => code(await api.call("/epcis/events", { key }));

  it("is what the scopes of the key say", async () => {
    const { key: captures } = await firms.found("captures", ["epcis.capture"]);
    expect([await capture(captures), await query(captures)]).toEqual([202, "NOT_PERMITTED"]);
    const { key: queries } = await firms.found("queries", ["epcis.query"]);
    expect([await capture(queries), await query(queries)]).toEqual(["NOT_PERMITTED", 200]);
    const { key: asks } = await firms.found("asks", ["graphql"]);
    expect([await capture(asks), await query(asks)]).toEqual(["NOT_PERMITTED", 200]);
  });

  it("is nobody without a key, or with one that is expired, revoked or made up", async () => {
    const answer = await api.capture(document());
    expect([answer.status, await answer.json()]).toMatchObject([
      401,
      { type: "epcisException:SecurityException", code: "NOT_SIGNED_IN" },
    ]);
    expect(await capture(`lzk_${"x".repeat(60)}`)).toBe("NOT_SIGNED_IN");
    const { id: first, key: expired } = await firms.found("expired");
    await owner`update api_keys set expires_at = now() where tenant_id = ${first}`;
    expect([await capture(expired), await query(expired)]).toEqual([
      "API_KEY_EXPIRED",
      "API_KEY_EXPIRED",
    ]);
    const { id: second, key: revoked } = await firms.found("revoked");
    expect(await capture(revoked)).toBe(202);
    await owner`update api_keys set revoked_at = now() where tenant_id = ${second}`;
    await rest(2_100);
    expect(await capture(revoked)).toBe("API_KEY_EXPIRED");
    const { id: third, key: suspended } = await firms.found("suspended");
    await platform.suspend(third);
    expect([await capture(suspended), await query(suspended)]).toEqual([
      "FIRM_SUSPENDED",
      "FIRM_SUSPENDED",
    ]);
  });

  it("C24 is a person of quality, too, but no page of another site", async () => {
    const { token: session } = await platform.member(foundry, "quality", ["quality"]);
    expect((await api.capture(document(), { session })).status).toBe(202);
    const forged = await api.capture(document(), { session, headers: { "x-lianzao": "" } });
    expect([forged.status, await code(forged)]).toEqual([403, "REQUEST_FORGED"]);
    const viewer = await platform.member(foundry, "viewer", ["viewer"]);
    const refused = await api.capture(document(), { session: viewer.token });
    expect([refused.status, await code(refused)]).toEqual([403, "NOT_PERMITTED"]);
  });
});
