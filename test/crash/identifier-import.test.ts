import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportId } from "../../identifiers/registry/imports/schema.ts";
import { dice } from "../seed/scale/dice.ts";
import { begin, importOf, sendImport, type Yard, yardOf } from "../stage/imports.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { freshAuthority, givePrefix } from "../stage/registry.ts";

const kills = Number(process.env["CRASH_ROUNDS"] ?? 2);
const roll = dice(Number(process.env["CRASH_SEED"] ?? 1));
const rows = 20 * (kills + 1) * 25;
const rowsOfBatch = 25;
const folder = mkdtempSync(join(tmpdir(), "lianzao-imports-"));
const authority = freshAuthority();

let platform: StagedPlatform;
let yard: Yard;
let firm: StagedFirm;
let owner: postgres.Sql;
let id: ImportId;

beforeAll(async () => {
  platform = await stagePlatform();
  yard = yardOf(platform, folder);
  firm = await platform.firm("pumps");
  owner = postgres(platform.fresh.url, { max: 1 });
  await givePrefix(platform, firm.id, authority);
  const lines = Array.from({ length: rows }, (_, at) => `${authority}/p-${at},https://a.example`);
  id = await sendImport(yard, firm, ["code,url", ...lines].join("\n"));
  await begin(yard, firm, id);
});

afterAll(async () => {
  await owner.end();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

function started(): ChildProcess {
  const args = [platform.fresh.url, folder, String(rowsOfBatch)];
  const execArgv = ["--import", "tsx"];
  return fork(join(import.meta.dirname, "importer.ts"), args, { execArgv });
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));

/** Nobody hears of a worker that was killed: so much time has passed. */
const timePasses = () => owner`update registry_imports set beat_at = beat_at - interval '1 minute'`;

type Counted = Readonly<Record<"records" | "names" | "texts" | "told" | "twice", number>>;

/** All in which the registry, its names and its events differ from what the import tells of itself. */
async function faults(): Promise<string[]> {
  const { lastRow, rowsRead, registered, unchanged, refused } = await importOf(yard, firm, id);
  const [counted] = await owner<Counted[]>`
    with said as (
      select jsonb_array_elements(convert_from(canonical, 'UTF8')::jsonb -> 'subjects') as name
      from outbox where type = 'identifiers.records-changed.v1')
    select (select count(*)::int from registry_records) as records,
      (select count(*)::int from registry_names) as names,
      (select count(*)::int from registry_texts) as texts,
      (select count(distinct name)::int from said where name::text like '"hdl:%') as told,
      (select count(*)::int from (select from said where name::text like '"hdl:%'
        group by name having count(*) > 1) again) as twice`;
  const held = {
    "a row is read twice, or not at all": lastRow <= 1 || rowsRead === lastRow - 1,
    "a row came to nothing": registered + unchanged + refused === rowsRead,
    "a row was registered twice": unchanged === 0 && refused === 0 && counted?.twice === 0,
    "a record is lost": counted?.records === registered,
    "a name is lost": counted?.names === registered,
    "a text is lost": counted?.texts === registered,
    "an event is lost": counted?.told === registered,
  };
  return Object.entries(held).flatMap(([fault, isWell]) => (isWell ? [] : [fault]));
}

describe("kill -9 of the worker in the midst of an import", () => {
  it("leaves every registered row, goes on where it stopped, and registers none twice", async () => {
    const reached: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = started();
      const { registered: before } = await importOf(yard, firm, id);
      while ((await importOf(yard, firm, id)).registered === before) await pause(5);
      await pause(roll(150));
      child.kill("SIGKILL");
      await ended(child);
      expect(await faults()).toEqual([]);
      reached.push((await importOf(yard, firm, id)).registered);
      await timePasses();
    }
    expect(reached.some((each) => each < rows)).toBe(true);
    expect(new Set(reached).size).toBe(kills);
  });

  it("the search for losses finds one that was lost", async () => {
    const [lost] = await owner`delete from registry_names where record_id in
      (select id from registry_records order by id limit 1) returning *`;
    expect(await faults()).toEqual(["a name is lost"]);
    await owner`insert into registry_names ${owner(lost ?? {})}`;
    expect(await faults()).toEqual([]);
  });

  it("comes to its end, and the search finds a point that went back", async () => {
    const child = started();
    await ended(child);
    expect(await importOf(yard, firm, id)).toMatchObject({ status: "done", registered: rows });
    expect(await faults()).toEqual([]);
    await owner`update registry_imports set status = 'waiting', last_row = last_row - 30,
      rows_read = rows_read - 30, registered = registered - 30`;
    expect(await faults()).not.toEqual([]);
  });
});
