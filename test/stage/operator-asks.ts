import { globalId } from "../../services/platform/graphql/ids.ts";
import {
  nextVersion,
  publishRules,
  saveDraft,
} from "../../services/tenancy/operating-rules/commands.ts";
import { draftOf } from "../../services/tenancy/operating-rules/drafts.ts";
import { latestRules } from "../../services/tenancy/operating-rules/reads.ts";
import { savePlan } from "../../services/tenancy/plans/commands.ts";
import { type Quotas, quotaNames } from "../../services/tenancy/schema/plans.ts";
import type { StagedHouse } from "./house.ts";
import type { StagedPlatform } from "./platform.ts";
import { plainRules } from "./rules.ts";

let counted = 0;

/** A firm that is admitted to be acted on. */
export function spareTenant({ platform }: StagedHouse) {
  counted += 1;
  return platform.admit(`spare-${counted}`);
}

/** The same by its Relay id. */
export async function spareFirm(house: StagedHouse, suspended: boolean): Promise<string> {
  const { platform } = house;
  const { id } = await spareTenant(house);
  if (suspended) await platform.suspend(id);
  return globalId("Tenant", id, id);
}

/** Every quota, as it is given. */
export const quotasGiven = quotaNames.map((name) => ({ name: name.toUpperCase(), most: 1_000 }));

/** The Relay id of a new plan. */
export async function savedPlan(platform: StagedPlatform): Promise<string> {
  const quotas = Object.fromEntries(quotaNames.map((name) => [name, 1_000])) as Quotas;
  const { id } = await platform.operating("platform.set-plans", (scope) =>
    savePlan(scope, null, { name: { zh: "基础版", en: "Basic" }, quotas }),
  );
  return globalId("Plan", id, id);
}

/** A draft of the next operating rules as it stands after somebody has saved it. */
export function savedDraft({ platform }: StagedHouse): Promise<{ readonly revision: number }> {
  return platform.operating("platform.publish-rules", async (scope) => {
    const before = await draftOf(scope, await nextVersion(scope));
    return saveDraft(scope, plainRules(), before?.revision ?? 0);
  });
}

const farAheadMs = 300 * 86_400_000;

/** The number of rules that are published and come into force in a year or so. */
export async function rulesToCome(house: StagedHouse): Promise<number> {
  const { revision } = await savedDraft(house);
  const { version } = await house.platform.operating("platform.publish-rules", async (scope) => {
    const latest = (await latestRules(scope))?.effectiveFrom ?? scope.now;
    const effectiveFrom = new Date(Math.max(latest.getTime(), scope.now.getTime() + farAheadMs));
    return publishRules(scope, { revision, effectiveFrom });
  });
  return version;
}
