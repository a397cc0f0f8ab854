import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  cosign,
  printWitnessKey,
  readNote,
  signatureLine,
  witnessKey,
} from "../../contracts/proof/index.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import {
  appendToChains,
  fsck,
  isDamage,
  ledgerSubscriber,
  type Told,
} from "../../services/ledger/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { Relay } from "../../services/platform/relay.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let logKey: string;

/** Enough events that the log has a full tile of leaves, and so a tile above it. */
const eventsAtOnce = 150;

function observed(first: number) {
  const eventList = Array.from({ length: eventsAtOnce }, (_, at) => ({
    type: "ObjectEvent",
    action: "OBSERVE",
    bizStep: "inspecting",
    eventTime: "2026-06-01T08:00:00Z",
    eventTimeZoneOffset: "+08:00",
    epcList: [`https://id.gs1.org/01/09524104000014/21/F${(first + at) % 200}`],
  }));
  return {
    "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-06-01T08:00:00Z",
    epcisBody: { eventList },
  };
}

/** A chain to which events are appended later than they came; the last of all. */
const grantedKey = "ff".repeat(32);

/** Has what stands at these places of the log appended to it. */
async function grant(...places: readonly number[]): Promise<void> {
  const events = await owner<{ id: EventId }[]>`
    select event_id as id from log_entries where log_index in ${owner(places)} order by log_index`;
  await asProgram(platform.worker, async (scope) => {
    const key = Buffer.from(grantedKey, "hex");
    for (const { id } of events) await appendToChains(scope, id, [key]);
  });
}

/** A witness has cosigned the first head. */
async function cosignFirst(): Promise<void> {
  const signer = { name: "witness.example", seed: new Uint8Array(32).fill(7) };
  const [head] = await owner<{ size: string; note: string }[]>`
    select size, note from log_checkpoints order by size limit 1`;
  if (head === undefined) throw new Error("there is no head");
  const id = newId<string>();
  const timeS = 1_780_000_000;
  const at = new Date(timeS * 1000);
  // What it has shown is one of ours after all: for the walk it is enough that our key has signed it.
  await owner`insert into log_witnesses
      (id, key, url, added_at, size, cosigned_at, next_at, failures, evidence)
    values (${id}, ${printWitnessKey(witnessKey(signer))}, 'https://witness.example/', now(),
      ${head.size}, ${at}, now(), 0, ${head.note})`;
  const line = signatureLine(cosign(readNote(head.note).text, signer, timeS));
  await owner`insert into log_cosignatures (size, witness_id, line, at)
    values (${head.size}, ${id}, ${line}, ${at})`;
}

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const { key } = await (await QuickFirms.open(platform)).found("observer");
  const headers = { "lianzao-audience": "public" };
  for (const first of [0, 150, 300]) {
    expect((await api.capture(observed(first), { key, headers })).status).toBe(202);
    await worker.settle();
    if (first === 0) await grant(3, 7, 11);
  }
  await cosignFirst();
  // Some events are heard and wait for their place.
  expect((await api.capture(observed(450), { key, headers })).status).toBe(202);
  const relay = new Relay(platform.worker, [ledgerSubscriber], "test", openLog("test", "error"));
  while ((await relay.round()) > 0);
  await grant(20);
  logKey = (await (await api.call("/log/key")).text()).trim();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const blobs = () => diskBlobs(api.folder);

async function walked(): Promise<{ wrong: string | null; parts: Set<string> }> {
  const told: Told[] = [];
  for await (const each of fsck(platform.worker, blobs(), logKey)) told.push(each);
  const parts = told.flatMap((each) => (isDamage(each) ? [] : [each.part]));
  const wrong = told.find(isDamage);
  return { wrong: wrong === undefined ? null : `${wrong.at}: ${wrong.why}`, parts: new Set(parts) };
}

/** A change that undoes itself when it is made once more. */
const turned = (table: string, column: string, byte: number, which: string) =>
  `update ${table} set ${column} = set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # 1)
   where ${which}`;

