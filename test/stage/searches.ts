import { tellSearches } from "../../services/capacity/index.ts";
import { saveSearch } from "../../services/capacity/searches/commands.ts";
import { searchesOf } from "../../services/capacity/searches/reads.ts";
import type { PersonId } from "../../services/kernel/brand.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import { marketHears } from "./market.ts";
import type { StagedPlatform } from "./platform.ts";

/** A search as it is saved. */
export const gearGrinding = {
  name: "磨齿",
  alerts: true,
  wants: { process: "grinding.gear", hours: "2" },
};

const kept = new WeakMap<StagedHouse, string>();

/** The Relay id of a search of the house's first administrator: the only one that is kept here. */
export async function searchOf(house: StagedHouse): Promise<string> {
  const { platform, hands, canary } = house;
  const { actor } = hands.firm.administrator;
  const before = kept.get(house);
  const id = await asTenant(platform.app, actor, "capacity.keep-searches", async (scope) => {
    const others = await searchesOf(scope, actor.personId as PersonId);
    const same = others.find((each) => each.id === before);
    if (same) return same.id;
    const draft = { name: canary, alerts: false, ask: {}, fromSite: null, place: null };
    return (await saveSearch(scope, draft)).id;
  });
  kept.set(house, id);
  return globalId("SavedSearch", actor.tenantId, id);
}

/** Lets the market hear all that has happened, and saved searches what is new there. */
export async function searchesHear(platform: StagedPlatform): Promise<void> {
  await marketHears(platform);
  const parts = { database: platform.worker, houses: platform.app, log: openLog("test", "error") };
  while ((await tellSearches(parts)) > 0);
}
