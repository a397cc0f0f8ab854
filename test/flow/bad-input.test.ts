import { createHash } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, StagedApi } from "../stage/api.ts";
import { Changes } from "../stage/changes.ts";
import {
  password,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let changes: Changes;
let firm: StagedFirm;
let other: StagedFirm;
let session: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  changes = new Changes(owner);
  firm = await platform.firm("careless");
  other = await platform.firm("other");
  session = firm.administrator.token;
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const siteAdd = `mutation ($input: SiteAddInput!) { siteAdd(input: $input) {
  ... on Site { id } ... on Refusal { code field message } } }`;
const works = {
  name: { zh: "厂区", en: "Works" },
  city: { zh: "柳州", en: "Liuzhou" },
  latitude: 24.3,
  longitude: 109.4,
  timeZone: "Asia/Shanghai",
};
const sound = JSON.stringify({ query: siteAdd, variables: { input: works } });

interface Told {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly message: string;
}

/** Sends a body to /graphql as it is; gives what is told of it, and that nothing was done. */
async function refused(body: string | Uint8Array, call: Call = {}, to = api): Promise<Told> {
  const mark = await changes.mark();
  const headers = { "content-type": "application/json", ...call.headers };
  const sent = body as string;
  const answer = await to.call("/graphql", {
    session,
    method: "POST",
    ...call,
    body: sent,
    headers,
  });
  const text = await answer.text();
  expect(text).not.toMatch(/node_modules|\bat \w+ \(|services\//);
  const { errors, data } = JSON.parse(text);
  expect(data ?? null).toBeNull();
  expect(await changes.since(mark)).toEqual([]);
  const [{ message, extensions }] = errors;
  expect(message).not.toBe("");
  return { status: answer.status, code: extensions.code, field: extensions.field, message };
}

const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([...part]))),
  );

const nested = (depth: number, leaf: string) => "[".repeat(depth) + leaf + "]".repeat(depth);

describe("C30 a body that is no request", () => {
  it.each([
    ["nothing at all", ""],
    ["half a request", sound.slice(0, -3)],
    ["a word", '"query"'],
    ["null", "null"],
    ["bytes that are not UTF-8", bytes('{"query":"{ viewer { roles } }', [0xff, 0xfe], '"}')],
    ["an overlong UTF-8 slash", bytes('{"query":"', [0xc0, 0xaf], '"}')],
    ["a raw NUL", '{"query":"\u0000"}'],
  ])("%s is refused as malformed", async (_what, body) => {
    expect(await refused(body)).toMatchObject({ status: 400, code: "BODY_MALFORMED" });
  });

  it.each([
    ["variables", '{"query":"{ viewer { roles } }","variables":"x"}'],
    ["variables", '{"query":"{ viewer { roles } }","variables":[1]}'],
    ["query", '{"query":5}'],
    ["operationName", '{"query":"{ viewer { roles } }","operationName":5}'],
    ["extensions", '{"query":"{ viewer { roles } }","extensions":5}'],
    ["extensions", '{"extensions":{"persistedQuery":{"sha256Hash":{"a":1}}}}'],
  ])("%s of another type are named: %s", async (field, body) => {
    expect(await refused(body)).toMatchObject({ status: 400, code: "INPUT_INVALID", field });
  });

  it("one that is larger than 100,000 bytes is not read, however it arrives", async () => {
    const long = JSON.stringify({ query: siteAdd, variables: { text: "x".repeat(10_000_000) } });
    const told = await refused(long);
    expect(told).toMatchObject({ status: 413, code: "BODY_TOO_LARGE" });
    expect(told.message).toContain("100000");
    const declared = await refused("{}", { headers: { "content-length": "100001" } });
    expect(declared).toMatchObject({ status: 413, code: "BODY_TOO_LARGE" });
  });

  it.each([
    ["a NUL", '"a\\u0000b"'],
    ["half a surrogate pair", '"a\\ud800b"'],
    ["a name with NUL", '{"\\u0000":1}'],
    ["a NUL 40,000 levels deep", nested(40_000, '"\\u0000"')],
  ])("%s in variables is refused there", async (_what, value) => {
    const body = `{"query":"{ viewer { roles } }","variables":{"input":${value}}}`;
    expect(await refused(body)).toMatchObject({
      status: 400,
      code: "INPUT_INVALID",
      field: "variables",
    });
  });

  it("lists 40,000 levels deep are a wrong type and no more", async () => {
    const body = `{"query":${JSON.stringify(siteAdd)},"variables":{"input":${nested(40_000, '"\\u0041"')}}}`;
    expect(await refused(body)).toMatchObject({ code: "INPUT_INVALID" });
  });

  it("an idempotency key that is none is refused by its name", async () => {
    for (const idempotencyKey of ["", "with space", "x".repeat(201)]) {
      expect(await refused(sound, { idempotencyKey })).toMatchObject({
        status: 400,
        code: "INPUT_INVALID",
        field: "Idempotency-Key",
      });
    }
  });
});

