import { builder, WordsRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { type RulesParameters, type RulesTexts, rulesTopics } from "../schema/rules.ts";
import { acceptRules } from "./commands.ts";
import { percentText } from "./parameters.ts";
import { type Acceptance, acceptancePage, rulesInForce, rulesPage } from "./reads.ts";
import { type OperatingRules, rulesDigest } from "./rules.ts";

export const RulesTopicRef = builder.enumType("RulesTopic", {
  values: {
    GENERAL: { value: "general" },
    ADMISSION: { value: "admission" },
    LISTING: { value: "listing" },
    CANCELLATION: { value: "cancellation" },
    SHARING: { value: "sharing" },
    DISPUTES: { value: "disputes" },
    FEES: { value: "fees" },
  } as const,
});

interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface RulesSection {
  readonly topic: "general" | (typeof rulesTopics)[number];
  readonly text: Words;
}

/** The texts of a version in their order: the general part, then its topics. */
export function sectionsOf(rules: {
  readonly text: Words;
  readonly topics: Partial<RulesTexts>;
}): RulesSection[] {
  const topics = rulesTopics.flatMap((topic) => {
    const text = rules.topics[topic];
    return text === undefined ? [] : [{ topic, text }];
  });
  return [{ topic: "general", text: rules.text }, ...topics];
}

export const RulesSectionRef = builder.objectRef<RulesSection>("RulesSection").implement({
  fields: (t) => ({
    topic: t.field({ type: RulesTopicRef, resolve: ({ topic }) => topic }),
    text: t.field({ type: WordsRef, resolve: ({ text }) => text }),
  }),
});

export const RulesParametersRef = builder.objectRef<RulesParameters>("RulesParameters").implement({
  description: "What the operating rules set, and the platform's code reads.",
  fields: (t) => ({
    noticeDays: t.exposeInt("noticeDays", {
      description: "Days at least between the publication of the next version and its time.",
    }),
    tradeNeedsAcceptance: t.exposeBoolean("tradeNeedsAcceptance", {
      description: "Who has not accepted the rules in force publishes and books nothing new.",
    }),
    admitsDirectly: t.exposeBoolean("admitsDirectly", {
      description: "One of the operator's people may admit a firm alone, without an application.",
    }),
    offerNoticeHours: t.exposeInt("offerNoticeHours", {
      description: "Hours at least from an offer's publication to the begin of its window.",
    }),
    offerHorizonDays: t.exposeInt("offerHorizonDays", {
      description: "Days ahead at most that an offer's window reaches.",
    }),
    freeCancellationHours: t.exposeInt("freeCancellationHours", {
      description: "Hours before a booking's begin until which cancelling it costs nothing.",
    }),
    lateCancellationPercent: t.field({
      type: "Decimal",
      description: "What a later cancellation costs, of the booking's total.",
      resolve: ({ lateCancellationBasisPoints }) => percentText(lateCancellationBasisPoints),
    }),
    holdMostMinutes: t.exposeInt("holdMostMinutes", {
      description: "Minutes at most that a firm may hold time before it books.",
    }),
    grantMostDays: t.exposeInt("grantMostDays", {
      nullable: true,
      description: "Days at most that a grant lasts; null where it may last for good.",
    }),
    feePercent: t.field({
      type: "Decimal",
      description: "What the platform takes of a booking's total.",
      resolve: ({ feeBasisPoints }) => percentText(feeBasisPoints),
    }),
    disputeOpenDays: t.exposeInt("disputeOpenDays", {
      description:
        "Days after the end of what was booked, or its cancellation, to open a case about it.",
    }),
    disputeAnswerDays: t.exposeInt("disputeAnswerDays", {
      description: "Days that the other firm has for its answer.",
    }),
    disputeStatementDays: t.exposeInt("disputeStatementDays", {
      description: "Days for statements of both sides, from the answer or its absence on.",
    }),
    disputeDecisionDays: t.exposeInt("disputeDecisionDays", {
      description: "Days within which the operator decides.",
    }),
    disputeAppealDays: t.exposeInt("disputeAppealDays", {
      description: "Days from the first decision on within which either side appeals.",
    }),
  }),
});

export const OperatingRulesRef = builder.objectRef<OperatingRules>("OperatingRules").implement({
  description: "One version of the operating rules.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    publishedAt: t.field({ type: "DateTime", resolve: ({ publishedAt }) => publishedAt }),
    effectiveFrom: t.field({ type: "DateTime", resolve: ({ effectiveFrom }) => effectiveFrom }),
    sections: t.field({ type: [RulesSectionRef], resolve: sectionsOf }),
    parameters: t.field({ type: RulesParametersRef, resolve: ({ parameters }) => parameters }),
    digest: t.string({
      description: "SHA-256 of what the version says, hex: what an acceptance names in the ledger.",
      resolve: rulesDigest,
    }),
    withdrawnAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was withdrawn, so that it does not come into force; null if it stands.",
      resolve: ({ withdrawnAt }) => withdrawnAt,
    }),
    withdrawalReason: t.field({
      type: WordsRef,
      nullable: true,
      resolve: ({ withdrawalReason }) => withdrawalReason,
    }),
  }),
});

const RulesAcceptanceRef = builder.objectRef<Acceptance>("RulesAcceptance").implement({
  description: "That the firm has accepted a version of the operating rules.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
    by: t.exposeString("by", {
      nullable: true,
      description: "Who accepted in the firm's name; null once that person has left it.",
    }),
  }),
});

builder.queryFields((t) => ({
  operatingRules: t.field({
    type: OperatingRulesRef,
    description: "The operating rules in force, readable without an account.",
    resolve: (_root, _args, context) => context.inPublic((scope) => rulesInForce(scope, scope.now)),
  }),
  rulesVersions: t.field({
    type: connectionType("OperatingRules", OperatingRulesRef),
    description:
      "All published versions, those to come and the withdrawn among them, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "rulesVersions", args);
      const rows = await context.inPublic((scope) => rulesPage(scope, page));
      return connectionOf(page, rows, ({ version }) => [String(version)]);
    },
  }),
  rulesAcceptances: t.field({
    type: connectionType("RulesAcceptance", RulesAcceptanceRef),
    description: "The versions that the firm has accepted, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "rulesAcceptances", args);
      const rows = await context.inTenant("tenancy.read", (scope) => acceptancePage(scope, page));
      return connectionOf(page, rows, ({ version }) => [String(version)]);
    },
  }),
}));

builder.mutationField("rulesAccept", (t) =>
  t.field({
    type: OperatingRulesRef,
    description: "Accepts a version, in force or to come, in the name of the firm.",
    errors: {},
    args: { version: t.arg.int({ required: true }) },
    resolve: (_root, { version }, context) =>
      context.inTenant("tenancy.accept-rules", (scope) => acceptRules(scope, version)),
  }),
);
