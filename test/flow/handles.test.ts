import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Identity } from "../../identifiers/codes/index.ts";
import {
  changeIdentifier,
  registerIdentifier,
  saveTemplate,
} from "../../identifiers/registry/commands.ts";
import { withdrawPrefix } from "../../identifiers/registry/delegation.ts";
import { sayChanged } from "../../identifiers/registry/news.ts";
import { addPartner, removePartner } from "../../services/capacity/index.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  prefixAdministrator,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { eventually } from "../stage/started.ts";

let platform: StagedPlatform;
let resolver: StagedResolver;
let firm: StagedFirm;
let rival: StagedFirm;
let prefix: string;
let rivalPrefix: string;
let basic: string;
let rivalBasic: string;

const administratorOf = async (of: StagedFirm, authority: string) =>
  (await prefixAdministrator(platform, of, authority)).basic;

beforeAll(async () => {
  platform = await stagePlatform();
  [firm, rival] = [await platform.firm("pumps"), await platform.firm("valves")];
  [prefix, rivalPrefix] = [freshAuthority(), freshAuthority()];
  await givePrefix(platform, firm.id, prefix);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await givePrefix(platform, firm.id, "1.2.156.3088.7", "oid");
  await givePrefix(platform, firm.id, "https://pumps.example/", "uri");
  await givePrefix(platform, rival.id, rivalPrefix);
  resolver = stageResolver(platform);
  basic = await administratorOf(firm, prefix);
  rivalBasic = await administratorOf(rival, rivalPrefix);
});

afterAll(async () => {
  await resolver.close();
  await platform.close();
});

