import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import { type KeptText, type KeptTexts, rowsByPage } from "../../platform/resealing.ts";
import { letters } from "../schema/letters.ts";
import type { LetterKey } from "./post.ts";

const batch = 100;

type Waiting = Pick<typeof letters.$inferSelect, "tenantId" | "id" | "sealed">;

function waitingAfter(database: Database, last: Waiting | null): Promise<Waiting[]> {
  const { tenantId, id, sealed } = letters;
  const isAfter =
    last === null ? undefined : sql`(${tenantId}, ${id}) > (${last.tenantId}, ${last.id})`;
  return asProgram(database, ({ db }) =>
    db
      .select({ tenantId, id, sealed })
      .from(letters)
      .where(and(isNotNull(sealed), isAfter))
      .orderBy(asc(tenantId), asc(id))
      .limit(batch),
  );
}

/** What letters say that wait to be sent. */
export function keptLetters(database: Database, keys: LetterKey): KeptTexts {
  async function* each(): AsyncGenerator<KeptText> {
    for await (const row of rowsByPage<Waiting>((last) => waitingAfter(database, last))) {
      const { tenantId, id, sealed: text } = row;
      if (text === null) continue;
      const same = and(
        eq(letters.tenantId, tenantId),
        eq(letters.id, id),
        eq(letters.sealed, text),
      );
      const replace = (sealed: string) =>
        asProgram(database, async ({ db }) => {
          const set = db.update(letters).set({ sealed }).where(same);
          const done = await set.returning({ id: letters.id });
          return done.length === 1;
        });
      yield { text, bound: id, replace };
    }
  }
  return { name: "letters", keys, each };
}
