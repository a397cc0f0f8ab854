import { readdirSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyScope } from "../../contracts/access/roles.ts";
import type { Identity } from "../../identifiers/codes/index.ts";
import { formerPage, recordByName } from "../../identifiers/registry/reads.ts";
import type { RecordId } from "../../identifiers/registry/schema.ts";
import { csvLine } from "../../services/platform/csv.ts";
import { XlsxFile } from "../../services/platform/tables/xlsx-file.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { issueKey } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { officeOf, type Yard, yardOf } from "../stage/imports.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { freshAuthority, givePrefix, naming } from "../stage/registry.ts";

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const look = `query ($id: ID!) { identifierImport(id: $id) {
  status share secondsLeft rowsRead registered unchanged refused reported reportPath canGoOn
  fault { code message } } }`;
const act = (name: string) =>
  `mutation ($id: ID!) { ${name}(id: $id) { ... on IdentifierImport { status } ... on Refusal { code } } }`;

let platform: StagedPlatform;
let api: StagedApi;
let yard: Yard;
let firm: StagedFirm;
let rival: StagedFirm;
let authority: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  yard = yardOf(platform, api.folder);
  firm = await platform.firm("pumps");
  rival = await platform.firm("rival");
  authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
});

afterAll(async () => {
  api.close();
  await platform.close();
});

type Body = string | Uint8Array<ArrayBuffer>;

interface Sending {
  readonly session?: string;
  readonly media?: string;
  readonly query?: string;
  readonly key?: string;
}

async function send(body: Body, sending: Sending = {}) {
  const { session = firm.administrator.token, media = "text/csv", query = "", key } = sending;
  const answer = await api.call(`/identifiers/imports?name=pumps.csv${query}`, {
    method: "POST",
    body,
    headers: { "content-type": media },
    session,
    ...(key === undefined ? {} : { idempotencyKey: key }),
  });
  return { http: answer.status, ...(await answer.json()) };
}

const asking = { session: "" };
async function ask(document: string, id: string, session = firm.administrator.token) {
  const { data } = await api.ask(document, { id }, { ...asking, session });
  return Object.values(data)[0] as Record<string, unknown>;
}

async function carriedOut(rowsOfBatch = 2): Promise<void> {
  const office = officeOf(yard, rowsOfBatch);
  while ((await office.round()) > 0);
}

const heads = ["标识", "网址", "value:SERIAL @firm", "可见范围"];
const row = (at: number, changes: Readonly<Record<number, string>> = {}) =>
  [`${authority}/p-${at}`, `https://firm.example/${at}`, `SN-${at}`, ""].map(
    (cell, column) => changes[column] ?? cell,
  );
const csv = (rows: readonly (readonly string[])[]) => [heads, ...rows].map(csvLine).join("");
const xlsx = (rows: readonly (readonly string[])[]) => {
  const file = new XlsxFile();
  return new Uint8Array(Buffer.concat([file.rows([heads, ...rows]), file.end()]));
};

/** The same as a person leaves it who has merged cells. */
const mergedOf = (rows: readonly (readonly string[])[], cells: string) => {
  const parts = unzipSync(xlsx(rows));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const mark = `</sheetData><mergeCells count="1"><mergeCell ref="${cells}"/></mergeCells>`;
  const merged = strToU8(sheet.replace("</sheetData>", mark));
  return new Uint8Array(zipSync({ ...parts, "xl/worksheets/sheet1.xml": merged }));
};

const faulty = () => [
  row(1),
  row(2, { 0: "88.999.9/x" }),
  row(3, { 3: "nobody" }),
  row(6, { 1: "javascript:alert(1)" }),
  row(4, { 0: "(01)09506000134353" }),
  row(1, { 1: "https://other.example" }),
  row(1),
  row(5),
];

