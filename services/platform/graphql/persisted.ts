import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { RateClass } from "../rates.ts";
import type { Context } from "./context.ts";
import { atInputFields } from "./input-faults.ts";
import { rootsOf } from "./roots.ts";

/** Documents by their SHA-256 hash, as the web was built with. */
export type DocumentsByHash = Readonly<Record<string, string>>;

/** The web's own documents, validated and compiled once, at the first use of each. */
export interface PersistedDocuments {
  has(hash: string): boolean;
  /** Under which rate it is asked; `document` for all that is not one of these. */
  classOf(hash: string | undefined): RateClass;
  /** What it asks for at its roots; nothing for all that is not one of these. */
  rootsOf(hash: string | undefined): readonly string[];
  /** The document itself; undefined for all that is not one of these. */
  documentOf(hash: string | undefined): DocumentNode | undefined;
  run(hash: string, variables: Record<string, unknown>, context: Context): Promise<ExecutionResult>;
}

interface Compiled extends CompiledQuery {
  readonly document: DocumentNode;
  readonly rateClass: RateClass;
}

/**
 * What counts apart from all else that is asked: a passport, which anyone opens; what strangers leave
 * behind before anybody knows them; and what reads a whole chain.
 */
const apart: Readonly<Record<string, RateClass>> = {
  "query passport": "passport",
  "query auditIntegrity": "integrity",
  "mutation applicationSubmit": "admission",
  "mutation providerSignInStart": "departure",
};

function classOf(document: DocumentNode): RateClass {
  const known = rootsOf(document).find((root) => Object.hasOwn(apart, root));
  if (known !== undefined) return apart[known] ?? "document";
  return getOperationAST(document)?.operation === "mutation" ? "mutation" : "query";
}

function compiled(schema: GraphQLSchema, text: string): Compiled {
  const document = parse(text);
  const faults = validate(schema, document);
  if (faults.length > 0) throw new Error(`a persisted document is not valid: ${faults[0]}`);
  const query = compileQuery(schema, document);
  if (!isCompiledQuery(query)) throw new Error("a persisted document does not compile");
  return { ...query, document, rateClass: classOf(document) };
}

/** Throws at start when a document does not fit the schema, not when a user first needs it. */
export function persistedDocuments(
  schema: GraphQLSchema,
  documents: DocumentsByHash,
): PersistedDocuments {
  const queries = new Map<string, Compiled>();
  const queryOf = (hash: string) => {
    const known = queries.get(hash) ?? compiled(schema, documents[hash] ?? "");
    queries.set(hash, known);
    return known;
  };
  return {
    has: (hash) => Object.hasOwn(documents, hash),
    classOf: (hash) =>
      hash !== undefined && Object.hasOwn(documents, hash) ? queryOf(hash).rateClass : "document",
    rootsOf: (hash) =>
      hash !== undefined && Object.hasOwn(documents, hash) ? rootsOf(queryOf(hash).document) : [],
    documentOf: (hash) =>
      hash !== undefined && Object.hasOwn(documents, hash) ? queryOf(hash).document : undefined,
    run: async (hash, variables, context) => {
      const { query, document } = queryOf(hash);
      const result = await query({}, context, variables);
      return atInputFields(result, { schema, document, variables });
    },
  };
}
