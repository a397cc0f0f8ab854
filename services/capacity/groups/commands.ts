import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { deleteGroup } from "./writes.ts";

/**
 * Removes a weekly capacity group that the firm keeps; it can come in again. Throws
 * `GROUP_NOT_FOUND`.
 */
export async function removeGroup(scope: TenantScope, id: string): Promise<void> {
  await once(scope, "capacityGroupRemove", async () => {
    const mark = await deleteGroup(scope, id);
    if (mark === null) throw new Refusal("GROUP_NOT_FOUND", {}, "id");
    scope.about(`capacity-group:${id}`, { group: mark });
    return id;
  });
}
