import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Identity } from "../../identifiers/codes/index.ts";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import {
  flushResolutions,
  forgetResolutions,
  ResolutionTally,
  regionOf,
} from "../../identifiers/resolutions/index.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";

const gtin = "gs1:01/06901234000016";
const log = openLog("test", "silent");

let platform: StagedPlatform;
let resolver: StagedResolver;
let api: StagedApi;
let database: Database;
let firm: StagedFirm;
let rival: StagedFirm;
let handle: string;
const tally = new ResolutionTally();

beforeAll(async () => {
  platform = await stagePlatform();
  [firm, rival] = [await platform.firm("pumps"), await platform.firm("valves")];
  const authority = freshAuthority();
  handle = `${authority}/pump`;
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await naming(platform, firm, async (scope) => {
    const values = draft([textValue(1, "URL", "https://pumps.example/p")]);
    await registerIdentifier(scope, gtin, values);
    await registerIdentifier(scope, `hdl:${handle}`, values);
  });
  resolver = stageResolver(platform, { tally, regionFrom: "accept-language" });
  database = openDatabase(platform.fresh.url, "lianzao_resolver", 1);
  api = new StagedApi(platform);
});

afterAll(async () => {
  api.close();
  await Promise.all([resolver.close(), database.close()]);
  await platform.close();
});

const get = async (path: string, headers: Record<string, string> = {}) =>
  (await resolver.app.request(`http://localhost:8081${path}`, { headers })).status;

const question = `query ($windows: [WindowInput!]!, $under: String) {
  resolutions(windows: $windows, under: $under) {
  windows { people programs } codes { code people programs } regions { region people programs } } }`;

const hour = 3_600_000;
const around = (at: number) => ({
  from: new Date(at - hour).toISOString(),
  until: new Date(at + hour).toISOString(),
});

async function seenBy(
  { administrator }: StagedFirm,
  windows = [around(Date.now())],
  under: string | null = null,
) {
  const session = administrator.token;
  const { data, errors } = await api.ask(question, { windows, under }, { session });
  return data?.resolutions ?? errors;
}

