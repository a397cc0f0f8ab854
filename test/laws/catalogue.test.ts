import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distribution } from "../../deploy/distribution.ts";
import { programRoles } from "../../services/platform/database.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

let database: FreshDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

interface Table {
  name: string;
  enabled: boolean;
  forced: boolean;
  policies: number;
}

const tables = () => sql<Table[]>`
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`;

/** Faults of a list of tables against row security; empty when all is well. */
function unsecured(list: readonly Table[]): string[] {
  return list
    .filter((table) => !(table.enabled && table.forced && table.policies > 0))
    .map((table) => table.name);
}

describe("the catalogue", () => {
  it("C08 every table has forced row security and a policy", async () => {
    expect(unsecured(await tables())).toEqual([]);
  });

  it("C08 a table without row security would be found", async () => {
    await sql`create table forgotten (id int primary key)`;
    try {
      expect(unsecured(await tables())).toEqual(["forgotten"]);
    } finally {
      await sql`drop table forgotten`;
    }
  });

  it("C09 the programs' roles own nothing, are no superusers and cannot bypass row security", async () => {
    const roles = await sql`
      select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
      from pg_roles r where rolname = any(${[...programRoles]}) order by 1`;
    expect(roles.map((role) => role["rolname"])).toEqual([...programRoles].sort());
    for (const role of roles) {
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        memberships: 0,
      });
    }
  });

  it("C10 views run as their invoker and no materialized view is granted", async () => {
    const views = await sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and (c.relkind = 'm' or (c.relkind = 'v'
        and not coalesce(c.reloptions::text like '%security_invoker=true%', false)))`;
    expect(views.map((view) => view["relname"])).toEqual([]);
  });

  it("every table has a kind and a place on a cluster, and none is named that is not there", async () => {
    const names = (await tables()).map((table) => table.name);
    expect(Object.keys(distribution).sort()).toEqual(names);
  });

  it("C16 every key of a tenant's table begins with tenant_id", async () => {
    const keys = await sql<{ table: string; index: string; first: string }[]>`
      select t.relname as table, i.relname as index, a.attname as first
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where n.nspname = 'public' and (x.indisunique or x.indisexclusion)`;
    const wrong = keys.filter(
      (key) => distribution[key.table]?.kind === "tenant" && key.first !== "tenant_id",
    );
    expect(wrong).toEqual([]);
    const keyed = new Set(keys.map((key) => key.table));
    expect((await tables()).map((table) => table.name).filter((name) => !keyed.has(name))).toEqual(
      [],
    );
  });

  it("C16 every foreign key between tenants' tables begins with tenant_id on both sides", async () => {
    const keys = await sql<
      { table: string; column: string; target: string; to: string; act: string }[]
    >`
      select t.relname as table, a.attname as column, f.relname as target, b.attname as to,
        c.confdeltype as act
      from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
      join pg_attribute b on b.attrelid = f.oid and b.attnum = c.confkey[1]
      where c.contype = 'f'`;
    const wrong = keys.filter((key) => {
      const bothTenants = [key.table, key.target].every(
        (name) => distribution[name]?.kind === "tenant",
      );
      const sound = key.column === "tenant_id" && key.to === "tenant_id";
      return (bothTenants && !sound) || ["n", "d"].includes(key.act);
    });
    expect(wrong).toEqual([]);
  });

  it("policies are scalar: no sub-select, no function of ours", async () => {
    const policies = await sql<{ name: string; text: string }[]>`
      select polname as name, coalesce(pg_get_expr(polqual, polrelid), '') || ' '
        || coalesce(pg_get_expr(polwithcheck, polrelid), '') as text from pg_policy`;
    const own = await sql`
      select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and proname not like 'gbt%'`;
    const names = own.map((row) => `${row["proname"]}(`);
    const wrong = policies.filter(
      ({ text }) => /\bselect\b/i.test(text) || names.some((name) => text.includes(name)),
    );
    expect(wrong).toEqual([]);
  });

  it("there is no trigger and no sequence", async () => {
    const triggers = await sql`select tgname from pg_trigger where not tgisinternal`;
    const sequences = await sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname = 'public'`;
    expect([...triggers, ...sequences]).toEqual([]);
  });

  it("what is only ever appended cannot be changed or deleted by any program", async () => {
    const grants = await sql`
      select table_name, grantee, privilege_type from information_schema.role_table_grants
      where grantee like 'lianzao_%' and table_name in ('audit_entries', 'outbox')
        and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`;
    expect(grants).toEqual([]);
  });
});
