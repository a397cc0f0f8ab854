import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "../../contracts/access/actions.ts";
import type { JsonObject } from "../../contracts/events/index.ts";
import { registrySubscriber, resolverApp } from "../../identifiers/resolver/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import type { Shell } from "../../services/platform/http.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { listen } from "../../services/platform/program.ts";
import { usualRates } from "../../services/platform/rates.ts";
import { Relay } from "../../services/platform/relay.ts";
import { tenants } from "../../services/platform/schema.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";
import { writesNothing } from "../stage/registry.ts";

const log = openLog("test", "silent");
const patience = { knownMs: 150, unknownMs: 30, waitMs: 5_000, longestMs: 10_000, restMs: 50 };
const places = { publicUrl: "http://localhost:8080", resolverUrl: "http://localhost:8081" };
const voc = (type: string) => `https://ref.gs1.org/voc/${type}`;

let fresh: FreshDatabase;
let app: Database;
let worker: Database;
let reader: Database;
let relay: Relay;
let resolver: Shell;

async function firm(name: string, uscc: string): Promise<TenantId> {
  const operator = openDatabase(fresh.url, "lianzao_operator", 1);
  const id = newId<TenantId>();
  await asProgram(operator, ({ db, now }) =>
    db.insert(tenants).values({
      id,
      kind: "firm",
      nameZh: name,
      nameEn: name,
      cityZh: "柳州",
      cityEn: "Liuzhou",
      identity: `uscc:${uscc}`,
      uscc,
      status: "active",
      admittedAt: now,
    }),
  );
  await operator.close();
  return id;
}

/** A firm tells an event, and the registry hears it. */
async function tell(house: TenantId, type: Told, body: JsonObject, circle = "public") {
  const actor = {
    tenantId: house,
    personId: null,
    principal: "program:test",
    may: new Set(Object.keys(actions) as (keyof typeof actions)[]),
    request: { id: "test", address: null, idempotency: null },
  };
  await asTenant(app, actor, "trace.capture", (scope) => scope.emit({ type, body, circle }));
}

type Told = "trace.event-captured.v1" | "trace.product-described.v1";

async function heard(): Promise<void> {
  while ((await relay.round()) > 0);
}

const capture = (house: TenantId, fields: JsonObject, circle?: string) =>
  tell(
    house,
    "trace.event-captured.v1",
    { type: "ObjectEvent", _context: [], _media: "application/json", _source: "00", ...fields },
    circle,
  );

function describeProduct(house: TenantId, product: string, zh: string, en: string) {
  const body = { firm: "uscc:x", product, name: { zh, en }, description: { zh: "", en: "" } };
  return tell(house, "trace.product-described.v1", body);
}

beforeAll(async () => {
  fresh = await freshDatabase();
  app = openDatabase(fresh.url, "lianzao_app", 2);
  worker = openDatabase(fresh.url, "lianzao_worker", 2);
  reader = openDatabase(fresh.url, "lianzao_resolver", 2);
  relay = new Relay(worker, [registrySubscriber], "test", log);
  resolver = resolverApp({
    rates: usualRates,
    log,
    metrics: openMetrics("resolver"),
    database: reader,
    ...writesNothing(app),
    ready: async () => undefined,
    patience,
    ...places,
  });
});