describe("a document that is no document", () => {
  it.each([
    ["no syntax", "{ viewer { ", "DOCUMENT_INVALID"],
    ["an unknown field", "{ secrets }", "DOCUMENT_INVALID"],
    ["an unknown argument", '{ viewer(of: "me") { roles } }', "DOCUMENT_INVALID"],
    ["a word that is no code", "{ bookings(side: BOTH) { nodes { id } } }", "DOCUMENT_INVALID"],
    ["a number for a text", "{ firms(search: 5) { nodes { id } } }", "DOCUMENT_INVALID"],
    ["a subscription", "subscription { viewer { roles } }", "DOCUMENT_INVALID"],
    [
      "a NUL written as an escape",
      '{ firms(search: "\\u0000") { nodes { id } } }',
      "INPUT_INVALID",
    ],
  ])("%s is refused", async (_what, query, code) => {
    expect(await refused(JSON.stringify({ query }))).toMatchObject({ code });
  });

  it("two operations need a name, and one that is there", async () => {
    const query = "query a { viewer { roles } } query b { __typename }";
    for (const operationName of [undefined, "c"]) {
      const told = await refused(JSON.stringify({ query, operationName }));
      expect(told).toMatchObject({ code: "DOCUMENT_INVALID" });
    }
  });
});

describe("a value of a wrong type is refused at its field", () => {
  it.each([
    ["timeZone", { ...works, timeZone: 8 }],
    ["latitude", { ...works, latitude: "north" }],
    ["latitude", { ...works, latitude: null }],
    ["name.zh", { ...works, name: { zh: {}, en: "Works" } }],
    ["name.en", { ...works, name: { zh: "厂区" } }],
    ["altitude", { ...works, altitude: 80 }],
    ["input", 5],
    ["input", undefined],
  ])("%s", async (field, input) => {
    const body = JSON.stringify({ query: siteAdd, variables: { input } });
    expect(await refused(body)).toMatchObject({ code: "INPUT_INVALID", field });
  });

  it("a number that no double holds is no number", async () => {
    const body = sound.replace('"latitude":24.3', '"latitude":1e400');
    expect(await refused(body)).toMatchObject({ code: "INPUT_INVALID", field: "latitude" });
  });

  it("a day that is in no calendar is no time", async () => {
    const query = `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
      ... on Refusal { code } } }`;
    for (const expiresAt of ["2027-02-30T00:00:00Z", "2027-13-01T00:00:00Z", "tomorrow", 5]) {
      const input = { name: "erp", scopes: ["GRAPHQL"], expiresAt };
      const told = await refused(JSON.stringify({ query, variables: { input } }));
      expect(told, String(expiresAt)).toMatchObject({ code: "INPUT_INVALID", field: "expiresAt" });
    }
  });

  it("in the caller's language, and what exactly was wrong beside it", async () => {
    const body = JSON.stringify({ query: siteAdd, variables: { input: { ...works, name: 1 } } });
    expect((await refused(body, { language: "zh-CN" })).message).toBe("输入的值无效。");
    expect((await refused(body, { language: "en" })).message).toBe("This value is not valid.");
  });
});

