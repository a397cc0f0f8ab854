import type { JsonObject } from "../../../contracts/events/index.ts";
import { ResourceRef, resourceNode } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import {
  connectionOf,
  connectionType,
  type PageArgs,
  pageOf,
} from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { removeGroup } from "./commands.ts";
import {
  type GroupColumns,
  type GroupRow,
  type GroupSaid,
  groupQuestion,
  groupRow,
  groupSaidQuestion,
  groupsKnownQuestion,
  groupsQuestion,
} from "./lists.ts";
import {
  type CapacityWeek,
  demandsIn,
  type LinkedDemand,
  linkedIn,
  locationsIn,
  weeksIn,
} from "./shown.ts";

const GroupRef = builder.objectRef<GroupRow>("CapacityGroup").implement({
  description: `Weekly capacity that a supplier tells a customer, as the firm keeps it: Catena-X's
      WeekBasedCapacityGroup 3.0.1.`,
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("CapacityGroup", tenantId, id) }),
    groupId: t.exposeString("groupId", { description: "As supplier and customer know it." }),
    name: t.exposeString("name"),
    supplier: t.exposeString("supplier", { description: "Its number in Catena-X, a BPNL." }),
    customer: t.exposeString("customer", { description: "Its number in Catena-X, a BPNL." }),
    unit: t.exposeString("unit", {
      nullable: true,
      description: "Such as unit:piece; null where both know it without being told.",
    }),
    inactive: t.exposeBoolean("inactive"),
    saidAt: t.field({
      type: "DateTime",
      description: "When the supplier changed it last, as it says.",
      resolve: ({ saidAt }) => saidAt,
    }),
    takenAt: t.expose("takenAt", { type: "DateTime" }),
    weekCount: t.exposeInt("weekCount"),
    firstWeek: t.exposeString("firstWeek", { nullable: true, description: "Its Monday." }),
    lastWeek: t.exposeString("lastWeek", { nullable: true }),
  }),
});

const WeekRef = builder.objectRef<CapacityWeek>("CapacityGroupWeek").implement({
  description: "What can be made in one week, in the group's unit.",
  fields: (t) => ({
    monday: t.exposeString("monday", { description: "Names the week, such as 2026-08-31." }),
    actual: t.exposeFloat("actual"),
    maximum: t.exposeFloat("maximum"),
    agreed: t.exposeFloat("agreed", { nullable: true, description: "What the customer takes." }),
    delta: t.exposeFloat("delta", {
      nullable: true,
      description: "What was made before or is made after, as a difference to the demand.",
    }),
  }),
});

const DemandRef = builder.objectRef<LinkedDemand>("CapacityGroupDemand").implement({
  description: "The demand for a material at a place, which the capacity is for.",
  fields: (t) => ({
    materialNumberCustomer: t.exposeString("materialNumberCustomer"),
    materialNumberSupplier: t.exposeString("materialNumberSupplier", { nullable: true }),
    customerLocation: t.exposeString("customerLocation", { description: "A BPNS." }),
    category: t.exposeString("category", {
      description: "Its code in Catena-X: 0001, A1S1, SR99, PI01, OS01, OI01, ED01 or PO01.",
    }),
    loadFactor: t.exposeFloat("loadFactor", {
      nullable: true,
      description: "How many times a piece of it takes the capacity of an ordinary one.",
    }),
  }),
});

/** A group below another, which the firm may not have. */
interface LinkedGroup {
  readonly groupId: string;
  readonly group: GroupRow | null;
}

const LinkRef = builder.objectRef<LinkedGroup>("CapacityGroupLink").implement({
  description: "A group below another one.",
  fields: (t) => ({
    groupId: t.exposeString("groupId"),
    group: t.field({
      type: GroupRef,
      nullable: true,
      description: "Null where the firm keeps none of this id.",
      resolve: ({ group }) => group,
    }),
  }),
});

/** A group with all that it says. */
interface GroupContents {
  readonly group: GroupRow;
  readonly document: JsonObject;
}

