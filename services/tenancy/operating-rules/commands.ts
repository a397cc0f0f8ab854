import type { RulesAcceptedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope, TenantScope } from "../../platform/tenancy.ts";
import { houseOf } from "../people/reads.ts";
import { latestRules, rulesInForce, rulesOfVersion } from "./reads.ts";
import {
  checkAcceptance,
  decideRules,
  type OperatingRules,
  type RulesDraft,
  rulesDigest,
} from "./rules.ts";
import { activateHouse, insertAcceptance, insertRules } from "./writes.ts";

/**
 * Accepts a version of the operating rules in the name of the firm; a firm that was only admitted
 * becomes active by it. Accepting again changes nothing. Throws `RULES_NOT_FOUND`,
 * `RULES_OUTDATED`, `SESSION_NEEDED`.
 */
export async function acceptRules(scope: TenantScope, version: number): Promise<OperatingRules> {
  await once(scope, "rulesAccept", async () => {
    await recordAcceptance(scope, version);
    return String(version);
  });
  return published(scope, version);
}

/** The acceptance itself, for whoever joins a firm as its first. */
export async function recordAcceptance(scope: TenantScope, version: number): Promise<void> {
  const { personId } = scope.actor;
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  const asked = await rulesOfVersion(scope, version);
  const inForce = await rulesInForce(scope, scope.now);
  const { identity, kind } = await houseOf(scope);

  checkAcceptance(asked, inForce);
  const rules = asked ?? inForce;

  scope.about(`rules:${rules.version}`);
  if (kind === "operator" || !(await insertAcceptance(scope, version, personId))) return;
  await activateHouse(scope);
  const body: RulesAcceptedV1 = {
    firm: identity,
    rulesVersion: version,
    rulesDigest: rulesDigest(rules),
    by: { person: personId },
  };
  await scope.emit({ type: "tenancy.rules-accepted.v1", body });
}

async function published(scope: TenantScope, version: number): Promise<OperatingRules> {
  const rules = await rulesOfVersion(scope, version);
  if (rules === null) throw new Error(`rules ${version} are not there`);
  return rules;
}

/**
 * Publishes the next version of the operating rules, to be in force from its time on. Throws what
 * `decideRules` throws.
 */
export async function publishRules(
  scope: OperatorScope,
  draft: RulesDraft,
): Promise<OperatingRules> {
  const { id } = await once(scope, "rulesPublish", async () => {
    let rules = decideRules(draft, await latestRules(scope), scope.now);
    // Another publication was faster: decide again on what now is the latest.
    while (!(await insertRules(scope, rules))) {
      rules = decideRules(draft, await latestRules(scope), scope.now);
    }
    scope.about(`rules:${rules.version}`, { ...rules.parameters });
    return String(rules.version);
  });
  return published(scope, Number(id));
}
