import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextLink } from "../../contracts/audit/index.ts";
import { distribution } from "../../deploy/distribution.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { exportedTables, firmTables } from "../../services/tenancy/export/catalogue.ts";
import { withheldColumns, withheldTables } from "../../services/tenancy/export/withheld.ts";
import { ExportOffice } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { StagedHouse, stageHands, stageThings } from "../stage/house.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let office: ExportOffice;
let house: StagedHouse;
let rival: StagedHouse;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const firms = [
    await stageHands(platform, "foundry"),
    await stageHands(platform, "rival"),
  ] as const;
  house = new StagedHouse(platform, firms[0], firms[1], "own-canary");
  rival = new StagedHouse(platform, firms[1], firms[0], "rival-canary");
  await stageThings(house);
  await stageThings(rival);
  const worker = await StagedWorker.open(platform, api.folder);
  await worker.settle();
  await worker.close();
  office = new ExportOffice({
    database: platform.worker,
    houses: platform.app,
    blobs: diskBlobs(api.folder),
    publicUrl: "https://lianzao.example",
    log: openLog("test", "silent"),
  });
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const askDocument = `mutation { exportAsk { ... on FirmExport { id status }
  ... on Refusal { code } } }`;
const listDocument = `{ firmExports { nodes { id status askedBy sizeBytes sha256 address
  partsDone partsTotal } } }`;
const session = () => house.hands.firm.administrator.token;
const ask = async (token = session()) =>
  (await api.ask(askDocument, {}, { session: token })).data.exportAsk;
const list = async () =>
  (await api.ask(listDocument, {}, { session: session() })).data.firmExports.nodes;

