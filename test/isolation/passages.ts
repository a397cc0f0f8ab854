import postgres from "postgres";
import { type ProgramRole, rolePassword } from "../../services/platform/database.ts";
import { canary, type World } from "./world.ts";

/** A table as one login may use it. */
interface Table {
  readonly name: string;
  readonly readable: readonly string[];
  readonly updatable: readonly string[];
  readonly hasTenant: boolean;
  readonly all: readonly string[];
}

/** A way in: who logs in, in whose house, as whose visitor. */
interface Passage {
  readonly name: string;
  readonly login: ProgramRole;
  readonly settings: string;
  /** Tables that show a visitor rows of the house on purpose: without names or prices. */
  readonly shown: readonly string[];
}

function passagesOf({ ownId, rivalId, things }: World): Passage[] {
  const house = (of: string, by: string, tickets: readonly string[] = []) =>
    `select set_tenant('${of}', '${by}', '{${tickets.join(",")}}'::uuid[])`;
  const idOf = (id: string | undefined) =>
    Buffer.from(id ?? "", "base64url")
      .toString()
      .split(":")[2] ?? "";
  const tickets = ["Offer", "Grant", "Booking", "TraceEvent"].map((type) =>
    idOf(things.shared.ids[type]),
  );
  const visits = { login: "lianzao_app", shown: ["capacity_taken", "circles"] } as const;
  const within = { login: "lianzao_app", shown: [] } as const;
  // It finds by templates, which it must read, what of a record is for all, and keeps nothing else.
  const resolving = { login: "lianzao_resolver", shown: ["registry_records"] } as const;
  return [
    { ...within, name: "in nobody's house", settings: "select 1" },
    { ...within, name: "in its own house", settings: house(ownId, ownId) },
    { ...visits, name: "visiting without a ticket", settings: house(rivalId, ownId) },
    { ...visits, name: "visiting with a ticket", settings: house(rivalId, ownId, tickets) },
    { ...resolving, name: "the resolver", settings: "select 1" },
    { ...within, name: "the operator", login: "lianzao_operator", settings: house(ownId, ownId) },
  ];
}

async function tablesFor(sql: postgres.Sql): Promise<readonly Table[]> {
  return sql<Table[]>`
    select c.relname as name, bool_or(a.attname = 'tenant_id') as "hasTenant",
      array_agg(a.attname::text) as all,
      coalesce(array_agg(a.attname::text) filter (where
        has_column_privilege(c.oid, a.attname, 'select')), '{}') as readable,
      coalesce(array_agg(a.attname::text) filter (where
        has_column_privilege(c.oid, a.attname, 'update')), '{}') as updatable
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relkind in ('r', 'v', 'm') and c.relnamespace = 'public'::regnamespace
      and not a.attisdropped
    group by c.oid, c.relname order by 1`;
}

const list = (columns: readonly string[]) => columns.map((each) => `"${each}"`).join(", ");

/** One statement in a passage, of which nothing stays; what is not allowed does nothing. */
async function attempt(sql: postgres.Sql, settings: string, text: string) {
  try {
    return await sql.begin(async (tx) => {
      await tx.unsafe(settings);
      const rows = await tx.unsafe(text);
      throw Object.assign(new Error("enough"), { rows });
    });
  } catch (fault) {
    return (fault as { rows?: postgres.RowList<postgres.Row[]> }).rows ?? null;
  }
}

/** Whether a login is shown something private of the rival's. */
async function reads(sql: postgres.Sql, { settings, shown }: Passage, table: Table, world: World) {
  if (table.readable.length === 0 || shown.includes(table.name)) return [];
  const rows = await attempt(sql, settings, `select ${list(table.readable)} from ${table.name}`);
  const text = JSON.stringify(rows);
  const secret = [canary, ...world.privateIds].find((each) => text.includes(each));
  return secret === undefined ? [] : [`shows ${secret}`];
}

/** Acts on the rival's rows, or in his name, of which none may do anything. */
function actsOn({ name, updatable, all }: Table, { ownId, rivalId }: World): string[] {
  const hasRequester = all.includes("requester");
  // What a visitor wrote there in its own name it may take back.
  const theirs = `tenant_id = '${rivalId}' ${hasRequester ? `and requester <> '${ownId}'` : ""}`;
  const [column] = updatable;
  const change = `update ${name} set ${column} = ${column} where ${theirs}`;
  const fixed = hasRequester ? ["tenant_id", "requester"] : ["tenant_id"];
  const others = list(all.filter((each) => !fixed.includes(each)));
  const copy = `insert into ${name} (${fixed.join(", ")}, ${others})
    select ${fixed.map(() => `'${rivalId}'::uuid`).join(", ")}, ${others}
    from ${name} where tenant_id = '${ownId}' limit 1`;
  return [
    ...(column === undefined ? [] : [change]),
    `delete from ${name} where ${theirs}`,
    // In a visit nothing of one's own is in sight to be copied.
    copy,
  ];
}

/** What one table yields in one passage that it should not. */
async function tryTable(sql: postgres.Sql, passage: Passage, table: Table, world: World) {
  const found = await reads(sql, passage, table, world);
  if (table.hasTenant && passage.login === "lianzao_app") {
    for (const act of actsOn(table, world)) {
      const rows = await attempt(sql, passage.settings, act);
      if ((rows?.count ?? 0) > 0) found.push(`lets through: ${act}`);
    }
  }
  return found.map((what) => `${table.name}, ${passage.name}: ${what}`);
}

/** A connection that was in one firm's house is in nobody's afterwards. */
async function afterwards(sql: postgres.Sql, world: World): Promise<string[]> {
  await sql.begin((tx) =>
    tx.unsafe(`select set_tenant('${world.rivalId}', '${world.rivalId}', '{}'::uuid[])`),
  );
  const rows = await sql.unsafe("select name_zh from sites");
  return rows.length === 0 ? [] : ["sites, after another's transaction: shows what is his"];
}

/**
 * What row security lets each program see and do when nothing above it asks the right question:
 * every table, by every login, in every kind of passage.
 */
export async function tryPassages(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const passage of passagesOf(world)) {
    const url = new URL(world.fuller);
    url.password = rolePassword(world.fuller, passage.login);
    url.username = passage.login;
    const sql = postgres(url.toString(), { max: 1, onnotice: () => undefined });
    for (const table of await tablesFor(sql)) {
      found.push(...(await tryTable(sql, passage, table, world)));
    }
    if (passage.name === "in its own house") found.push(...(await afterwards(sql, world)));
    await sql.end();
  }
  return found;
}
