import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actionsOfRole } from "../../contracts/access/roles.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { isCutOff, sqlStateOf } from "../../services/platform/away.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { readInTurn } from "../../services/platform/reading.ts";
import { circles } from "../../services/platform/schema.ts";
import { type Actor, asSeveral, asTenant, readAs } from "../../services/platform/tenancy.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

let fresh: FreshDatabase;
let database: Database;
let owner: postgres.Sql;

const firms = [newId<TenantId>(), newId<TenantId>()] as const;

const actorOf = (tenantId: TenantId): Actor => ({
  tenantId,
  personId: null,
  principal: "program:test",
  may: new Set(actionsOfRole.administrator),
  request: { id: "test", address: null, idempotency: null },
});

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.url, { max: 1, onnotice: () => undefined });
  for (const [index, id] of firms.entries()) {
    await owner`select set_config('app.tenant_id', ${id}, false), set_config('app.actor_tenant_id', ${id}, false)`;
    await owner`insert into circles values (${id}, ${`canary-${index}`}, ${Buffer.alloc(32, index)})`;
  }
  database = openDatabase(fresh.url, "lianzao_app", 2);
});

afterAll(async () => {
  await Promise.all([database.close(), owner.end()]);
  await fresh.drop();
});

const question = { text: "select tenant_id, name from circles", values: [] };
interface Row {
  tenant_id: string;
  name: string;
}

/** One transaction of a firm, in one of the ways in which the product reads; gives what it saw. */
async function look(turn: number): Promise<{ firm: string; rows: readonly Row[] }> {
  const firm = firms[turn % 2] ?? firms[0];
  const actor = actorOf(firm);
  if (turn % 7 === 0) {
    const broken = { text: "select 1 / $1::int", values: [0] };
    await readAs(database, actor, "tenancy.read", broken).catch(() => undefined);
  }
  if (turn % 3 === 0) {
    const rows = await asTenant(database, actor, "tenancy.read", (scope) =>
      scope.db.execute<Row & Record<string, unknown>>(sql`select tenant_id, name from circles`),
    );
    return { firm, rows };
  }
  if (turn % 5 === 0) return { firm, rows: await lookAgain(actor) };
  return { firm, rows: await readAs<Row>(database, actor, "tenancy.read", question) };
}

/** What the firm sees of those that it saw before, in one stay. */
async function lookAgain(actor: Actor): Promise<readonly Row[]> {
  const [before, , rows] = await readInTurn<[Row, Row, Row]>(database, actor, "tenancy.read", [
    question,
    null,
    ([seen]) => ({
      text: `${question.text} where name = any($1)`,
      values: [(seen as Row[]).map(({ name }) => name)],
    }),
  ]);
  return before.length === 1 ? rows : before;
}

