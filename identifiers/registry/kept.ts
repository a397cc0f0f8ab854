import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { type KeptText, type KeptTexts, rowsByPage } from "../../services/platform/resealing.ts";
import type { Keys } from "../../services/platform/sealing.ts";
import { registryAdministrators } from "./schema.ts";
import { formerKeys, resealedSecret } from "./secrets.ts";

const batch = 100;

type Kept = Pick<typeof registryAdministrators.$inferSelect, "tenantId" | "id" | "sealed">;

function administratorsAfter(database: Database, last: Kept | null): Promise<Kept[]> {
  const { tenantId, id, sealed } = registryAdministrators;
  const isAfter =
    last === null ? undefined : sql`(${tenantId}, ${id}) > (${last.tenantId}, ${last.id})`;
  return asProgram(database, ({ db }) =>
    db
      .select({ tenantId, id, sealed })
      .from(registryAdministrators)
      .where(and(isNotNull(sealed), isAfter))
      .orderBy(asc(tenantId), asc(id))
      .limit(batch),
  );
}

/** The secrets by which administrators of Handles show who they are. */
export function keptAdministrators(database: Database, secret: Keys): KeptTexts {
  async function* each(): AsyncGenerator<KeptText> {
    for await (const row of rowsByPage<Kept>((last) => administratorsAfter(database, last))) {
      const { tenantId, id, sealed: text } = row;
      if (text === null) continue;
      const same = and(
        eq(registryAdministrators.tenantId, tenantId),
        eq(registryAdministrators.id, id),
        eq(registryAdministrators.sealed, text),
      );
      const replace = (sealed: string) =>
        asProgram(database, async ({ db }) => {
          const set = db.update(registryAdministrators).set({ sealed }).where(same);
          const done = await set.returning({ id: registryAdministrators.id });
          return done.length === 1;
        });
      const anew = () => resealedSecret({ tenantId, id, sealed: text }, secret);
      yield { text, bound: id, anew, replace };
    }
  }
  return { name: "administrators of Handles", keys: formerKeys(secret), each };
}
