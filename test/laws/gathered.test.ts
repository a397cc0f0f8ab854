import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AskedBooking } from "../../services/capacity/bookings/drafts.ts";
import { bookGathered } from "../../services/capacity/bookings/gathered.ts";
import {
  askForBooking,
  type BookingAsk,
  type BookingId,
  requestBooking,
} from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { sqlStateOf } from "../../services/platform/away.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { retrying } from "../../services/platform/retrying.ts";
import { type Actor, asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import type { Offered } from "../stage/acting.ts";
import { playHistory } from "../stage/booking-history.ts";
import { lawsBroken } from "../stage/booking-laws.ts";
import { hourWays, timeWays } from "../stage/booking-ways.ts";
import { hourLawsBroken, playHours, stageWeeks } from "../stage/buckets.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const clients = 64;
const attempts = 800;
const seed = 20_261_129;

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let buyers: StagedFirm[];

beforeEach(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", clients);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  buyers = [];
  for (const name of ["assembly", "wind", "foundry"]) buyers.push(await platform.firm(name));
});

afterEach(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

async function offered(draft: Parameters<typeof stageOffer>[3] = {}): Promise<Offered> {
  const resource = await stageGrinder(platform, gearShop);
  const offerId = await stageOffer(platform, gearShop, resource, draft);
  return { provider: gearShop.id, offerId };
}

function actorOf(client: number): Actor {
  const actor = buyers[client % buyers.length]?.administrator.actor;
  if (actor === undefined) throw new Error("there is no buyer");
  return { ...actor, request: facts() };
}

const written = [
  "capacity_taken",
  "capacity_bookings",
  "capacity_bookings_made",
  "outbox",
  "audit_entries",
  "audit_waiting",
  "idempotency_keys",
];

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const drawn = ["secret", "commitment", "xact", "at", "recorded_at", "booked_at"];

/** All rows of these tables; of an event what its bytes say. */
async function rowsNow(): Promise<Map<string, Record<string, unknown>[]>> {
  const all = new Map<string, Record<string, unknown>[]>();
  for (const table of written) {
    const rows = await owner<{ row: Record<string, unknown> }[]>`
      select to_jsonb(t) as row from ${owner(table)} t`;
    all.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

const keyOf = (row: Record<string, unknown>) =>
  JSON.stringify([row["tenant_id"], row["id"], row["operation"], row["key"]]);

/** A row without what differs from act to act: new ids, the time of the act, what is drawn. */
function likeness(row: Record<string, unknown>, names: ReadonlyMap<string, string>): string {
  const said = Object.entries(row).map(([name, value]) => {
    if (drawn.includes(name)) return [name, value === null ? null : "drawn"];
    if (name !== "canonical") return [name, value];
    const event = JSON.parse(Buffer.from(String(value).slice(2), "hex").toString());
    return [name, { ...event, eventTime: "drawn", recordTime: "drawn" }];
  });
  return JSON.stringify(said).replace(anyId, (id) => names.get(id) ?? "an id");
}

/** The likeness of the rows that `work` adds to each table. */
async function added(
  work: () => Promise<unknown>,
  names: ReadonlyMap<string, string>,
): Promise<Record<string, string[]>> {
  const before = await rowsNow();
  await work();
  const after = await rowsNow();
  const entries = [...after].map(([table, rows]): [string, string[]] => {
    const known = new Set(before.get(table)?.map(keyOf));
    const fresh = rows.filter((row) => !known.has(keyOf(row)));
    return [table, fresh.map((row) => likeness(row, names)).sort()];
  });
  return Object.fromEntries(entries);
}

const toldOf = (answer: unknown) =>
  answer instanceof Refusal ? [answer.code, answer.values, answer.field] : "booked";

const weeks = stageWeeks(3);
const week = () => weeks[0] as Window;
const minute = (at: number, length = 30) => minutesFrom(midnight(3), at, length);

interface Pair {
  readonly bucket: Offered;
  readonly exclusive: Offered;
}

async function pair(): Promise<Pair> {
  const window = { from: week().from, until: (weeks.at(-1) as Window).until };
  return { bucket: await offered({ window, weekHours: "20" }), exclusive: await offered() };
}

/** Some acts of three firms, with and without keys; among them two for which there is no room. */
function actsOn({ bucket, exclusive }: Pair, set: string): AskedBooking[] {
  const act = (buyer: number, key: string | null, ask: BookingAsk): AskedBooking => {
    const bodyMacs = [Buffer.alloc(32, 1)];
    const idempotency = key === null ? null : { key: `${set} ${key}`, bodyMacs };
    const request = facts({ id: `request of ${buyer}`, address: "192.0.2.7", idempotency });
    return { actor: { ...actorOf(buyer), request }, ask };
  };
  const hours = (of: string, note = "") => ({ ...bucket, window: week(), hours: of, note });
  const time = (window: Window, note = "") => ({ ...exclusive, window, note });
  return [
    act(0, "one", hours("1.5", "紧急 “urgent” \\ 'x'")),
    act(0, null, hours("2")),
    act(0, "two", time(minute(0), "first")),
    act(0, null, time(minute(45))),
    act(1, "one", hours("16")),
    act(1, null, hours("1", "there is half an hour left")),
    act(1, "three", time(minute(90))),
    act(2, null, time(minute(120))),
    act(2, "four", { ...bucket, window: weeks[1] as Window, hours: "20", note: "" }),
    act(2, "five", time(minute(60), "a quarter of an hour of it is taken")),
  ];
}

describe("bookings that share a commit", () => {
  it("leave the rows that each would have left by itself, and answer the same", async () => {
    const [single, shared] = [await pair(), await pair()];
    await marketHears(platform);
    const resources = await owner<{ id: string; resource: string }[]>`
      select id, resource_id as resource from capacity_offers`;
    const names = new Map(buyers.map(({ id, name }) => [id as string, name]));
    names.set(gearShop.id, gearShop.name);
    for (const { administrator } of buyers) names.set(String(administrator.actor.personId), "he");
    for (const { bucket, exclusive } of [single, shared]) {
      for (const [name, { offerId }] of Object.entries({ bucket, exclusive })) {
        names.set(offerId, name);
        const resource = resources.find(({ id }) => id === offerId)?.resource;
        names.set(String(resource), `machine of ${name}`);
      }
    }

    const alone: unknown[] = [];
    const byThemselves = await added(async () => {
      for (const { actor, ask } of actsOn(single, "set")) {
        const act = asTenant(app, actor, "capacity.book", (scope) => requestBooking(scope, ask));
        alone.push(await act.catch((fault: unknown) => fault));
      }
    }, names);
    // The same keys again would be known: the second set has others of the same length.
    const acts = actsOn(shared, "tes");
    const together: unknown[] = [];
    const inOneCommit = await added(async () => {
      const answers = await bookGathered(app, gearShop.id, acts);
      for (const act of acts) together.push(answers.get(act));
    }, names);

    const text = (rows: Record<string, string[]>) =>
      JSON.stringify(rows).replaceAll("tes ", "set ");
    expect(JSON.parse(text(inOneCommit))).toEqual(JSON.parse(text(byThemselves)));
    expect(together.map(toldOf)).toEqual(alone.map(toldOf));
    expect(together.filter((answer) => answer instanceof Refusal)).toHaveLength(2);
    expect(inOneCommit["outbox"]).toHaveLength(8);
    const [commits] = await owner<{ count: number }[]>`select count(distinct xmin::text)::int
      from capacity_bookings where offer_id in (${shared.bucket.offerId},
        ${shared.exclusive.offerId})`;
    expect(commits?.count).toBe(1);
  });

  it("are done by themselves where the rules refuse, a key is known or a fault comes", async () => {
    const { bucket, exclusive } = await pair();
    const hidden = await offered({ visibility: "partners" });
    await marketHears(platform);
    await owner`alter table capacity_bookings_made add constraint planted
      check (note <> 'planted')`;
    const keyed = { key: "mine", bodyMacs: [Buffer.alloc(32, 1)] };
    const once: Actor = { ...actorOf(0), request: facts({ idempotency: keyed }) };
    const other: Actor = {
      ...once,
      request: facts({ idempotency: { ...keyed, bodyMacs: [Buffer.alloc(32, 2)] } }),
    };
    const key = { ...actorOf(1), may: new Set<never>() };
    const ask = { ...bucket, window: week(), hours: "1", note: "" };
    const asked: [Actor, BookingAsk][] = [
      [once, ask],
      [once, ask],
      [other, ask],
      [actorOf(1), { ...exclusive, window: minute(0), note: "" }],
      [actorOf(2), { ...exclusive, window: minute(0), note: "" }],
      [actorOf(1), { ...hidden, window: minute(0), note: "" }],
      [actorOf(2), { ...exclusive, window: minute(-60), note: "" }],
      [actorOf(2), { ...bucket, window: week(), note: "" }],
      [gearShop.administrator.actor, ask],
      [key, ask],
      // Breaks the commit of all who share it.
      [actorOf(0), { ...exclusive, window: minute(300), note: "planted" }],
    ];
    const answers = await Promise.all(
      asked.map(([actor, each]) => askForBooking(app, actor, each).catch((fault) => fault)),
    );
    expect(answers[1]).toBe(answers[0]);
    const codes = answers.map((answer) => (answer instanceof Refusal ? answer.code : null));
    expect(codes.slice(0, 3)).toEqual([null, null, "IDEMPOTENCY_KEY_REUSED"]);
    expect(codes.slice(3, 5).sort()).toEqual(["CAPACITY_TAKEN", null]);
    expect(codes.slice(5, 10)).toEqual([
      "OFFER_NOT_FOUND",
      "WINDOW_OUTSIDE_OFFER",
      "HOURS_MISSING",
      "OWN_OFFER",
      "NOT_PERMITTED",
    ]);
    expect(sqlStateOf(answers.at(-1))).toBe("23514");
    const rows = await owner<{ id: string }[]>`select id from capacity_bookings`;
    const told = new Set(answers.filter((answer) => typeof answer === "string"));
    expect(new Set(rows.map(({ id }) => id))).toEqual(told);
    expect(told.size).toBe(2);
  });
});

const acting = <T>(client: number, work: (scope: TenantScope) => Promise<T>) =>
  retrying(facts(), () => asTenant(app, actorOf(client), "capacity.book", work));

const gathering = {
  acting,
  book: (client: number, ask: BookingAsk) => askForBooking(app, actorOf(client), ask),
};

/** How many of the bookings share their commit with another. */
async function sharing(booked: ReadonlySet<BookingId>): Promise<number> {
  const [row] = await owner<{ count: number }[]>`select coalesce(sum(n), 0)::int as count from (
    select count(*) as n from capacity_bookings where id in ${owner([...booked])}
    group by xmin::text having count(*) > 1) shared`;
  return row?.count ?? 0;
}

describe("64 clients whose bookings share commits", () => {
  it("sell no hour of two hot machines twice, beside holds, moves and acts of several", async () => {
    const offers = [await offered(), await offered()];
    await marketHears(platform);
    const day = midnight(3);
    const history = await playHistory(timeWays(gathering), {
      clients,
      attempts,
      offers,
      day,
      seed,
    });
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await lawsBroken(owner, history)).toEqual([]);
    expect(history.booked.size).toBeGreaterThan(attempts / 20);
    expect(history.refused).toBeGreaterThan(attempts / 10);
    expect(await sharing(history.booked)).toBeGreaterThan(1);
  });

  it("are caught where nothing keeps them from taking what is taken", async () => {
    const offers = [await offered(), await offered()];
    await marketHears(platform);
    await owner`alter table capacity_taken drop constraint capacity_taken_once`;
    const day = midnight(3);
    const load = { clients, attempts: 400, offers, day, seed, plain: true };
    const history = await playHistory(timeWays(gathering), load);
    await marketHears(platform);
    expect(await lawsBroken(owner, history)).toContain("no two bookings of a resource overlap");
  });

  it("are given no hour of a week that is not there", async () => {
    const window = { from: week().from, until: (weeks.at(-1) as Window).until };
    const offers = [await offered({ window, weekHours: "30" })];
    await marketHears(platform);
    const history = await playHours(hourWays(gathering), {
      clients,
      attempts,
      offers,
      weeks,
      seed,
    });
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await hourLawsBroken(owner, history)).toEqual([]);
    expect(history.booked.size).toBeGreaterThan(attempts / 40);
    expect(history.refused).toBeGreaterThan(attempts / 10);
    expect(await sharing(history.booked)).toBeGreaterThan(1);
  });
});
