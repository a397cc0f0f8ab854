import { createBottleneck } from "../../services/capacity/bottlenecks/commands.ts";
import {
  type BottleneckColumns,
  bottleneckRow,
  bottlenecksQuestion,
} from "../../services/capacity/bottlenecks/reads.ts";
import type { BottleneckDraft } from "../../services/capacity/bottlenecks/rules.ts";
import { watchBottlenecks } from "../../services/capacity/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant, readAs } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import { marketHears } from "./market.ts";
import type { StagedFirm, StagedPlatform } from "./platform.ts";

/** A rule as it is asked for. */
export const marketTight = {
  name: "磨齿紧张",
  watch: "MARKET",
  process: "grinding.gear",
  thresholdPercent: 85,
  marginPercent: 5,
  weeks: 8,
  on: true,
} as const;

const draft: BottleneckDraft = {
  name: "",
  watch: "market",
  process: "grinding.gear",
  resourceId: null,
  city: null,
  thresholdPercent: 85,
  marginPercent: 5,
  weeks: 8,
  isOn: true,
};

/** The same rule kept by a firm, but for what is changed; gives its id. */
export const stageBottleneck = (
  platform: StagedPlatform,
  firm: StagedFirm,
  changes: Partial<BottleneckDraft> = {},
) =>
  asTenant(platform.app, firm.administrator.actor, "capacity.watch-bottlenecks", (scope) =>
    createBottleneck(scope, { ...draft, name: "磨齿紧张", ...changes }),
  );

/** A firm's rules with their weeks, as they are shown to it. */
export async function bottlenecksOf(platform: StagedPlatform, firm: StagedFirm) {
  const question = bottlenecksQuestion(firm.id);
  const { actor } = firm.administrator;
  const rows = await readAs<BottleneckColumns>(platform.app, actor, "capacity.search", question);
  return rows.map(bottleneckRow);
}

const kept = new WeakMap<StagedHouse, string>();

/** The Relay id of a rule of the house's: the only one that is kept here. */
export async function bottleneckOf(house: StagedHouse): Promise<string> {
  const { platform, hands, canary } = house;
  const before = kept.get(house);
  const rules = await bottlenecksOf(platform, hands.firm);
  const same = rules.find(({ id }) => id === before);
  const id = same?.id ?? (await stageBottleneck(platform, hands.firm, { name: canary }));
  kept.set(house, id);
  return globalId("Bottleneck", hands.firm.id, id);
}

/** Lets the market hear all that has happened, and the worker look at every rule that is on. */
export async function bottlenecksWatched(platform: StagedPlatform): Promise<void> {
  await marketHears(platform);
  const parts = { database: platform.worker, houses: platform.app, log: openLog("test", "error") };
  await watchBottlenecks({ ...parts, restMs: 0 });
}