it("C13 10,000 interleaved transactions of two firms over two connections: nothing bleeds", async () => {
  const strange: unknown[] = [];
  let turn = 0;
  const client = async () => {
    while (turn < 10_000) {
      const { firm, rows } = await look(turn++);
      if (rows.length !== 1 || rows[0]?.tenant_id !== firm) strange.push({ firm, rows });
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  expect(strange).toEqual([]);
});

it("C13 a setting that outlives its transaction would be seen", async () => {
  const careless = await database.sql.reserve();
  await careless`select set_config('app.tenant_id', ${firms[0]}, false), set_config('app.actor_tenant_id', ${firms[0]}, false)`;
  const leaked = await careless<Row[]>`select tenant_id, name from circles`;
  await careless`select set_config('app.tenant_id', '', false), set_config('app.actor_tenant_id', '', false)`;
  careless.release();
  expect(leaked.map((row) => row.tenant_id)).toEqual([firms[0]]);
});

it("leaves the house also where a step refuses to go on, or a statement is broken", async () => {
  const one = openDatabase(fresh.url, "lianzao_app", 1);
  const asked = (last: () => typeof question) =>
    readInTurn<[Row, Row]>(one, actorOf(firms[0]), "tenancy.read", [question, last]);
  const refuses = () => {
    throw new Error("refused");
  };
  await expect(asked(refuses)).rejects.toThrow("refused");
  expect(await one.ask(question.text)).toEqual([]);
  await expect(asked(() => ({ text: "select 1 / 0", values: [] }))).rejects.toThrow("division");
  expect(await one.ask(question.text)).toEqual([]);
  expect((await asked(() => question)).map((rows) => rows.length)).toEqual([1, 1]);
  await one.close();
});

it("shows nothing to a connection that came through no door", async () => {
  expect(await database.sql`select * from circles`).toHaveLength(0);
});

it("C13 what is sent of several houses before any answer is each house's own", async () => {
  const turns = [0, 1, 0, 1, 0].map((turn) => firms[turn] ?? firms[0]);
  const actors = new Map(firms.map((firm) => [firm, actorOf(firm)]));
  const asked: Promise<readonly Row[]>[] = [];
  await asSeveral(database, [...actors.values()], "tenancy.read", async (enterHouse) => {
    for (const firm of turns) {
      await enterHouse(actors.get(firm) as Actor, firm, [], async (scope) => {
        const sent = scope.send<Row>(question.text, []);
        asked.push(sent);
        return { answer: null, sent, done: [] };
      });
    }
  });
  const seen = await Promise.all(asked);
  expect(seen.map((rows) => rows.map(({ tenant_id }) => tenant_id))).toEqual(
    turns.map((firm) => [firm]),
  );
});

const keepCircle = (name: string) =>
  asTenant(database, actorOf(firms[0]), "capacity.book", async (scope) => {
    scope.about(name);
    await scope.db.insert(circles).values({ tenantId: firms[0], name, audience: Buffer.alloc(32) });
  });
const circlesNamed = async (name: string) => owner`select name from circles where name = ${name}`;

it("leaves nothing of an act whose audit entry cannot be written, though nobody waited for it", async () => {
  await owner`alter table audit_entries add constraint planted check (subject <> 'planted')`;
  const fault = await keepCircle("planted").catch((thrown: unknown) => thrown);
  expect(sqlStateOf(fault)).toBe("23514");
  expect(await circlesNamed("planted")).toHaveLength(0);
  await keepCircle("kept");
  expect(await circlesNamed("kept")).toHaveLength(1);
});

it("leaves nothing of acts of several whose last statement fails after all were sent", async () => {
  const actor = actorOf(firms[0]);
  const acts = asSeveral(database, [actor], "capacity.book", (enterHouse) =>
    enterHouse(actor, firms[0], [], async (scope) => {
      const insertion = "insert into circles (tenant_id, name, audience) values ($1, $2, '')";
      const sent = Promise.all([
        scope.send(insertion, [firms[0], "first"]),
        scope.send(insertion, [firms[1], "of another house"]),
      ]);
      return { answer: "done", sent, done: [] };
    }),
  );
  const fault = await acts.catch((thrown: unknown) => thrown);
  expect(sqlStateOf(fault)).toBe("42501");
  expect(await circlesNamed("first")).toHaveLength(0);
});

it("gives up acts of several whose connection is lost while nobody waits for an answer", async () => {
  const actors = firms.map(actorOf);
  const end = "select pg_terminate_backend(pg_backend_pid())";
  const acts = asSeveral(database, actors, "tenancy.read", async (enterHouse) => {
    for (const actor of [...actors, ...actors]) {
      await enterHouse(actor, actor.tenantId, [], async (scope) => {
        const sent = Promise.all([scope.send(question.text, []), scope.send(end, [])]);
        return { answer: null, sent, done: [] };
      });
    }
  });
  expect(isCutOff(await acts.catch((fault: unknown) => fault))).toBe(true);
  const { firm, rows } = await look(1);
  expect(rows.map(({ tenant_id }) => tenant_id)).toEqual([firm]);
});