const anEntry = "log_index = 100";
const anEvent = "id = (select event_id from log_entries where log_index = 100)";
const aLink = `(key, position) = (select key, position from map_chains order by key, position
  offset 40 limit 1)`;
const aPage = `(path, size) = (select path, max(size) from map_pages where path = (
  select path from map_pages order by length(path) desc, path limit 1) group by path)`;

const damages: Record<string, readonly [string, RegExp]> = {
  "an entry of the log": [turned("log_entries", "entry", 7, anEntry), /^log_entries 100, byte 7: /],
  "an entry of the log whose tile holds earlier heads, too": [
    turned("log_entries", "entry", 7, "log_index = 200"),
    /^log_entries 200, byte 7: /,
  ],
  "an entry's kind": [turned("log_entries", "entry", 0, anEntry), /^log_entries 100, byte 0: /],
  "the root of a head": [
    turned("log_checkpoints", "root", 3, "size = (select min(size) from log_checkpoints)"),
    /^log_checkpoints \d+, root, byte 3: its row says otherwise/,
  ],
  "the order of heads": [
    "update log_checkpoints set previous_size = -previous_size where size = (select max(size) from log_checkpoints)",
    /^log_checkpoints \d+: it does not follow/,
  ],
  "what an event says": [turned("outbox", "canonical", 30, anEvent), /^outbox \S+ \S+: canonical/],
  "an event's secret": [turned("outbox", "secret", 30, anEvent), /^outbox \S+ \S+: canonical/],
  "an event's commitment": [
    turned("outbox", "commitment", 9, anEvent),
    /^outbox \S+ \S+: its commitment, byte 9, is not that of log_entries 100/,
  ],
  "a signed note": [
    "update log_checkpoints set note = overlay(note placing chr(ascii(substr(note, 3, 1)) # 1) from 3 for 1) where size = (select min(size) from log_checkpoints)",
    /^log_checkpoints \d+, note, byte 2: its note does not open: /,
  ],
  "a signature on a note": [
    "update log_checkpoints set note = overlay(note placing chr(ascii(substr(note, length(note) - 9, 1)) # 1) from length(note) - 9 for 1) where size = (select min(size) from log_checkpoints)",
    /^log_checkpoints \d+, its signatures, from byte \d+ on: its note does not open: /,
  ],
  "what waits for its place": [
    turned(
      "log_waiting",
      "commitment",
      5,
      "event_id = (select min(event_id::text) from log_waiting)::uuid",
    ),
    /^outbox \S+ \S+: what waits for the log in log_waiting is another commitment, from byte 5 on$/,
  ],
  "the chains of what waits": [
    turned(
      "log_waiting",
      "keys",
      6,
      "event_id = (select min(event_id::text) from log_waiting)::uuid",
    ),
    /^outbox \S+ \S+: what waits for the log in log_waiting has the keys of other chains, from byte 6 on$/,
  ],
  "the form of an event": [
    turned("outbox", "canonical", 1, anEvent),
    /^outbox \S+ \S+: canonical and .*; canonical is not in its form from byte \d+ on$/,
  ],
  "how an event is written": [
    `update outbox set canonical = case when get_byte(canonical, 1) = 32
       then overlay(canonical placing '{'::bytea from 1 for 2)
       else overlay(canonical placing '{ '::bytea from 1 for 1) end where ${anEvent}`,
    /^outbox \S+ \S+: canonical is not in its form from byte 1 on$/,
  ],
  "a link of a chain": [
    turned("map_chains", "head", 1, aLink),
    /^map_chains [0-9a-f]{64} \d+, head, byte 1: /,
  ],
  "an older page of the map": [
    turned(
      "map_pages",
      "children",
      21,
      "path = '' and size = (select min(size) from map_pages where path = '')",
    ),
    /^map_pages "" \d+, byte 21: the chains say otherwise$/,
  ],
  "the kind of a page's child": [
    "update map_pages set children = set_byte(children, 0, get_byte(children, 0) # 128) where path = '' and size = (select min(size) from map_pages where path = '')",
    /^map_pages "" \d+, byte 0: it is no page$/,
  ],
  "a page of the map": [turned("map_pages", "children", 20, aPage), /^map_pages "\w+", byte 20: /],
};

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** The next value that another row has: it is as good as any, but for where it stands. */
const next = (column: string, table: string) =>
  `(select min(other.${column}) from ${table} other where other.${column} > ${table}.${column})`;

