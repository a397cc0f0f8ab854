import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actionsOfRole } from "../../contracts/access/roles.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { type Actor, asTenant, readAs } from "../../services/platform/tenancy.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

let fresh: FreshDatabase;
let database: Database;

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
  const owner = postgres(fresh.url, { max: 1, onnotice: () => undefined });
  for (const [index, id] of firms.entries()) {
    await owner`select set_config('app.tenant_id', ${id}, false), set_config('app.actor_tenant_id', ${id}, false)`;
    await owner`insert into circles values (${id}, ${`canary-${index}`}, ${Buffer.alloc(32, index)})`;
  }
  await owner.end();
  database = openDatabase(fresh.url, "lianzao_app", 2);
});

afterAll(async () => {
  await database.close();
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
  return { firm, rows: await readAs<Row>(database, actor, "tenancy.read", question) };
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

it("shows nothing to a connection that came through no door", async () => {
  expect(await database.sql`select * from circles`).toHaveLength(0);
});
