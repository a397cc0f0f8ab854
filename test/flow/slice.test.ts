import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyDisclosure } from "../../contracts/events/index.ts";
import { eventEntry, tilePath, verifyHead, verifyRecorded } from "../../contracts/proof/index.ts";
import { identityOf } from "../../identifiers/codes/index.ts";
import { resolverApp } from "../../identifiers/resolver/index.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { usualRates } from "../../services/platform/rates.ts";
import { demoChain, documentFor, gearbox } from "../seed/demo/chain.ts";
import { StagedApi } from "../stage/api.ts";
import { LogReader } from "../stage/log-reader.ts";
import { midnight, minutesFrom } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";
import { writesNothing } from "../stage/registry.ts";
import { StagedWorker } from "../stage/worker.ts";
import { documents } from "./capacity-documents.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let reader: Database;
let gearShop: StagedFirm;
let assemblyPlant: StagedFirm;
let rival: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  reader = openDatabase(platform.fresh.url, "lianzao_resolver", 2);
  gearShop = await platform.firm("gear");
  assemblyPlant = await platform.firm("assembly");
  rival = await platform.firm("rival");
});

afterAll(async () => {
  await worker.close();
  api.close();
  await Promise.all([owner.end(), reader.close()]);
  await platform.close();
});

/** Asks as a firm's administrator; gives the field, or the refusal. */
async function as(
  firm: StagedFirm,
  name: keyof typeof documents,
  variables: Record<string, unknown>,
) {
  const session = firm.administrator.token;
  const { data, errors } = await api.ask(documents[name], variables, { session });
  expect(errors).toEqual([]);
  return data[name];
}

const window = (from: number, minutes: number) => minutesFrom(midnight(3), from, minutes);
const certificate = { standard: "ISO 9001", number: "QC-1", validUntil: midnight(700) };
const places = {
  liuzhou: { latitude: 24.326, longitude: 109.428 },
  nanning: { latitude: 22.817, longitude: 108.366 },
};

const worksAt = (at: keyof typeof places) => ({
  name: { zh: "厂区", en: "Works" },
  city: { zh: at, en: at },
  ...places[at],
  timeZone: "Asia/Shanghai",
});

describe("1 spare hours are published, found with reasons, booked in part, and not twice", () => {
  let offer: string;

  it("the gear shop publishes spare hours of its grinder", async () => {
    const site = (await as(gearShop, "siteAdd", { input: worksAt("liuzhou") })).id;
    const machine = {
      site,
      name: { zh: "成形磨齿机", en: "Form gear grinder" },
      kind: "MACHINE",
      processes: ["grinding.gear"],
      materials: ["steel.18crnimo7-6"],
      envelope: { x: "1250", y: "1000", z: "600" },
      toleranceMm: "0.005",
      certificates: [certificate],
    };
    const resource = (await as(gearShop, "resourceAdd", { input: machine })).id;
    const terms = {
      resource,
      process: "grinding.gear",
      window: window(0, 24 * 60),
      pricePerHourMinor: "46000",
      currency: "CNY",
      vatIncluded: true,
      visibility: "MARKET",
    };
    const published = await as(gearShop, "offerPublish", { input: terms });
    expect(published).toMatchObject({ status: "PUBLISHED", hours: "24", freeHours: "24" });
    offer = published.id;
    await worker.settle();
  });

  it("the assembly plant finds it by all that it wants, and sees why it matches", async () => {
    const fromSite = (await as(assemblyPlant, "siteAdd", { input: worksAt("nanning") })).id;
    const wants = {
      process: "grinding.gear",
      material: "steel.18crnimo7-6",
      envelope: { x: "900", y: "900", z: "500" },
      toleranceMm: "0.008",
      certificate: "ISO 9001",
      window: window(480, 600),
      hours: "6",
      maxPricePerHourMinor: "50000",
      fromSite,
      withinKm: 300,
    };
    const { nodes } = await as(assemblyPlant, "market", { wants });
    expect(nodes).toMatchObject([{ id: offer, matches: true, own: false, freeHours: "24" }]);
    expect(nodes[0].distanceKm).toBeGreaterThan(190);
    expect(nodes[0].distanceKm).toBeLessThan(210);
    const reasons = nodes[0].reasons as { aspect: string; met: boolean }[];
    expect(reasons.map(({ aspect }) => aspect).sort()).toEqual(
      "CERTIFICATE DISTANCE ENVELOPE MATERIAL PRICE PROCESS TOLERANCE WINDOW".split(" "),
    );
    expect(reasons.every(({ met }) => met)).toBe(true);
    const dear = { ...wants, maxPricePerHourMinor: "45999" };
    expect((await as(assemblyPlant, "market", { wants: dear })).nodes).toEqual([]);
  });

  it("it books a part; another who asks for the same hours is refused, and told what is free", async () => {
    const part = { offer, window: window(480, 360), note: "42 轮齿圈" };
    const booking = await as(assemblyPlant, "bookingRequest", { input: part });
    expect(booking).toMatchObject({
      status: "BOOKED",
      hours: "6",
      total: { minor: "276000", currency: "CNY" },
      rulesVersion: 1,
    });
    const until = window(480, 360).from.getTime() - 24 * 3_600_000;
    expect(new Date(booking.freeCancellationUntil).getTime()).toBe(until);
    const late = await as(rival, "bookingRequest", { input: { offer, window: window(600, 60) } });
    expect(late).toMatchObject({ code: "CAPACITY_TAKEN", field: "window" });
    expect(late.values).toContainEqual({ name: "freeHours", value: "18" });
  });

  it("of two who ask in the same moment, one books", async () => {
    const input = { offer, window: window(0, 120) };
    const answers = await Promise.all(
      [assemblyPlant, rival].map((firm) => as(firm, "bookingRequest", { input })),
    );
    expect(answers.map(({ status, code }) => status ?? code).sort()).toEqual([
      "BOOKED",
      "CAPACITY_TAKEN",
    ]);
    expect((await as(gearShop, "bookings", { side: "PROVIDED" })).nodes).toHaveLength(2);
  });
});

