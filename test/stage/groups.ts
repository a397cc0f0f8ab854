import { groupsIn } from "../../services/capacity/groups/import.ts";
import { keptGroups } from "../../services/capacity/groups/reads.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { takeIn } from "../../services/platform/incoming.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { plainGroup } from "./aspects.ts";
import type { StagedHouse } from "./house.ts";

const { capacityGroupId: mark } = plainGroup;

/** The Relay id of the one weekly capacity group that the house keeps; it comes in where it is not. */
export async function groupOf({ platform, hands, canary }: StagedHouse): Promise<string> {
  const { actor } = hands.firm.administrator;
  const id = await asTenant(platform.app, actor, "capacity.publish", async (scope) => {
    await takeIn(scope, groupsIn({ ...plainGroup, name: canary }), "all");
    return (await keptGroups(scope, [mark])).get(mark)?.id ?? "";
  });
  return globalId("CapacityGroup", actor.tenantId, id);
}