/** A page of what stands in one document, by its place there. */
async function pageIn<Row>(
  context: Context,
  { group }: GroupContents,
  { list, rows, args }: { list: string; rows: readonly Row[]; args: PageArgs },
) {
  const page = await pageOf(context, list, args, { group: group.id });
  const from = page.after === null ? 0 : Number(page.after[0]) + 1;
  const placeOf = new Map(rows.map((row, at) => [row, String(at)]));
  const shown = rows.slice(from, from + page.first + 1);
  return connectionOf(page, shown, (row) => [placeOf.get(row) ?? ""]);
}

async function linkedGroups(context: Context, { document }: GroupContents): Promise<LinkedGroup[]> {
  const marks = linkedIn(document);
  if (marks.length === 0) return [];
  const question = groupsKnownQuestion(context.actor().tenantId, marks);
  const rows = await context.asking<GroupColumns>("capacity.read", question);
  const known = new Map(rows.map((row) => [row.group_id, groupRow(row)]));
  return marks.map((groupId) => ({ groupId, group: known.get(groupId) ?? null }));
}

const ContentsRef = builder.objectRef<GroupContents>("CapacityGroupContents").implement({
  description: "A group with its weeks, and what it is for.",
  fields: (t) => ({
    group: t.expose("group", { type: GroupRef }),
    weeks: t.field({
      type: connectionType("CapacityGroupWeek", WeekRef),
      description: "Its weeks in their order.",
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: (contents, args, context) =>
        pageIn(context, contents, {
          list: "capacityGroup.weeks",
          rows: weeksIn(contents.document),
          args,
        }),
    }),
    demands: t.field({
      type: connectionType("CapacityGroupDemand", DemandRef),
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: (contents, args, context) =>
        pageIn(context, contents, {
          list: "capacityGroup.demands",
          rows: demandsIn(contents.document),
          args,
        }),
    }),
    linked: t.field({
      type: connectionType("CapacityGroupLink", LinkRef),
      description: "The groups below it.",
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: async (contents, args, context) =>
        pageIn(context, contents, {
          list: "capacityGroup.linked",
          rows: await linkedGroups(context, contents),
          args,
        }),
    }),
    supplierLocations: t.stringList({
      description: "The supplier's sites by their numbers in Catena-X, BPNS; the first hundred.",
      resolve: ({ document }) => locationsIn(document).slice(0, 100),
    }),
    resource: t.field({
      type: ResourceRef,
      nullable: true,
      description: "The firm's own resource that the group was built of; null for any other.",
      resolve: ({ group }, _args, context) => resourceNode(context, group.tenantId, group.groupId),
    }),
  }),
});

/** Looked for in the asker's own house: another firm's is as absent there as none. */
const groupIdIn = (id: string): string => readIdOf("CapacityGroup", id, "id").id;

builder.queryFields((t) => ({
  capacityGroups: t.field({
    type: connectionType("CapacityGroup", GroupRef),
    description: "The firm's weekly capacity groups by name.",
    args: { first: t.arg.int(), after: t.arg.string(), search: t.arg.string() },
    resolve: async (_root, args, context) => {
      const search = args.search ?? null;
      const page = await pageOf(context, "capacityGroups", args, { search });
      const question = groupsQuestion(context.actor().tenantId, search, page);
      const rows = await context.asking<GroupColumns>("capacity.read", question);
      return connectionOf(page, rows.map(groupRow), ({ name, id }) => [name, id]);
    },
  }),
  capacityGroup: t.field({
    type: ContentsRef,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const id = groupIdIn(args.id);
      const [[row], [said]] = await Promise.all([
        context.asking<GroupColumns>("capacity.read", groupQuestion(tenantId, id)),
        context.asking<GroupSaid>("capacity.read", groupSaidQuestion(tenantId, id)),
      ]);
      if (row === undefined || said === undefined) throw new Refusal("GROUP_NOT_FOUND", {}, "id");
      return { group: groupRow(row), document: said.document };
    },
  }),
}));

builder.mutationField("capacityGroupRemove", (t) =>
  t.field({
    type: DoneRef,
    description: "Removes a weekly capacity group, which can come in again.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = groupIdIn(args.id);
      await context.inTenant("capacity.publish", (scope) => removeGroup(scope, id));
      return { ok: true };
    },
  }),
);
