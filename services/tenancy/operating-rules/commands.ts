import type {
  RulesAcceptedV1,
  RulesPublishedV1,
  RulesWithdrawnV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope, TenantScope } from "../../platform/tenancy.ts";
import { houseOf } from "../people/reads.ts";
import { draftOf, keepDraft, lockDraft, type RulesDraft } from "./drafts.ts";
import { latestRules, rulesInForce, rulesOfVersion } from "./reads.ts";
import {
  checkAcceptance,
  decideDraft,
  decideRules,
  decideWithdrawal,
  type OperatingRules,
  type RulesContent,
  rulesDigest,
} from "./rules.ts";
import { activateHouse, insertAcceptance, insertRules, lockRules, setWithdrawn } from "./writes.ts";

/**
 * Accepts a version of the operating rules in the name of the firm; a firm that was only admitted
 * becomes active by it. Accepting again changes nothing. Throws `RULES_NOT_FOUND`,
 * `RULES_WITHDRAWN`, `RULES_OUTDATED`, `SESSION_NEEDED`.
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

/** The number that the next version will have. */
export async function nextVersion(scope: OperatorScope): Promise<number> {
  return ((await latestRules(scope))?.version ?? 0) + 1;
}

/**
 * Keeps what the next version is to say; `seen` is the revision that it was written on, 0 for a
 * new one. Throws `RULES_DRAFT_CHANGED` when another has saved since, and what `decideDraft` throws.
 */
export async function saveDraft(
  scope: OperatorScope,
  content: RulesContent,
  seen: number,
): Promise<RulesDraft> {
  const { id } = await once(scope, "rulesDraftSave", async () => {
    const version = await nextVersion(scope);

    const decided = decideDraft(content);

    const draft = { ...decided, version, revision: seen + 1, editedAt: scope.now };
    if (!(await keepDraft(scope, draft))) throw new Refusal("RULES_DRAFT_CHANGED", {}, "revision");
    scope.about(`rules:${version}`, { act: "draft", revision: draft.revision });
    return String(version);
  });
  const draft = await draftOf(scope, Number(id));
  if (draft === null) throw new Error(`the draft of rules ${id} is not there`);
  return draft;
}

/** Which state of the draft to publish, and from when on it is in force. */
export interface Publication {
  readonly revision: number;
  readonly effectiveFrom: Date;
}

/**
 * Publishes the draft, as it stands at one revision, as the next version of the operating rules.
 * Throws `RULES_DRAFT_CHANGED` when it does not stand so any more, and what `decideRules` throws.
 */
export async function publishRules(
  scope: OperatorScope,
  { revision, effectiveFrom }: Publication,
): Promise<OperatingRules> {
  const { id } = await once(scope, "rulesPublish", async () => {
    const latest = await latestRules(scope);
    const { parameters } = await rulesInForce(scope, scope.now);
    const draft = await lockDraft(scope, (latest?.version ?? 0) + 1, revision);
    if (draft === null) throw new Refusal("RULES_DRAFT_CHANGED", {}, "revision");

    const rules = decideRules(draft, effectiveFrom, latest, parameters.noticeDays, scope.now);

    // Another has published the same draft while this one waited for its lock.
    if (!(await insertRules(scope, rules)))
      throw new Refusal("RULES_DRAFT_CHANGED", {}, "revision");
    scope.about(`rules:${rules.version}`, { act: "publish", ...rules.parameters });
    await scope.emit(await rulesPublished(scope, rules));
    return String(rules.version);
  });
  return published(scope, Number(id));
}

async function rulesPublished(scope: OperatorScope, rules: OperatingRules) {
  const body: RulesPublishedV1 = {
    operator: await firmIdentity(scope),
    rulesVersion: rules.version,
    rulesDigest: rulesDigest(rules),
    effectiveFrom: rules.effectiveFrom.toISOString(),
    by: { platform: true },
  };
  return { type: "tenancy.rules-published.v1", body } as const;
}

/** Which version is withdrawn, and what all firms are told as the reason. */
export interface Withdrawal {
  readonly version: number;
  readonly reason: { readonly zh: string; readonly en: string };
}

/**
 * Withdraws a published version before it comes into force; whoever has accepted it has done so for
 * the record. Throws what `decideWithdrawal` throws.
 */
export async function withdrawRules(
  scope: OperatorScope,
  { version, reason }: Withdrawal,
): Promise<OperatingRules> {
  const { id } = await once(scope, "rulesWithdraw", async () => {
    await lockRules(scope, version);
    const asked = await rulesOfVersion(scope, version);

    const rules = decideWithdrawal(asked, reason, scope.now);

    // Its time has come while this one waited for the lock.
    if (!(await setWithdrawn(scope, rules))) throw new Refusal("RULES_IN_FORCE", {}, "version");
    scope.about(`rules:${version}`, { act: "withdraw", reason: rules.withdrawalReason });
    const body: RulesWithdrawnV1 = {
      operator: await firmIdentity(scope),
      rulesVersion: version,
      rulesDigest: rulesDigest(rules),
      effectiveFrom: rules.effectiveFrom.toISOString(),
      reasonZh: rules.withdrawalReason.zh,
      reasonEn: rules.withdrawalReason.en,
      by: { platform: true },
    };
    await scope.emit({ type: "tenancy.rules-withdrawn.v1", body });
    return String(version);
  });
  return published(scope, Number(id));
}

/** The rules that a platform begins with: in force at once, for there is nobody to notify. */
export async function foundRules(scope: OperatorScope, content: RulesContent): Promise<void> {
  const rules = decideRules(content, scope.now, null, 0, scope.now);
  await insertRules(scope, rules);
}