/** Values changed in one place, by their type. */
const flips: Record<string, (column: string, table: string) => readonly string[]> = {
  bytea: (column) =>
    [0, 1].map((part) => {
      const byte = `(length(${column}) - 1) * ${part}`;
      return `set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # 1)`;
    }),
  text: (column) => [
    `overlay(${column} placing case substr(${column}, length(${column}), 1)
    when 'a' then 'b' else 'a' end from greatest(length(${column}), 1) for 1)`,
  ],
  int8: (column, table) => [`${column} # 1`, `${column} # 4194304`, next(column, table)],
  int2: (column) => [`${column} # 1`],
  xid8: () => [],
  timestamptz: (column, table) => [`${column} + interval '1 microsecond'`, next(column, table)],
  uuid: (column) => [
    `overlay(${column}::text placing case right(${column}::text, 1)
    when '1' then '2' else '1' end from 36)::uuid`,
  ],
};

/** What the ledger is made of, and which rows of it are tried. */
const rowsOf: Record<string, readonly string[]> = {
  log_checkpoints: ["size = (select size from log_checkpoints order by size offset 1 limit 1)"],
  log_entries: ["log_index = 100"],
  log_waiting: ["event_id = (select event_id from log_waiting order by event_id limit 1)"],
  logs: ["true"],
  log_cosignatures: ["true"],
  log_witnesses: ["true"],
  map_chains: [
    aLink,
    ...[1, 2].map((position) => `key = decode('${grantedKey}', 'hex') and position = ${position}`),
  ],
  map_pages: [aPage, "path = '' and size = (select min(size) from map_pages where path = '')"],
  map_waiting: ["true"],
  outbox: [anEvent],
  outbox_heads: ["tenant_id = (select tenant_id from outbox_heads order by tenant_id limit 1)"],
};

const order = "the order in which events came to be told, and to be sealed";
const asking = "how a witness is asked: its word is the cosignature";

/** What nothing is proved from, and why. */
const unproved: Record<string, string> = {
  "log_waiting.arrived_at": order,
  "log_witnesses.added_at": asking,
  "log_witnesses.failures": asking,
  "log_witnesses.fault": asking,
  "log_witnesses.next_at": asking,
  "log_witnesses.removed_at": asking,
  "log_witnesses.url": asking,
  "map_waiting.arrived_at": order,
  "map_waiting.key": "nothing is said of a chain before the event is appended to it",
  "outbox.xact": order,
};

/** What may be nothing without anything being lost, and why. */
const unsaid: Record<string, string> = {
  "log_waiting.keys": "they are computed from the event where they are not there",
  "log_witnesses.evidence": "a head that is not ours is shown again when its witness is asked",
};

/** What stands where nothing stood: under another head than the event's own. */
const said: Record<string, string> = {
  "logs.until": "(select max(size) from log_checkpoints)",
  "map_chains.since": "(select max(size) from log_checkpoints)",
};

/** Where what a row says is missed, or is found wanting: by default in its own table. */
const namedAs: Record<string, RegExp> = {
  "log_entries.event_id": /^(outbox|log_entries) /,
  "log_waiting.event_id": /^(outbox|log_waiting) /,
  "log_waiting.commitment": /^outbox .* log_waiting /,
  "log_waiting.keys": /^outbox .* log_waiting /,
  "log_witnesses.id": /^log_cosignatures /,
  "log_witnesses.key": /^log_cosignatures /,
  "outbox.id": /^(outbox|log_entries) /,
  "outbox_heads.tenant_id": /^outbox/,
};

