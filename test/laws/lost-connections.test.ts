import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { type Actor, asTenant, readAs } from "../../services/platform/tenancy.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

const firm = newId<TenantId>();
const actor: Actor = {
  tenantId: firm,
  personId: null,
  principal: "program:test",
  may: new Set(["tenancy.read", "tenancy.grant"]),
  request: { id: "test", address: null, idempotency: null },
};

let fresh: FreshDatabase;
let owner: postgres.Sql;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.url, { max: 2, onnotice: () => undefined });
  database = openDatabase(fresh.url, "lianzao_app", 4);
});

afterAll(async () => {
  await Promise.all([database.close(), owner.end()]);
  await fresh.drop();
});

/** Ends one of the api's connections, or all of them, whatever it is just doing. */
async function cutOff(most: number): Promise<void> {
  await owner`select pg_terminate_backend(pid) from (select pid from pg_stat_activity
    where usename = 'lianzao_app' and datname = current_database()
    order by random() limit ${most}) a`;
}

/** Two rows in one transaction, with time between them to lose the connection. */
async function addPair(pair: string): Promise<void> {
  await asTenant(database, actor, "tenancy.grant", async ({ db, house }) => {
    const add = (half: string) =>
      db.execute(sql`insert into circles values (${house}, ${`${pair} ${half}`}, '')`);
    await add("one");
    await pause(Math.random() * 6);
    await add("other");
  });
}

it("loses a transaction with its connection, and nothing of any other", async () => {
  const acknowledged: string[] = [];
  let lost = 0;
  let pairs = 0;
  // For 8 s, and on a busy machine for as long as it takes to see enough of both.
  const begun = performance.now();
  const goesOn = () => {
    const seconds = (performance.now() - begun) / 1_000;
    return seconds < 8 || (seconds < 60 && (lost <= 10 || acknowledged.length <= 100));
  };
  const client = async () => {
    while (goesOn()) {
      const pair = `pair ${pairs++}`;
      const read = { text: "select count(*) from circles where tenant_id = $1", values: [firm] };
      try {
        await addPair(pair);
        acknowledged.push(pair);
        await readAs(database, actor, "tenancy.read", read);
        await database.ask("select 1");
      } catch {
        lost += 1;
      }
    }
  };
  const cutter = async () => {
    while (goesOn()) {
      await pause(40 + Math.random() * 60);
      await cutOff(Math.random() < 0.2 ? 100 : 1);
    }
  };
  await Promise.all([cutter(), ...Array.from({ length: 16 }, client)]);

  expect(lost).toBeGreaterThan(10);
  expect(acknowledged.length).toBeGreaterThan(100);
  const rows = await owner<{ name: string }[]>`select name from circles`;
  const kept = new Set(rows.map(({ name }) => name));
  expect(acknowledged.filter((pair) => !kept.has(`${pair} one`))).toEqual([]);
  const halves = [...kept].filter((name) => {
    const [, number, half] = name.split(" ");
    return !kept.has(`pair ${number} ${half === "one" ? "other" : "one"}`);
  });
  expect(halves).toEqual([]);
});

it("serves again by itself when every connection has been lost at rest", async () => {
  const asked = () => database.ask("select 1 as one");
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([addPair(`before ${round}`), addPair(`besides ${round}`), asked(), asked()]);
    await cutOff(100);
    // At once: the news that they are lost may still be on its way.
    await addPair(`after ${round}`);
    expect(await asked()).toEqual([{ one: 1 }]);
  }
});

it("serves again by itself when the sockets of all connections were reset at rest", async () => {
  const { hostname, port } = new URL(fresh.url);
  const sockets: Socket[] = [];
  const between = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on("error", () => undefined).pipe(far);
    far.on("error", () => undefined).pipe(near);
    sockets.push(near);
  });
  await new Promise<void>((done) => between.listen(0, "127.0.0.1", done));
  const url = new URL(fresh.url);
  url.host = `127.0.0.1:${(between.address() as AddressInfo).port}`;
  const reached = openDatabase(url.toString(), "lianzao_app", 2);
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([reached.ask("select 1"), reached.ask("select 2")]);
    for (const socket of sockets.splice(0)) socket.resetAndDestroy();
    // Before the news comes, while it comes, and after.
    if (round % 3 > 0) await pause(round % 3);
    expect(await reached.ask("select 1 as one")).toEqual([{ one: 1 }]);
    const inHouse = asTenant(reached, actor, "tenancy.read", ({ db }) => db.execute(sql`select 1`));
    expect(await inHouse).toHaveLength(1);
  }
  await reached.close();
  between.close();
});

it("rolls back when a statement failed and the work went on as if it had not", async () => {
  const hidden = asTenant(database, actor, "tenancy.read", async ({ db, house }) => {
    await db.execute(sql`insert into circles values (${house}, 'hidden', '')`);
    await db.execute(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(hidden).rejects.toThrow("a statement failed and was ignored");
  expect(await owner`select 1 from circles where name = 'hidden'`).toHaveLength(0);
});

it("reads and writes lists of any texts as they are", async () => {
  const lists = [[], [""], ["a,b", 'quo"te', "back\\slash", "{braces}", "NULL", "两 字\n新行"]];
  for (const list of lists) {
    const [row] = await database.ask<{ list: string[] }>("select $1::text[] as list", [list]);
    expect(row?.list).toEqual(list);
    const echoed = await asTenant(database, actor, "tenancy.read", ({ db }) =>
      db.execute(sql`select ${sql.param(list)}::text[] as list`),
    );
    expect(echoed[0]).toEqual({ list });
  }
});
