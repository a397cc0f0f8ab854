import { eq } from "drizzle-orm";
import type { Action } from "../../../contracts/access/actions.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asAnyone } from "../../platform/doors.ts";
import { tenants } from "../../platform/schema.ts";
import { asTenant, type RequestFacts, type TenantScope } from "../../platform/tenancy.ts";
import { applying } from "../actors.ts";
import { readToken } from "../tokens.ts";

async function operatorHouse(database: Database): Promise<TenantId> {
  const [row] = await asAnyone(database, ({ db }) =>
    db.select({ id: tenants.id }).from(tenants).where(eq(tenants.kind, "operator")),
  );
  if (row === undefined) throw new Error("the platform has no operator");
  return row.id;
}

/** An applicant's act in the operator's house, where applications are. */
export async function asApplicant<T>(
  database: Database,
  request: RequestFacts,
  action: Extract<Action, "tenancy.apply" | "tenancy.read-application">,
  work: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  const operator = await operatorHouse(database);
  return asTenant(database, applying(operator, request), action, work);
}

/** The digest by which an application's code is found; null for what is no such code. */
export function applicationCodeHash(code: string): Uint8Array | null {
  const read = readToken(code);
  return read?.kind === "application" ? read.hash : null;
}
