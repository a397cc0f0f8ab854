import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteIdentifier, registerIdentifier } from "../../identifiers/registry/commands.ts";
import { faultPage } from "../../identifiers/registry/imports/reads.ts";
import { recordPage } from "../../identifiers/registry/reads.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { csvLine } from "../../services/platform/csv.ts";
import { imported, type Yard, yardOf } from "../stage/imports.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { draft, freshAuthority, givePrefix, naming, textValue } from "../stage/registry.ts";

let platform: StagedPlatform;
let yard: Yard;
let firms: readonly [StagedFirm, StagedFirm];
const folder = mkdtempSync(join(tmpdir(), "lianzao-imports-"));

beforeAll(async () => {
  platform = await stagePlatform();
  yard = yardOf(platform, folder);
  firms = [await platform.firm("alone"), await platform.firm("by-file")];
});

afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A row as a firm writes it, without the prefix. */
interface Line {
  readonly code: string;
  readonly names: readonly string[];
  readonly url: string;
  readonly audience: "public" | "firm";
}

const local = fc.constantFrom("a", "A", "b", "B", "c", "d", "elsewhere");
const line: fc.Arbitrary<Line> = fc.record({
  code: local,
  names: fc.array(local, { maxLength: 2 }),
  url: fc.constantFrom("https://one.example", "https://two.example", ""),
  audience: fc.constantFrom("public", "firm"),
});

interface House {
  readonly firm: StagedFirm;
  readonly authority: string;
}

/** A new prefix of a firm's, under which nothing is registered yet. */
async function house(firm: StagedFirm): Promise<House> {
  const authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
  return { firm, authority };
}

/** Another's prefix is nobody's here. */
const nameIn = ({ authority }: House, text: string) =>
  text === "elsewhere" ? "hdl:88.999.1/x" : `hdl:${authority}/${text}`;

async function alone(at: House, { code, names, url, audience }: Line): Promise<string> {
  const values = url === "" ? [] : [{ ...textValue(1, "URL", url, audience), ttlSeconds: 86_400 }];
  const others = names.map((name) => nameIn(at, name));
  try {
    await naming(platform, at.firm, (scope) =>
      registerIdentifier(scope, nameIn(at, code), draft(values, { names: others })),
    );
    return "registered";
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return fault.code;
  }
}

const heads = ["code", "names", "url", "audience"];
const fileOf = (at: House, lines: readonly Line[]) =>
  [
    heads,
    ...lines.map(({ code, names, url, audience }) => [
      nameIn(at, code),
      names.map((name) => nameIn(at, name)).join("\n"),
      url,
      audience,
    ]),
  ]
    .map(csvLine)
    .join("");

/** What a firm's registry holds, without ids, times and the prefix. */
async function registryOf({ firm, authority }: House) {
  const records = await naming(platform, firm, (scope) =>
    recordPage(scope, { under: `hdl:${authority}/`, text: null }, null, 100),
  );
  const events = await platform.worker.ask<{ canonical: Uint8Array }>(
    `select canonical from outbox
    where tenant_id = $1 and type = 'identifiers.records-changed.v1' order by xact, id`,
    [firm.id],
  );
  const told = events.flatMap(({ canonical }) => {
    const text = Buffer.from(canonical).toString("utf8");
    if (!text.includes(`hdl:${authority}/`)) return [];
    const { body, subjects } = JSON.parse(text);
    for (const name of body.records[0].names) expect(subjects).toContain(name);
    return body.records.map(({ digest: _, ...record }: { digest: string }) => record);
  });
  const former = await naming(platform, firm, ({ db }) =>
    db.execute(sql`
      select names, version, act from registry_former
      where position(${`hdl:${authority}/`} in names::text) > 0 order by names::text, version`),
  );
  const texts = await naming(platform, firm, ({ db }) =>
    db.execute(sql`
      select code, text from registry_texts
      where code >= ${`hdl:${authority}/`} and code < ${`hdl:${authority}0`} order by code`),
  );
  const kept = records.map(({ code, names, values, templateId, version, act, principal }) => ({
    code,
    names,
    values: values.map(({ at: _, ...value }) => value),
    templateId,
    version,
    act,
    principal: principal.slice(0, 7),
  }));
  return JSON.parse(JSON.stringify({ kept, told, former, texts }).replaceAll(authority, "P"));
}

async function faultsOf({ firm }: House, id: Awaited<ReturnType<typeof imported>>["id"]) {
  return naming(platform, firm, (scope) => faultPage(scope, id, null, 1_000));
}

/** Two houses that have registered the same, of which each has deleted its first again. */
async function twins(before: readonly Line[]): Promise<[House, House]> {
  const both: [House, House] = [await house(firms[0]), await house(firms[1])];
  for (const at of both) {
    for (const each of before) await alone(at, each);
    const [gone] = await naming(platform, at.firm, (scope) =>
      recordPage(scope, { under: `hdl:${at.authority}/`, text: null }, null, 1),
    );
    if (gone) await naming(platform, at.firm, (scope) => deleteIdentifier(scope, gone.id));
  }
  return both;
}

async function alike(before: readonly Line[], lines: readonly Line[], rowsOfBatch: number) {
  const [one, other] = await twins(before);
  const codes: string[] = [];
  for (const each of lines) codes.push(await alone(one, each));
  const row = await imported(yard, other.firm, fileOf(other, lines), { rowsOfBatch });

  expect(await registryOf(other)).toEqual(await registryOf(one));
  expect(row).toMatchObject({ status: "done", rowsRead: lines.length });
  const { registered, unchanged, refused } = row;
  expect(registered).toBe(codes.filter((code) => code === "registered").length);
  expect(registered + unchanged + refused).toBe(lines.length);
  // What stands as a row has it is no fault of the file's.
  const faults = await faultsOf(other, row.id);
  expect(faults.length).toBe(refused);
  for (const { row: number, code } of faults) expect(codes[number - 2]).toBe(code);
  // A second time: all that stood stands, and what a later row has made room for comes in.
  const anew: string[] = [];
  for (const each of lines) anew.push(await alone(one, each));
  const again = await imported(yard, other.firm, fileOf(other, lines), { rowsOfBatch });
  expect(await registryOf(other)).toEqual(await registryOf(one));
  expect(again.registered).toBe(anew.filter((code) => code === "registered").length);
  expect(again.unchanged).toBeGreaterThanOrEqual(registered);
}

describe("a file of identifiers", () => {
  it("comes to what its rows come to one by one, whatever their batches", async () => {
    const few = fc.array(line, { maxLength: 3 });
    const lines = fc.array(line, { maxLength: 12 });
    const sizes = fc.integer({ min: 1, max: 5 });
    const numRuns = Number(process.env["IMPORT_RUNS"] ?? 10);
    // B is registered anew without a name that it had: the row before it finds that name free next time.
    const rest = { url: "https://one.example", audience: "public" } as const;
    const roomMade: [Line[], Line[], number] = [
      [{ code: "B", names: ["a"], ...rest }],
      ["a", "B"].map((code) => ({ code, names: [], ...rest })),
      1,
    ];
    const examples = [roomMade];
    await fc.assert(fc.asyncProperty(few, lines, sizes, alike), { numRuns, examples });
  }, 900_000);
});
