import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  type OperationTypeNode,
} from "graphql";

function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, nodeType: string): string {
  if (isLeafType(type)) return "";
  if (isUnionType(type)) {
    const parts = type
      .getTypes()
      .map((each) => `... on ${each.name} ${selectionOf(schema, each, nodeType)}`);
    return `{ __typename ${parts.join(" ")} }`;
  }
  if (isInterfaceType(type)) {
    const named = schema.getType(nodeType);
    if (!named) throw new Error(`there is no type ${nodeType}`);
    return `{ __typename ... on ${nodeType} ${selectionOf(schema, named, nodeType)} }`;
  }
  if (!isObjectType(type)) throw new Error(`${type.name} is no output`);
  const fields = Object.values(type.getFields()).map((field) => {
    // The nodes are asked for themselves; an edge adds its cursor.
    if (field.name === "edges" && type.name.endsWith("Connection")) return "edges { cursor }";
    return `${field.name} ${selectionOf(schema, getNamedType(field.type), nodeType)}`;
  });
  return `{ ${fields.join(" ")} }`;
}

/** Every argument of a root field that these variables name, as the document declares it. */
function argumentsOf(field: GraphQLField<unknown, unknown>, variables: object) {
  const named = field.args.filter((each) => Object.hasOwn(variables, each.name));
  const wrapped = (parts: readonly string[]) => (parts.length === 0 ? "" : `(${parts.join(", ")})`);
  return {
    declared: wrapped(named.map((each) => `$${each.name}: ${each.type}`)),
    given: wrapped(named.map((each) => `${each.name}: $${each.name}`)),
  };
}

/**
 * The document that asks one field of Query, Subscription or Mutation for all that it can show. `nodeType` says
 * what `node` is expected to find.
 */
export function wholeDocument(
  schema: GraphQLSchema,
  kind: "query" | "subscription" | "mutation",
  name: string,
  variables: object,
  nodeType = "",
): string {
  const root = schema.getRootType(kind as OperationTypeNode);
  const field = root?.getFields()[name];
  if (field === undefined) throw new Error(`there is no ${kind} ${name}`);
  const { declared, given } = argumentsOf(field, variables);
  const shown = selectionOf(schema, getNamedType(field.type), nodeType);
  return `${kind}${declared} { ${name}${given} ${shown} }`;
}
