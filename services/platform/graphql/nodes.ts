import type { TenantId } from "../../kernel/brand.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { globalId, readGlobalId } from "./ids.ts";

/** Anything with a Relay id: whose house it is in, and its id there. */
export interface NodeRow {
  readonly tenantId: TenantId;
  readonly id: string;
}

type Load = (context: Context, tenantId: TenantId, id: string) => Promise<object | null>;

const loads = new Map<string, Load>();
const typeOfNode = new WeakMap<object, string>();

export const NodeRef = builder.interfaceRef<NodeRow>("Node").implement({
  resolveType: (value) => typeOfNode.get(value) ?? "",
  fields: (t) => ({ id: t.exposeID("id") }),
});

/** Resolver of a type's `id` field: its Relay id. Every node type names its own. */
export function idOf(type: string): (row: NodeRow) => string {
  return (row) => globalId(type, row.tenantId, row.id);
}

/**
 * Makes a type reachable by `node(id:)`. `load` answers null for what is hidden and for what is
 * absent alike.
 */
export function registerNode(type: string, load: Load): void {
  loads.set(type, load);
}

builder.queryField("node", (t) =>
  t.field({
    type: NodeRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { type, tenantId, id } = readGlobalId(args.id, "id");
      const row = await loads.get(type)?.(context, tenantId as TenantId, id);
      if (!row) {
        context.watched.missed();
        return null;
      }
      typeOfNode.set(row, type);
      return row as NodeRow;
    },
  }),
);