describe("pages", () => {
  const people = `query ($first: Int, $after: String) { people(first: $first, after: $after) {
    nodes { id } pageInfo { endCursor } } }`;
  const grants = people.replace("people(", "grants(");
  const told = async (query: string, variables: object, who = session) =>
    refused(JSON.stringify({ query, variables }), { session: who });

  it.each([
    [101, "PAGE_TOO_LARGE"],
    [2_147_483_647, "PAGE_TOO_LARGE"],
    [2_147_483_648, "INPUT_INVALID"],
    [0, "INPUT_INVALID"],
    [-1, "INPUT_INVALID"],
    ["ten", "INPUT_INVALID"],
  ])("of %s rows are refused", async (first, code) => {
    expect(await told(people, { first })).toMatchObject({ code, field: "first" });
  });

  it("whose marker is made up, cut, of another list or another firm's are refused alike", async () => {
    const page = await api.ask(people, { first: 1 }, { session });
    const marker = page.data.people.pageInfo.endCursor as string;
    const invalid = { code: "CURSOR_INVALID", field: "after" };
    const middle = Math.floor(marker.length / 2);
    const letter = marker[middle] === "A" ? "B" : "A";
    const changed = `${marker.slice(0, middle)}${letter}${marker.slice(middle + 1)}`;
    for (const after of ["x", marker.slice(0, -4), changed, "x".repeat(20_000)]) {
      expect(await told(people, { after })).toMatchObject(invalid);
    }
    expect(await told(grants, { after: marker })).toMatchObject(invalid);
    expect(await told(people, { after: marker }, other.administrator.token)).toMatchObject(invalid);
    expect((await api.ask(people, { after: marker }, { session })).errors).toEqual([]);
  });
});

