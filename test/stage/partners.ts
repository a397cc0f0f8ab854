import { addPartner } from "../../services/capacity/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import { spareTenant } from "./operator-asks.ts";

/** A firm that nobody counts among its partners yet, as its name says it to others. */
export async function strangerTo(house: StagedHouse): Promise<string> {
  const { id } = await spareTenant(house);
  return globalId("Firm", id, id);
}

/** A firm that the house counts among its partners. */
export async function partnerOf(house: StagedHouse): Promise<string> {
  const { id } = await spareTenant(house);
  const { platform, hands } = house;
  await asTenant(platform.app, hands.hand.actor, "capacity.publish", (scope) =>
    addPartner(scope, id),
  );
  return globalId("Firm", id, id);
}
