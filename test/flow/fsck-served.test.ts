import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { walkAll } from "../../services/fsck/walk.ts";
import { isDamage, type Told } from "../../services/ledger/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let logKey: string | null = null;

function observed(first: number) {
  const eventList = [0, 1, 2].map((at) => ({
    type: "ObjectEvent",
    action: "OBSERVE",
    bizStep: "inspecting",
    disposition: "in_progress",
    readPoint: { id: "https://id.gs1.org/414/9524101000017" },
    eventTime: "2026-06-01T08:00:00Z",
    eventTimeZoneOffset: "+08:00",
    eventID: `urn:uuid:2c1b0d7e-7a51-4d0e-9d3a-0000000000${10 + first + at}`,
    epcList: [`https://id.gs1.org/01/09524104000014/21/S${first + at}`],
  }));
  return {
    "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-06-01T08:00:00Z",
    epcisBody: { eventList },
  };
}

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const { key } = await (await QuickFirms.open(platform)).found("observer");
  const headers = { "lianzao-audience": "public" };
  expect((await api.capture(observed(0), { key, headers })).status).toBe(202);
  expect((await api.capture(observed(10), { key })).status).toBe(202);
  await worker.settle();
  logKey = (await (await api.call("/log/key")).text()).trim();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

async function walked(key = logKey): Promise<string | null> {
  const told: Told[] = [];
  for await (const each of walkAll(platform.worker, diskBlobs(api.folder), key)) told.push(each);
  const wrong = told.find(isDamage);
  return wrong === undefined ? null : `${wrong.at}: ${wrong.why}`;
}

/** What is wrong while a statement holds; what it did is undone. */
async function wrongAfter(statement: string, tables: readonly string[]): Promise<string | null> {
  await owner.unsafe("set session_replication_role = replica");
  for (const table of tables) {
    await owner.unsafe(`drop table if exists kept_${table};
      create temp table kept_${table} as table ${table}`);
  }
  try {
    expect((await owner.unsafe(statement)).count).toBeGreaterThan(0);
    return await walked();
  } finally {
    for (const table of tables) {
      await owner.unsafe(`delete from ${table}; insert into ${table} select * from kept_${table}`);
    }
  }
}

const anyone = "(select event_id from published_events order by event_id limit 1)";
const one = "(tenant_id, id) = (select tenant_id, id from trace_events order by id limit 1)";
const told = (table: string, column: string, value: string, where: string) =>
  [table, `update ${table} set ${column} = ${value} where ${where}`] as const;

const changes: readonly (readonly [string, string, RegExp?])[] = [
  [
    ...told(
      "published_events",
      "disclosure",
      "replace(disclosure::text, 'inspect', 'Inspect')::jsonb",
      `event_id = ${anyone}`,
    ),
    /^published_events \S+, disclosure, byte \d+: its event says otherwise$/,
  ],
  [
    ...told(
      "published_events",
      "body",
      "jsonb_set(body, '{disposition}', '\"in_use\"')",
      `event_id = ${anyone}`,
    ),
    /^published_events \S+, body, byte \d+: its event says otherwise$/,
  ],
  told(
    "published_events",
    "event_time",
    "event_time + interval '1 microsecond'",
    `event_id = ${anyone}`,
  ),
  told("published_events", "transformation_id", "'other'", `event_id = ${anyone}`),
  told("published_events", "owner_id", "event_id", `event_id = ${anyone}`),
  ["published_events", `delete from published_events where event_id = ${anyone}`],
  told("published_codes", "is_class", "not is_class", `event_id = ${anyone}`),
  told("published_codes", "code", "code || '1'", `event_id = ${anyone}`),
  ["published_codes", `delete from published_codes where event_id = ${anyone}`],
  ["trace_events", `delete from trace_events where ${one}`],
  ...(
    [
      ["event_id", "event_id || '1'"],
      ["declared_at", "'2026'"],
      ["event_type", "'AggregationEvent'"],
      ["action", "'DELETE'"],
      ["biz_step", "'shipping'"],
      ["disposition", "null"],
      ["read_point", "null"],
      ["biz_location", "'here'"],
      ["event_time", "event_time + interval '1 microsecond'"],
      ["event_time_zone_offset", "'+07:00'"],
      ["record_time", "record_time + interval '1 second'"],
      ["circle", "case circle when 'public' then 'house' else 'public' end"],
    ] as const
  ).map(([column, value]) => told("trace_events", column, value, one)),
  [...told("trace_events", "place", "place + 7", one), /^trace_captures /],
  told("trace_event_codes", "code", "code || '1'", "true"),
  told("trace_captures", "event_count", "event_count + 1", "true"),
  [
    ...told("trace_captures", "media", "media || '1'", "true"),
    /^trace_captures \S+ \S+, media, byte \d+: its events say otherwise$/,
  ],
];

it("finds nothing wrong with what is served of captured events", async () => {
  expect(await walked()).toBeNull();
  const counts = await owner`select (select count(*)::int from published_events) as open,
    (select count(*)::int from trace_events) as own`;
  expect(counts[0]).toEqual({ open: 3, own: 6 });
});

const named = changes.map(([table, statement, wanted = new RegExp(`^${table} \\S+`)]) => {
  return { statement, wanted };
});
const allTables = [
  ...["published_codes", "published_events", "trace_event_codes", "trace_events"],
  "trace_captures",
];

it.each(named)("names what is served otherwise than its event says: $statement", async (change) => {
  expect(await wrongAfter(change.statement, allTables)).toMatch(change.wanted);
});

it("names what is served and has no event", async () => {
  const more = `insert into published_events (event_id, owner_id, event_time, disclosure, body)
    select gen_random_uuid(), owner_id, event_time, disclosure, body from published_events limit 1`;
  const tables = ["published_codes", "published_events"];
  expect(await wrongAfter(more, tables)).toMatch(/^published_events \S+: its event is not there/);
});

it("walks events and map also of a log that has no head yet, and misses its name", async () => {
  const tables = ["log_checkpoints", "log_entries", "outbox"];
  expect(await wrongAfter("delete from log_checkpoints", tables)).toBeNull();
  const turned = (table: string, column: string, byte: number, where: string) =>
    `with gone as (delete from log_checkpoints) update ${table}
     set ${column} = set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # 1) where ${where}`;
  const wanted: readonly (readonly [string, RegExp])[] = [
    [turned("log_entries", "entry", 20, "log_index = 0"), /is not that of log_entries 0$/],
    [
      turned("log_entries", "entry", 20, "kind = 2"),
      /^log_entries \d+, byte 20: its statement names another/,
    ],
    [
      turned("log_entries", "entry", 8, "kind = 2"),
      /^log_entries \d+, byte 8: its statement is of another/,
    ],
    [turned("outbox", "canonical", 30, "true"), /^outbox \S+ \S+: canonical and secret/],
    [
      `with gone as (delete from log_checkpoints) delete from log_entries where log_index = 1`,
      /^outbox \S+ \S+: the ledger has heard it, and it has no place in the log$/,
    ],
  ];
  for (const [change, wrong] of wanted) expect(await wrongAfter(change, tables)).toMatch(wrong);
  expect(await walked(null)).toBe("logs: the log's name and key are not there");
});