describe("who asks", () => {
  it("in a session that has ended learns so, and is nobody", async () => {
    const { email } = firm.administrator;
    const start = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) { __typename } }`;
    const ended = (await api.ask(start, { input: { email, password } })).session ?? "";
    await owner`update sessions set expires_at = now() - interval '1 minute'
      where token_hash = ${createHash("sha256").update(ended).digest()}`;
    for (const query of ["{ people { nodes { id } } }", "{ sessions { id } }"]) {
      const told = await refused(JSON.stringify({ query }), { session: ended });
      expect(told.code).toBe("SESSION_EXPIRED");
    }
  });

  it("with a token that is none is a stranger", async () => {
    for (const token of ["x", "lzs_", `lzs_${"x".repeat(5_000)}`, "lzs_%00", "lzs_é"]) {
      const told = await refused(sound.replace("... on Site", "__typename ... on Site"), {
        session: "",
        headers: { cookie: `lz_session=${encodeURIComponent(token)}` },
      }).catch((fault: Error) => fault);
      // A mutation answers a stranger in its own union.
      expect(told).toBeInstanceOf(Error);
    }
    const { data } = await api.ask(siteAdd, { input: works }, { session: "lzs_made-up" });
    expect(data.siteAdd.code).toBe("NOT_SIGNED_IN");
  });

  it("C24 from another site's page, without our header, does nothing", async () => {
    const forged = { headers: { "x-lianzao": "" } };
    expect(await refused(sound, forged)).toMatchObject({ status: 403, code: "REQUEST_FORGED" });
  });

  // The three ways in which a form of another site can send its fields along with our cookie.
  it.each([
    ["application/x-www-form-urlencoded", `query=${encodeURIComponent("mutation { sessionEnd }")}`],
    ["multipart/form-data; boundary=b", '--b\r\ncontent-disposition: form-data; name="query"'],
    ["text/plain", sound],
  ])("C24 a form sent as %s does nothing, here or at capture", async (type, body) => {
    const headers = { "x-lianzao": "", "content-type": type, origin: "https://evil.example" };
    const forged = { status: 403, code: "REQUEST_FORGED" };
    expect(await refused(body, { headers })).toMatchObject(forged);
    const mark = await changes.mark();
    const captured = await api.call("/epcis/capture", { method: "POST", session, body, headers });
    expect([captured.status, await captured.json()]).toMatchObject([403, { code: forged.code }]);
    // Nor where there is no cookie yet: to be signed in by another site is a harm, too.
    const alone = await api.call("/graphql", { method: "POST", session: "", body, headers });
    expect(alone.status).toBe(403);
    expect(await changes.since(mark)).toEqual([]);
  });

  it("C24 by GET, PUT or DELETE does nothing", async () => {
    const mark = await changes.mark();
    const query = `mutation { siteAdd(input: ${JSON.stringify(works).replace(/"(\w+)":/g, "$1:")}) { __typename } }`;
    const production = new StagedApi(platform, { development: false });
    for (const each of [api, production]) {
      for (const method of ["GET", "PUT", "DELETE"] as const) {
        const path = `/graphql?query=${encodeURIComponent(query)}`;
        const answer = await each.call(path, { method, session });
        expect([200, 404]).toContain(answer.status);
        expect(await answer.text()).not.toContain("SiteAdd");
      }
    }
    production.close();
    expect(await changes.since(mark)).toEqual([]);
  });
});

describe("C23 in production", () => {
  const text = "query ($first: Int) { people(first: $first) { nodes { id } } }";
  const sha256Hash = createHash("sha256").update(text).digest("hex");
  let production: StagedApi;

  beforeAll(() => {
    production = new StagedApi(platform, { development: false, documents: { [sha256Hash]: text } });
  });
  afterAll(() => production.close());

  const asked = (changes: object) => JSON.stringify({ variables: {}, ...changes });
  const persisted = (hash: string, variables: object = {}) =>
    asked({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });

  it("documents that the web was not built with are unknown, by text and by hash", async () => {
    const unknown = { status: 400, code: "DOCUMENT_UNKNOWN" };
    expect(await refused(asked({ query: text }), {}, production)).toMatchObject(unknown);
    expect(
      await refused(asked({ query: "{ __schema { types { name } } }" }), {}, production),
    ).toMatchObject(unknown);
    for (const hash of ["0".repeat(64), "toString", "__proto__", "constructor"]) {
      expect(await refused(persisted(hash), {}, production)).toMatchObject(unknown);
    }
  });

  it("a key asks its own documents only with the scope graphql", async () => {
    const issue = `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
      ... on IssuedApiKey { token } } }`;
    const keyFor = async (...scopes: string[]) => {
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      const input = { name: "erp", scopes, expiresAt };
      const { data } = await api.ask(issue, { input }, { session });
      return data.apiKeyIssue.token as string;
    };
    const reading = await production.ask(text, {}, { key: await keyFor("GRAPHQL") });
    expect(reading.data.people.nodes).toHaveLength(1);
    const key = await keyFor("EPCIS_CAPTURE", "EPCIS_QUERY");
    for (const query of [text, "{ __typename }", "{ market { nodes { id } } }"]) {
      const { data, errors } = await production.ask(query, {}, { key });
      expect([data, errors[0]?.extensions.code]).toEqual([null, "DOCUMENT_UNKNOWN"]);
    }
  });

  it("its own are answered, and their bad values refused at their field", async () => {
    const call = {
      session,
      method: "POST",
      headers: { "content-type": "application/json" },
    } as const;
    const answer = await production.call("/graphql", { ...call, body: persisted(sha256Hash) });
    const { data } = (await answer.json()) as { data: { people: { nodes: unknown[] } } };
    expect(data.people.nodes).toHaveLength(1);
    expect(await refused(persisted(sha256Hash, { first: "ten" }), {}, production)).toMatchObject({
      code: "INPUT_INVALID",
      field: "first",
    });
    expect(await refused(persisted(sha256Hash, { first: 500 }), {}, production)).toMatchObject({
      code: "PAGE_TOO_LARGE",
      field: "first",
    });
  });
});
