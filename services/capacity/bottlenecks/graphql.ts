import { ProcessRef, processSeen, type ResourceId } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText } from "../../kernel/window.ts";
import { builder, DoneRef, WordsRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { type BottleneckId, bottleneckWatches } from "../schema/bottlenecks.ts";
import { changeBottleneck, createBottleneck, removeBottleneck } from "./commands.ts";
import {
  type BottleneckColumns,
  type BottleneckRow,
  bottleneckRow,
  bottlenecksQuestion,
} from "./reads.ts";
import { type BottleneckDraft, isTight, usedPercent, type WeekUse } from "./rules.ts";

const WatchRef = enumOf("BottleneckWatch", bottleneckWatches);

/** A week as one rule judges it. */
type WeekSeen = WeekUse & { readonly tight: boolean };

const WeekRef = builder.objectRef<WeekSeen>("BottleneckWeek").implement({
  description: "What is offered and taken in one week of what a rule watches.",
  fields: (t) => ({
    monday: t.exposeString("monday", {
      description: "The day on which it begins by the clock of the site, such as 2026-11-30.",
    }),
    offeredHours: t.field({ type: "Decimal", resolve: ({ offeredMs }) => hoursText(offeredMs) }),
    freeHours: t.field({ type: "Decimal", resolve: ({ freeMs }) => hoursText(freeMs) }),
    usedPercent: t.int({
      nullable: true,
      description: "How much is taken, in percent, rounded down; null where nothing is offered.",
      resolve: usedPercent,
    }),
    tight: t.exposeBoolean("tight", {
      description: "It has reached the threshold, and not fallen below the margin since.",
    }),
    tightSince: t.field({
      type: "DateTime",
      nullable: true,
      description: "Since when the firm was told so; null of a week that is not or is only now.",
      resolve: ({ tightSince }) => tightSince,
    }),
  }),
});

const BottleneckRef = builder.objectRef<BottleneckRow>("Bottleneck").implement({
  description: "From what use on the firm is told that a week is tight, and how its weeks are now.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("Bottleneck", tenantId, id) }),
    name: t.exposeString("name"),
    watch: t.field({ type: WatchRef, resolve: ({ watch }) => watch }),
    process: t.field({
      type: ProcessRef,
      nullable: true,
      resolve: ({ process }) => (process === null ? null : processSeen(process)),
    }),
    resourceId: t.id({
      nullable: true,
      resolve: ({ tenantId, resourceId }) =>
        resourceId === null ? null : globalId("Resource", tenantId, resourceId),
    }),
    resourceName: t.field({
      type: WordsRef,
      nullable: true,
      resolve: ({ resourceName }) => resourceName,
    }),
    city: t.exposeString("city", { nullable: true }),
    thresholdPercent: t.exposeInt("thresholdPercent"),
    marginPercent: t.exposeInt("marginPercent", {
      description: "How far use must fall below the threshold before it is told of again.",
    }),
    weeks: t.exposeInt("weeks", { description: "How many weeks, this one being the first." }),
    on: t.exposeBoolean("isOn"),
    weekUses: t.field({
      type: [WeekRef],
      description: "The weeks in which something is offered; of a rule that is off, none.",
      resolve: (rule) => rule.weekUses.map((week) => ({ ...week, tight: isTight(week, rule) })),
    }),
  }),
});

async function bottlenecksIn(context: Context, id?: BottleneckId): Promise<BottleneckRow[]> {
  const question = bottlenecksQuestion(context.actor().tenantId, id === undefined ? {} : { id });
  const rows = await context.asking<BottleneckColumns>("capacity.search", question);
  return rows.map(bottleneckRow);
}

builder.queryField("bottlenecks", (t) =>
  t.field({
    type: [BottleneckRef],
    description: "The firm's rules that tell of bottlenecks.",
    resolve: (_root, _args, context) => bottlenecksIn(context),
  }),
);

const DraftInput = builder.inputType("BottleneckInput", {
  description:
    "Of one's own capacity a process or a resource; of the market a process, and a city.",
  fields: (t) => ({
    name: t.string({ required: true }),
    watch: t.field({ type: WatchRef, required: true }),
    process: t.string(),
    resource: t.id(),
    city: t.string({ description: "Its Chinese name." }),
    thresholdPercent: t.int({ required: true }),
    marginPercent: t.int({ required: true }),
    weeks: t.int({ required: true }),
    on: t.boolean({ required: true }),
  }),
});

const ChangeInput = builder.inputType("BottleneckChangeInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    as: t.field({ type: DraftInput, required: true, description: "All of it, anew." }),
  }),
});

function resourceIn(scope: TenantScope, id: string): ResourceId {
  const asked = readIdOf("Resource", id, "resource");
  if (asked.tenantId !== scope.house) throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  return asked.id as ResourceId;
}

function draftIn(scope: TenantScope, input: typeof DraftInput.$inferInput): BottleneckDraft {
  const { on: isOn, process = null, resource = null, city = null, ...rest } = input;
  const resourceId = resource === null ? null : resourceIn(scope, resource);
  return { ...rest, isOn, process, city, resourceId };
}

/** The id of a rule of this house; another's is as absent as none. */
function bottleneckIn(scope: TenantScope, id: string): BottleneckId {
  const asked = readIdOf("Bottleneck", id, "id");
  if (asked.tenantId !== scope.house) throw new Refusal("BOTTLENECK_NOT_FOUND", {}, "id");
  return asked.id as BottleneckId;
}

async function bottleneckAfter(context: Context, id: BottleneckId): Promise<BottleneckRow> {
  const [row] = await bottlenecksIn(context, id);
  // An act that is done again under its key may be about a rule that was removed since.
  if (row === undefined) throw new Refusal("BOTTLENECK_NOT_FOUND", {}, "id");
  return row;
}

builder.mutationFields((t) => ({
  bottleneckCreate: t.field({
    type: BottleneckRef,
    description: "Tells the firm from now on when a week becomes tight.",
    errors: {},
    args: { input: t.arg({ type: DraftInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.inTenant("capacity.watch-bottlenecks", (scope) =>
        createBottleneck(scope, draftIn(scope, input)),
      );
      return bottleneckAfter(context, id);
    },
  }),
  bottleneckChange: t.field({
    type: BottleneckRef,
    errors: {},
    args: { input: t.arg({ type: ChangeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.inTenant("capacity.watch-bottlenecks", (scope) =>
        changeBottleneck(scope, bottleneckIn(scope, input.id), draftIn(scope, input.as)),
      );
      return bottleneckAfter(context, id);
    },
  }),
  bottleneckRemove: t.field({
    type: DoneRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      await context.inTenant("capacity.watch-bottlenecks", (scope) =>
        removeBottleneck(scope, bottleneckIn(scope, id)),
      );
      return { ok: true };
    },
  }),
}));
