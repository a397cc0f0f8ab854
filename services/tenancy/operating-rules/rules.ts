import { createHash } from "node:crypto";
import { canonicalText } from "../../../contracts/events/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording } from "../../kernel/wording.ts";
import { type RulesParameters, type RulesTexts, rulesTopics } from "../schema/rules.ts";
import { wordingInBoth } from "../wording.ts";
import { checkParameters } from "./parameters.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a version says: the general text, the text of each topic, and what the code reads. */
export interface RulesContent {
  readonly text: Words;
  readonly topics: RulesTexts;
  readonly parameters: RulesParameters;
}

/** One version of the operating rules. A version of before there were topics has none. */
export interface OperatingRules {
  readonly version: number;
  readonly text: Words;
  readonly topics: Partial<RulesTexts>;
  readonly parameters: RulesParameters;
  /** Parameters that it does not name, since they came later: they are no part of its digest. */
  readonly unsaid?: readonly string[];
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
  /** Null while it stands. */
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: Words | null;
}

/** The number of the newest version, and when the newest that stands begins. */
export type LatestRules = Pick<OperatingRules, "version" | "effectiveFrom">;

const longestReason = 1_000;
const longestText = 20_000;
const dayMs = 86_400_000;

function eachTopic(words: (topic: (typeof rulesTopics)[number]) => Words): RulesTexts {
  return Object.fromEntries(rulesTopics.map((topic) => [topic, words(topic)])) as RulesTexts;
}

function unfinished({ zh, en }: Words, field: string): Words {
  return {
    zh: optionalWording(zh, longestText, `${field}.zh`),
    en: optionalWording(en, longestText, `${field}.en`),
  };
}

/** A draft as it may be kept: its texts need not be there yet. Throws what `checkParameters` does. */
export function decideDraft({ text, topics, parameters }: RulesContent): RulesContent {
  checkParameters(parameters);
  return {
    text: unfinished(text, "text"),
    topics: eachTopic((topic) => unfinished(topics[topic], `topics.${topic}`)),
    parameters,
  };
}

const longestAheadDays = 366;

/**
 * The next version. It comes into force no sooner than the notice that the rules in force promise
 * (`noticeDays`), and not before the version that it follows, so that versions are in the order of
 * time; and within a year or the notice, whichever is longer: nothing can follow it sooner, so that
 * a slip of the year would leave the rules as they are for ever. Throws `RULES_BEGIN_PAST`,
 * `RULES_BEGIN_LATE`, `RULES_BEGIN_ORDER`, `RULES_NOTICE`, `TEXT_LENGTH` and what `checkParameters`
 * throws.
 */
export function decideRules(
  { text, topics, parameters }: RulesContent,
  effectiveFrom: Date,
  latest: LatestRules | null,
  noticeDays: number,
  now: Date,
): OperatingRules {
  checkParameters(parameters);
  if (effectiveFrom < now) throw new Refusal("RULES_BEGIN_PAST", {}, "effectiveFrom");
  if (latest !== null && effectiveFrom < latest.effectiveFrom) {
    const before = latest.effectiveFrom.toISOString();
    throw new Refusal("RULES_BEGIN_ORDER", { effectiveFrom: before }, "effectiveFrom");
  }
  const aheadMs = effectiveFrom.getTime() - now.getTime();
  if (aheadMs < noticeDays * dayMs) {
    throw new Refusal("RULES_NOTICE", { days: noticeDays }, "effectiveFrom");
  }
  const most = Math.max(longestAheadDays, noticeDays + 1);
  if (aheadMs > most * dayMs) {
    throw new Refusal("RULES_BEGIN_LATE", { days: most }, "effectiveFrom");
  }
  return {
    version: (latest?.version ?? 0) + 1,
    text: wordingInBoth(text, longestText, "text"),
    topics: eachTopic((topic) => wordingInBoth(topics[topic], longestText, `topics.${topic}`)),
    parameters,
    effectiveFrom,
    publishedAt: now,
    withdrawnAt: null,
    withdrawalReason: null,
  };
}

/**
 * A version as withdrawn, of which the reason is told to all firms. What was in force binds those who
 * traded under it, so only a version to come can be withdrawn. Throws `RULES_NOT_FOUND`,
 * `RULES_WITHDRAWN`, `RULES_IN_FORCE`, `TEXT_LENGTH`.
 */
export function decideWithdrawal(asked: OperatingRules | null, reason: Words, now: Date) {
  if (asked === null) throw new Refusal("RULES_NOT_FOUND", {}, "version");
  if (asked.withdrawnAt !== null) throw new Refusal("RULES_WITHDRAWN", {}, "version");
  if (asked.effectiveFrom <= now) throw new Refusal("RULES_IN_FORCE", {}, "version");
  const withdrawalReason = wordingInBoth(reason, longestReason, "reason");
  return { ...asked, withdrawnAt: now, withdrawalReason };
}

/** Refuses to accept what is unknown or withdrawn, or what the version in force has replaced. */
export function checkAcceptance(asked: OperatingRules | null, inForce: OperatingRules): void {
  if (asked === null) throw new Refusal("RULES_NOT_FOUND", {}, "version");
  if (asked.withdrawnAt !== null) throw new Refusal("RULES_WITHDRAWN", {}, "version");
  if (asked.version < inForce.version) {
    throw new Refusal("RULES_OUTDATED", { version: inForce.version }, "version");
  }
}

/** Canonical JSON of what a version says, from which its digest is made. */
function canonicalRules(rules: OperatingRules) {
  const { version, text, topics, parameters, unsaid = [], effectiveFrom } = rules;
  const known = { version, text: { ...text }, effectiveFrom: effectiveFrom.toISOString() };
  // A version of before there were topics said only this, and firms have agreed to its digest.
  if (Object.keys(topics).length === 0) {
    const { freeCancellationHours } = parameters;
    return canonicalText({ ...known, parameters: { freeCancellationHours } });
  }
  const texts = Object.entries(topics).map(([topic, { zh, en }]) => [topic, { zh, en }] as const);
  const said = Object.entries(parameters).filter(([name]) => !unsaid.includes(name));
  return canonicalText({
    ...known,
    topics: Object.fromEntries(texts),
    parameters: Object.fromEntries(said),
  });
}

/** SHA-256 of the rules' canonical JSON, hex: what exactly a firm has agreed to. */
export function rulesDigest(rules: OperatingRules): string {
  return createHash("sha256").update(canonicalRules(rules)).digest("hex");
}
