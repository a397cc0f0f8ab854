import type { Action } from "../../../contracts/access/actions.ts";
import type { Database } from "../../platform/database.ts";
import { asAnyone } from "../../platform/doors.ts";
import { operatorHouse } from "../../platform/firms.ts";
import { asTenant, type RequestFacts, type TenantScope } from "../../platform/tenancy.ts";
import { applying } from "../actors.ts";
import { readToken } from "../tokens.ts";

/** An applicant's act in the operator's house, where applications are. */
export async function asApplicant<T>(
  database: Database,
  request: RequestFacts,
  action: Extract<Action, "tenancy.apply" | "tenancy.read-application">,
  work: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  const operator = await asAnyone(database, operatorHouse);
  return asTenant(database, applying(operator, request), action, work);
}

/** The digest by which an application's code is found; null for what is no such code. */
export function applicationCodeHash(code: string): Uint8Array | null {
  const read = readToken(code);
  return read?.kind === "application" ? read.hash : null;
}
