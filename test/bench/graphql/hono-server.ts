import { Hono } from "hono";
import postgres from "postgres";
import { mmText } from "../../../services/capability/lengths.ts";
import { rolePassword } from "../../../services/platform/database.ts";
import { globalId } from "../../../services/platform/graphql/ids.ts";
import { listen } from "../../../services/platform/program.ts";
import { pageSize } from "./documents.ts";

// The limit in Node: a route, one statement in one round trip, and the answer put together by hand.
// No session, no access check, no GraphQL; the same rows, the same row security, the same answer.

const databaseUrl = process.env["DATABASE_URL"] ?? "";
const tenant = process.env["TENANT_ID"] ?? "";
const role = "lianzao_app";
const sql = postgres(databaseUrl, {
  user: role,
  password: rolePassword(databaseUrl, role),
  max: Number(process.env["CONNECTIONS"]),
  max_lifetime: null,
});

const statement = `select o.id, o.process, o.from_at, o.until_at, o.price_per_hour_minor, o.currency,
    t.name_zh, t.name_en, r.name_zh as resource_zh, r.name_en as resource_en, r.kind, r.tolerance_nm
  from capacity_offers o
  join resources r on r.tenant_id = o.tenant_id and r.id = o.resource_id
  join tenants t on t.id = o.tenant_id
  where o.tenant_id = $1 order by o.published_at desc, o.id desc limit $2`;

type Row = Readonly<Record<string, never>>;

async function rowsOfPage(): Promise<Row[]> {
  const connection = await sql.reserve();
  const send = (text: string, values: (string | number)[]) =>
    connection.unsafe(text, values, { prepare: true }).execute();
  try {
    const [, , rows] = await Promise.all([
      send("begin read only", []),
      send("select set_tenant($1, $2, '{}'::uuid[])", [tenant, tenant]),
      send(statement, [tenant, pageSize + 1]),
      send("commit", []),
    ]);
    return rows as unknown as Row[];
  } finally {
    connection.release();
  }
}

function shown(row: Row) {
  return {
    id: globalId("Offer", tenant, row["id"] ?? ""),
    process: { code: row["process"] },
    window: { from: row["from_at"], until: row["until_at"] },
    pricePerHour: { minor: row["price_per_hour_minor"], currency: row["currency"] },
    firm: { name: { zh: row["name_zh"], en: row["name_en"] } },
    resource: {
      name: { zh: row["resource_zh"], en: row["resource_en"] },
      kind: String(row["kind"]).toUpperCase(),
      toleranceMm: mmText(Number(row["tolerance_nm"])),
    },
  };
}

const app = new Hono().post("/graphql", async (http) => {
  await http.req.text();
  const rows = await rowsOfPage();
  const nodes = rows.slice(0, pageSize).map(shown);
  const pageInfo = { hasNextPage: rows.length > pageSize, endCursor: nodes.at(-1)?.id ?? null };
  return http.json({ data: { offers: { nodes, pageInfo } } });
});
const { port } = await listen(app.fetch, 0);
process.send?.({ port });
process.once("disconnect", () => process.exit(0));
