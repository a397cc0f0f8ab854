import type { Role } from "../../../contracts/access/roles.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { providerOf } from "./reads.ts";
import { checkEntry, type Entering } from "./rules.ts";

/**
 * Whether somebody with these roles may begin a session in the house so. Throws `PROVIDER_OFF`,
 * `PROVIDER_REQUIRED`.
 */
export async function admitEntry(
  scope: TenantScope,
  entering: Entering,
  roles: readonly Role[],
): Promise<void> {
  checkEntry(await providerOf(scope), entering, roles);
}
