import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import { fsck, isDamage } from "../../services/ledger/index.ts";
import { isFull } from "../../services/platform/away.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import {
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import {
  draft,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { temporaryFolder } from "../stage/started.ts";
import { StagedWorker } from "../stage/worker.ts";

const folder = temporaryFolder("full database");
const disk = join(folder, "disk");
const tables = join(disk, "tables");
const filler = join(disk, "filler");
const page = Buffer.alloc(4_096, 1);
const space = `small_${process.pid}`;

/** A small disk of its own; only root may. */
function mounted(): boolean {
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const isSmall = mounted();
const notMounted = isSmall ? "" : " (skipped: whoever runs this may mount no disk)";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let resolver: StagedResolver;
let owner: postgres.Sql;
let maker: StagedFirm;
let buyer: StagedFirm;
let clerk: SignedIn;
let serial = 0;
/** How many documents and events were taken. */
const taken = { documents: 0, events: 0, grants: 0 };

/** The tables, with their indices, lie on the small disk; the server's own journal does not. */
async function moveTables(): Promise<void> {
  const [row] = await owner`show data_directory`;
  const { uid, gid } = statSync(row?.["data_directory"]);
  mkdirSync(tables, { mode: 0o700 });
  chownSync(tables, uid, gid);
  await owner.unsafe(`create tablespace ${space} location '${tables}'`);
  await owner.unsafe(`alter table all in tablespace pg_default set tablespace ${space}`);
  await owner.unsafe(`alter index all in tablespace pg_default set tablespace ${space}`);
}

function fill(): void {
  try {
    for (;;) appendFileSync(filler, page);
  } catch (fault) {
    expect(fault).toMatchObject({ code: "ENOSPC" });
  }
}

beforeAll(async () => {
  if (!isSmall) return;
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  await moveTables();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  resolver = stageResolver(platform);
  maker = await platform.firm("maker");
  buyer = await platform.firm("buyer");
  clerk = await platform.member(maker, "clerk", ["quality"]);
  await givePrefix(platform, maker.id, "6901234", "gs1");
  const values = [textValue(1, "URL", "https://pumps.example/p")];
  await naming(platform, maker, (scope) =>
    registerIdentifier(scope, "gs1:01/06901234000016", draft(values)),
  );
  await capture(3);
  await worker.settle();
});

afterAll(async () => {
  if (isSmall) {
    rmSync(filler, { force: true });
    await worker.close();
    api.close();
    await resolver.close();
    const url = new URL(platform.fresh.url);
    await owner.end();
    await platform.close();
    url.pathname = "/postgres";
    const server = postgres(url.toString(), { max: 1, onnotice: () => undefined });
    await server.unsafe(`drop tablespace ${space}`);
    await server.end();
    execFileSync("umount", [disk]);
  }
  rmSync(folder, { recursive: true, force: true });
});

async function capture(count: number, idempotencyKey?: string) {
  const events = Array.from({ length: count }, () => {
    serial += 1;
    return inspection(`F${serial}`, { "example:words": "渗碳 ".repeat(200) });
  });
  const plain = epcisDocument(events);
  const context = [plain["@context"] ?? [], { example: "https://example.org/" }].flat();
  const asking = idempotencyKey === undefined ? {} : { idempotencyKey };
  const answer = await api.capture(
    { ...plain, "@context": context },
    { session: clerk.token, ...asking },
  );
  if (answer.status === 202) {
    taken.documents += 1;
    taken.events += count;
  }
  return answer;
}

const giving = `mutation ($input: GrantGiveInput!) { grantGive(input: $input) {
  ... on Grant { id } ... on Refusal { code } } }`;

async function grant(resource: string) {
  const grantee = globalId("Firm", buyer.id, buyer.id);
  const input = { resource, grantee, purpose: "acceptance ".repeat(40), fields: ["bizStep"] };
  const answer = await api.ask(giving, { input }, { session: maker.administrator.token });
  if (answer.data?.grantGive?.id) taken.grants += 1;
  return answer;
}

function sites() {
  const heads = "name_zh,name_en,city_zh,city_en,gln,latitude,longitude,time_zone";
  const rows = Array.from({ length: 20 }, () => {
    serial += 1;
    return `厂房${serial},Works ${serial},柳州,Liuzhou,,24.3,109.4,Asia/Shanghai`;
  });
  const csv = [heads, ...rows].join("\n");
  return api.call("/capability/import?table=sites&mode=all", {
    method: "POST",
    session: maker.administrator.token,
    headers: { "content-type": "text/csv" },
    body: csv,
  });
}

const counted = async (table: string, which = "true") =>
  Number((await owner.unsafe(`select count(*) as n from ${table} where ${which}`))[0]?.["n"]);

/** Asks until there is no room; what is left of the last pages is used up first. */
async function untilRefused<T>(ask: () => Promise<T>, isRefused: (answer: T) => boolean) {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const answer = await ask();
    if (isRefused(answer)) return answer;
  }
  throw new Error("there is room yet");
}

async function expectReads(event: string): Promise<void> {
  const session = maker.administrator.token;
  const { status, data } = await api.ask(
    "query ($id: ID!) { node(id: $id) { id } grants(first: 5) { nodes { id } } }",
    { id: event },
    { session },
  );
  expect([status, data.node?.id]).toEqual([200, event]);
  const link = "https://id.gs1.org/01/04012345111118/21/F1";
  for (const path of [
    "/epcis/events",
    "/log/checkpoint",
    `/log/bundle?code=${encodeURIComponent(link)}`,
  ]) {
    const answer = await api.call(path, { session });
    expect([path, answer.status < 500]).toEqual([path, true]);
  }
  const resolved = await resolver.app.request("http://localhost:8081/01/06901234000016");
  expect(resolved.status).toBe(307);
}

it.skipIf(!isSmall)(
  `refuses cleanly at every door while the database's disk is full, reads on, and goes on when there is room${notMounted}`,
  async () => {
    const [row] = await owner`select id from trace_events order by id limit 1`;
    const event = globalId("TraceEvent", maker.id, row?.["id"]);
    fill();
    const captured = await untilRefused(
      () => capture(20),
      ({ status }) => status !== 202,
    );
    expect(captured.status).toBe(503);
    expect(Number(captured.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await captured.json()).toMatchObject({ error: { code: "STORAGE_FULL" } });
    const granted = await untilRefused(
      () => grant(event),
      ({ errors = [] }) => errors.length > 0,
    );
    expect(granted.status).toBe(503);
    expect(granted.errors[0]?.extensions.code).toBe("STORAGE_FULL");
    const imported = await untilRefused(sites, ({ status }) => status >= 400);
    expect(await imported.json()).toMatchObject({ error: { code: "STORAGE_FULL" } });
    expect(imported.status).toBe(503);
    // Small things still fit into what is left of pages; what did not fit left nothing behind.
    const under = crypto.randomUUID();
    const refused = await untilRefused(
      () => capture(20, under),
      ({ status }) => status !== 202,
    );
    expect(await refused.json()).toMatchObject({ error: { code: "STORAGE_FULL" } });
    await expectReads(event);
    await worker.settle().catch((fault) => expect(isFull(fault)).toBe(true));
    await expectReads(event);
    const before = { ...taken };
    expect(await counted("trace_captures")).toBe(before.documents);
    expect(await counted("trace_events")).toBe(before.events);
    expect(await counted("outbox", "type = 'trace.event-captured.v1'")).toBe(before.events);
    expect(await counted("grants")).toBe(2 * before.grants);

    rmSync(filler);
    const again = await capture(20, under);
    expect(again.status, "what was refused is not remembered").toBe(202);
    expect((await grant(event)).data.grantGive.id).toBeTruthy();
    expect(await (await sites()).json()).toMatchObject({ written: true });
    await worker.settle();
    expect(await counted("trace_events")).toBe(before.events + 20);
    expect(await counted("log_waiting")).toBe(0);
    const logKey = (await (await api.call("/log/key")).text()).trim();
    for await (const told of fsck(platform.worker, diskBlobs(api.folder), logKey)) {
      expect(isDamage(told), JSON.stringify(told)).toBe(false);
    }
  },
  240_000,
);
