import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceTableColumns } from "../../services/capability/transfer/resource-columns.ts";
import { csvLine } from "../../services/platform/csv.ts";
import { XlsxFile } from "../../services/platform/tables/xlsx-file.ts";
import { StagedApi } from "../stage/api.ts";
import { stageGrinder } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const columns = resourceTableColumns.names;
const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;
let empty: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("works");
  empty = await platform.firm("rival");
  await stageGrinder(platform, firm);
});

afterAll(async () => {
  api.close();
  await platform.close();
});

interface Sending {
  readonly key?: string;
  readonly media?: string;
  readonly session?: string;
  readonly table?: string;
}

async function send(mode: string, body: string | Uint8Array<ArrayBuffer>, sending: Sending = {}) {
  const { key, media = "text/csv", session = firm.administrator.token, table } = sending;
  const about = table === undefined ? "" : `&table=${table}`;
  const answer = await api.call(`/capability/import?mode=${mode}${about}`, {
    method: "POST",
    body,
    headers: { "content-type": media },
    session,
    ...(key === undefined ? {} : { idempotencyKey: key }),
  });
  return { status: answer.status, ...(await answer.json()) };
}

async function exported(format: string, session = firm.administrator.token, table = "resources") {
  const address = `/capability/export?format=${format}&table=${table}`;
  const answer = await api.call(address, { session });
  return new Uint8Array(await answer.arrayBuffer());
}

const row = (at: number, changes: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    reference: `M-${at}`,
    name_zh: `车床 ${at}`,
    name_en: `=Lathe ${at}`,
    kind: "machine",
    site: "柳州厂区",
    processes: "turning",
    materials: "steel.45",
    x_mm: "400",
    y_mm: "400",
    z_mm: "900",
    tolerance_mm: "0.01",
    certificates: "ISO 9001 | Q-1 | CQC |  |  | 2035-12-31",
    ...changes,
  };
  return columns.map((column) => cells[column] ?? "");
};
const csv = (rows: readonly (readonly string[])[]) => [columns, ...rows].map(csvLine).join("");

async function count(of = firm): Promise<number> {
  const text = new TextDecoder().decode(await exported("csv", of.administrator.token));
  return text.split("\r\n").length - 2;
}

describe("a table of resources", () => {
  const faulty = [row(1), row(2, { site: "Elsewhere", batch_least: "0" }), row(3)];

  it("is previewed with all that is wrong, and nothing of it is written", async () => {
    expect(await send("preview", csv(faulty))).toEqual({
      status: 200,
      rows: 3,
      added: 2,
      changed: 0,
      unchanged: 0,
      faulty: 1,
      written: false,
      fit: true,
      moreFaults: 0,
      faults: [
        { row: 3, column: "site", code: "SITE_NOT_FOUND", message: "This site was not found." },
        expect.objectContaining({ row: 3, column: "batch_least", code: "BATCH_RANGE" }),
      ],
    });
    expect(await count()).toBe(1);
  });

  it("is taken all or nothing, or only its good rows", async () => {
    expect(await send("all", csv(faulty))).toMatchObject({ faulty: 1, written: false });
    expect(await count()).toBe(1);
    expect(await send("good", csv(faulty))).toMatchObject({ added: 2, faulty: 1, written: true });
    expect(await count()).toBe(3);
  });

  it("changes nothing when it comes twice, and only what differs when it has changed", async () => {
    // Kept in the order in which they end; a table may have them in any.
    const certificates = "B | 2 | CQC |  |  | 2035-12-31\nA | 1 | CQC |  |  | 2034-12-31";
    const rows = [row(1), row(3, { batch_most: "9" }), row(4, { certificates })];
    const first = await send("all", csv(rows), { key: "once" });
    expect(first).toMatchObject({ added: 1, changed: 1, unchanged: 1, written: true });
    // The same request again, as after a lost answer.
    expect(await send("all", csv(rows), { key: "once" })).toEqual(first);
    expect(await send("all", csv(rows))).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await send("all", csv([row(9)]), { key: "once" })).toMatchObject({ status: 409 });
  });

  it.each(["csv", "xlsx"])("goes out as %s and comes in as the same", async (format) => {
    const media = format === "csv" ? "text/csv" : xlsxMedia;
    // The grinder has no number of its own, and is not known again without one.
    const told = await send("good", await exported(format), { media });
    expect(told).toMatchObject({ added: 0, changed: 0, unchanged: 3, faulty: 1 });
    expect(told.faults).toEqual([
      expect.objectContaining({ column: "reference", code: "REFERENCE_MISSING" }),
    ]);
  });

  it("is taken from nobody who may not, of no other kind, and not of another firm's sites", async () => {
    const viewer = await platform.member(firm, "viewer", ["viewer"]);
    expect(await send("all", csv([row(5)]), { session: viewer.token })).toMatchObject({
      status: 403,
    });
    expect(await send("all", csv([row(5)]), { media: "application/json" })).toMatchObject({
      status: 415,
    });
    expect(await send("some", csv([row(5)]))).toMatchObject({ status: 400 });
    const elsewhere = { session: empty.administrator.token };
    expect(await send("all", csv([row(5)]), elsewhere)).toMatchObject({ faulty: 1 });
    expect(await count(empty)).toBe(0);
    expect(await send("preview", "", {})).toMatchObject({ error: { code: "TABLE_EMPTY" } });
  });

  it.each(["csv", "xlsx"])("goes out to nobody who may not read it, as %s", async (format) => {
    const { token: session } = await platform.operatorPerson("system");
    const answer = await api.call(`/capability/export?format=${format}`, { session });
    expect(answer.status).toBe(403);
    expect((await answer.json()).error.code).toBe("NOT_PERMITTED");
  });
});