const duplicateKey = "23505";

/** Changes a row for the time of `look`; false where another row stands in the way. */
async function whileChanged(
  { table, column, row }: { readonly table: string; readonly column: string; readonly row: string },
  flip: string,
  look: () => Promise<void>,
): Promise<boolean> {
  await owner.unsafe(`set session_replication_role = replica; drop table if exists kept;
    create temp table kept as table ${table}`);
  try {
    const change = `update ${table} set ${column} = ${flip} where ${row}`;
    expect((await owner.unsafe(change)).count).toBe(1);
    await look();
    return true;
  } catch (fault) {
    if ((fault as { code?: string }).code === duplicateKey) return false;
    throw fault;
  } finally {
    await owner.unsafe(`delete from ${table}; insert into ${table} select * from kept`);
  }
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** The changes that are tried where the value is this one; what stays as it is is none. */
async function changesOf(name: string, { table, column, type, nullable }: Column, row: string) {
  const [one] = await owner.unsafe(`select ${column} as value from ${table} where ${row}`);
  if (one?.["value"] === null) return Object.hasOwn(said, name) ? [`${said[name]}`] : [];
  const none = nullable && !Object.hasOwn(unsaid, name) ? ["null"] : [];
  const changed: string[] = [];
  for (const flip of [...(flips[type]?.(column, table) ?? []), ...none]) {
    const [to] = await owner.unsafe(`select ${flip} as value from ${table} where ${row}`);
    if (flip === "null" || to?.["value"] !== null) changed.push(flip);
  }
  return changed;
}

/** Changes a column's values, each time looking whether it is named; tells how many were changed. */
async function namedChanges(name: string, whole: Column): Promise<number> {
  const { table, column } = whole;
  const wanted = namedAs[name] ?? new RegExp(`^${table}\\b`);
  let tried = 0;
  for (const row of rowsOf[table] ?? []) {
    for (const flip of await changesOf(name, whole, row)) {
      const changed = await whileChanged({ table, column, row }, flip, async () => {
        expect.soft(`${(await walked()).wrong} (${name}: ${flip} where ${row})`).toMatch(wanted);
      });
      if (changed) tried += 1;
    }
  }
  return tried;
}

describe("a walk over the ledger", () => {
  it("finds nothing wrong with what was written, and walks all of it", async () => {
    const { wrong, parts } = await walked();
    expect(wrong).toBeNull();
    expect([...parts].sort()).toEqual(["events", "log", "map", "tiles"]);
  });

  it.each(Object.entries(damages))("names a changed byte: %s", async (_title, [change, wanted]) => {
    expect((await owner.unsafe(change)).count).toBe(1);
    try {
      expect((await walked()).wrong).toMatch(wanted);
    } finally {
      await owner.unsafe(change);
    }
    expect((await walked()).wrong).toBeNull();
  });

  it("names a change in each column of each table of the ledger", async () => {
    const columns = await owner<Column[]>`
      select table_name as table, column_name as column, udt_name as type,
        is_nullable = 'YES' as nullable
      from information_schema.columns
      where table_schema = 'public' and table_name in ${owner(Object.keys(rowsOf))}
      order by table_name, ordinal_position`;
    const tables = await owner<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'
        and (table_name ~ '^(log|map)_' or table_name in ('logs', 'outbox', 'outbox_heads'))`;
    expect(Object.keys(rowsOf).sort()).toEqual(tables.map(({ name }) => name).sort());
    for (const column of columns) {
      const name = `${column.table}.${column.column}`;
      const tried = Object.hasOwn(unproved, name) ? 1 : await namedChanges(name, column);
      expect([name, tried > 0]).toEqual([name, true]);
    }
    expect((await walked()).wrong).toBeNull();
  }, 480_000);

  it("names the newest link of a chain that is said to have come under a later head, or none", async () => {
    const link = `key = decode('${grantedKey}', 'hex') and position = 2`;
    const [before] = await owner.unsafe(`select since from map_chains where ${link}`);
    const heads = await owner<{ size: string }[]>`select size from log_checkpoints order by size`;
    const others = heads.map(({ size }) => size).filter((size) => size !== before?.["since"]);
    expect(others.length).toBeGreaterThan(1);
    for (const size of [...others, null]) {
      await owner`update map_chains set since = ${size} where ${owner.unsafe(link)}`;
      expect((await walked()).wrong, `${size}`).toBe(
        `map_chains ${grantedKey} 2: ${
          size !== null && Number(size) > Number(before?.["since"])
            ? "the map's statement of that time says that it came under another head"
            : "it does not follow from the log and the link before"
        }`,
      );
    }
    await owner`update map_chains set since = ${before?.["since"]} where ${owner.unsafe(link)}`;
    expect((await walked()).wrong).toBeNull();
  });

  it("names a changed byte of each file of the log, also of one that is outgrown", async () => {
    const all = files(join(api.folder, "log"));
    expect(all.some((path) => path.endsWith("log/checkpoint"))).toBe(true);
    expect(all.filter((path) => path.includes(".p/")).length).toBeGreaterThan(4);
    for (const path of all) {
      const bytes = readFileSync(path);
      const at = bytes.length - 2;
      const changed = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte));
      writeFileSync(path, changed);
      const { wrong } = await walked();
      writeFileSync(path, bytes);
      expect(wrong).toContain(`${path.slice(api.folder.length + 1)}, byte ${at}: `);
    }
    expect((await walked()).wrong).toBeNull();
  });

  it("names an entry that is gone, and an event that is", async () => {
    const rows = await owner`delete from log_entries where log_index = 57 returning *`;
    expect((await walked()).wrong).toBe("log_entries 57: it is not there");
    await owner`insert into log_entries ${owner(rows)}`;
    const events =
      await owner`delete from outbox where ${owner.unsafe(anEvent)} returning tenant_id,
      id, requester, lane, xact::text, type, canonical, secret, commitment, recorded_at, position`;
    expect((await walked()).wrong).toBe("log_entries 100: its event is not there");
    await owner`insert into outbox ${owner(events)}`;
    expect((await walked()).wrong).toBeNull();
  });

  it("does not take another log's key for this one's", async () => {
    const told: Told[] = [];
    const other = logKey.replace(/\+[^+]*$/, (end) => `${end.slice(0, -4)}AAA=`);
    const walk = async () => {
      for await (const each of fsck(platform.worker, blobs(), other)) told.push(each);
    };
    await walk().catch((fault) => told.push({ at: "key", why: String(fault) }));
    expect(told.some(isDamage)).toBe(true);
  });

  it("names a head that was signed and is dated no later than the one before it", async () => {
    /** Seals what waits as if the head before it had been made so much later than it was. */
    const seal = async (shift: string) => {
      const newest = owner`size = (select max(size) from log_checkpoints)`;
      await owner`update log_checkpoints set at = at + ${shift}::interval where ${newest}`;
      const [before] = await owner<
        { size: string }[]
      >`select max(size) as size from log_checkpoints`;
      await worker.settle();
      await owner`update log_checkpoints set at = at - ${shift}::interval
        where size = ${before?.size ?? 0}`;
    };
    await seal("1 hour");
    expect((await walked()).wrong, "an early clock is none of the log's fault").toBeNull();
    await grant(25);
    await seal("-2 hours");
    const [last] = await owner<{ size: string }[]>`select max(size) as size from log_checkpoints`;
    const { wrong } = await walked();
    const place = `log_entries ${Number(last?.size) - 1}, byte 1\\d`;
    expect(wrong).toMatch(
      new RegExp(`^${place}: its statement is dated no later than the one before$`),
    );
    // What has its place and is not sealed yet is held against the newest head in the same way.
    const rows =
      await owner`delete from log_checkpoints where size = ${last?.size ?? 0} returning *`;
    expect(rows).toHaveLength(1);
    expect((await walked()).wrong).toBe(wrong);
  });
});
