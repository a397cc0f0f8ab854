import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asTenant, type RequestFacts } from "../../platform/tenancy.ts";
import { entering } from "../actors.ts";
import type { Person } from "../people/reads.ts";
import { revokeSessionsOf } from "./writes.ts";

/** Which of a person's sessions end, and what the audit of each firm says of it. */
export interface Ending {
  /** Those that have seen a second factor, too. */
  readonly all: boolean;
  readonly act: string;
  /** A firm where they have ended already. */
  readonly but: TenantId | null;
  readonly request: RequestFacts;
}

/** Ends a person's sessions in his firms, one after the other. */
export async function endElsewhere(
  database: Database,
  { id: personId, tenantIds }: Pick<Person, "id" | "tenantIds">,
  { all, act, but, request }: Ending,
): Promise<void> {
  for (const tenantId of tenantIds.filter((each) => each !== but)) {
    const actor = entering({ tenantId, personId }, "tenancy.session", request);
    await asTenant(database, actor, "tenancy.session", async (scope) => {
      const ended = await revokeSessionsOf(scope, personId, all);
      scope.about(`person:${personId}`, { act, ended });
    });
  }
}
