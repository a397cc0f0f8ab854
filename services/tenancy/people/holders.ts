import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { lockHolders } from "./reads.ts";
import { keptRoles } from "./rules.ts";

/**
 * Locks and names those who hold each role of which the house keeps one. Before an invitation is
 * locked, never after: two who change the house's people would wait for each other.
 */
export async function holdersOf(scope: TenantScope): Promise<Map<Role, readonly PersonId[]>> {
  const holders = new Map<Role, readonly PersonId[]>();
  for (const role of keptRoles) holders.set(role, await lockHolders(scope, role));
  return holders;
}
