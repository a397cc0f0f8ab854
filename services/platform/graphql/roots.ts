import {
  type DocumentNode,
  type FieldNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";

type Fragments = ReadonlyMap<string, SelectionSetNode>;

function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  seen: Set<string>,
): FieldNode[] {
  return selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each];
    if (each.kind === Kind.INLINE_FRAGMENT) return fieldsOf(each.selectionSet, fragments, seen);
    const name = each.name.value;
    const spread = fragments.get(name);
    // Each fragment once: what it names is named then, and spreads of spreads are without number.
    if (spread === undefined || seen.has(name)) return [];
    seen.add(name);
    return fieldsOf(spread, fragments, seen);
  });
}

/** The fields at the root of each operation of a document, in time in proportion to it. */
function operationsOf({ definitions }: DocumentNode) {
  const fragments: Fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet]] : [],
    ),
  );
  return definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION
      ? [{ operation: each.operation, fields: fieldsOf(each.selectionSet, fragments, new Set()) }]
      : [],
  );
}

/** What a document asks for at its roots, over all of its operations: `query offers`. */
export function rootsOf(document: DocumentNode): string[] {
  const roots = operationsOf(document).flatMap(({ operation, fields }) =>
    fields.map(({ name }) => `${operation} ${name.value}`),
  );
  return [...new Set(roots)];
}

/** How many mutations one operation of a document does at the most, also one under two aliases. */
export function actsOf(document: DocumentNode): number {
  const counts = operationsOf(document)
    .filter(({ operation }) => operation === OperationTypeNode.MUTATION)
    .map(({ fields }) => {
      const acts = fields.filter(({ name }) => !name.value.startsWith("__"));
      return new Set(acts.map(({ name, alias }) => (alias ?? name).value)).size;
    });
  return Math.max(0, ...counts);
}
