import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { builder, WordsInput, WordsRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { TenantRef, tenantNode } from "../firms/graphql.ts";
import { type QuotaName, type Quotas, quotaNames } from "../schema/plans.ts";
import { savePlan, setFirmPlan } from "./commands.ts";
import { type PlanUsage, planUsage } from "./quotas.ts";
import { type Plan, planPage } from "./reads.ts";

const QuotaNameRef = enumOf("QuotaName", quotaNames);

interface Quota {
  readonly name: QuotaName;
  readonly most: number | null;
}

const QuotaRef = builder.objectRef<Quota>("Quota").implement({
  description: "The most of something that a plan allows; null without limit.",
  fields: (t) => ({
    name: t.field({ type: QuotaNameRef, resolve: ({ name }) => name }),
    most: t.exposeInt("most", { nullable: true }),
  }),
});

const PlanRef = builder.objectRef<Plan>("Plan").implement({
  description: "What firms on it may have at the most.",
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => globalId("Plan", id, id) }),
    name: t.field({ type: WordsRef, resolve: ({ nameZh: zh, nameEn: en }) => ({ zh, en }) }),
    quotas: t.field({
      type: [QuotaRef],
      resolve: ({ quotas }) => quotaNames.map((name) => ({ name, most: quotas[name] })),
    }),
    changedAt: t.field({ type: "DateTime", resolve: ({ changedAt }) => changedAt }),
  }),
});

const QuotaUsageRef = builder.objectRef<PlanUsage["usage"][number]>("QuotaUsage").implement({
  fields: (t) => ({
    quota: t.field({ type: QuotaNameRef, resolve: ({ quota }) => quota }),
    used: t.exposeInt("used"),
    most: t.exposeInt("most", { nullable: true }),
  }),
});

const PlanUsageRef = builder.objectRef<PlanUsage>("PlanUsage").implement({
  description: "The firm's plan, and how much of it is used; without a plan there is no limit.",
  fields: (t) => ({
    plan: t.field({ type: PlanRef, nullable: true, resolve: ({ plan }) => plan }),
    usage: t.field({ type: [QuotaUsageRef], resolve: ({ usage }) => [...usage] }),
  }),
});

builder.objectField(TenantRef, "plan", (t) =>
  t.field({
    type: WordsRef,
    nullable: true,
    description: "The name of its plan; null without limits.",
    resolve: ({ planZh: zh, planEn: en }) => (zh === null || en === null ? null : { zh, en }),
  }),
);

builder.queryFields((t) => ({
  plans: t.field({
    type: connectionType("Plan", PlanRef),
    description: "Operator: the plans that firms can have, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "plans", args);
      const rows = await context.asOperator("platform.read-plans", (scope) =>
        planPage(scope, page),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  planUsage: t.field({
    type: PlanUsageRef,
    description: "The firm's own plan, and how it stands against it.",
    resolve: (_root, _args, context) => context.inTenant("tenancy.read", planUsage),
  }),
}));

const QuotaInput = builder.inputType("QuotaInput", {
  fields: (t) => ({
    name: t.field({ type: QuotaNameRef, required: true }),
    most: t.int(),
  }),
});

const PlanSaveInput = builder.inputType("PlanSaveInput", {
  fields: (t) => ({
    plan: t.id({ description: "Left out for a new plan." }),
    name: t.field({ type: WordsInput, required: true }),
    quotas: t.field({ type: [QuotaInput], required: true }),
  }),
});

const FirmSetPlanInput = builder.inputType("FirmSetPlanInput", {
  fields: (t) => ({
    firm: t.id({ required: true }),
    plan: t.id({ description: "Left out for no limits." }),
  }),
});

interface QuotaGiven {
  readonly name: QuotaName;
  readonly most?: number | null | undefined;
}

/** The most of each by name; refuses (`QUOTAS_NAMED`) one that is missing or given twice. */
function quotasOf(given: readonly QuotaGiven[]): Quotas {
  const most = new Map(given.map((each) => [each.name, each.most ?? null]));
  if (most.size !== quotaNames.length || given.length !== most.size) {
    throw new Refusal("QUOTAS_NAMED", {}, "quotas");
  }
  return Object.fromEntries(most) as Quotas;
}

const planIn = (id: string | null | undefined) => (id ? readIdOf("Plan", id, "plan").id : null);

builder.mutationFields((t) => ({
  planSave: t.field({
    type: PlanRef,
    description: "Operator: adds a plan, or changes one for all firms that have it.",
    errors: {},
    args: { input: t.arg({ type: PlanSaveInput, required: true }) },
    resolve: (_root, { input: { plan, name, quotas } }, context) =>
      context.asOperator("platform.set-plans", (scope) =>
        savePlan(scope, planIn(plan), { name, quotas: quotasOf(quotas) }),
      ),
  }),
  firmSetPlan: t.field({
    type: TenantRef,
    description: "Operator: gives a firm a plan, or none.",
    errors: {},
    args: { input: t.arg({ type: FirmSetPlanInput, required: true }) },
    resolve: async (_root, { input: { firm, plan } }, context) => {
      const id = readIdOf("Tenant", firm, "firm").id as TenantId;
      return tenantNode(
        await context.asOperator("platform.set-plans", (scope) =>
          setFirmPlan(scope, id, planIn(plan)),
        ),
      );
    },
  }),
}));
