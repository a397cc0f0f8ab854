import { createHash } from "node:crypto";
import { canonicalText } from "../../../contracts/events/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { RulesParameters } from "../schema/rules.ts";
import { wordingInBoth } from "../wording.ts";

/** One version of the operating rules. */
export interface OperatingRules {
  readonly version: number;
  readonly text: { readonly zh: string; readonly en: string };
  readonly parameters: RulesParameters;
  readonly effectiveFrom: Date;
}

/** What the operator proposes as the next version. */
export type RulesDraft = Omit<OperatingRules, "version">;

const mostHours = 24 * 60;
const longestText = 20_000;

/**
 * The next version. Its time is not before now nor before the one it follows, so that the versions
 * are in the order of time. Throws `RULES_BEGIN_PAST`, `RULES_BEGIN_ORDER`, `RULES_HOURS`,
 * `TEXT_LENGTH`.
 */
export function decideRules(
  draft: RulesDraft,
  latest: OperatingRules | null,
  now: Date,
): OperatingRules {
  const { freeCancellationHours: hours } = draft.parameters;
  if (!Number.isInteger(hours) || hours < 0 || hours > mostHours) {
    throw new Refusal("RULES_HOURS", { most: mostHours }, "freeCancellationHours");
  }
  if (draft.effectiveFrom < now) throw new Refusal("RULES_BEGIN_PAST", {}, "effectiveFrom");
  if (latest !== null && draft.effectiveFrom < latest.effectiveFrom) {
    const effectiveFrom = latest.effectiveFrom.toISOString();
    throw new Refusal("RULES_BEGIN_ORDER", { effectiveFrom }, "effectiveFrom");
  }
  return {
    version: (latest?.version ?? 0) + 1,
    text: wordingInBoth(draft.text, longestText, "text"),
    parameters: { freeCancellationHours: hours },
    effectiveFrom: draft.effectiveFrom,
  };
}

/** Refuses to accept what is unknown, or what the version in force has replaced. */
export function checkAcceptance(asked: OperatingRules | null, inForce: OperatingRules): void {
  if (asked === null) throw new Refusal("RULES_NOT_FOUND", {}, "version");
  if (asked.version < inForce.version) {
    throw new Refusal("RULES_OUTDATED", { version: inForce.version }, "version");
  }
}

/** SHA-256 of the rules' canonical JSON, hex: what exactly a firm has agreed to. */
export function rulesDigest({ version, text, parameters, effectiveFrom }: OperatingRules): string {
  const { freeCancellationHours } = parameters;
  const canonical = canonicalText({
    version,
    text: { zh: text.zh, en: text.en },
    parameters: { freeCancellationHours },
    effectiveFrom: effectiveFrom.toISOString(),
  });
  return createHash("sha256").update(canonical).digest("hex");
}
