import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { type KeptText, type KeptTexts, rowsByPage } from "../../platform/resealing.ts";
import { identityProviders } from "../schema/provider.ts";
import type { ProviderRow } from "./reads.ts";

const batch = 100;

type Kept = Pick<ProviderRow, "tenantId" | "sealed">;

function providersAfter(database: Database, last: Kept | null): Promise<Kept[]> {
  const { tenantId, sealed } = identityProviders;
  return asProgram(database, ({ db }) =>
    db
      .select({ tenantId, sealed })
      .from(identityProviders)
      .where(last === null ? undefined : gt(tenantId, last.tenantId))
      .orderBy(asc(tenantId))
      .limit(batch),
  );
}

/** The secrets by which firms' own identity providers know the platform. */
export function keptProviders(database: Database, { providerKey: keys }: Proofs): KeptTexts {
  async function* each(): AsyncGenerator<KeptText> {
    for await (const row of rowsByPage<Kept>((last) => providersAfter(database, last))) {
      const { tenantId, sealed: text } = row;
      const own = eq(identityProviders.tenantId, tenantId);
      const same = and(own, eq(identityProviders.sealed, text));
      const replace = (sealed: string) =>
        asProgram(database, async ({ db }) => {
          const set = db.update(identityProviders).set({ sealed }).where(same);
          const done = await set.returning({ id: identityProviders.tenantId });
          return done.length === 1;
        });
      yield { text, bound: tenantId, replace };
    }
  }
  return { name: "identity providers", keys, each };
}
