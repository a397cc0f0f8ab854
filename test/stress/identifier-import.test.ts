import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blobOfImport } from "../../identifiers/registry/imports/file.ts";
import { faultPage } from "../../identifiers/registry/imports/reads.ts";
import { reportOf } from "../../identifiers/registry/imports/report.ts";
import { begin, importOf, officeOf, sendImport, type Yard, yardOf } from "../stage/imports.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { naming } from "../stage/registry.ts";

const rows = Number(process.env["WRONG_ROWS"] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "lianzao-imports-"));

let platform: StagedPlatform;
let yard: Yard;
let firm: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  yard = yardOf(platform, folder);
  firm = await platform.firm("wrong");
});

afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* wrong(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode("code,ttl\n");
  const piece = 1_000;
  for (let at = 0; at < rows; at += piece) {
    const count = Math.min(piece, rows - at);
    const lines = Array.from({ length: count }, (_, more) => `88.999.1/x-${at + more},soon\n`);
    yield encoder.encode(lines.join(""));
  }
}

it("C27 a file of nothing but wrong rows is read to its end in bounded memory and room", async () => {
  const id = await sendImport(yard, firm, "");
  await yard.blobs.write(blobOfImport({ tenantId: firm.id, id }), wrong());
  await begin(yard, firm, id);
  const before = process.memoryUsage().rss;
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const office = officeOf(yard);
  while ((await office.round()) > 0);
  clearInterval(looking);
  const row = await importOf(yard, firm, id);
  expect(row).toMatchObject({ status: "done", rowsRead: rows, refused: rows, registered: 0 });
  expect(row.faults).toBe(Math.min(rows, 100_000));
  expect(most - before).toBeLessThan(300_000_000);
  let lines = 0;
  let last = "";
  const pieces = reportOf(row, "en", {
    isCut: row.faults < row.refused,
    pageAfter: (after, first) =>
      naming(platform, firm, (scope) => faultPage(scope, id, after, first)),
  });
  for await (const piece of pieces) {
    const told = new TextDecoder().decode(piece).trimEnd().split("\r\n");
    lines += told.length;
    last = told.at(-1) ?? "";
  }
  const isCut = rows > 100_000;
  expect(lines).toBe(row.faults + (isCut ? 2 : 1));
  if (isCut) expect(last).toContain(`${rows} rows were refused`);
}, 1_800_000);