const passportDocument = `query ($code: String!) { passport(code: $code) {
  code plainCode title { zh } owner { zh } logKey
  parts { plainCode relation }
  events { id bizStep eventTime firm { zh } disclosure proof } } }`;

interface PassportEvent {
  readonly bizStep: string | null;
  readonly disclosure: string;
  readonly proof: string;
}

describe("2 to 5 production is captured, recorded, resolved and shown to anyone", () => {
  let gearboxPath: string;

  it("2 each firm's system captures its part of the chain with its key", async () => {
    const firms = await QuickFirms.open(platform);
    const keys = new Map<string, string>();
    gearboxPath = new URL(gearbox).pathname;
    for (const capture of demoChain) {
      const { key: name } = capture.firm;
      const key = keys.get(name) ?? (await firms.found(name)).key;
      keys.set(name, key);
      const headers = { "lianzao-audience": "public" };
      const answer = await api.capture(documentFor(capture), { key, headers });
      expect(answer.status, await answer.text()).toBe(202);
      const job = await api.call(answer.headers.get("location") ?? "", { key });
      expect(await job.json()).toMatchObject({ success: true, running: false });
    }
    expect(keys.size).toBe(6);
  });

  it("3 every event stands in the log, once, under a signed head, and its tiles come to its root", async () => {
    await worker.settle();
    const log = await LogReader.open(api);
    expect(Buffer.from(await log.root())).toEqual(Buffer.from(log.head.root));
    const rows = await owner<{ commitment: Buffer; at: string | null }[]>`
      select o.commitment, l.log_index as at from outbox o
      left join log_entries l on l.event_id = o.id`;
    const captured = demoChain.reduce((sum, { events }) => sum + events.length, 0);
    expect(rows.length).toBeGreaterThan(captured);
    for (const { commitment, at } of rows) {
      expect(await log.holds(Number(at), eventEntry(commitment))).toBe(true);
    }
    expect(new Set(rows.map(({ at }) => at)).size).toBe(rows.length);
  });

  it("3 the next head extends this one, and a reader of the old one can check it", async () => {
    const old = await LogReader.open(api);
    const [capture] = demoChain;
    if (capture === undefined) throw new Error("the chain is empty");
    const { key } = await (await QuickFirms.open(platform)).found("late");
    expect((await api.capture(documentFor(capture), { key })).status).toBe(202);
    await worker.settle();
    const now = await LogReader.open(api);
    expect(now.head.size).toBeGreaterThan(old.head.size);
    expect(await now.extends(old.head)).toBe(true);
    expect(await now.extends({ ...old.head, root: new Uint8Array(32) })).toBe(false);
  });

  it("4 the serial number on the nameplate leads to the passport, and to its links on request", async () => {
    const resolver = resolverApp({
      rates: usualRates,
      log: openLog("test", "silent"),
      metrics: openMetrics("resolver"),
      database: reader,
      ...writesNothing(platform.app),
      ready: async () => undefined,
      publicUrl: "https://lianzao.example",
      resolverUrl: "https://id.lianzao.example",
    });
    const leading = await resolver.request(gearboxPath);
    expect(leading.status).toBe(307);
    expect(leading.headers.get("location")).toBe(`https://lianzao.example/t${gearboxPath}`);
    const accept = "application/linkset+json";
    const links = await resolver.request(gearboxPath, { headers: { accept } });
    expect(links.headers.get("content-type")).toContain(accept);
    expect(JSON.stringify(await links.json())).toContain(`https://lianzao.example/t${gearboxPath}`);
    expect((await resolver.request("/01/09521234543213/21/NOBODY")).status).toBe(404);
  });

  it("5 anyone sees the passport, from casting to repair, each event with its own proof", async () => {
    const { data, errors } = await api.ask(passportDocument, { code: gearbox });
    expect(errors).toEqual([]);
    const { passport } = data;
    expect(passport.code).toBe(identityOf(gearbox));
    expect(passport.parts.length).toBeGreaterThan(4);
    const steps = (passport.events as PassportEvent[]).map(({ bizStep }) => bizStep);
    expect(steps[0]).toContain("commissioning");
    expect(steps.at(-1)).toContain("repairing");
    for (const step of [
      "casting",
      "machining",
      "heat_treating",
      "assembling",
      "shipping",
      "installing",
    ]) {
      expect(
        steps.some((each) => each?.includes(step)),
        step,
      ).toBe(true);
    }
    const told = await api.call("/log/key");
    const key = (await told.text()).trim();
    expect(passport.logKey).toBe(key);
    // Pages of other houses may check it, too.
    const checkpoint = await api.call("/log/checkpoint");
    const size = Number((await checkpoint.text()).split("\n")[1]);
    const tile = await api.call(
      `/log/${tilePath({ level: 0, index: 0, width: Math.min(size, 256) })}`,
    );
    for (const { status, headers } of [told, checkpoint, tile]) {
      expect([status, headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    }
    for (const { disclosure, proof } of passport.events as PassportEvent[]) {
      const shown = { ...JSON.parse(proof), disclosure: JSON.parse(disclosure) };
      expect(verifyRecorded({ ...shown, logKey: key })).toMatchObject({ ok: true });
      expect(verifyHead(shown, key).ok).toBe(true);
    }
  });

  it("5 nothing private is in it: what firms wrote for themselves is withheld, and seen to be", async () => {
    const answer = await api.ask(passportDocument, { code: gearbox });
    const text = JSON.stringify(answer.data);
    const kept = [
      "WO-2026-1187",
      "中频炉 3",
      "Y3180",
      "输出轴轴承外圈剥落",
      "树脂砂线",
      "等温淬火",
    ];
    for (const word of kept) {
      expect(JSON.stringify(demoChain)).toContain(word);
      expect(text, word).not.toContain(word);
    }
    const secrets = await owner<{ secret: Buffer }[]>`select secret from outbox`;
    for (const { secret } of secrets) {
      for (const form of ["hex", "base64", "base64url"] as const) {
        expect(text).not.toContain(secret.toString(form));
      }
    }
    for (const { disclosure } of answer.data.passport.events as PassportEvent[]) {
      const { body } = verifyDisclosure(JSON.parse(disclosure));
      for (const name of Object.keys(body))
        expect(name).not.toMatch(/^(lz:|_source|bizTransaction)/);
    }
  });

  it("5 an unknown code has no passport, and what is captured for the firm alone is in none", async () => {
    const rows = await owner`select 1 from published_events p join tenants t on t.id = p.owner_id
      where t.name_en = 'late'`;
    expect(rows).toHaveLength(0);
    const { data: known } = await api.ask(passportDocument, { code: gearbox });
    expect(JSON.stringify(known)).not.toContain("late");
    for (const code of ["https://id.gs1.org/01/09521234543213/21/NOBODY", "no code at all"]) {
      const { data, errors } = await api.ask(passportDocument, { code });
      expect([data, errors]).toEqual([{ passport: null }, []]);
    }
  });
});

describe("6 the operator suspends a firm", () => {
  it("its sessions and keys open nothing after 5 seconds at most, on any surface", async () => {
    const issue = `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
      ... on IssuedApiKey { token } } }`;
    const session = gearShop.administrator.token;
    const scopes = ["EPCIS_CAPTURE", "EPCIS_QUERY", "GRAPHQL"];
    const input = { name: "MES", scopes, expiresAt: midnight(30) };
    const issued = await api.ask(issue, { input }, { session });
    const key = issued.data.apiKeyIssue.token as string;
    const ways = {
      session: async () =>
        (await api.ask("{ people { nodes { id } } }", {}, { session })).errors[0]?.extensions.code,
      key: async () =>
        (await api.ask("{ people { nodes { id } } }", {}, { key })).errors[0]?.extensions.code,
      query: async () => (await api.call("/epcis/events", { key })).status,
      capture: async () => (await api.capture({}, { key })).status,
    };
    const now = async () => [
      await ways.session(),
      await ways.key(),
      await ways.query(),
      await ways.capture(),
    ];
    expect(await now()).toEqual([undefined, undefined, 200, 400]);

    const security = (await platform.operatorPerson("security")).token;
    const suspend = `mutation ($input: FirmSuspendInput!) { firmSuspend(input: $input) {
      ... on Tenant { status } ... on Refusal { code } } }`;
    const id = globalId("Tenant", gearShop.id, gearShop.id);
    const asked = { input: { id, reason: "欠费" } };
    const { data } = await api.ask(suspend, asked, { session: security });
    expect(data.firmSuspend).toEqual({ status: "SUSPENDED" });
    await rest(5_000);
    expect(await now()).toEqual(["FIRM_SUSPENDED", "FIRM_SUSPENDED", 403, 403]);
    expect((await as(assemblyPlant, "bookings", { side: "MADE" })).nodes.length).toBeGreaterThan(0);
  });
});
