import { Refusal } from "../../kernel/refusal.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { TenantRef, type TenantSeen, tenantNode, tenantsByIds } from "../../tenancy/index.ts";
import { dismissAlert } from "../cases/commands.ts";
import { type Alert, firmIdsIn } from "../cases/reads.ts";
import { alertKinds } from "../words.ts";
import { alertPage, alertStates, stateOf } from "./reads.ts";
import { type ThresholdName, type Thresholds, thresholdBounds, thresholdNames } from "./rules.ts";
import { setThresholds, type ThresholdsSet, thresholdsOf } from "./thresholds.ts";

/** An alert and the firm that it is about, where it is about one. */
type AlertSeen = Alert & { readonly firm: TenantSeen | null };

/** The same with their firms, which are looked up together. */
export async function alertsSeen(
  scope: OperatorScope,
  alerts: readonly Alert[],
): Promise<AlertSeen[]> {
  const firms = await tenantsByIds(scope, firmIdsIn(alerts));
  return alerts.map((alert) => ({
    ...alert,
    firm: alert.firmId === null ? null : (firms.get(alert.firmId) ?? null),
  }));
}

const AlertKindRef = enumOf("IncidentAlertKind", alertKinds);
const AlertStateRef = enumOf("IncidentAlertState", alertStates);

export const AlertRef = builder.objectRef<AlertSeen>("IncidentAlert").implement({
  description: "Signals of one kind from one source that have passed a threshold.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IncidentAlert", tenantId, id) }),
    kind: t.field({ type: AlertKindRef, resolve: ({ kind }) => kind }),
    state: t.field({ type: AlertStateRef, resolve: stateOf }),
    source: t.exposeString("source", {
      description:
        "A person or key by id, a network, an account by its digest, a firm's provider, or a record.",
    }),
    firm: t.field({
      type: TenantRef,
      nullable: true,
      resolve: ({ firm }) => (firm === null ? null : tenantNode(firm)),
    }),
    amount: t.float({
      description: "How much there has been since it began.",
      resolve: ({ amount }) => amount,
    }),
    threshold: t.exposeInt("threshold"),
    firstAt: t.field({ type: "DateTime", resolve: ({ firstAt }) => firstAt }),
    lastAt: t.field({ type: "DateTime", resolve: ({ lastAt }) => lastAt }),
    raisedAt: t.field({ type: "DateTime", resolve: ({ raisedAt }) => raisedAt }),
    incident: t.id({
      nullable: true,
      resolve: ({ tenantId, incidentId }) =>
        incidentId === null ? null : globalId("Incident", tenantId, incidentId),
    }),
    reason: t.exposeString("reason", { nullable: true }),
    detail: t.exposeString("detail", {
      nullable: true,
      description: "Why it is so, as a program has told.",
    }),
    endedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was over by itself.",
      resolve: ({ endedAt }) => endedAt,
    }),
  }),
});

const ThresholdNameRef = enumOf("IncidentThresholdName", thresholdNames);

interface Threshold {
  readonly name: ThresholdName;
  readonly value: number;
}

const ThresholdRef = builder.objectRef<Threshold>("IncidentThreshold").implement({
  fields: (t) => ({
    name: t.field({ type: ThresholdNameRef, resolve: ({ name }) => name }),
    value: t.exposeInt("value"),
    least: t.int({ resolve: ({ name }) => thresholdBounds[name].least }),
    most: t.int({ resolve: ({ name }) => thresholdBounds[name].most }),
    usual: t.int({ resolve: ({ name }) => thresholdBounds[name].usual }),
  }),
});

const ThresholdsRef = builder.objectRef<ThresholdsSet>("IncidentThresholds").implement({
  description: "What is too much; version 0 before anybody has set anything.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    setAt: t.field({ type: "DateTime", nullable: true, resolve: ({ setAt }) => setAt }),
    limits: t.field({
      type: [ThresholdRef],
      resolve: ({ values }) => thresholdNames.map((name) => ({ name, value: values[name] })),
    }),
  }),
});

builder.queryFields((t) => ({
  incidentAlerts: t.field({
    type: connectionType("IncidentAlert", AlertRef),
    description: "Operator: alerts, the newest first.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      state: t.arg({ type: AlertStateRef }),
    },
    resolve: async (_root, args, context) => {
      const state = args.state ?? null;
      const page = await pageOf(context, "incidentAlerts", args, { state });
      const rows = await context.asOperator("platform.read-incidents", async (scope) =>
        alertsSeen(scope, await alertPage(scope, state, page)),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  incidentThresholds: t.field({
    type: ThresholdsRef,
    description: "Operator: from how much on an alert is raised.",
    resolve: (_root, _args, context) =>
      context.asOperator("platform.read-incidents", (scope) => thresholdsOf(scope, scope.house)),
  }),
}));

const AlertDismissInput = builder.inputType("AlertDismissInput", {
  fields: (t) => ({ id: t.id({ required: true }), reason: t.string({ required: true }) }),
});

const ThresholdInput = builder.inputType("IncidentThresholdInput", {
  fields: (t) => ({
    name: t.field({ type: ThresholdNameRef, required: true }),
    value: t.int({ required: true }),
  }),
});

const ThresholdsSetInput = builder.inputType("IncidentThresholdsSetInput", {
  fields: (t) => ({
    version: t.int({ required: true, description: "The version that this was changed from." }),
    values: t.field({ type: [ThresholdInput], required: true }),
  }),
});

/** The value of each by name; refuses (`INPUT_INVALID`) one that is missing or given twice. */
function thresholdsIn(given: readonly Threshold[]): Thresholds {
  const values = new Map(given.map(({ name, value }) => [name, value]));
  if (values.size !== thresholdNames.length || given.length !== values.size) {
    throw new Refusal("INPUT_INVALID", {}, "values");
  }
  return Object.fromEntries(values) as Thresholds;
}

builder.mutationFields((t) => ({
  alertDismiss: t.field({
    type: AlertRef,
    description: "Operator: says of an alert that nothing is behind it, and why.",
    errors: {},
    args: { input: t.arg({ type: AlertDismissInput, required: true }) },
    resolve: (_root, { input: { id, reason } }, context) =>
      context.asOperator("platform.handle-incidents", async (scope) => {
        const named = readIdOf("IncidentAlert", id, "id").id;
        const [seen] = await alertsSeen(scope, [await dismissAlert(scope, named, reason)]);
        if (seen === undefined) throw new Error("an alert was dismissed and is not there");
        return seen;
      }),
  }),
  incidentThresholdsSet: t.field({
    type: ThresholdsRef,
    description: "Operator: sets from how much on an alert is raised, as a next version.",
    errors: {},
    args: { input: t.arg({ type: ThresholdsSetInput, required: true }) },
    resolve: (_root, { input: { version, values } }, context) =>
      context.asOperator("platform.handle-incidents", (scope) =>
        setThresholds(scope, thresholdsIn(values), version),
      ),
  }),
}));
