import { builder } from "../../services/platform/graphql/builder.ts";
import { enumOf } from "../../services/platform/graphql/enums.ts";
import { type NodeRow, nodesOf, removeNode, setNode } from "./commands.ts";
import { nodeModes, nodeSchemes } from "./rules.ts";

const SchemeRef = enumOf("NodeScheme", nodeSchemes);
const ModeRef = enumOf("NodeMode", nodeModes);

const NodeRef = builder.objectRef<NodeRow>("IdentifierNode").implement({
  description:
    "A system of the firm's that holds what stands under a prefix and is not registered here.",
  fields: (t) => ({
    scheme: t.field({ type: SchemeRef, resolve: ({ scheme }) => scheme }),
    prefix: t.exposeString("prefix"),
    mode: t.field({
      type: ModeRef,
      description:
        "ASK: it is asked, and its answer kept for a while; REFER: who asks is sent there.",
      resolve: ({ mode }) => mode,
    }),
    url: t.exposeString("url"),
    setAt: t.expose("setAt", { type: "DateTime" }),
  }),
});

const SetInput = builder.inputType("IdentifierNodeSetInput", {
  fields: (t) => ({
    scheme: t.field({ type: SchemeRef, required: true }),
    prefix: t.string({ required: true }),
    mode: t.field({ type: ModeRef, required: true }),
    url: t.string({
      required: true,
      description: "By https: where the node's Handle JSON API, or its GS1 resolver, has its root.",
    }),
  }),
});

const RemoveInput = builder.inputType("IdentifierNodeRemoveInput", {
  fields: (t) => ({
    scheme: t.field({ type: SchemeRef, required: true }),
    prefix: t.string({ required: true }),
  }),
});

builder.queryField("identifierNodes", (t) =>
  t.field({
    type: [NodeRef],
    description: "The firm's own systems that hold what stands under its prefixes.",
    resolve: (_root, _args, context) => context.inTenant("identifiers.read", nodesOf),
  }),
);

builder.mutationFields((t) => ({
  identifierNodeSet: t.field({
    type: NodeRef,
    errors: {},
    args: { input: t.arg({ type: SetInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("identifiers.administer", (scope) => setNode(scope, input)),
  }),
  identifierNodeRemove: t.field({
    type: NodeRef,
    errors: {},
    args: { input: t.arg({ type: RemoveInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("identifiers.administer", (scope) => removeNode(scope, input)),
  }),
}));
