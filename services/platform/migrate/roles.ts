import assert from "node:assert";
import type postgres from "postgres";
import { programRoles, rolePassword } from "../database.ts";

/**
 * Makes the programs' logins, or sets their passwords. Roles belong to the whole server, so two
 * databases of one server share them; the passwords come from DATABASE_URL and so agree.
 */
export async function makeRoles(sql: postgres.Sql, databaseUrl: string): Promise<void> {
  for (const role of programRoles) {
    const password = rolePassword(databaseUrl, role);
    const [found] = await sql<{ plain: boolean }[]>`
      select not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole) as plain
      from pg_roles where rolname = ${role}`;
    assert(found?.plain !== false, `the role ${role} may do more than it should`);
    // To say again what a role may not do, one would have to be a superuser (42501 on 15).
    const act =
      found === undefined
        ? `create role ${role} nosuperuser nobypassrls nocreatedb nocreaterole`
        : `alter role ${role}`;
    // Role names are ours and the password is base64url, so quoting is all they need.
    await sql.unsafe(`${act} login password '${password}'`);
  }
  const [database] = await sql<{ name: string }[]>`select current_database() as name`;
  for (const role of programRoles) {
    await sql`grant connect on database ${sql(database?.name ?? "")} to ${sql(role)}`;
  }
}