afterAll(async () => {
  await Promise.all([app, worker, reader].map((each) => each.close()));
  await fresh.drop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  resolver.request(`http://localhost:8081${path}`, { headers });

const page = "text/html,application/xhtml+xml,*/*;q=0.8";
const linksetType = "application/linkset+json";

interface Context {
  anchor: string;
  itemDescription: string;
  [relation: string]: string | { href: string; title: string }[];
}

async function linkset(path: string, language = "en"): Promise<Context[]> {
  const answer = await get(path, { accept: linksetType, "accept-language": language });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { linkset: Context[] }).linkset;
}

describe("a nameplate that a firm has made public", () => {
  const gearbox = "/01/06901234000016";
  const serial = `${gearbox}/21/SN-1`;
  const crate = "/00/106901234000000015";
  let assembly: TenantId;

  beforeAll(async () => {
    assembly = await firm("总装厂", "91450200000000001A");
    await describeProduct(assembly, `gs1:${gearbox.slice(1)}`, "风电齿轮箱", "Wind gearbox");
    await capture(assembly, {
      epcList: ["urn:epc:id:sgtin:6901234.000001.SN-1", `https://id.gs1.org${serial}%2F2`],
      quantityList: [{ epcClass: `https://id.gs1.org${gearbox}/10/L7`, quantity: 3 }],
      parentID: `https://id.gs1.org${crate}`,
    });
    await capture(assembly, {
      epcList: ["https://example.org/not-gs1", "urn:example:thing"],
    });
    await heard();
  });

  it("leads from GTIN and serial number to its passport with 307", async () => {
    const answer = await get(serial, { accept: page });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(`http://localhost:8080/t${serial}`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=5");
    expect(answer.headers.get("vary")).toBe("Accept, Accept-Language");
  });

  it.each([
    ["a GTIN of 13 digits", `/01/6901234000016/21/SN-1`, serial],
    ["a slash at the end", `${serial}/`, serial],
    ["needless escapes", `${gearbox}/21/%53N%2d1`, serial],
    ["a slash within the serial number", `${serial}%2f2`, `${serial}%2F2`],
    ["the lot that the label adds", `${gearbox}/10/L9/21/SN-1`, serial],
    ["the lot alone", `${gearbox}/10/L7`, `${gearbox}/10/L7`],
    ["the shipping container", crate, crate],
    ["the class", gearbox, gearbox],
  ])("leads there from %s", async (_what, asked, reached) => {
    const answer = await get(asked);
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(`http://localhost:8080/t${reached}`);
  });

  it("walks up: a serial number of which nothing is known leads to a page about its lot or class", async () => {
    for (const asked of [`${gearbox}/21/NEVER`, `${gearbox}/10/L7/21/NEVER`]) {
      const unknown = await get(asked);
      expect(unknown.status).toBe(307);
      expect(unknown.headers.get("location")).toBe(`http://localhost:8080/t${asked}`);
    }
    const strange = await get("/01/06901234000030/21/NEVER");
    expect(strange.status).toBe(404);
  });

  it("keeps the whole query string when it redirects, as it was written", async () => {
    const answer = await get(`${serial}?foo=bar&17=270131&x=%E4%B8%AD&linkType=gs1:pip`);
    expect(answer.headers.get("location")).toBe(
      `http://localhost:8080/t${serial}?foo=bar&17=270131&x=%E4%B8%AD&linkType=gs1:pip`,
    );
  });

  it.each(["gs1:pip", "gs1:traceability", "gs1:defaultLink", voc("pip")])(
    "leads to the link of type %s",
    async (type) => {
      const answer = await get(`${serial}?linkType=${type}`);
      expect(answer.status).toBe(307);
    },
  );

  it("answers 404 for a link type that it does not have", async () => {
    for (const type of ["gs1:nosuchlt", "gs1:recipeInfo", "schema:url"]) {
      const answer = await get(`${serial}?linkType=${type}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: "LINK_TYPE_NOT_FOUND" } });
    }
  });

  it("answers the linkset to who asks for it, by media type or by link type", async () => {
    const asked = [
      [serial, linksetType, linksetType],
      [`${serial}?linkType=linkset`, "*/*", linksetType],
      [`${serial}?linkType=all`, "*/*", linksetType],
      [serial, "application/json", "application/json"],
      [serial, "application/ld+json", "application/ld+json"],
    ] as const;
    for (const [path, accept, type] of asked) {
      const answer = await get(path, { accept });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
      expect(answer.headers.get("link")).toContain('rel="http://www.w3.org/ns/json-ld#context"');
      const body = (await answer.json()) as Record<string, unknown>;
      expect("@context" in body).toBe(type === "application/ld+json");
      expect(body["linkset"]).toHaveLength(2);
    }
  });

  it("tells class and serial number in the linkset, in the reader's language", async () => {
    const [above, own] = await linkset(serial);
    expect(above).toMatchObject({
      anchor: `http://localhost:8081${gearbox}`,
      itemDescription: "Wind gearbox",
    });
    expect(own).toMatchObject({
      anchor: `http://localhost:8081${serial}`,
      itemDescription: "Wind gearbox, serial number SN-1",
      [voc("defaultLink")]: [{ title: "Product passport" }],
      [voc("pip")]: [{ href: `http://localhost:8080/t${serial}`, hreflang: ["zh", "en"] }],
    });
    const [, inChinese] = await linkset(serial, "zh-CN,zh;q=0.9");
    expect(inChinese?.itemDescription).toBe("风电齿轮箱，序列号 SN-1");
  });

  it("shows the linkset to a reader as a page, with the same as JSON-LD in it", async () => {
    const answer = await get(`${serial}?linkType=linkset`, { accept: page });
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    const text = await answer.text();
    expect(text).toContain("风电齿轮箱，序列号 SN-1");
    const [, data = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    expect((JSON.parse(data) as { linkset: unknown[] }).linkset).toHaveLength(2);
  });

  it("points to the linkset with every answer, redirects, HEAD and OPTIONS too", async () => {
    const expected = `<http://localhost:8081${serial}?linkType=linkset>; rel="linkset"`;
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      const answer = await resolver.request(`http://localhost:8081${serial}`, { method });
      expect(answer.headers.get("link")).toContain(expected);
      expect(answer.status).toBe(method === "OPTIONS" ? 204 : 307);
    }
  });

  it("may be asked by any page: CORS, with the methods that there are", async () => {
    const headers = { origin: "https://shop.example", "access-control-request-method": "GET" };
    const before = await resolver.request(serial, { method: "OPTIONS", headers });
    expect(before.headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS");
    expect((await get(serial)).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("leaves out what is no GS1 code", async () => {
    const rows = await reader.sql`select code from identifier_records where code not like 'gs1:%'`;
    expect(rows).toEqual([]);
  });

  it("hears the same events again without a change", async () => {
    const before = await reader.sql`select * from identifier_records order by code`;
    const owner = postgres(fresh.url, { max: 1, onnotice: () => undefined });
    await owner`select set_config('app.tenant_id', ${assembly}, false),
      set_config('app.actor_tenant_id', ${assembly}, false)`;
    const forgotten = await owner`delete from subscriber_positions where tenant_id = ${assembly}`;
    expect(forgotten.count).toBe(1);
    await owner.end();
    await heard();
    const after = await reader.sql`select * from identifier_records order by code`;
    expect([...after]).toEqual([...before]);
    expect(after.length).toBeGreaterThan(4);
  });
});

describe("whose words describe a product", () => {
  const pump = "gs1:01/06901234000023";

  it("are the trader's until the maker of the first event speaks, in whatever order", async () => {
    const trader = await firm("贸易公司", "91450200000000002A");
    const maker = await firm("泵厂", "91450200000000003A");
    await describeProduct(trader, pump, "贸易商的泵", "Trader's pump");
    await heard();
    expect((await linkset("/01/06901234000023"))[0]?.itemDescription).toBe("Trader's pump");

    await capture(maker, { epcList: ["https://id.gs1.org/01/06901234000023/21/P1"] });
    await capture(trader, { epcList: ["https://id.gs1.org/01/06901234000023/21/P1"] });
    await describeProduct(maker, pump, "泵", "Pump");
    await describeProduct(maker, pump, "离心泵", "Centrifugal pump");
    await describeProduct(trader, pump, "更好的泵", "A better pump");
    await heard();
    await new Promise((done) => setTimeout(done, patience.knownMs + 20));
    expect((await linkset("/01/06901234000023/21/P1")).at(-1)?.itemDescription).toBe(
      "Centrifugal pump, serial number P1",
    );
  });
});

describe("a code of which nothing is public", () => {
  const secret = "/01/06901234000030/21/HIDDEN";

  it("is unknown, though a firm has recorded it for itself or its partners", async () => {
    const house = await firm("铸造厂", "91450200000000004A");
    const owner = postgres(fresh.url, { max: 1, onnotice: () => undefined });
    await owner`select set_config('app.tenant_id', ${house}, false),
      set_config('app.actor_tenant_id', ${house}, false)`;
    await owner`insert into circles values (${house}, 'house', ${Buffer.alloc(32, 7)})`;
    await owner.end();
    await capture(house, { epcList: [`https://id.gs1.org${secret}`] }, "house");
    await heard();
    const [hidden, absent] = [await get(secret), await get("/01/06901234000030/21/ABSENT")];
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect(await hidden.text()).toBe(await absent.text());
  });

  it("gets a page that says so in the reader's language, and no redirect", async () => {
    const answer = await get(secret, { accept: page, "accept-language": "en-GB" });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("link")).toBeNull();
    const text = await answer.text();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("Nothing is known of this code");
    expect(text).toContain("(01)06901234000030(21)HIDDEN");
    const inChinese = await (await get(secret, { accept: page })).text();
    expect(inChinese).toContain("未找到该标识");
  });

  it("becomes known within a second of its first public event", async () => {
    const house = await firm("检测所", "91450200000000005A");
    const path = "/8004/6901234ASSET1";
    expect((await get(path)).status).toBe(404);
    await capture(house, { epcList: ["urn:epc:id:giai:6901234.ASSET1"] });
    await heard();
    await new Promise((done) => setTimeout(done, patience.unknownMs + 20));
    expect((await get(path)).status).toBe(307);
    expect((await get(`${path}?linkType=gs1:traceability`)).status).toBe(307);
    expect((await get(`${path}?linkType=gs1:pip`)).status).toBe(404);
  });

  it("is not registered by an event about a single thing of its class", async () => {
    expect((await get("/01/06901234000023/10/NONE")).status).toBe(307);
    const house = await firm("风场", "91450200000000006A");
    await capture(house, { epcList: ["https://id.gs1.org/01/06901234000047/21/A"] });
    await heard();
    expect((await get("/01/06901234000047/21/A")).status).toBe(307);
    expect((await get("/01/06901234000047")).status).toBe(404);
    expect((await get("/01/06901234000047/21/B")).status).toBe(404);
  });
});

describe("what is no code", () => {
  it("is refused with 400, its fault and its place", async () => {
    const answer = await get("/01/06901234000017/21/S");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: {
        code: "CODE_CHECK_DIGIT",
        field: "code",
        message: "校验码不正确，请核对输入。",
        at: 4,
      },
    });
  });

  it("is refused as well where it was packed, with what it says there", async () => {
    const answer = await get("/AQyNozPBIC_oR-");
    expect(answer.status).toBe(400);
    const error = { code: "CODE_DATE", at: 22, unpacked: "/01/06901234000016?17=999999" };
    expect(await answer.json()).toMatchObject({ error });
  });

  it("gets a page where a page is wanted, in which nothing asked for becomes markup", async () => {
    const path = "/01/06901234000016/21/%3Cscript%3Ealert(1)%3C%2Fscript%3E/%22%3E%3Cb%3E";
    const answer = await get(path, { accept: page, "accept-language": "en" });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain("This is not a valid code");
    expect(text).not.toMatch(/<script|<b>/);
  });

  it.each([
    ["/01/06901234000016/foo", 400],
    ["/9999/1", 400],
    ["/01", 400],
    ["/01/06901234000016?21=S", 400],
    ["/01/06901234000016/21/%ff%fe", 400],
    ["/01/06901234000016/21/%00", 400],
    ["/nothing/here", 404],
    ["/api/handles/1", 400],
  ])("%s is answered with %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

it("refuses a path of 8 kB without harm", async () => {
  const answer = await get(`/01/06901234000016/21/${"9".repeat(8_200)}`);
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error: { code: "CODE_TOO_LONG" } },
  ]);
});

it("describes itself at /.well-known/gs1resolver, and serves the context that it names", async () => {
  const answer = await get("/.well-known/gs1resolver");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const description = (await answer.json()) as Record<string, unknown>;
  expect(description).toMatchObject({
    resolverRoot: "http://localhost:8081",
    linkTypeDefaultCanBeLinkset: false,
    jsonLdContextLocation: "http://localhost:8081/linkset-context",
  });
  expect(description["supportedPrimaryKeys"]).toContain("8004");
  const context = await get("/linkset-context");
  expect(context.headers.get("content-type")).toBe("application/ld+json");
  expect(await context.json()).toHaveProperty("@context.linkset", "@graph");
});

it("may read the registry and nothing of any firm", async () => {
  const refused = ["outbox", "circles", "tenants", "audit_entries"].map((table) =>
    reader.sql`select 1 from ${reader.sql(table)}`.then(
      () => `${table} was read`,
      (fault: postgres.PostgresError) => fault.code,
    ),
  );
  expect(await Promise.all(refused)).toEqual(["42501", "42501", "42501", "42501"]);
  await expect(reader.sql`delete from identifier_records`).rejects.toMatchObject({ code: "42501" });
});

it("answers over a socket, with a query that was sent raw", async () => {
  const server = await listen(resolver.fetch, 0);
  try {
    const address = `http://127.0.0.1:${server.port}/01/06901234000016/21/SN-1?who=陈&a=b`;
    const answer = await fetch(address, { redirect: "manual" });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(
      "http://localhost:8080/t/01/06901234000016/21/SN-1?who=%E9%99%88&a=b",
    );
    const head = await fetch(address, { method: "HEAD", redirect: "manual" });
    expect([head.status, await head.text()]).toEqual([307, ""]);
  } finally {
    await server.close();
  }
});

/** Shuts the database to the programs, or opens it again. */
async function shut(closed: boolean): Promise<void> {
  const url = new URL(fresh.url);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const owner = postgres(url.toString(), { max: 1, onnotice: () => undefined });
  await owner.unsafe(`alter database ${name} with allow_connections ${!closed}`);
  if (closed) {
    await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  }
  await owner.end();
}

describe("while the database is away", () => {
  const serial = "/01/06901234000016/21/SN-1";

  it("what was asked for lately is still answered, with its age and a mark", async () => {
    expect((await get(serial)).headers.get("warning")).toBeNull();
    await shut(true);
    try {
      await new Promise((done) => setTimeout(done, 1_100));
      const answer = await get(serial);
      expect(answer.status).toBe(307);
      expect(answer.headers.get("warning")).toBe('110 - "Response is Stale"');
      expect(Number(answer.headers.get("age"))).toBeGreaterThanOrEqual(1);

      const other = await get("/01/06901234000016/21/NEVER-ASKED", { accept: page });
      expect(other.status).toBe(503);
      expect(other.headers.get("retry-after")).toBe("2");
      expect(await other.text()).toContain("暂时无法解析");
    } finally {
      await shut(false);
    }
  });

  it("and is fresh again as soon as it is back", async () => {
    const deadline = Date.now() + 20_000;
    let warning: string | null = "";
    while (warning !== null && Date.now() < deadline) {
      await new Promise((done) => setTimeout(done, 100));
      warning = (await get(serial)).headers.get("warning");
    }
    expect(warning).toBeNull();
  });
});