interface Told {
  readonly responseCode: number;
  readonly handle: string;
  readonly values?: readonly { index: number; type: string; data: { value: unknown } }[];
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  authorization: string | null = basic,
) {
  const headers = {
    ...(authorization !== null && { authorization }),
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const answer = await resolver.app.request(`http://localhost:8081/api/handles/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const told = (await answer.json()) as Told;
  return { status: answer.status, code: told.responseCode, told, headers: answer.headers };
}

const read = (path: string, authorization: string | null = null) =>
  ask("GET", path, undefined, authorization);
const outcome = async (asked: ReturnType<typeof ask>) => {
  const { status, code } = await asked;
  return [status, code];
};
/** An address that was registered before addresses were looked at. */
const asOfBefore = (name: string, address: string) =>
  naming(platform, firm, async (scope) => {
    await scope.db.execute(sql`update registry_records
      set values = jsonb_set(values, '{0,data,value}', to_jsonb(${address}::text))
      where code = ${name}`);
    await sayChanged(scope, [name as Identity]);
  });
const url = (value: string) => ({ index: 1, type: "URL", data: { format: "string", value } });
const admin = (permissions: string, index: number | string = 200) => ({
  index: 100,
  type: "HS_ADMIN",
  data: { format: "admin", value: { handle: `0.NA/${prefix}`, index, permissions } },
});
const everything = "011111110011";

describe("the JSON API of Handles", () => {
  it("creates, reads, changes and deletes", async () => {
    const name = `${prefix}/life`;
    expect(await outcome(read(name))).toEqual([404, 100]);
    const values = [
      admin(everything, "200"),
      url("https://pumps.example/1"),
      { index: 2, type: "CHECKSUM", data: 5 },
    ];
    expect(await outcome(ask("PUT", `${name}?overwrite=false`, { values }))).toEqual([201, 1]);

    const { told } = await read(name);
    expect(told).toMatchObject({ handle: name, responseCode: 1 });
    expect(told.values?.map(({ index, type }) => [index, type])).toEqual([
      [1, "URL"],
      [2, "CHECKSUM"],
      [100, "HS_ADMIN"],
    ]);
    expect(told.values?.[1]).toMatchObject({ data: { format: "string", value: "5" }, ttl: 86_400 });

    expect(await outcome(ask("PUT", `${name}?overwrite=false`, { values }))).toEqual([409, 101]);
    const moved = [url("https://pumps.example/2")];
    expect(await outcome(ask("PUT", `${name}?index=1&overwrite=false`, moved))).toEqual([409, 201]);
    expect(await outcome(ask("PUT", `${name}?index=1&overwrite=true`, moved))).toEqual([200, 1]);
    const third = { index: 3, type: "NOTE", data: "n" };
    expect(await outcome(ask("PUT", `${name}?index=various`, third))).toEqual([201, 1]);
    expect((await read(`${name}?index=1`)).told.values?.[0]?.data.value).toBe(
      "https://pumps.example/2",
    );

    expect(await outcome(ask("DELETE", `${name}?index=3`))).toEqual([200, 1]);
    expect(await outcome(ask("DELETE", `${name}?index=3`))).toEqual([400, 200]);
    expect(await outcome(ask("DELETE", name))).toEqual([200, 1]);
    expect(await outcome(read(name))).toEqual([404, 100]);
    expect(await outcome(ask("DELETE", name))).toEqual([404, 100]);
    expect(await outcome(ask("PUT", `${name}?index=1`, moved))).toEqual([404, 100]);
    expect(await outcome(ask("PUT", name, { values }))).toEqual([201, 1]);
  });

  it("gives the values of these numbers or types, and says where there is none", async () => {
    const name = `${prefix}/types`;
    const values = ["URL", "desc", "desc.zh", "descent"].map((type, at) => ({
      index: at + 1,
      type,
      data: "https://x.example",
    }));
    await ask("PUT", name, values);
    const types = async (query: string) =>
      (await read(name + query)).told.values?.map(({ type }) => type);
    expect(await types("?type=desc.")).toEqual(["desc", "desc.zh"]);
    expect(await types("?type=desc&index=1")).toEqual(["URL", "desc"]);
    expect(await outcome(read(`${name}?type=none`))).toEqual([200, 200]);
    expect((await read(`${name}?type=none`)).told.values).toEqual([]);
    const pretty = await resolver.app.request(`http://localhost:8081/api/handles/${name}?pretty`);
    expect(await pretty.text()).toContain('\n  "responseCode": 1');
  });

  it("describes a naming authority by who administers it, and keeps the secret", async () => {
    const { told } = await read(`0.NA/${prefix.toLowerCase()}`);
    expect(told.handle).toBe(`0.NA/${prefix}`);
    expect(told.values?.map(({ index, type }) => [index, type])).toEqual([
      [100, "HS_ADMIN"],
      [200, "HS_VLIST"],
    ]);
    expect(await outcome(read(`0.NA/${prefix}?publicOnly=false`))).toEqual([401, 402]);
    const own = await read(`0.NA/${prefix}`, basic);
    expect(own.told.values?.[2]).toMatchObject({ type: "HS_SECKEY", data: { value: "" } });
    expect(await outcome(read("0.NA/20.500.999"))).toEqual([400, 301]);
    expect(await outcome(read("20.500.999/x"))).toEqual([400, 301]);
  });

  it("wants to know who writes, and lets nobody write what is another's", async () => {
    const name = `${prefix}/guarded`;
    const { status, headers } = await ask("PUT", name, [url("https://x.example")], null);
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toMatch(/^Basic realm="handle", Handle sessionId="/);
    const wrong = `Basic ${Buffer.from(`300%3A0.NA%2F${prefix}:wrong`).toString("base64")}`;
    for (const bad of [wrong, "Basic !", "Bearer x", 'Handle clientCert="true"', "Basic eHh4"]) {
      expect(await outcome(ask("PUT", name, [url("https://x.example")], bad))).toEqual([403, 403]);
    }
    const asRival = ask("PUT", name, [url("https://x.example")], rivalBasic);
    expect(await outcome(asRival)).toEqual([403, 401]);
    await ask("PUT", name, [url("https://x.example")]);
    expect(await outcome(ask("DELETE", name, undefined, rivalBasic))).toEqual([404, 100]);
    expect(await outcome(read(name))).toEqual([200, 1]);
  });

  it("does what the HS_ADMIN values of a record let an administrator do", async () => {
    const name = `${prefix}/frozen`;
    // Read and change values; neither remove, nor delete, nor touch who administers.
    await ask("PUT", name, [
      admin("000010010000"),
      url("https://a.example"),
      { index: 2, type: "A", data: "a" },
    ]);
    expect(await outcome(ask("PUT", `${name}?index=1`, [url("https://b.example")]))).toEqual([
      200, 1,
    ]);
    expect(
      await outcome(ask("PUT", `${name}?index=9`, { index: 9, type: "B", data: "b" })),
    ).toEqual([403, 401]);
    expect(await outcome(ask("DELETE", `${name}?index=2`))).toEqual([403, 401]);
    expect(await outcome(ask("DELETE", name))).toEqual([403, 401]);
    expect(await outcome(ask("PUT", `${name}?index=100`, [admin(everything)]))).toEqual([403, 401]);
    const other = `${prefix}/other`;
    const second = await administratorOf(firm, prefix);
    await ask("PUT", other, [admin(everything, 301), url("https://a.example")]);
    expect(await outcome(ask("DELETE", other))).toEqual([403, 401]);
    expect(await outcome(ask("DELETE", other, undefined, second))).toEqual([200, 1]);
  });

  it("keeps from the public what is not for it", async () => {
    const name = `${prefix}/narrow`;
    await ask("PUT", name, [
      url("https://a.example"),
      { index: 2, type: "COST", data: "7", permissions: "1100" },
    ]);
    expect((await read(name)).told.values?.map(({ type }) => type)).toEqual(["URL"]);
    expect(await outcome(read(`${name}?publicOnly=false`))).toEqual([401, 402]);
    const own = (await read(name, basic)).told.values;
    expect(own?.[1]).toMatchObject({ type: "COST", permissions: "1100" });
    expect((await read(`${name}?publicOnly=true`, basic)).told.values).toHaveLength(1);
    for (const wish of ["", "?publicOnly=true", "?publicOnly=false"]) {
      expect((await read(name + wish, rivalBasic)).told.values, wish).toHaveLength(1);
    }
  });

  it("tells nobody whether there is anything besides what he is shown", async () => {
    const [open, narrow] = [`${prefix}/open`, `${prefix}/hiding`];
    await ask("PUT", open, [url("https://a.example")]);
    const hidden = { index: 2, type: "COST", data: "7", permissions: "1100" };
    await ask("PUT", narrow, [url("https://a.example"), hidden]);
    const shape = async (name: string, wish: string, by: string | null) => {
      const { status, told } = await read(name + wish, by);
      return JSON.stringify([status, told])
        .replaceAll(name, "x")
        .replaceAll(/"timestamp":"[^"]*"/g, "");
    };
    for (const wish of ["", "?publicOnly=false", "?type=COST&publicOnly=false", "?index=2"]) {
      for (const by of [null, rivalBasic]) {
        expect(await shape(narrow, wish, by), wish).toBe(await shape(open, wish, by));
      }
    }
  });

  it("shows a partner's administrator what is for partners, and keeps unchanged values' times", async () => {
    const name = `hdl:${prefix}/shared`;
    const before = [textValue(1, "URL", "https://a.example")];
    const values = [
      ...before,
      textValue(2, "SERVICE", "s", "partners"),
      textValue(3, "COST", "7", "grant"),
    ];
    const { id } = await naming(platform, firm, (scope) =>
      registerIdentifier(scope, name, draft(before)),
    );
    const first = (await read(`${prefix}/shared`)).told.values;
    await pause(1_100);
    await naming(platform, firm, (scope) =>
      changeIdentifier(scope, { id, version: null }, () => draft(values)),
    );
    expect((await read(`${prefix}/shared`)).told.values).toEqual(first);
    const types = async () =>
      (await read(`${prefix}/shared`, rivalBasic)).told.values?.map(({ type }) => type);
    expect(await types()).toEqual(["URL"]);
    const partner = <T>(work: (scope: TenantScope) => Promise<T>) =>
      asTenant(platform.app, firm.administrator.actor, "capacity.publish", work);
    await partner((scope) => addPartner(scope, rival.id));
    expect(await types()).toEqual(["URL", "SERVICE"]);
    await partner((scope) => removePartner(scope, rival.id));
    expect(await types()).toEqual(["URL"]);
  });

  it("refuses what is no Handle and what are no values", async () => {
    for (const bad of [
      "x",
      `${prefix}/`,
      `${prefix}/%`,
      `${prefix}/%ff`,
      `hdl:${prefix}/x`,
      `${prefix}/%00`,
      `${prefix}/a%E2%80%8Bb`,
    ]) {
      expect(await outcome(read(bad)), bad).toEqual([400, 102]);
    }
    expect(await outcome(read(`${prefix}/${"x".repeat(8_000)}`))).toEqual([400, 102]);
    const name = `${prefix}/bad`;
    const bodies: unknown[] = [
      "{",
      "",
      '{"values":[{"index":1,"index":2,"type":"A","data":"x"}]}',
      [],
      [{ type: "A", data: "x" }],
      [{ index: 0, type: "A", data: "x" }],
      [{ index: 1.5, type: "A", data: "x" }],
      [{ index: 1, type: "", data: "x" }],
      [{ index: 1, type: "A" }],
      [{ index: 1, type: "A", data: { format: "hex", value: "0" } }],
      [{ index: 1, type: "A", data: { format: "strange", value: "0" } }],
      [{ index: 1, type: "HS_ADMIN", data: "x" }],
      [{ index: 300, type: "HS_SECKEY", data: "secret" }],
      [{ index: 1, type: "A", data: "x", ttl: -1 }],
      [{ index: 1, type: "A", data: "x", permissions: "1" }],
      [{ index: 1, type: "A", data: "x".repeat(20_000) }],
      [url("https://a.example"), url("https://b.example")],
    ];
    for (const body of bodies.filter((each) => !(Array.isArray(each) && each.length === 0))) {
      expect(await outcome(ask("PUT", name, body)), JSON.stringify(body).slice(0, 80)).toEqual([
        400, 202,
      ]);
    }
    expect(await outcome(read(name))).toEqual([404, 100]);
  });

  it("takes a prefix in any case, and names that differ in case alone for one", async () => {
    const authority = `20.${process.pid}.ABC`;
    await givePrefix(platform, firm.id, authority);
    const by = await administratorOf(firm, authority);
    await ask("PUT", `${authority}/Pump`, [url("https://a.example")], by);
    expect(await outcome(read(`${authority.toLowerCase()}/Pump`))).toEqual([200, 1]);
    expect(await outcome(read(`${authority}/pump`))).toEqual([404, 100]);
    expect(await outcome(ask("PUT", `${authority}/pump`, [url("https://a.example")], by))).toEqual([
      409, 101,
    ]);
  });

  it("stops at once for who is revoked, and for a prefix that is withdrawn", async () => {
    const authority = freshAuthority();
    const id = await givePrefix(platform, firm.id, authority);
    const by = await administratorOf(firm, authority);
    await ask("PUT", `${authority}/x`, [url("https://a.example")], by);
    await platform.operating("platform.delegate-prefixes", (scope) => withdrawPrefix(scope, id));
    expect(await outcome(ask("PUT", `${authority}/y`, [url("https://a.example")], by))).toEqual([
      403, 403,
    ]);
    expect(await outcome(read(`${authority}/x`))).toEqual([200, 1]);
    const again = platform.operating("platform.delegate-prefixes", (scope) =>
      withdrawPrefix(scope, id),
    );
    await expect(again).rejects.toThrow("PREFIX_WITHDRAWN");
    await expect(givePrefix(platform, rival.id, authority)).rejects.toThrow("PREFIX_TAKEN");
    expect(await givePrefix(platform, firm.id, authority)).toBe(id);
  });
});

