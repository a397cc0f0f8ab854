import postgres from "postgres";
import { openDatabase } from "../../services/platform/database.ts";
import { startSession } from "../../services/tenancy/index.ts";
import { begun, proofs } from "../seed/begun.ts";
import { demoPassword } from "../seed/demo/firms.ts";

/** A firm of the seed with the most offers, and its administrator's session. */
export async function signIn(databaseUrl: string): Promise<{ tenant: string; token: string }> {
  const owner = postgres(databaseUrl, { max: 1 });
  const [row] = await owner<{ tenant: string; email: string }[]>`
    select o.tenant_id as tenant, p.email from capacity_offers o
    join memberships m on m.tenant_id = o.tenant_id join people p on p.id = m.person_id
    group by 1, 2 order by count(*) desc, p.email limit 1`;
  await owner.end();
  if (row === undefined) throw new Error("nothing was seeded");
  const app = openDatabase(databaseUrl, "lianzao_app", 1);
  const request = { id: "bench", address: null, idempotency: null };
  const ask = { email: row.email, password: demoPassword, firm: null };
  const origin = { request, userAgent: "bench", proofs };
  const { token } = begun(await startSession(app, ask, origin));
  await app.close();
  return { tenant: row.tenant, token };
}
