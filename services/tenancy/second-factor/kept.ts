import { and, asc, eq, gt } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asPerson, asProgram } from "../../platform/doors.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { type KeptText, type KeptTexts, rowsByPage } from "../../platform/resealing.ts";
import { totpFactors } from "../schema/factors.ts";
import { people } from "../schema/people.ts";
import { totpOf } from "./reads.ts";

const batch = 100;

interface Kept {
  readonly personId: PersonId;
}

function peopleAfter(database: Database, last: Kept | null): Promise<Kept[]> {
  return asProgram(database, ({ db }) =>
    db
      .select({ personId: people.id })
      .from(people)
      .where(last === null ? undefined : gt(people.id, last.personId))
      .orderBy(asc(people.id))
      .limit(batch),
  );
}

/**
 * The secrets of authenticators. The worker's role knows who there is, and no more: each secret is
 * seen and put anew over `houses`, as the person that it belongs to.
 */
export function keptAuthenticators(
  { database, houses }: { readonly database: Database; readonly houses: Database },
  { secretKey: keys }: Proofs,
): KeptTexts {
  async function* each(): AsyncGenerator<KeptText> {
    for await (const who of rowsByPage<Kept>((last) => peopleAfter(database, last))) {
      const { personId } = who;
      const kept = await asPerson(houses, who, (scope) => totpOf(scope, personId));
      if (kept === null) continue;
      const own = eq(totpFactors.personId, personId);
      const same = and(own, eq(totpFactors.secret, kept.secret));
      const replace = (secret: string) =>
        asPerson(houses, who, async ({ db }) => {
          const set = db.update(totpFactors).set({ secret }).where(same);
          const done = await set.returning({ id: totpFactors.personId });
          return done.length === 1;
        });
      yield { text: kept.secret, bound: personId, replace };
    }
  }
  return { name: "authenticators", keys, each };
}
