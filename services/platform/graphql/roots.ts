import { type DocumentNode, Kind, type SelectionSetNode } from "graphql";

type Fragments = ReadonlyMap<string, SelectionSetNode>;

function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  seen: Set<string>,
): string[] {
  return selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each.name.value];
    if (each.kind === Kind.INLINE_FRAGMENT) return fieldsOf(each.selectionSet, fragments, seen);
    const name = each.name.value;
    const spread = fragments.get(name);
    // Each fragment once: what it names is named then, and spreads of spreads are without number.
    if (spread === undefined || seen.has(name)) return [];
    seen.add(name);
    return fieldsOf(spread, fragments, seen);
  });
}

/**
 * What a document asks for at its roots, over all of its operations: `query offers`. Takes time in
 * proportion to the document.
 */
export function rootsOf({ definitions }: DocumentNode): string[] {
  const fragments: Fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet]] : [],
    ),
  );
  const roots = definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION
      ? fieldsOf(each.selectionSet, fragments, new Set()).map(
          (field) => `${each.operation} ${field}`,
        )
      : [],
  );
  return [...new Set(roots)];
}
