import type { TypedDocumentNode } from "@urql/core";
import { type DocumentNode, Kind, type OperationTypeNode } from "graphql";
import {
  type OperationContext,
  type RequestPolicy,
  type UseQueryArgs,
  type UseQueryResponse,
  useQuery,
} from "urql";

/** What the code generator leaves of a document: its text stays with the api. */
interface PersistedMeta {
  readonly hash: string;
  readonly name: string;
  readonly operation: `${OperationTypeNode}`;
}

interface Identified extends DocumentNode {
  /** By this urql tells documents apart; they have no text here. */
  readonly documentId: string;
}

const known = new WeakMap<object, Identified>();

/** A persisted document in the form that urql takes: its name and kind, and its hash. */
export function asked<D, V>(document: TypedDocumentNode<D, V>): TypedDocumentNode<D, V> {
  const before = known.get(document);
  if (before) return before as TypedDocumentNode<D, V>;
  const { hash, name, operation } = (
    document as TypedDocumentNode<D, V> & { readonly __meta__: PersistedMeta }
  ).__meta__;
  const form: Identified = {
    kind: Kind.DOCUMENT,
    documentId: hash,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: operation as OperationTypeNode,
        name: { kind: Kind.NAME, value: name },
        selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
      },
    ],
  };
  known.set(document, form);
  return form as TypedDocumentNode<D, V>;
}

/** The hash of a document made by `asked`. */
export function hashOf(document: DocumentNode): string | undefined {
  return (document as Partial<Identified>).documentId;
}

interface Ask<D, V extends object> {
  readonly query: TypedDocumentNode<D, V>;
  readonly variables?: V;
  readonly pause?: boolean;
  readonly requestPolicy?: RequestPolicy;
  readonly context?: Partial<OperationContext>;
}

/** urql's `useQuery` over a persisted document. */
export function useAsked<D, V extends object>(ask: Ask<D, V>): UseQueryResponse<D, V> {
  const { query, ...others } = ask;
  return useQuery<D, V>({ ...others, query: asked(query) } as UseQueryArgs<V, D>);
}