describe("a file of identifiers", () => {
  it("is looked at, begun, carried out, and its refused rows are told in the reader's words", async () => {
    const sent = await send(csv(faulty()));
    expect(sent).toMatchObject({ http: 200, status: "ready" });
    expect(sent.preview).toMatchObject({ rows: 8, registered: 2, unchanged: 1, refused: 5 });
    const codes = sent.preview.faults.map((each: Record<string, unknown>) => [
      each["row"],
      each["column"],
      each["code"],
    ]);
    expect(codes).toEqual([
      [3, "code", "PREFIX_NOT_DELEGATED"],
      [4, "audience", "VALUE_AUDIENCE"],
      [5, "网址", "VALUE_ADDRESS"],
      [6, "code", "CODE_CHECK_DIGIT"],
      [7, "code", "IDENTIFIER_TAKEN"],
    ]);
    expect(await ask(look, sent.id)).toMatchObject({ status: "READY", rowsRead: 0 });
    await carriedOut();
    expect(await ask(look, sent.id)).toMatchObject({ status: "READY", rowsRead: 0 });

    expect(await ask(act("identifierImportStart"), sent.id)).toEqual({ status: "WAITING" });
    await carriedOut();
    const told = await ask(look, sent.id);
    expect(told).toMatchObject({ status: "DONE", rowsRead: 8, registered: 2, unchanged: 1 });
    expect(told).toMatchObject({ refused: 5, reported: 5, canGoOn: false, fault: null });
    const report = await api.call(String(told["reportPath"]), {
      session: firm.administrator.token,
      language: "zh-CN",
    });
    const lines = (await report.text()).split("\r\n");
    expect(lines[0]).toBe("行,列,代码,原因");
    expect(lines).toHaveLength(7);
    expect(lines[2]).toContain("4,可见范围,VALUE_AUDIENCE,未知的可见范围“nobody”");
    expect(await ask(act("identifierImportStop"), sent.id)).toEqual({ code: "IMPORT_OVER" });
  });

  it("may be of Excel, begins at once where it shall, and changes nothing when it comes twice", async () => {
    const rows = [row(11), row(12)];
    const bytes = xlsx(rows);
    const first = await send(bytes, { media: xlsxMedia, query: "&start=yes", key: "once" });
    expect(first).toMatchObject({ status: "waiting", preview: { registered: 2 } });
    const again = await send(bytes, { media: xlsxMedia, query: "&start=yes", key: "once" });
    expect(again.id).toBe(first.id);
    await carriedOut();
    expect(await ask(look, first.id)).toMatchObject({ status: "DONE", registered: 2 });
    const { preview } = await send(csv(rows));
    expect(preview).toMatchObject({ registered: 0, unchanged: 2, refused: 0 });
    expect(await send(csv([row(13)]), { key: "once" })).toMatchObject({ http: 409 });
  });

  it("may hold codes as they were scanned, with function characters in them", async () => {
    await givePrefix(platform, firm.id, "9520123", "gs1");
    const scanned = [
      row(1, { 0: "09520123456788" }),
      row(2, { 0: "]d2010952012345678810L7\u001d17261231" }),
      row(3, { 0: "(01)09520123456788(21)S-3" }),
      row(4, { 0: "9520123456789" }),
    ];
    for (const [body, media] of [
      [csv(scanned), "text/csv"],
      [xlsx(scanned), xlsxMedia],
    ] as const) {
      const { preview } = await send(body, { media });
      expect(preview).toMatchObject({ registered: 3, refused: 1 });
      expect(preview.faults).toMatchObject([{ row: 5, column: "code", code: "CODE_CHECK_DIGIT" }]);
    }
    await send(csv(scanned), { query: "&start=yes" });
    await carriedOut();
    const lot = "gs1:01/09520123456788/10/L7" as Identity;
    expect(await naming(platform, firm, (scope) => recordByName(scope, lot))).toMatchObject({
      code: lot,
    });
  });

  it("stops, keeps what is registered, and goes on where it stopped", async () => {
    const rows = Array.from({ length: 6 }, (_, at) => row(at + 20));
    const { id } = await send(csv(rows), { query: "&start=yes" });
    expect(await ask(look, id)).toMatchObject({ share: 0, secondsLeft: null });
    const office = officeOf(yard, 2);
    // It works no further than the batch that is under way.
    office.stop();
    await office.round();
    expect(await ask(look, id)).toMatchObject({ status: "WAITING", registered: 2 });
    expect(await ask(act("identifierImportStop"), id)).toEqual({ status: "STOPPED" });
    await carriedOut();
    const { share, ...stopped } = await ask(look, id);
    expect(stopped).toMatchObject({ registered: 2, canGoOn: true });
    expect(share).toBeCloseTo(1 / 3, 1);
    expect(await ask(act("identifierImportStart"), id)).toEqual({ status: "WAITING" });
    await carriedOut();
    const done = { status: "DONE", share: 1, registered: 6, unchanged: 0 };
    expect(await ask(look, id)).toMatchObject(done);
  });

  it("stops where he who began it may not register any more", async () => {
    const engineer = await platform.member(firm, "engineer", ["engineer"]);
    const { id } = await send(csv([row(31)]), { session: engineer.token, query: "&start=yes" });
    const owner = postgres(platform.fresh.url, { max: 1 });
    await owner`update memberships set roles = '{viewer}' where tenant_id = ${firm.id}
      and person_id = ${engineer.actor.personId}`;
    await owner.end();
    await carriedOut();
    const told = await ask(look, id);
    expect(told).toMatchObject({ status: "STOPPED", registered: 0, canGoOn: true });
    expect(told["fault"]).toMatchObject({ code: "NOT_PERMITTED" });
  });

  it.each<[string, Body, string]>([
    ["nothing in it", "", "TABLE_EMPTY"],
    ["UTF-16", new Uint8Array(Buffer.from("code\n88.1/x", "utf16le")), "TABLE_UNREADABLE"],
    ["no code", "url\nhttps://a.example\n", "COLUMN_MISSING"],
    ["an unknown column", "code,price\n88.1/x,2\n", "COLUMN_UNKNOWN"],
    ["two columns of one place", "code,url,value:A #1\n88.1/x,a,b\n", "COLUMN_TWICE"],
    ["a secret", "code,value:HS_SECKEY\n88.1/x,a\n", "VALUE_SECRET"],
    ["merged cells", mergedOf([row(1), row(2)], "B2:B3"), "CELLS_MERGED"],
    ["half a zip archive", new Uint8Array(xlsx([row(1)]).subarray(0, 700)), "TABLE_UNREADABLE"],
  ])("of %s is refused, and nothing is kept of it", async (_what, body, code) => {
    const before = await api.ask(
      "{ identifierImports { nodes { id } } }",
      {},
      {
        session: firm.administrator.token,
      },
    );
    expect(await send(body)).toMatchObject({ http: 400, error: { code } });
    const after = await api.ask(
      "{ identifierImports { nodes { id } } }",
      {},
      {
        session: firm.administrator.token,
      },
    );
    expect(after.data).toEqual(before.data);
  });

  it("is taken from nobody who may not, and shown to no other firm", async () => {
    const viewer = await platform.member(firm, "viewer", ["viewer"]);
    expect(await send(csv([row(1)]), { session: viewer.token })).toMatchObject({ http: 403 });
    expect(await send("{}", { media: "application/json" })).toMatchObject({ http: 415 });
    const { id } = await send(csv(faulty().slice(0, 2)), { query: "&start=yes" });
    await carriedOut();
    const { reportPath } = await ask(look, id);
    const session = rival.administrator.token;
    expect(await ask(look, id, session)).toBeNull();
    expect(await ask(act("identifierImportStop"), id, session)).toEqual({
      code: "IMPORT_NOT_FOUND",
    });
    expect((await api.call(String(reportPath), { session })).status).toBe(404);
  });

  it("shows in what it was read, and is read as its sender says", async () => {
    const bytesOf = (text: string, encoding: BufferEncoding) =>
      new Uint8Array(Buffer.from(text, encoding));
    const text = `code,name\n${authority}/p-71,Müller\n`;
    const latin = bytesOf(text, "latin1");
    const shown = async (body: Body, sending: Sending = {}) => {
      const { id, encoding, preview } = await send(body, sending);
      const { firstRows } = preview;
      const seen = `query ($id: ID!) { identifierImport(id: $id) { encoding firstRows } }`;
      expect(await ask(seen, id)).toEqual({ encoding, firstRows });
      expect(firstRows[0]).toEqual(["code", "name"]);
      return [encoding, firstRows[1][1]];
    };
    expect(await shown(latin)).toEqual(["windows-1252", "Müller"]);
    // By its bytes it may be either.
    expect(await shown(latin, { query: "&encoding=gbk" })).toEqual(["gb18030", "M黮ler"]);
    expect(await shown(latin, { query: "&encoding=latin1" })).toEqual(["windows-1252", "Müller"]);
    const media = 'text/csv; header=present; charset="ISO-8859-1"';
    expect(await shown(latin, { media })).toEqual(["windows-1252", "Müller"]);
    expect(await shown(bytesOf(`\ufeff${text}`, "utf16le"))).toEqual(["utf-16le", "Müller"]);
    expect(await shown(text)).toEqual(["utf-8", "Müller"]);

    const refused = (error: object) => ({ http: 400, error });
    const wrong = refused({ code: "TABLE_ENCODING" });
    expect(await send(latin, { query: "&encoding=utf-8" })).toMatchObject(wrong);
    const chinese = bytesOf(
      `code,name\n${authority}/p-72,离心泵离心泵离心泵离心泵离心泵\n`,
      "utf8",
    );
    chinese[chinese.length - 3] = 0x41;
    expect(await send(chinese)).toMatchObject(wrong);
    expect(await send(latin, { query: "&encoding=klingon" })).toMatchObject(
      refused({ code: "INPUT_INVALID", field: "encoding" }),
    );
  });

  it("changes what stands where it is to, one row after the other, and takes nothing away", async () => {
    await send(csv([row(91), row(92)]), { query: "&start=yes" });
    await carriedOut();
    const name = `${authority}/p-91`;
    const lines = [
      `${name},,https://new.example/91,SN-new`,
      `${name},${authority}/other-91,,SN-last`,
      `${authority}/p-92,,https://firm.example/92,SN-92`,
      `${authority}/p-93,,https://firm.example/93,SN-93`,
      `${authority}/p-93,,https://new.example/93,`,
    ];
    // There the values have other numbers, and of for whom they are the file says nothing.
    const text = `code,names,value:URL #7,value:SERIAL #8\n${lines.join("\n")}\n`;
    const plain = await send(text);
    expect(plain.preview).toMatchObject({ registered: 1, changed: 0, unchanged: 0, refused: 4 });
    const sent = await send(text, { query: "&existing=change" });
    const came = { registered: 1, changed: 3, unchanged: 1, refused: 0 };
    expect(sent.preview).toMatchObject(came);
    expect(await ask(act("identifierImportStart"), sent.id)).toEqual({ status: "WAITING" });
    await carriedOut(3);
    const told = `query ($id: ID!) { identifierImport(id: $id) {
      registered changed unchanged refused } }`;
    expect(await ask(told, sent.id)).toEqual(came);

    const recordOf = (code: string) =>
      naming(platform, firm, (scope) => recordByName(scope, `hdl:${code}` as Identity));
    const [first, third] = [await recordOf(name), await recordOf(`${authority}/p-93`)];
    expect(first?.version).toBe(3);
    expect(first?.names).toEqual([`hdl:${name}`, `hdl:${authority}/other-91`]);
    const valuesOf = (record: typeof first) =>
      record?.values.map(({ index, type, data, audience }) => [index, type, data.value, audience]);
    expect(valuesOf(first)).toEqual([
      [1, "URL", "https://new.example/91", "public"],
      [2, "SERIAL", "SN-last", "firm"],
    ]);
    expect(valuesOf(third)).toEqual([
      [7, "URL", "https://new.example/93", "public"],
      [8, "SERIAL", "SN-93", "public"],
    ]);
    const former = await naming(platform, firm, (scope) =>
      formerPage(scope, first?.id as RecordId, null, 10),
    );
    expect(former.map(({ version, values }) => [version, values[1]?.data.value])).toEqual([
      [2, "SN-new"],
      [1, "SN-91"],
    ]);
    expect(await send(text, { query: "&existing=all" })).toMatchObject({ http: 400 });
  });

  it("loses the rows that cannot be read, and none of the others", async () => {
    const line = (at: number) => `${authority}/p-${at},https://firm.example/${at}\n`;
    const body = `code,url\n${line(81)}${authority}/p-82,"x"y\n${line(83)}`;
    const { id } = await send(body, { query: "&start=yes" });
    await carriedOut();
    const told = await ask(look, id);
    expect(told).toMatchObject({ status: "DONE", registered: 2, refused: 1, reported: 1 });
    const session = firm.administrator.token;
    const report = await (await api.call(String(told["reportPath"]), { session })).text();
    expect(report).toContain("3,,TABLE_QUOTES");
  });

  it("registers nothing of a row in which a text was cut in two", async () => {
    const rows = (name: string) => [
      ["code", "name"],
      [`${authority}/${name}-1`, "Pump", " 5 kW"],
      [`${authority}/${name}-2`, "Pump", " "],
    ];
    const query = "&start=yes";
    const body = rows("cut").map((cells) => `${cells.join(",")}\n`);
    const cut = await send(body.join(""), { query });
    expect(cut.preview).toMatchObject({ registered: 1, refused: 1 });
    expect(cut.preview.faults).toMatchObject([{ row: 2, column: "", code: "ROW_TOO_WIDE" }]);

    // Who writes beside a table of Excel has cut nothing.
    const file = new XlsxFile();
    const bytes = new Uint8Array(Buffer.concat([file.rows(rows("beside")), file.end()]));
    const { preview } = await send(bytes, { media: xlsxMedia, query });
    expect(preview).toMatchObject({ registered: 2, refused: 0 });
    await carriedOut();
  });

  it("may be given up, and gives way to a newer one of the same sender's where there are many", async () => {
    const [crowded, colleague] = [await platform.firm("crowded"), "quality"] as const;
    const member = await platform.member(crowded, colleague, [colleague]);
    const own = { session: crowded.administrator.token };
    const sendOne = (sending: Sending) => send(csv([row(1)]), sending);
    const sent: { id: string }[] = [];
    for (let at = 0; at < 10; at += 1) sent.push(await sendOne(own));
    const oldest = String(sent[0]?.id);
    expect(await sendOne({ session: member.token })).toMatchObject({
      http: 400,
      error: { code: "IMPORTS_FULL" },
    });
    expect(await ask(look, oldest, own.session)).toMatchObject({ status: "READY" });
    expect(await sendOne(own)).toMatchObject({ http: 200, status: "ready" });
    expect(await ask(look, oldest, own.session)).toMatchObject({
      status: "DISCARDED",
      canGoOn: false,
    });

    const discard = act("identifierImportDiscard");
    const second = String(sent[1]?.id);
    expect(await ask(discard, second, own.session)).toEqual({ status: "DISCARDED" });
    expect(await ask(discard, second, own.session)).toEqual({ code: "IMPORT_OVER" });
    expect(await ask(act("identifierImportStart"), second, own.session)).toEqual({
      code: "IMPORT_OVER",
    });
    const { id } = await sendOne({ session: member.token, query: "&start=yes" });
    expect(await ask(discard, id, own.session)).toEqual({ status: "DISCARDED" });
    await carriedOut();
    expect(await ask(look, id, own.session)).toMatchObject({ registered: 0, rowsRead: 0 });

    const blobs = () => readdirSync(join(api.folder, "imports", crowded.id)).length;
    expect(blobs()).toBe(12);
    await officeOf(yard).forget();
    expect(blobs()).toBe(9);
    // After their time files go, and so do they from the count.
    const owner = postgres(platform.fresh.url, { max: 1 });
    await owner`update registry_imports set removed_at = now() where tenant_id = ${crowded.id}`;
    await owner.end();
    expect(await sendOne({ session: member.token })).toMatchObject({ http: 200 });
  });

  it("is taken from a key that may register, which also names single things", async () => {
    const keyOf = (scopes: readonly KeyScope[]) =>
      asTenant(platform.app, firm.administrator.actor, "tenancy.issue-key", async (scope) => {
        const expiresAt = new Date(Date.now() + 86_400_000);
        const { token } = await issueKey(scope, { name: "erp", scopes, expiresAt });
        return token ?? "";
      });
    const post = async (key: string) => {
      const body = csv([row(61)]);
      const headers = { "content-type": "text/csv" };
      const asking = { method: "POST", body, headers, key } as const;
      return api.call("/identifiers/imports?name=erp.csv&start=yes", asking);
    };
    const register = `mutation ($code: String!) { identifierRegister(input: { code: $code, names: [],
      values: [] }) { ... on Identifier { code } ... on Refusal { code } } }`;
    expect((await post(await keyOf(["graphql"]))).status).toBe(403);
    const key = await keyOf(["graphql", "identifiers.write"]);
    const sent = await post(key);
    const { id } = await sent.json();
    expect(sent.status).toBe(200);
    await carriedOut();
    expect(await ask(look, id)).toMatchObject({ status: "DONE", registered: 1 });
    const code = `hdl:${authority}/p-62`;
    const { data } = await api.ask(register, { code }, { key });
    expect(data.identifierRegister).toEqual({ code });
    const alone = await post(await keyOf(["identifiers.write"]));
    expect(alone.status).toBe(200);
  });

  it("begins with an example that is sound", async () => {
    const session = firm.administrator.token;
    for (const [format, media] of [
      ["csv", "text/csv"],
      ["xlsx", xlsxMedia],
    ] as const) {
      const answer = await api.call(`/identifiers/imports/example?format=${format}`, { session });
      const { preview } = await send(new Uint8Array(await answer.arrayBuffer()), { media });
      expect(preview).toMatchObject({ rows: 1, registered: 1, refused: 0 });
    }
  });
});
