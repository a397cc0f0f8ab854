import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  Lexer,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValidationContext,
} from "graphql";
import { Refusal } from "../../kernel/refusal.ts";
import { isStorable } from "../text.ts";
import { largestPage, usualPage } from "./connections.ts";

/** Bounds on a document that is not one of ours (C22). */
export const documentLimits = {
  tokens: 500,
  // GraphQL's own introspection needs 15.
  depth: 15,
  aliases: 15,
  directives: 10,
  cost: 5_000,
} as const;

/** What a part of a document comes to, its fragments counted at each place where they stand. */
interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields and spreads, times the rows of the lists around them. */
  readonly cost: number;
}

const nothing: Size = { depth: 0, aliases: 0, directives: 0, cost: 0 };

const together = (one: Size, other: Size): Size => ({
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  cost: one.cost + other.cost,
});

/** Validation rule: refuses texts that no text column holds, which an escape can bring in. */
export function storableTexts(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (isStorable(node.value)) return;
      const extensions = { code: "INPUT_INVALID" };
      context.reportError(new GraphQLError("a text holds a NUL", { nodes: node, extensions }));
    },
  };
}

function requireFewTokens(text: string): void {
  const lexer = new Lexer(new Source(text));
  for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
    if (count === documentLimits.tokens) {
      throw new Refusal("DOCUMENT_TOO_LONG", { limit: documentLimits.tokens });
    }
  }
}

/** How many rows a field may give: as many as its page, if it has pages. */
function rowsOf(field: FieldNode, isPaged: boolean): number {
  if (!isPaged) return 1;
  const first = field.arguments?.find((each) => each.name.value === "first")?.value;
  if (first === undefined) return usualPage;
  return first.kind === Kind.INT ? Math.max(1, Number(first.value)) : largestPage;
}

/** Measures a document once, each fragment once, before anything validates it. */
class Measure {
  private readonly schema: GraphQLSchema;
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Size>();
  private readonly begun = new Set<string>();

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode) {
    this.schema = schema;
    for (const definition of definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      this.fragments.set(definition.name.value, definition);
    }
  }

  ofDocument({ definitions }: DocumentNode): Size {
    return definitions.reduce((size, definition) => {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        return together(size, this.ofFragment(definition.name.value));
      }
      if (definition.kind !== Kind.OPERATION_DEFINITION) return size;
      const root = this.schema.getRootType(definition.operation) ?? undefined;
      const own = { ...nothing, directives: definition.directives?.length ?? 0 };
      return together(together(size, own), this.ofSelections(definition.selectionSet, root));
    }, nothing);
  }

  private ofFragment(name: string): Size {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    if (fragment === undefined) return nothing;
    // A circle has no size; not left to validation, since more than that reads a document.
    if (this.begun.has(name)) throw new Refusal("DOCUMENT_INVALID");
    this.begun.add(name);
    const type = this.schema.getType(fragment.typeCondition.name.value);
    const own = { ...nothing, directives: fragment.directives?.length ?? 0 };
    const size = together(own, this.ofSelections(fragment.selectionSet, type as GraphQLOutputType));
    this.known.set(name, size);
    return size;
  }

  private ofSelections(set: SelectionSetNode | undefined, within: GraphQLOutputType | undefined) {
    const add = (size: Size, each: SelectionNode) => together(size, this.ofSelection(each, within));
    return (set?.selections ?? []).reduce(add, nothing);
  }

  private ofSelection(selection: SelectionNode, within: GraphQLOutputType | undefined): Size {
    const own = { ...nothing, directives: selection.directives?.length ?? 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      // A spread is looked at each time, whatever it holds: it costs something itself.
      const inner = this.ofFragment(selection.name.value);
      return together(own, { ...inner, cost: 1 + inner.cost });
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const named = selection.typeCondition?.name.value;
      const type = named === undefined ? within : (this.schema.getType(named) as typeof within);
      return together(own, this.ofSelections(selection.selectionSet, type));
    }
    return together(own, this.ofField(selection, within));
  }

  private ofField(field: FieldNode, within: GraphQLOutputType | undefined): Size {
    const hasFields = isObjectType(within) || isInterfaceType(within);
    const defined = hasFields ? within.getFields()[field.name.value] : undefined;
    const isPaged = defined?.args.some(({ name }) => name === "first") ?? false;
    const inner = this.ofSelections(field.selectionSet, defined && getNamedType(defined.type));
    return {
      depth: 1 + inner.depth,
      aliases: inner.aliases + (field.alias === undefined ? 0 : 1),
      directives: inner.directives,
      cost: 1 + rowsOf(field, isPaged) * inner.cost,
    };
  }
}

/** Null where the text is no document: validation says what is wrong with it. */
function parsed(text: string): DocumentNode | null {
  try {
    requireFewTokens(text);
    return parse(text, { noLocation: true, maxTokens: documentLimits.tokens });
  } catch (fault) {
    if (fault instanceof GraphQLError) return null;
    throw fault;
  }
}

/**
 * Refuses a document that is too long, too deep or too costly, that repeats fields under many aliases
 * (`__typename` too), carries many directives, or has a fragment within itself. Takes time in
 * proportion to its tokens.
 */
export function requireBounded(schema: GraphQLSchema, text: string): void {
  const document = parsed(text);
  if (document === null) return;
  const size = new Measure(schema, document).ofDocument(document);
  const { depth, aliases, directives, cost } = documentLimits;
  if (size.depth > depth) throw new Refusal("DOCUMENT_TOO_DEEP", { limit: depth });
  if (size.aliases > aliases) throw new Refusal("DOCUMENT_ALIASES", { limit: aliases });
  if (size.directives > directives) throw new Refusal("DOCUMENT_DIRECTIVES", { limit: directives });
  if (size.cost > cost) throw new Refusal("DOCUMENT_TOO_COSTLY", { limit: cost });
}