describe("one record", () => {
  const code = "https://id.gs1.org/01/06901234000016/21/P-7";
  const link = "https://pumps.example/n/P-7";
  const oid = "1.2.156.3088.7.42";
  const get = (path: string, headers: Record<string, string> = {}) =>
    resolver.app.request(`http://localhost:8081${path}`, { headers });

  beforeAll(async () => {
    const names = [`hdl:${prefix}/P-7`, `oid:${oid}`, link];
    const values = [
      textValue(1, "URL", "https://pumps.example/p7?a=b"),
      textValue(2, "gs1:certificationInfo", "https://pumps.example/cert"),
      textValue(3, "COST", "7", "firm"),
    ];
    await naming(platform, firm, (scope) =>
      registerIdentifier(scope, code, draft(values, { names })),
    );
  });

  it("answers behind every door", async () => {
    const ways = [
      "/01/06901234000016/21/P-7",
      `/${prefix}/P-7`,
      `/hdl:${prefix}/P-7`,
      `/${oid}`,
      `/urn:oid:${oid}`,
      `/oid:${oid}`,
      `/${link}`,
      `/${encodeURIComponent(link)}`,
    ];
    for (const way of ways) {
      const answer = await get(way);
      expect([answer.status, answer.headers.get("location")], way).toEqual([
        way.startsWith("/01/") ? 307 : 302,
        "https://pumps.example/p7?a=b",
      ]);
    }
    const answers = ways.slice(1).map(async (way) => {
      const { names, values } = await (await get(way, { accept: "application/json" })).json();
      return { names, values };
    });
    const [first, ...others] = await Promise.all(answers);
    for (const other of others) expect(other).toEqual(first);
    expect(first?.names).toHaveLength(4);
    expect(JSON.stringify(first)).not.toContain("COST");
    expect((await read(`${prefix}/P-7`)).told.values).toEqual(first?.values);
  });

  it("leads where its type or index says, or shows what is registered", async () => {
    const page = await get(`/${prefix}/P-7?noredirect`, {
      "accept-language": "en",
      accept: "text/html",
    });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("https://pumps.example/cert");
    const other = await get(`/${prefix}/P-7?index=2`, { accept: "text/html" });
    expect(other.status).toBe(200);
    const linked = await get("/01/06901234000016/21/P-7?linkType=gs1:certificationInfo");
    expect(linked.headers.get("location")).toContain("https://pumps.example/cert");
  });

  it("is not led to what is no web address", async () => {
    const name = `hdl:${prefix}/script`;
    await naming(platform, firm, (scope) =>
      registerIdentifier(scope, name, draft([textValue(1, "URL", "https://a.example")])),
    );
    await asOfBefore(name, "javascript:alert(1)");
    const page = () => get(`/${prefix}/script`, { accept: "text/html" });
    await eventually(async () => (await page()).status === 200, "it is heard of");
    const answer = await page();
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('href="javascript');
    // What stands is read, and what is beside it changed.
    expect((await read(`${prefix}/script`)).told.values).toMatchObject([
      { data: { value: "javascript:alert(1)" } },
    ]);
    const note = { index: 2, type: "NOTE", data: "old" };
    expect((await ask("PUT", `${prefix}/script?index=2`, { values: [note] })).code).toBe(1);
  });

  it.each(["javascript:alert(1)", "https://a:b@a.example", "a.example", "https://a.example/\n"])(
    "does not take %j for a web address",
    async (address) => {
      const put = ask("PUT", `${prefix}/unsound`, { values: [url(address)] });
      expect(await outcome(put)).toEqual([400, 202]);
      expect((await read(`${prefix}/unsound`)).code).toBe(100);
      const link = { index: 2, type: "gs1:pip", data: address };
      expect(await outcome(ask("PUT", `${prefix}/unsound`, { values: [link] }))).toEqual([
        400, 202,
      ]);
    },
  );

  it("takes other values of any text", async () => {
    const note = { index: 2, type: "NOTE", data: "javascript:alert(1)" };
    expect((await ask("PUT", `${prefix}/noted`, { values: [note] })).code).toBe(1);
  });

  it("says of codes that are malformed, unknown or deleted what they are", async () => {
    expect((await get("/3.2.1")).status).toBe(400);
    expect((await get(`/${prefix}/%zz`)).status).toBe(400);
    expect((await get(`/${prefix}/nobody`)).status).toBe(404);
    expect((await get(`/${prefix}/life`)).status).toBe(302);
    await ask("DELETE", `${prefix}/life`);
    expect((await get(`/${prefix}/life`)).status).toBe(410);
    expect((await get("/01/06901234000017")).status).toBe(400);
  });

  it("tells at which character of the address a code is wrong, also one that nobody sees", async () => {
    const unseen = "20.500.1/a%E2%80%8Bb";
    for (const [path, at] of [
      [`/${unseen}`, 11],
      [`/hdl:${unseen}`, 15],
      ["/oid:1.2.03", 9],
      ["/urn:oid:1.2.03", 13],
      ["/1.2.03", 5],
      ["/https://gear.example/?a=b^", 26],
    ] as const) {
      const answer = await get(path, { accept: "application/json" });
      const { error } = (await answer.json()) as { error: { at: number } };
      expect([answer.status, error.at], path).toEqual([400, at]);
    }
    expect((await read(unseen)).told).toMatchObject({ message: expect.stringContaining(" 11 ") });
  });

  it("shows by its template what is for whom", async () => {
    const entries = [{ index: 2, type: "SERVICE", audience: "partners" as const }];
    const record = await naming(platform, firm, async (scope) => {
      const { id: templateId } = await saveTemplate(scope, null, { name: "泵", entries });
      const values = [textValue(1, "URL", "https://a.example"), textValue(2, "SERVICE", "s")];
      return registerIdentifier(scope, `hdl:${prefix}/classed`, draft(values, { templateId }));
    });
    expect(record.values).toHaveLength(2);
    expect((await read(`${prefix}/classed`)).told.values).toHaveLength(1);
    expect((await read(`${prefix}/classed`, basic)).told.values).toHaveLength(2);
  });
});
