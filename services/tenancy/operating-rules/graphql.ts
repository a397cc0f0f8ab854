import { builder, WordsInput, WordsRef } from "../../platform/graphql/builder.ts";
import { acceptRules, publishRules } from "./commands.ts";
import { rulesInForce } from "./reads.ts";
import type { OperatingRules } from "./rules.ts";

export const OperatingRulesRef = builder.objectRef<OperatingRules>("OperatingRules").implement({
  description: "One version of the operating rules.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    effectiveFrom: t.field({ type: "DateTime", resolve: ({ effectiveFrom }) => effectiveFrom }),
    text: t.field({ type: WordsRef, resolve: ({ text }) => text }),
    freeCancellationHours: t.int({
      resolve: ({ parameters }) => parameters.freeCancellationHours,
    }),
  }),
});

builder.queryField("operatingRules", (t) =>
  t.field({
    type: OperatingRulesRef,
    description: "The operating rules in force, readable without an account.",
    resolve: (_root, _args, context) => context.inPublic((scope) => rulesInForce(scope, scope.now)),
  }),
);

const RulesPublishInput = builder.inputType("RulesPublishInput", {
  fields: (t) => ({
    text: t.field({ type: WordsInput, required: true }),
    freeCancellationHours: t.int({ required: true }),
    effectiveFrom: t.field({ type: "DateTime", required: true }),
  }),
});

builder.mutationFields((t) => ({
  rulesAccept: t.field({
    type: OperatingRulesRef,
    errors: {},
    args: { version: t.arg.int({ required: true }) },
    resolve: (_root, { version }, context) =>
      context.inTenant("tenancy.accept-rules", (scope) => acceptRules(scope, version)),
  }),
  rulesPublish: t.field({
    type: OperatingRulesRef,
    description: "Operator: publishes the next version of the operating rules.",
    errors: {},
    args: { input: t.arg({ type: RulesPublishInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const { text, freeCancellationHours, effectiveFrom } = input;
      const draft = { text, effectiveFrom, parameters: { freeCancellationHours } };
      return context.asOperator("platform.publish-rules", (scope) => publishRules(scope, draft));
    },
  }),
}));