describe("resolutions of what a firm has named", () => {
  it("are counted by code, reader and country, once they are written down", async () => {
    const chinese = { "accept-language": "zh-CN,en;q=0.5" };
    expect(await get("/01/06901234000016/21/SN-1", chinese)).toBe(307);
    expect(await get("/01/06901234000016", { "accept-language": "zh-Hans-CN" })).toBe(307);
    expect(await get("/01/06901234000016?linkType=linkset")).toBe(200);
    expect(await get(`/hdl:${handle}`, { "accept-language": "en" })).toBe(302);
    expect(await get(`/api/handles/${handle}`)).toBe(200);
    expect(await get("/01/06901234000023")).toBe(404);
    expect(await get(`/resolve?code=${encodeURIComponent(handle)}`)).toBe(200);
    expect((await seenBy(firm)).codes).toEqual([]);

    await flushResolutions(database, tally, log);
    expect(await seenBy(firm)).toEqual({
      windows: [{ people: 3, programs: 2 }],
      codes: [
        { code: gtin, people: 2, programs: 1 },
        { code: `hdl:${handle}`, people: 1, programs: 1 },
      ],
      regions: [
        { region: null, people: 1, programs: 2 },
        { region: "CN", people: 2, programs: 0 },
      ],
    });
    expect(await seenBy(rival)).toMatchObject({ codes: [], windows: [{ people: 0 }] });
  });

  it("add up over programs and flushes, and belong to whose prefix it is", async () => {
    const other = new ResolutionTally();
    const [now, before] = [Date.now(), Date.now() - 30 * hour];
    const unregistered = "gs1:01/06901234000030" as Identity;
    const counted = { code: unregistered, tenantId: null, region: "", reader: "person" } as const;
    for (const at of [now, now, before]) other.count(counted, at);
    other.count({ ...counted, code: "gs1:01/04012345123456" as Identity });
    await flushResolutions(database, other, log);
    other.count(counted, before);
    await flushResolutions(database, other, log);
    const { windows } = await seenBy(firm, [around(before), around(now)]);
    expect(windows).toEqual([
      { people: 2, programs: 0 },
      { people: 5, programs: 2 },
    ]);
  });

  it("are told of one code, with what is narrower, or of one prefix", async () => {
    const others = new ResolutionTally();
    const at = Date.now() - 90 * hour;
    const counted = { tenantId: firm.id, reader: "person" } as const;
    const narrower = `${gtin}/21/SN-1`;
    for (const [code, region] of [
      [gtin, "CN"],
      [narrower, "DE"],
      [`${gtin.slice(0, -1)}7`, "FR"],
      ["gs1:414/6901234000016", "CN"],
      [`hdl:${handle}`, "CN"],
      [`hdl:${handle}2`, "CN"],
      ["oid:1.2.156.1.7", "CN"],
      ["oid:1.2.156.17", "CN"],
      ["uri:https://pumps.example/p/1", "CN"],
    ] as const) {
      others.count({ ...counted, code: code as Identity, region }, at);
    }
    await flushResolutions(database, others, log);
    const windows = [around(at - 3 * hour), around(at)];
    const codesUnder = async (under: string) =>
      (await seenBy(firm, windows, under)).codes?.map(({ code }: { code: string }) => code);

    expect(await seenBy(firm, windows, "(01)06901234000016")).toEqual({
      windows: [
        { people: 0, programs: 0 },
        { people: 2, programs: 0 },
      ],
      codes: [gtin, narrower].map((code) => ({ code, people: 1, programs: 0 })),
      regions: ["CN", "DE"].map((region) => ({ region, people: 1, programs: 0 })),
    });
    const authority = handle.slice(0, handle.indexOf("/"));
    expect(await codesUnder(narrower)).toEqual([narrower]);
    expect(await codesUnder("gs1:6901234")).toHaveLength(4);
    // The digit before a company prefix is none of it.
    expect(await codesUnder("gs1:06901234")).toEqual([]);
    expect(await codesUnder(`hdl:${handle}`)).toEqual([`hdl:${handle}`]);
    expect(await codesUnder(`hdl:${authority.toLowerCase()}`)).toHaveLength(2);
    expect(await codesUnder("oid:1.2.156.1")).toEqual(["oid:1.2.156.1.7"]);
    expect(await codesUnder("https://pumps.example/p/")).toHaveLength(1);
    expect((await seenBy(rival, windows, gtin)).codes).toEqual([]);
    expect((await seenBy(firm, windows, "(01)06901234000017"))[0].extensions).toMatchObject({
      code: "CODE_CHECK_DIGIT",
      field: "under",
    });
  });

  it("are kept for the next time while the database is away", async () => {
    const away = openDatabase("postgres://x:y@127.0.0.1:1/none", "lianzao_resolver", 1);
    const kept = new ResolutionTally();
    kept.count({ code: gtin as Identity, tenantId: firm.id, region: "", reader: "program" });
    await expect(flushResolutions(away, kept, log)).rejects.toThrow();
    kept.count({ code: gtin as Identity, tenantId: firm.id, region: "", reader: "program" });
    expect(kept.take().counts).toMatchObject([{ times: 2 }]);
    await away.close();
  });

  it("cost no more memory than there is room for, however many codes are asked for", () => {
    const full = new ResolutionTally();
    const counted = { tenantId: firm.id, region: "", reader: "person" } as const;
    for (let serial = 0; serial < 20_500; serial += 1) {
      full.count({ ...counted, code: `${gtin}/21/${serial}` as Identity });
    }
    full.count({ ...counted, code: `${gtin}/21/7` as Identity });
    const { counts, lost } = full.take();
    expect([counts.length, lost]).toEqual([20_000, 500]);
    expect(counts.find(({ code }) => code.endsWith("/21/7"))?.times).toBe(2);
  });

  it("are forgotten after a year and a month", async () => {
    const old = new ResolutionTally();
    const at = Date.now() - 401 * 24 * hour;
    old.count({ code: gtin as Identity, tenantId: firm.id, region: "", reader: "person" }, at);
    await flushResolutions(database, old, log);
    expect((await seenBy(firm, [around(at)])).codes).toHaveLength(1);
    await forgetResolutions(database);
    expect((await seenBy(firm, [around(at)])).codes).toEqual([]);
    expect((await seenBy(firm)).codes).not.toEqual([]);
  });

  it("are asked for in windows that do not lie over each other", async () => {
    const now = Date.now();
    const refusals = await Promise.all([
      seenBy(firm, []),
      seenBy(firm, [around(now), around(now + 1)]),
      seenBy(
        firm,
        Array.from({ length: 101 }, (_, day) => around(now + day * 3 * hour)),
      ),
    ]);
    expect(refusals.map(([error]) => error.extensions.code)).toEqual([
      "WINDOWS_MISSING",
      "WINDOW_EMPTY",
      "TOO_MANY",
    ]);
  });
});

describe("the country of who asks", () => {
  const header = (headers: Readonly<Record<string, string>>) => (name: string) => headers[name];
  it.each([
    ["none", { "accept-language": "zh-CN" }, ""],
    ["accept-language", { "accept-language": "zh-CN,zh;q=0.9" }, "CN"],
    ["accept-language", { "accept-language": "zh-Hant-tw" }, "TW"],
    ["accept-language", { "accept-language": "en" }, ""],
    ["accept-language", { "accept-language": "en-GBX" }, ""],
    ["header:cf-ipcountry", { "cf-ipcountry": "de", "accept-language": "zh-CN" }, "DE"],
    ["header:cf-ipcountry", { "cf-ipcountry": "XX" }, ""],
    ["header:cf-ipcountry", { "cf-ipcountry": "1.2.3.4" }, ""],
  ] as const)("by %s, of %o, is %s", (from, headers, region) => {
    expect(regionOf(from, header(headers))).toBe(region);
  });
});
