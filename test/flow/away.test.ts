import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";
import { listen } from "../../services/platform/program.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { eventually } from "../stage/started.ts";
import { Wire } from "../stage/wire.ts";

let platform: StagedPlatform;
let wire: Wire;
let database: Database;
let api: StagedApi;
let firm: StagedFirm;
let lines: { level: number; msg: string }[] = [];

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("waiting");
  wire = new Wire(platform.fresh.url);
  await wire.mend();
  // The password of a role follows from the owner's URL, not from where the server is.
  database = openDatabase(wire.urlOf(platform.fresh.url), "lianzao_app", 4);
  const log = openLog("test", "info", { write: (line) => lines.push(JSON.parse(line)) });
  const ready = async () => {
    await database.ask("select 1");
  };
  api = new StagedApi(platform, { database, log, ready });
});

afterAll(async () => {
  api.close();
  await database.close();
  await wire.cut();
  await platform.close();
});

beforeEach(() => {
  lines = [];
});

const document = "{ offers { nodes { id } } }";
const json = { "content-type": "application/json" };

/** One of each kind: a resolver, a read by token, what anyone may read, a capture. */
const asks = {
  graphql: () =>
    api.call("/graphql", {
      method: "POST",
      session: firm.administrator.token,
      headers: json,
      body: JSON.stringify({ query: document }),
    }),
  events: () => api.call("/epcis/events", { session: firm.administrator.token }),
  export: () => api.call("/audit/export", { session: firm.administrator.token }),
  log: () => api.call("/log/key"),
  ready: () => api.call("/readyz"),
} as const;

const told = (msg: string) => lines.filter((line) => line.msg === msg);

async function expectServed(): Promise<void> {
  for (const [name, ask] of Object.entries(asks)) {
    expect((await ask()).status, name).toBeLessThan(500);
  }
}

async function expectAway(): Promise<void> {
  for (const [name, ask] of Object.entries(asks)) {
    const answer = await ask();
    expect(answer.status, name).toBe(503);
    expect(Number(answer.headers.get("retry-after")), name).toBeGreaterThan(0);
    const text = await answer.text();
    if (name !== "ready") expect(text, name).toContain('"UNAVAILABLE"');
    expect(text, name).not.toMatch(/ECONN|127\.0\.0\.1|CONNECTION/);
  }
}

describe("while the database is away", () => {
  it("every answer says so, and when to come again; afterwards all is as it was", async () => {
    await expectServed();
    await wire.cut();
    for (let round = 0; round < 5; round += 1) await expectAway();
    await wire.mend();
    await eventually(() => told("the database is back").length > 0, "the database is back");
    await expectServed();
  });

  it("the log has one line when it goes and one when it is back", async () => {
    for (let outage = 1; outage <= 2; outage += 1) {
      await wire.cut();
      for (let turn = 0; turn < 10; turn += 1) await asks.graphql();
      await wire.mend();
      await eventually(() => told("the database is back").length === outage, "it is back");
      expect(told("the database is away")).toHaveLength(outage);
    }
    expect(lines).toHaveLength(4);
  });

  it("says it in the reader's language", async () => {
    await wire.cut();
    const zh = await api.call("/log/key", { language: "zh-CN" });
    const en = await api.call("/log/key");
    expect(await zh.text()).toContain("请稍后重试。");
    expect(await en.text()).toContain("please try again in a moment.");
    await wire.mend();
    await eventually(() => told("the database is back").length > 0, "the database is back");
  });
});

describe("a client that hangs up", () => {
  it.each(["/graphql", "/epcis/capture"])(
    "in the middle of a body to %s is no error of ours",
    async (path) => {
      const { port, close } = await listen(api.app.fetch, 0);
      for (const length of [{ "content-length": "5000" }, {}]) {
        const sent = request({ host: "127.0.0.1", port, path, method: "POST", headers: length });
        sent.on("error", () => undefined);
        sent.write('{"query":"');
        await pause(50);
        sent.destroy();
        await pause(50);
      }
      expect(lines).toEqual([]);
      await close();
    },
  );
});
