import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { type ServedResolver, serveResolver } from "../stage/served.ts";
import { eventually } from "../stage/started.ts";
import { Wire } from "../stage/wire.ts";

let platform: StagedPlatform;
let wire: Wire;
let database: Database;
let staged: StagedResolver;
let resolver: ServedResolver;
const authority = freshAuthority();

/** Every door, with the status of what it knows. */
const doors: Readonly<Record<string, number>> = {
  "/01/06901234000016": 307,
  "/01/06901234000016?linkType=linkset": 200,
  "/01/06901234000016/21/SN-1": 307,
  [`/hdl:${authority}/pump`]: 302,
  [`/api/handles/${authority}/pump`]: 200,
  "/1.2.156.3088.9.1": 302,
  "/https://pumps.example/n/1": 302,
};

/** The same doors with names that nobody has asked for. */
const unasked = [
  "/01/06901234000023",
  `/hdl:${authority}/valve`,
  `/api/handles/${authority}/valve`,
  "/1.2.156.3088.9.2",
  "/https://pumps.example/n/2",
];

beforeAll(async () => {
  platform = await stagePlatform();
  const firm = await platform.firm("pumps");
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await givePrefix(platform, firm.id, "1.2.156.3088.9", "oid");
  await givePrefix(platform, firm.id, "https://pumps.example/", "uri");
  const names = [
    `hdl:${authority}/pump`,
    "oid:1.2.156.3088.9.1",
    "uri:https://pumps.example/n/1",
  ] as const;
  const values = [textValue(1, "URL", "https://pumps.example/p")];
  await naming(platform, firm, (scope) =>
    registerIdentifier(scope, "gs1:01/06901234000016", draft(values, { names: [...names] })),
  );
  wire = new Wire(platform.fresh.url);
  await wire.mend();
  database = openDatabase(wire.urlOf(platform.fresh.url), "lianzao_resolver", 2);
  const patience = { knownMs: 200, unknownMs: 50, waitMs: 300, longestMs: 1_000, restMs: 100 };
  staged = stageResolver(platform, { database, patience });
  resolver = await serveResolver(staged);
});

afterAll(async () => {
  await resolver.close();
  await Promise.all([staged.close(), database.close()]);
  await wire.cut();
  await platform.close();
});

const get = (path: string, headers: Record<string, string> = {}) => resolver.ask(path, headers);

const warningOf = async (path: string) => (await get(path)).headers.get("warning");

describe("while the database is away", () => {
  it("every door still tells what it knows, with its age, and when to come again for the rest", async () => {
    for (const [path, status] of Object.entries(doors)) {
      await eventually(async () => (await warningOf(path)) === null, `${path} is fresh`);
      expect((await get(path)).status, path).toBe(status);
    }
    await wire.cut();
    await pause(1_100);
    for (const [path, status] of Object.entries(doors)) {
      const answer = await get(path);
      expect(answer.status, path).toBe(status);
      expect(Number(answer.headers.get("age")), path).toBeGreaterThanOrEqual(1);
      expect(answer.headers.get("warning"), path).toContain("110");
    }
    for (const path of unasked) {
      const answer = await get(path);
      expect(answer.status, path).toBe(503);
      expect(Number(answer.headers.get("retry-after")), path).toBeGreaterThan(0);
    }
  });

  it("the steps of a resolution say so", async () => {
    const json = { accept: "application/json" };
    const steps = async (code: string) =>
      (await get(`/resolve?code=${encodeURIComponent(code)}`, json)).json();
    expect(await steps("(01)06901234000016")).toMatchObject({ stale: true, prefixes: null });
    expect(await steps("(01)06901234000023")).toMatchObject({ away: { code: "REGISTRY_AWAY" } });
  });

  it("and all is as before when it is back", async () => {
    await wire.mend();
    for (const path of Object.keys(doors)) {
      await eventually(async () => (await warningOf(path)) === null, `${path} is fresh again`);
    }
    expect((await get("/1.2.156.3088.9.2")).status).toBe(404);
  });
});
