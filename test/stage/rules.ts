import { parametersBefore } from "../../services/tenancy/operating-rules/parameters.ts";
import type { RulesContent } from "../../services/tenancy/operating-rules/rules.ts";
import {
  type RulesParameters,
  type RulesTexts,
  rulesTopics,
} from "../../services/tenancy/schema/rules.ts";

const words = (zh: string, en: string) => ({ zh, en });

/** Operating rules that say little, with the parameters of before there were any. */
export function plainRules(changes: Partial<RulesParameters> = {}): RulesContent {
  const texts = rulesTopics.map((topic) => [topic, words(`规则 ${topic}`, `Rules on ${topic}`)]);
  return {
    text: words("运行规则", "Operating rules"),
    topics: Object.fromEntries(texts) as RulesTexts,
    parameters: { ...parametersBefore, ...changes },
  };
}

/** The same as a client sends a draft. */
export function plainDraft(revision: number, parameters: Readonly<Record<string, unknown>> = {}) {
  const { text, topics } = plainRules();
  const sections = Object.entries({ general: text, ...topics });
  return {
    revision,
    sections: sections.map(([topic, each]) => ({ topic: topic.toUpperCase(), text: each })),
    parameters: {
      noticeDays: 0,
      tradeNeedsAcceptance: true,
      admitsDirectly: true,
      offerNoticeHours: 0,
      offerHorizonDays: 1_830,
      freeCancellationHours: 24,
      lateCancellationPercent: "0",
      grantMostDays: null,
      feePercent: "0",
      disputeOpenDays: 30,
      disputeAnswerDays: 10,
      disputeStatementDays: 7,
      disputeDecisionDays: 20,
      disputeAppealDays: 15,
      ...parameters,
    },
  };
}
