import { type DocumentNode, Kind, type SelectionSetNode } from "graphql";

type Fragments = ReadonlyMap<string, SelectionSetNode>;

function fieldsOf({ selections }: SelectionSetNode, fragments: Fragments): string[] {
  return selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each.name.value];
    if (each.kind === Kind.INLINE_FRAGMENT) return fieldsOf(each.selectionSet, fragments);
    const spread = fragments.get(each.name.value);
    // Left out of what is looked through further: a fragment cannot hold itself.
    const others = new Map([...fragments].filter(([name]) => name !== each.name.value));
    return spread === undefined ? [] : fieldsOf(spread, others);
  });
}

/** What a document asks for at its roots, over all of its operations: `query offers`. */
export function rootsOf({ definitions }: DocumentNode): string[] {
  const fragments: Fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet]] : [],
    ),
  );
  const roots = definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION
      ? fieldsOf(each.selectionSet, fragments).map((field) => `${each.operation} ${field}`)
      : [],
  );
  return [...new Set(roots)];
}
