import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreResource, retireResource } from "../../services/capability/commands.ts";
import type { ResourceId } from "../../services/capability/index.ts";
import { resourceTableColumns } from "../../services/capability/transfer/resource-columns.ts";
import { csvLine } from "../../services/platform/csv.ts";
import { XlsxFile } from "../../services/platform/tables/xlsx-file.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { StagedApi } from "../stage/api.ts";
import { stageGrinder } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const columns = resourceTableColumns.names.filter((name) => name !== "retired_at");
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
  readonly encoding?: string;
}

async function send(mode: string, body: string | Uint8Array<ArrayBuffer>, sending: Sending = {}) {
  const { key, media = "text/csv", session = firm.administrator.token } = sending;
  const about = (["table", "encoding"] as const)
    .map((name) => (sending[name] === undefined ? "" : `&${name}=${sending[name]}`))
    .join("");
  const answer = await api.call(`/capability/import?mode=${mode}${about}`, {
    method: "POST",
    body,
    headers: { "content-type": media },
    session,
    ...(key === undefined ? {} : { idempotencyKey: key }),
  });
  return { status: answer.status, ...(await answer.json()) };
}

async function exported(
  format: string,
  session: string | undefined = firm.administrator.token,
  table = "resources",
) {
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
      encoding: "utf-8",
      firstRows: [columns, ...faulty].map((cells) => cells.slice(0, 20)),
      faults: [
        {
          row: 3,
          column: "site",
          columnName: "site",
          code: "SITE_NOT_FOUND",
          message: "This site was not found.",
        },
        expect.objectContaining({ row: 3, column: "batch_least", code: "BATCH_RANGE" }),
      ],
    });
    expect(await count()).toBe(1);
  });

  it("tells in what it was read, and is read as its sender says", async () => {
    const body = new Uint8Array(
      Buffer.from(
        csv([row(7, { name_zh: "Fräse", name_en: "Fräse für Kühe", site: "-" })]),
        "latin1",
      ),
    );
    const at = columns.indexOf("name_en");
    const shown = async (encoding?: string) => {
      const told = await send("preview", body, encoding === undefined ? {} : { encoding });
      return [told.encoding, told.firstRows[1][at]];
    };
    expect(await shown()).toEqual(["windows-1252", "Fräse für Kühe"]);
    expect(await shown("latin1")).toEqual(["windows-1252", "Fräse für Kühe"]);
    expect((await shown("gbk"))[1]).not.toBe("Fräse für Kühe");
    const refused = await send("preview", body, { encoding: "utf-8" });
    expect(refused).toMatchObject({ status: 400, error: { code: "TABLE_ENCODING" } });
    const unknown = await send("preview", body, { encoding: "ebcdic" });
    expect(unknown).toMatchObject({ status: 400, error: { field: "encoding" } });
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
    // The grinder has no number of its own, and is known again by its id.
    const told = await send("all", await exported(format), { media });
    expect(told).toMatchObject({ added: 0, changed: 0, unchanged: 4, faulty: 0, written: true });
  });

  it.each(["csv", "xlsx"])(
    "says in %s since when a resource is retired, and retires none",
    async (format) => {
      const media = format === "csv" ? "text/csv" : xlsxMedia;
      const lines = new TextDecoder().decode(await exported("csv")).split("\r\n");
      const id = lines.find((line) => line.includes("M-3"))?.split(",")[0] as ResourceId;
      const acting = (work: typeof retireResource) =>
        asTenant(platform.app, firm.administrator.actor, "capability.edit", (scope) =>
          work(scope, id),
        );
      await acting(retireResource);
      const file = await exported(format);
      expect(await send("all", file, { media })).toMatchObject({ unchanged: 4, faulty: 0 });
      // A table that does not say it has nothing against it.
      expect(await send("all", csv([row(3, { batch_most: "9" })]))).toMatchObject({ unchanged: 1 });
      await acting(restoreResource);
      expect(await send("all", file, { media })).toMatchObject({
        written: false,
        faulty: 1,
        faults: [{ column: "retired_at", code: "RESOURCE_STANDING" }],
      });
    },
  );

  it("gives a number to what had none, by its id, and not one that another has", async () => {
    const lines = new TextDecoder()
      .decode(await exported("csv"))
      .trim()
      .split("\r\n");
    const [heads = "", ...rest] = lines;
    const grinder = rest.find((line) => line.includes("磨齿机")) ?? "";
    const id = grinder.split(",")[0] ?? "";
    const numbered = (reference: string) =>
      `${heads}\n${grinder.replace(`${id},`, `${id},${reference}`)}\n`;
    expect(await send("all", numbered("M-1"))).toMatchObject({
      written: false,
      faults: [{ column: "reference", code: "REFERENCE_TAKEN" }],
    });
    const session = empty.administrator.token;
    expect(await send("preview", numbered("G-1"), { session })).toMatchObject({
      faults: [{ column: "site" }, { column: "id", code: "RESOURCE_NOT_FOUND" }],
    });
    expect(await send("all", numbered("G-1"))).toMatchObject({ changed: 1, written: true });
    expect(await send("all", numbered(""))).toMatchObject({ changed: 1, written: true });
    const twice = `${numbered("G-1")}${grinder.replace(`${id},`, ",G-1")}\n`;
    expect(await send("preview", twice)).toMatchObject({
      faults: [{ row: 3, column: "reference", code: "REFERENCE_TWICE" }],
    });
  });

  it("tells all that is wrong with it in a file, of which the answer shows the first", async () => {
    const rows = Array.from({ length: 1_100 }, (_, at) => row(at, { kind: "?", x_mm: "=-4" }));
    const body = csv(rows);
    expect(await send("preview", body)).toMatchObject({
      faulty: 1_100,
      moreFaults: 1_200,
      faults: expect.arrayContaining([
        expect.objectContaining({ row: 2, column: "kind", columnName: "kind" }),
      ]),
    });
    const ask = (mode: string) =>
      api.call(`/capability/import?mode=${mode}&faults=csv`, {
        method: "POST",
        body,
        headers: { "content-type": "text/csv" },
        session: firm.administrator.token,
        language: "zh-CN",
      });
    const answer = await ask("preview");
    expect(answer.headers.get("content-type")).toContain("text/csv");
    const lines = (await answer.text()).trim().split("\r\n");
    expect(lines).toHaveLength(2_201);
    expect(lines.at(-1)).toContain("1101,类型,KIND_UNKNOWN,没有资源类型");
    expect((await ask("all")).status).toBe(400);
  });

  it("goes out under Chinese columns where they are asked for, and is taken in again as it is", async () => {
    const address = "/capability/export?format=csv&table=sites&language=";
    const session = firm.administrator.token;
    const answer = await api.call(`${address}zh`, { session });
    const table = await answer.text();
    expect(table).toMatch(/^\uFEFF?厂区标识,中文名称,英文名称,城市,/);
    const told = await send("preview", table, { table: "sites" });
    expect(told).toMatchObject({ added: 0, changed: 0, faulty: 0 });
    expect(told.unchanged).toBeGreaterThan(0);
    expect((await api.call(`${address}de`, { session })).status).toBe(400);
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

describe("a firm of more resources than a page has", () => {
  const document = `query ($search: String, $kind: ResourceKind, $process: String) {
    resources(first: 5, search: $search, kind: $kind, process: $process) {
      nodes { reference } pageInfo { hasNextPage } } }`;

  it("finds each by its name, its number, its site, its process or its kind", async () => {
    const many = await platform.firm("many");
    const { token: session } = many.administrator;
    await stageGrinder(platform, many);
    const rows = Array.from({ length: 120 }, (_, at) => row(at));
    expect(await send("all", csv(rows), { session })).toMatchObject({ added: 120 });
    const found = async (variables: Record<string, string>) => {
      const { data } = await api.ask(document, variables, { session });
      const { nodes, pageInfo } = data["resources"];
      const references = nodes.map((each: { reference: string | null }) => each.reference);
      return [...references, ...(pageInfo.hasNextPage ? ["…"] : [])];
    };
    expect(await found({ search: "车床 117" })).toEqual(["M-117"]);
    expect(await found({ search: "m-117" })).toEqual(["M-117"]);
    expect(await found({ search: "grinder 柳州" })).toEqual([null]);
    expect(await found({ search: "车削 M-5" })).toEqual([
      "M-5",
      "M-50",
      "M-51",
      "M-52",
      "M-53",
      "…",
    ]);
    expect(await found({ search: "设备 =LATHE m-119" })).toEqual(["M-119"]);
    expect(await found({ search: "车床 M-11", process: "turning" })).toEqual([
      "M-11",
      "M-110",
      "M-111",
      "M-112",
      "M-113",
      "…",
    ]);
    expect(await found({ process: "grinding.gear", kind: "MACHINE" })).toEqual([null]);
    // What is a sign of its own in a pattern is an ordinary letter.
    for (const search of ["_-117", "%", "M-117 北海", "车床\\"])
      expect(await found({ search })).toEqual([]);
    const { errors } = await api.ask(document, { search: "a b c d e f g h i" }, { session });
    expect(errors[0]?.extensions).toMatchObject({ code: "TOO_MANY", field: "search" });
  });
});

describe("tables of calendars", () => {
  const week = "08:00-12:00; 13:00-17:00,,,,22:00-06:00,,00:00-24:00";
  const shiftHeads = "resource,mon,tue,wed,thu,fri,sat,sun";
  const shifts = { table: "shifts" };
  const exceptions = { table: "exceptions" };
  const lines = async (table: string) =>
    new TextDecoder()
      .decode(await exported("csv", undefined, table))
      .trim()
      .split("\r\n");

  it("of shifts is previewed with all that is wrong, taken, and comes back as the same", async () => {
    const faulty = `M-1,8-12,,,,,,\nM-9,,,,,,,\nM-3,08:00-12:00;11:00-13:00,,,,,,\nM-1,,,,,,,\n`;
    const told = await send("all", `${shiftHeads}\n${faulty}`, shifts);
    expect(told).toMatchObject({ rows: 4, faulty: 4, written: false });
    expect(told.faults).toEqual(
      [
        { row: 2, column: "mon", code: "SHIFT_FORM" },
        { row: 3, column: "resource", code: "RESOURCE_NOT_FOUND" },
        { row: 4, column: "mon", code: "SHIFTS_OVERLAP" },
        { row: 5, column: "resource", code: "RESOURCE_TWICE" },
      ].map((each) => expect.objectContaining(each)),
    );
    const table = `${shiftHeads}\nM-1,${week}\nM-3,,,,,,,\n`;
    expect(await send("all", table, shifts)).toMatchObject({ added: 2, written: true });
    expect(await lines("shifts")).toEqual(expect.arrayContaining([`M-1,${week}`, "M-3,,,,,,,"]));
    for (const format of ["csv", "xlsx"]) {
      const media = format === "csv" ? "text/csv" : xlsxMedia;
      const bytes = await exported(format, undefined, "shifts");
      expect(await send("all", bytes, { ...shifts, media })).toMatchObject({ unchanged: 2 });
    }
    const changed = `${shiftHeads}\nM-1,,,,,,,\n`;
    expect(await send("all", changed, shifts)).toMatchObject({ changed: 1 });
    const session = empty.administrator.token;
    expect(await send("all", table, { ...shifts, session })).toMatchObject({ faulty: 2 });
  });

  it("of exceptions are taken in, changed by their id, and come back as the same", async () => {
    const heads = "resource,site,kind,from,until,note";
    const faulty = [
      "M-1,,holiday,2040-02-30T00:00,2040-03-02,",
      "M-1,,party,2040-02-01,2040-02-02,",
      ",Elsewhere,holiday,2040-02-01,2040-02-02,",
      "M-1,,holiday,2040-02-02,2040-02-01,",
      "M-1,,holiday,2040-05-01,2040-05-03,",
      "M-1,,holiday,2040-05-02,2040-05-04,",
    ];
    const told = await send("preview", `${heads}\n${faulty.join("\n")}\n`, exceptions);
    expect(told.faults).toEqual(
      [
        { row: 2, column: "from", code: "LOCAL_TIME" },
        { row: 3, column: "kind", code: "EXCEPTION_KIND" },
        { row: 4, column: "site", code: "SITE_NOT_FOUND" },
        { row: 5, column: "until", code: "WINDOW_EMPTY" },
        { row: 7, column: "from", code: "EXCEPTION_OVERLAPS" },
      ].map((each) => expect.objectContaining(each)),
    );
    const table = `${heads}\nM-1,,检修,2040-03-01 08:00,2040-03-01T12:00,Spindle\n,柳州厂区,holiday,2040-10-01,2040-10-08,国庆\n`;
    expect(await send("all", table, exceptions)).toMatchObject({ added: 2, written: true });
    expect(await send("all", table, exceptions)).toMatchObject({ added: 0, unchanged: 2 });
    for (const format of ["csv", "xlsx"]) {
      const media = format === "csv" ? "text/csv" : xlsxMedia;
      const bytes = await exported(format, undefined, "exceptions");
      expect(await send("all", bytes, { ...exceptions, media })).toMatchObject({ unchanged: 2 });
    }
    const moved = (await lines("exceptions"))
      .join("\n")
      .replace("2040-03-01T12:00", "2040-03-01T18:00");
    expect(await send("all", moved, exceptions)).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await lines("exceptions")).sort()).toEqual(moved.split("\n").sort());
    const session = empty.administrator.token;
    const elsewhere = await send("preview", moved, { ...exceptions, session });
    expect(elsewhere).toMatchObject({ rows: 2, faulty: 2 });
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
