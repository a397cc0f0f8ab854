import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

type Fragments = GraphQLResolveInfo["fragments"];

function selects(
  set: SelectionSetNode | undefined,
  path: readonly string[],
  fragments: Fragments,
): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return (set?.selections ?? []).some((each) => {
    if (each.kind === Kind.FIELD) {
      return each.name.value === name && selects(each.selectionSet, rest, fragments);
    }
    const inside = each.kind === Kind.INLINE_FRAGMENT ? each : fragments[each.name.value];
    return selects(inside?.selectionSet, path, fragments);
  });
}

// A compiled document keeps its nodes, so that what it asks is found out once.
const known = new WeakMap<object, Map<string, boolean>>();

/** Whether the field being resolved is asked for this path of fields below it. */
export function asksFor(info: GraphQLResolveInfo, ...path: readonly string[]): boolean {
  const answers = known.get(info.fieldNodes) ?? new Map<string, boolean>();
  known.set(info.fieldNodes, answers);
  const key = path.join(".");
  const answer =
    answers.get(key) ??
    info.fieldNodes.some((node) => selects(node.selectionSet, path, info.fragments));
  answers.set(key, answer);
  return answer;
}

/** The same for a connection: whether the path is asked of its nodes. */
export function nodesAskFor(info: GraphQLResolveInfo, ...path: readonly string[]): boolean {
  return asksFor(info, "nodes", ...path) || asksFor(info, "edges", "node", ...path);
}
