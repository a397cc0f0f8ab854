import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import { type KeptText, type KeptTexts, rowsByPage } from "../../platform/resealing.ts";
import type { LetterKey } from "../letters/post.ts";
import { webhookEndpoints as endpoints } from "../schema/webhooks.ts";
import { webhookKeyFrom } from "./signing.ts";

const batch = 100;

type Endpoint = Pick<typeof endpoints.$inferSelect, "tenantId" | "id" | "sealed" | "formerSealed">;

function endpointsAfter(database: Database, last: Endpoint | null): Promise<Endpoint[]> {
  const { tenantId, id, sealed, formerSealed } = endpoints;
  const isAfter =
    last === null ? undefined : sql`(${tenantId}, ${id}) > (${last.tenantId}, ${last.id})`;
  return asProgram(database, ({ db }) =>
    db
      .select({ tenantId, id, sealed, formerSealed })
      .from(endpoints)
      .where(isAfter)
      .orderBy(asc(tenantId), asc(id))
      .limit(batch),
  );
}

function textIn(
  database: Database,
  { tenantId, id, ...texts }: Endpoint,
  column: "sealed" | "formerSealed",
): KeptText[] {
  const text = texts[column];
  if (text === null) return [];
  const same = and(
    eq(endpoints.tenantId, tenantId),
    eq(endpoints.id, id),
    eq(endpoints[column], text),
  );
  const replace = (anew: string) =>
    asProgram(database, async ({ db }) => {
      const set = db
        .update(endpoints)
        .set({ [column]: anew })
        .where(same);
      const done = await set.returning({ id: endpoints.id });
      return done.length === 1;
    });
  return [{ text, bound: id, replace }];
}

/** The secrets by which firms know what comes from the platform, and the ones before. */
export function keptWebhooks(database: Database, key: LetterKey): KeptTexts {
  async function* each(): AsyncGenerator<KeptText> {
    for await (const row of rowsByPage<Endpoint>((last) => endpointsAfter(database, last))) {
      yield* textIn(database, row, "sealed");
      yield* textIn(database, row, "formerSealed");
    }
  }
  return { name: "webhooks", keys: webhookKeyFrom(key), each };
}