/** The files of a ustar archive: a header of 512 bytes, then the bytes up to the next block. */
function filesIn(archive: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, Buffer>();
  let at = 0;
  while (bytes[at] !== 0) {
    const name = bytes.toString("utf8", at, at + 100).replace(/\0.*$/s, "");
    const size = Number.parseInt(bytes.toString("latin1", at + 124, at + 135), 8);
    files.set(name, bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

async function fetched() {
  const [newest] = await list();
  const response = await api.call(newest.address, { session: session() });
  const archive = new Uint8Array(await response.arrayBuffer());
  return { newest, response, archive, files: filesIn(gunzipSync(archive)) };
}

const linesOf = (files: Map<string, Buffer>, folder: string) =>
  [...files]
    .filter(([name]) => name.startsWith(folder))
    .flatMap(([, bytes]) => bytes.toString("utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

describe("C36 an export of everything that a firm has", () => {
  it("has every row of every table, with a manifest that says what and how much", async () => {
    expect(await ask()).toMatchObject({ status: "WAITING" });
    expect(await office.round()).toBe(1);
    const { newest, response, archive, files } = await fetched();
    expect(newest).toMatchObject({ status: "DONE", sizeBytes: String(archive.length) });
    expect(newest.partsDone).toBe(newest.partsTotal);
    expect(createHash("sha256").update(archive).digest("hex")).toBe(newest.sha256);
    expect(response.headers.get("content-type")).toBe("application/gzip");

    const manifest = JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "");
    expect(manifest).toMatchObject({
      format: "lianzao/firm-export/1",
      firm: { id: house.hands.firm.id },
    });
    expect(manifest.files).toHaveLength(files.size - 1);
    for (const { name, bytes, sha256 } of manifest.files) {
      const file = files.get(name) ?? Buffer.alloc(0);
      expect([file.length, createHash("sha256").update(file).digest("hex")], name).toEqual([
        bytes,
        sha256,
      ]);
    }
    const later = ["audit_entries", "firm_exports", "idempotency_keys", "outbox", "sessions"];
    for (const { name } of manifest.tables) {
      const [row] = await owner.unsafe(
        `select count(*)::int as n from ${name} where tenant_id = '${house.hands.firm.id}'`,
      );
      const rows = linesOf(files, `tables/${name}-`);
      if (!later.includes(name)) expect(rows.length, name).toBe(row?.["n"]);
      for (const each of rows) expect(each.tenant_id, name).toBe(house.hands.firm.id);
    }
  });

  it("holds nothing that is another firm's alone, and no digest of what opens something", async () => {
    const { files } = await fetched();
    const all = [...files.values()].map((bytes) => bytes.toString("utf8")).join("\n");
    expect(all).toContain("own-canary");
    // What the rival has shared or agreed on is in the firm's own copies; its machines are not.
    const sites = linesOf(files, "tables/sites-");
    expect(JSON.stringify(sites)).not.toContain("rival-canary");
    const [key] = await owner`select encode(token_hash, 'hex') as hash from api_keys
      where tenant_id = ${house.hands.firm.id}`;
    expect(all).not.toContain(key?.["hash"]);
  });

  it("has the events as EPCIS 2.0 documents and an audit whose links hold", async () => {
    const { files } = await fetched();
    const documents = linesOf(files, "epcis/");
    expect(documents[0]).toMatchObject({ type: "EPCISDocument", schemaVersion: "2.0" });
    const events = documents.flatMap(({ epcisBody }) => epcisBody.eventList);
    expect(events).toHaveLength(linesOf(files, "tables/trace_events-").length);

    const [opening, ...entries] = linesOf(files, "audit/");
    expect(opening.format).toBe("lianzao/audit-export/1");
    expect(entries.length).toBe(opening.position);
    const text = [...files]
      .filter(([name]) => name.startsWith("audit/"))
      .map(([, b]) => b.toString());
    const raw = text
      .join("")
      .split("\n")
      .filter((line) => line.startsWith('{"position"'));
    let before = Buffer.alloc(32);
    for (const [at, line] of raw.entries()) {
      const entry = /"entry":(.*)\}$/.exec(line)?.[1] ?? "";
      const link = nextLink(before, at + 1, Buffer.from(entry));
      expect(Buffer.from(link).toString("hex")).toBe(entries[at].link);
      before = Buffer.from(link);
    }
  });

  it("leaves no table and no column out but those that are declared with a reason", async () => {
    const tables = await asTenant(platform.app, house.hands.hand.actor, "tenancy.read", (scope) =>
      firmTables(scope),
    );
    const exported = exportedTables(tables);
    const kinds = Object.entries(distribution).filter(([, { kind }]) => kind === "tenant");
    const expected = kinds.map(([name]) => name).filter((name) => !(name in withheldTables));
    expect(exported.map(({ name }) => name).sort()).toEqual(expected.sort());
    for (const { name, columns, withheld } of exported) {
      const all = await owner<{ column: string }[]>`select column_name as column
        from information_schema.columns where table_schema = 'public' and table_name = ${name}`;
      const told = [...columns, ...Object.keys(withheld)].sort();
      expect(told, name).toEqual(all.map(({ column }) => column).sort());
    }
    for (const name of [...Object.keys(withheldTables), ...Object.keys(withheldColumns)]) {
      expect(Object.keys(distribution)).toContain(name);
    }
    const secrets = /(hash|digest|mac|secret|sealed)$/;
    const open = exported.flatMap(({ name, columns }) =>
      columns.filter((each) => secrets.test(each)).map((each) => `${name}.${each}`),
    );
    // The policy's hash is in the ledger, and an event's secret is its owner's to show it by.
    expect(open.sort()).toEqual(["grants.policy_hash", "outbox.secret"]);
  });

  it("is asked for and made one at a time, and is begun again when its maker dies", async () => {
    const { id } = await ask();
    expect(await ask()).toMatchObject({ code: "EXPORT_UNDER_WAY" });
    await owner`update firm_exports set status = 'running', tries = 1,
      beat_at = now() - interval '10 minutes' where status = 'waiting'`;
    expect(await office.round()).toBe(1);
    expect((await list())[0]).toMatchObject({ id, status: "DONE" });
    expect(await office.round()).toBe(0);
  });

  it("is given up after its third try, and nothing half is kept", async () => {
    await ask();
    const broken = new ExportOffice({
      database: platform.worker,
      houses: platform.app,
      blobs: {
        ...diskBlobs(api.folder),
        write: async (_name, chunks) => {
          for await (const _chunk of chunks) throw new Error("disk full");
        },
      },
      publicUrl: "https://lianzao.example",
      log: openLog("test", "silent"),
    });
    for (const status of ["WAITING", "WAITING", "FAILED"]) {
      await broken.round();
      expect((await list())[0].status).toBe(status);
    }
    expect(await broken.round()).toBe(0);
    const [told] = await owner<{ body: Record<string, unknown> }[]>`
      select convert_from(canonical, 'UTF8')::json -> 'body' as body from outbox
      where type = 'tenancy.export-failed.v1'`;
    const { personId } = house.hands.firm.administrator.actor;
    expect(told?.body["by"]).toEqual({ person: personId });
  });

  it("is for administrators in a session with a fresh proof, and on record", async () => {
    const planner = await platform.member(house.hands.firm, "planner", ["planner"]);
    const refused = await api.ask(askDocument, {}, { session: planner.token });
    expect(refused.data.exportAsk).toMatchObject({ code: "NOT_PERMITTED" });
    const ready = (await list()).find(({ address }: { address: string | null }) => address);
    const status = async (asking: object) => (await api.call(ready.address, asking)).status;
    expect(await status({ session: planner.token })).toBe(403);
    expect(await status({ key: (await house.key()).token })).toBe(403);
    expect(await status({ session: rival.hands.firm.administrator.token })).toBe(404);
    expect(await status({})).toBe(401);
    expect(await status({ session: session() })).toBe(200);
    const [row] = await owner`select details from audit_entries
      where tenant_id = ${house.hands.firm.id} and action = 'tenancy.fetch-export'
      order by id desc limit 1`;
    expect(row?.["details"]).toEqual({ act: "fetch" });

    await owner`update sessions set proved_at = now() - interval '1 hour'
      where tenant_id = ${house.hands.firm.id}`;
    expect(await ask()).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await status({ session: session() })).toBe(400);
    await owner`update sessions set proved_at = now() where tenant_id = ${house.hands.firm.id}`;
  });

  it("tells the ledger that it was asked for and made", async () => {
    const rows = await owner`select type from outbox
      where tenant_id = ${house.hands.firm.id} and type like 'tenancy.export%' order by id limit 2`;
    expect(rows.map(({ type }) => type)).toEqual([
      "tenancy.export-asked.v1",
      "tenancy.export-made.v1",
    ]);
  });

  it("is removed when its time is over", async () => {
    const { address } = (await list()).find((each: { address: string | null }) => each.address);
    await owner`update firm_exports set expires_at = now() - interval '1 second'`;
    expect((await api.call(address, { session: session() })).status).toBe(404);
    expect(await office.forget()).toBeGreaterThan(0);
    expect(await office.forget()).toBe(0);
  });
});
