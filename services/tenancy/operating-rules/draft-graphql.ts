import { Refusal } from "../../kernel/refusal.ts";
import { builder, WordsInput } from "../../platform/graphql/builder.ts";
import { type RulesTexts, rulesTopics } from "../schema/rules.ts";
import { nextVersion, publishRules, saveDraft, withdrawRules } from "./commands.ts";
import { draftOf, type RulesDraft } from "./drafts.ts";
import {
  OperatingRulesRef,
  RulesParametersRef,
  type RulesSection,
  RulesSectionRef,
  RulesTopicRef,
  sectionsOf,
} from "./graphql.ts";
import { basisPointsOf } from "./parameters.ts";
import { type Uptake, uptakeOf } from "./reads.ts";
import type { RulesContent } from "./rules.ts";

const RulesDraftRef = builder.objectRef<RulesDraft>("RulesDraft").implement({
  description: "What the next version of the operating rules is to say, before it is published.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    revision: t.exposeInt("revision"),
    sections: t.field({ type: [RulesSectionRef], resolve: sectionsOf }),
    parameters: t.field({ type: RulesParametersRef, resolve: ({ parameters }) => parameters }),
    editedAt: t.field({ type: "DateTime", resolve: ({ editedAt }) => editedAt }),
  }),
});

const RulesUptakeRef = builder.objectRef<Uptake>("RulesUptake").implement({
  description: "How many of the firms at work have accepted a version.",
  fields: (t) => ({ firms: t.exposeInt("firms"), accepted: t.exposeInt("accepted") }),
});

builder.queryFields((t) => ({
  rulesDraft: t.field({
    type: RulesDraftRef,
    nullable: true,
    description: "Operator: the draft of the next version, if there is one.",
    resolve: (_root, _args, context) =>
      context.asOperator("platform.read-rules", async (scope) =>
        draftOf(scope, await nextVersion(scope)),
      ),
  }),
  rulesUptake: t.field({
    type: RulesUptakeRef,
    description: "Operator: how many firms have accepted a version.",
    args: { version: t.arg.int({ required: true }) },
    resolve: (_root, { version }, context) =>
      context.asOperator("platform.read-rules", (scope) => uptakeOf(scope, version)),
  }),
}));

const RulesSectionInput = builder.inputType("RulesSectionInput", {
  fields: (t) => ({
    topic: t.field({ type: RulesTopicRef, required: true }),
    text: t.field({ type: WordsInput, required: true }),
  }),
});

const RulesParametersInput = builder.inputType("RulesParametersInput", {
  fields: (t) => ({
    noticeDays: t.int({ required: true }),
    tradeNeedsAcceptance: t.boolean({ required: true }),
    admitsDirectly: t.boolean({ required: true }),
    offerNoticeHours: t.int({ required: true }),
    offerHorizonDays: t.int({ required: true }),
    freeCancellationHours: t.int({ required: true }),
    lateCancellationPercent: t.field({ type: "Decimal", required: true }),
    holdMostMinutes: t.int({ required: true }),
    grantMostDays: t.int(),
    feePercent: t.field({ type: "Decimal", required: true }),
    disputeOpenDays: t.int({ required: true }),
    disputeAnswerDays: t.int({ required: true }),
    disputeStatementDays: t.int({ required: true }),
    disputeDecisionDays: t.int({ required: true }),
    disputeAppealDays: t.int({ required: true }),
  }),
});

const RulesDraftSaveInput = builder.inputType("RulesDraftSaveInput", {
  fields: (t) => ({
    revision: t.int({
      required: true,
      description: "The revision that this was written on; 0 where there is no draft yet.",
    }),
    sections: t.field({ type: [RulesSectionInput], required: true }),
    parameters: t.field({ type: RulesParametersInput, required: true }),
  }),
});

const RulesPublishInput = builder.inputType("RulesPublishInput", {
  fields: (t) => ({
    revision: t.int({ required: true }),
    effectiveFrom: t.field({ type: "DateTime", required: true }),
  }),
});

const RulesWithdrawInput = builder.inputType("RulesWithdrawInput", {
  fields: (t) => ({
    version: t.int({ required: true }),
    reason: t.field({ type: WordsInput, required: true, description: "All firms are told it." }),
  }),
});

/** The texts by topic; refuses (`RULES_TOPICS`) a topic that is missing or given twice. */
function textsOf(sections: readonly RulesSection[]): Pick<RulesContent, "text" | "topics"> {
  const texts = new Map(sections.map(({ topic, text }) => [topic, text]));
  const general = texts.get("general");
  const isWhole = rulesTopics.every((topic) => texts.has(topic));
  if (general === undefined || !isWhole || sections.length !== texts.size) {
    throw new Refusal("RULES_TOPICS", {}, "sections");
  }
  texts.delete("general");
  return { text: general, topics: Object.fromEntries(texts) as unknown as RulesTexts };
}

type ParametersGiven = typeof RulesParametersInput.$inferInput;

function parametersOf(given: ParametersGiven): RulesContent["parameters"] {
  const { lateCancellationPercent, feePercent, grantMostDays, ...others } = given;
  return {
    ...others,
    lateCancellationBasisPoints: basisPointsOf(lateCancellationPercent),
    grantMostDays: grantMostDays ?? null,
    feeBasisPoints: basisPointsOf(feePercent),
  };
}

builder.mutationFields((t) => ({
  rulesDraftSave: t.field({
    type: RulesDraftRef,
    description: "Operator: keeps what the next version of the operating rules is to say.",
    errors: {},
    args: { input: t.arg({ type: RulesDraftSaveInput, required: true }) },
    resolve: (_root, { input: { revision, sections, parameters } }, context) => {
      const content = { ...textsOf(sections), parameters: parametersOf(parameters) };
      return context.asOperator("platform.publish-rules", (scope) =>
        saveDraft(scope, content, revision),
      );
    },
  }),
  rulesPublish: t.field({
    type: OperatingRulesRef,
    description: "Operator: publishes the draft as the next version of the operating rules.",
    errors: {},
    args: { input: t.arg({ type: RulesPublishInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.asOperator("platform.publish-rules", (scope) => publishRules(scope, input)),
  }),
  rulesWithdraw: t.field({
    type: OperatingRulesRef,
    description: "Operator: withdraws a published version before it comes into force.",
    errors: {},
    args: { input: t.arg({ type: RulesWithdrawInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.asOperator("platform.publish-rules", (scope) => withdrawRules(scope, input)),
  }),
}));