describe("a table of sites", () => {
  const heads = "name_zh,name_en,city_zh,city_en,gln,latitude,longitude,time_zone";
  const place = "柳州,Liuzhou,,24.3,109.4,Asia/Shanghai";
  const sites = { table: "sites" };
  const textOf = async (session?: string) =>
    new TextDecoder().decode(await exported("csv", session, "sites"));

  it("is previewed with all that is wrong, and nothing of it is written", async () => {
    const before = await textOf();
    const table = `${heads}\n一厂,One,${place}\n一厂,Two,${place}\n二厂,,柳州,Liuzhou,12,240,x,Mars\n`;
    const told = await send("preview", table, sites);
    expect(told).toMatchObject({ rows: 3, added: 1, faulty: 2, written: false });
    expect(told.faults.map((each: { row: number; column: string; code: string }) => each)).toEqual(
      [
        { row: 3, column: "name_zh", code: "SITE_TWICE" },
        { row: 4, column: "longitude", code: "DEGREES_FORM" },
        { row: 4, column: "name_en", code: "TEXT_LENGTH" },
        { row: 4, column: "gln", code: "GLN_INVALID" },
        { row: 4, column: "latitude", code: "COORDINATES_OFF_EARTH" },
        { row: 4, column: "time_zone", code: "TIME_ZONE_UNKNOWN" },
      ].map((each) => expect.objectContaining(each)),
    );
    expect(await send("all", table, sites)).toMatchObject({ written: false });
    expect(await textOf()).toBe(before);
  });

  it("adds what is new, changes nothing when it comes twice, and renames by the id", async () => {
    const table = `${heads}\n一厂,One,${place}\n二厂,Two,${place}\n`;
    const first = await send("all", table, { ...sites, key: "sites" });
    expect(first).toMatchObject({ added: 2, unchanged: 0, written: true });
    expect(await send("all", table, { ...sites, key: "sites" })).toEqual(first);
    expect(await send("all", table, sites)).toMatchObject({ added: 0, unchanged: 2 });
    const renamed = (await textOf()).replace("二厂", "新二厂");
    expect(await send("all", renamed, sites)).toMatchObject({ added: 0, changed: 1 });
    expect(await textOf()).toBe(renamed.replace(/^\uFEFF/, ""));
  });

  it.each(["csv", "xlsx"])("goes out as %s and comes in as the same", async (format) => {
    const media = format === "csv" ? "text/csv" : xlsxMedia;
    const bytes = await exported(format, firm.administrator.token, "sites");
    const told = await send("all", bytes, { ...sites, media });
    expect(told).toMatchObject({ rows: 3, unchanged: 3, faulty: 0 });
  });

  it("does not reach another firm's sites", async () => {
    const theirs = await textOf();
    const session = empty.administrator.token;
    const told = await send("preview", theirs, { ...sites, session });
    expect(told).toMatchObject({ rows: 3, faulty: 3, added: 0 });
    expect(told.faults[0]).toMatchObject({ column: "id", code: "SITE_NOT_FOUND" });
    expect((await textOf(session)).trim().split("\n")).toHaveLength(1);
    expect(await send("preview", "x", { table: "people" })).toMatchObject({ status: 400 });
  });
});

describe("50,000 rows of Excel", () => {
  it("with mistakes are previewed in bounded memory, and others are answered meanwhile", async () => {
    const file = new XlsxFile();
    const pieces = [file.rows([[...columns]])];
    for (let at = 0; at < 50_000; at += 1_000) {
      const some = Array.from({ length: 1_000 }, (_, each) =>
        row(10_000 + at + each, (at + each) % 10 === 0 ? { x_mm: "-4", kind: "?" } : {}),
      );
      pieces.push(file.rows(some));
    }
    const bytes = new Uint8Array(Buffer.concat([...pieces, file.end()]));
    const before = process.memoryUsage().rss;
    let highest = before;
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 20);
    const preview = send("preview", bytes, { media: xlsxMedia });
    const health = await api.call("/healthz");
    expect(health.status).toBe(200);
    expect(await preview).toMatchObject({
      rows: 50_000,
      faulty: 5_000,
      added: 45_000,
      written: false,
      moreFaults: 9_000,
    });
    clearInterval(watching);
    expect(highest - before).toBeLessThan(400_000_000);
    expect(await count()).toBe(4);
  }, 300_000);
});
