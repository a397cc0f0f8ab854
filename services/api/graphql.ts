import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
} from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { type RefusalCode, refusals, sentenceOf } from "../../contracts/refusals/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Faults } from "../platform/faults.ts";
import type { Context } from "../platform/graphql/context.ts";
import { visibleFault } from "../platform/graphql/faults.ts";
import { atInputFields } from "../platform/graphql/input-faults.ts";
import { requireBounded, storableTexts } from "../platform/graphql/limits.ts";
import {
  type DocumentsByHash,
  type PersistedDocuments,
  persistedDocuments,
} from "../platform/graphql/persisted.ts";
import { actsOf, rootsOf } from "../platform/graphql/roots.ts";
import {
  addressOf,
  bodyWithin,
  type HttpRequest,
  requireRate,
  type Shell,
  statusOf,
} from "../platform/http.ts";
import { type RateGate, strangerAt } from "../platform/rates.ts";
import { utf8 } from "../platform/text.ts";
import { type Asked, askedIn } from "./asked.ts";
import {
  actorBehind,
  actorOf,
  type Caller,
  callerOf,
  countedAs,
  refuseForgery,
  underSupport,
} from "./caller.ts";
import { type ApiParts, contextOf } from "./context.ts";
import { foreignDocument, requireAlone, Streams } from "./streaming.ts";
import { Watched } from "./watched.ts";

export interface GraphqlParts extends ApiParts {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentsByHash;
  /** Documents of anyone's are answered, and GraphiQL is there. */
  readonly development: boolean;
  readonly faults: Faults;
  readonly gate: RateGate;
  /** When the program stops: streams end then. */
  readonly ending: AbortSignal;
}

const bodyLimitBytes = 100_000;

/** Yoga's part of the house rules: texts that can be kept, and faults masked where they arise. */
function houseRules(faults: Faults): Plugin<Context> {
  return {
    onValidate: ({ addValidationRule }) => {
      addValidationRule(storableTexts);
    },
    onExecute: ({ args }) => ({
      onExecuteDone: ({ result, setResult }) => {
        const executed = { ...args, variables: args.variableValues ?? {} };
        const told = atInputFields(result as ExecutionResult, executed);
        setResult(masked(told, args.contextValue, faults));
      },
    }),
  };
}

/** Yoga, for whatever is not one of the web's own documents. */
function yogaFor(parts: GraphqlParts) {
  return createYoga<{ context: Context }>({
    schema: parts.schema,
    graphqlEndpoint: "/graphql",
    // Resolvers find the doors where they find them in a persisted document: on the context itself.
    context: ({ context }) => context,
    plugins: [houseRules(parts.faults)],
    landingPage: false,
    graphiql: false,
    batching: false,
    multipart: false,
    logging: false,
    maskedErrors: false,
  });
}

/**
 * A key with the scope `graphql` may ask what it likes within the limits; a browser only what the
 * web was built with (C23). Of the scopes only this one lets a key read its firm.
 */
function mayAskAnything({ caller }: Context, development: boolean): boolean {
  if (development || caller === null) return development;
  return caller.principal.startsWith("key:") && caller.may.has("tenancy.read");
}

/** Null where the text is no document: Yoga says what is wrong with it. */
function parsedOrNone(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch (fault) {
    if (fault instanceof GraphQLError) return null;
    throw fault;
  }
}

/** A key is one act's: of two under it the second would be told what the first has done. */
function requireOneAct(document: DocumentNode | null, { request }: Context): void {
  if (request.idempotency === null || document === null) return;
  if (actsOf(document) > 1) throw new Refusal("IDEMPOTENCY_KEY_SHARED", {}, "Idempotency-Key");
}

/** What goes out: its errors say by their codes what they are. */
interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** A part of an answer may be lacking for its own reasons; without the database, or room in it, nothing is whole. */
function statusOfAnswer({ errors = [] }: Answer) {
  const isShort = errors.some(({ extensions }) => {
    return extensions?.["code"] === "UNAVAILABLE" || extensions?.["code"] === "STORAGE_FULL";
  });
  return isShort ? statusOf("UNAVAILABLE") : 200;
}

function masked(result: ExecutionResult, context: Context, faults: Faults): ExecutionResult {
  const errors = result.errors?.map((fault) => {
    context.watched.refused(fault.originalError);
    return visibleFault(fault, context, faults);
  });
  return errors === undefined ? result : { ...result, errors };
}

/** Faults of the document itself get our code and sentence, whatever the library calls them. */
function withCodes(result: ExecutionResult, locale: "zh" | "en"): Answer {
  const errors = result.errors?.map((error) => {
    const told = error.extensions?.["code"];
    const isOurs = typeof told === "string" && Object.hasOwn(refusals, told);
    if (isOurs) return error;
    const code = "DOCUMENT_INVALID";
    const message = sentenceOf(code, locale);
    return { ...error, message, extensions: { code, reason: error.message } };
  });
  return errors === undefined ? result : { ...result, errors };
}

/**
 * Compression for those who accept it. For all others the middleware would still take the answer
 * through a stream, which costs as much as its resolvers.
 */
function compressed(): MiddlewareHandler {
  const compressing = compress();
  return async (http, next) => {
    if (/gzip|deflate|\*/i.test(http.req.header("accept-encoding") ?? "")) {
      return compressing(http, next);
    }
    await next();
    http.res.headers.append("vary", "Accept-Encoding");
  };
}

/** What a body asks for, or why it is refused. */
function askedOrWhy(text: string): Asked | Refusal {
  try {
    return askedIn(text);
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
}

interface Coming {
  readonly text: string;
  readonly caller: Caller;
}

/** Who comes, with which body; where that is refused already, it counts as a stranger's. */
async function comingIn(http: HttpRequest, parts: GraphqlParts): Promise<Coming> {
  try {
    const text = utf8(await bodyWithin(http, bodyLimitBytes));
    return { text, caller: await callerOf(http, text, parts) };
  } catch (fault) {
    // A fault of ours is nobody's, and too many tokens are counted where they are looked for.
    const isTheirs = fault instanceof Refusal && fault.code !== "RATE_LIMITED";
    const who = strangerAt(addressOf(http));
    if (isTheirs) await requireRate(http, parts.gate, "document", who);
    throw fault;
  }
}

/** Who asks and for what; whatever is wrong with it, it is counted before it is told. */
async function counted(http: HttpRequest, parts: GraphqlParts, persisted: PersistedDocuments) {
  const { text, caller } = await comingIn(http, parts);
  const asked = askedOrWhy(text);
  const rateClass = persisted.classOf(asked instanceof Refusal ? undefined : asked.hash);
  await requireRate(http, parts.gate, rateClass, countedAs(caller));
  refuseForgery(http, caller);
  // A key that opens nothing is no stranger: it is told why.
  if (!caller.byCookie) actorOf(caller);
  if (asked instanceof Refusal) throw asked;
  return { text, caller, asked };
}

/** Mounts `POST /graphql`; in development also GraphiQL, from our own files. */
export function mountGraphql(app: Shell, parts: GraphqlParts): void {
  const { schema, documents, development, faults } = parts;
  const persisted = persistedDocuments(schema, documents);
  const yoga = yogaFor(parts);
  const watched = new Watched(parts.signals);
  const shown = (result: ExecutionResult, context: Context) => masked(result, context, faults);
  const streams = new Streams(parts, shown);

  const answer = async (
    asked: Asked,
    text: string,
    context: Context,
    http: HttpRequest,
  ): Promise<Answer> => {
    const { query, hash, variables } = asked;
    const known = persisted.documentOf(hash);
    if (hash !== undefined && known !== undefined) {
      requireOneAct(known, context);
      return masked(await persisted.run(hash, variables, context), context, faults);
    }
    if (query === undefined || !mayAskAnything(context, development)) {
      throw new Refusal("DOCUMENT_UNKNOWN");
    }
    requireBounded(schema, query);
    if (context.request.idempotency !== null) requireOneAct(parsedOrNone(query), context);
    const headers = { "content-type": "application/json", accept: "application/json" };
    const response = await yoga.fetch(
      new Request(http.req.url, { method: "POST", headers, body: text }),
      { context },
    );
    return withCodes((await response.json()) as ExecutionResult, context.locale);
  };

  const subscriptionIn = ({ query, hash, variables }: Asked, context: Context) => {
    const mayAsk = query !== undefined && mayAskAnything(context, development);
    const known = persisted.documentOf(hash) ?? (mayAsk ? foreignDocument(schema, query) : null);
    const document = known && requireAlone(known);
    return document && { document, variables };
  };

  /** What is asked for; of a document that is not ours once it is known to be within bounds. */
  const asksIn = ({ query, hash }: Asked) => {
    const known = persisted.rootsOf(hash);
    if (known.length === 0 && query !== undefined) requireBounded(schema, query);
    const roots = known.length > 0 || query === undefined ? known : rootsOf(parse(query));
    return { acts: roots.some((root) => root.startsWith("mutation ")), roots };
  };

  app.use("/graphql", compressed());
  app.post("/graphql", async (http) => {
    try {
      const { text, caller, asked } = await counted(http, parts, persisted);
      const reader = await underSupport(http, caller, parts.database, () => asksIn(asked));
      const context = contextOf(http, reader, parts);
      const subscription = subscriptionIn(asked, context);
      if (subscription !== null) {
        return await streams.answer(http, { ...subscription, caller, text });
      }
      const told = await answer(asked, text, context, http);
      return http.json(told, statusOfAnswer(told));
    } catch (fault) {
      watched.refused(fault, { actor: actorBehind(http), address: addressOf(http) });
      const reader = { locale: http.get("locale"), request: { id: http.get("requestId") } };
      const error = visibleFault(fault, reader, faults);
      const status = statusOf(error.extensions["code"] as RefusalCode);
      return http.json({ errors: [error.toJSON()] }, status);
    }
  });

  if (development) mountGraphiql(app);
}

function mountGraphiql(app: Shell): void {
  app.get("/graphql", async (http) => {
    const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
    // GraphiQL is one page with its script inside; the platform's own pages have none.
    http.header("content-security-policy", "default-src 'self' 'unsafe-inline' data: blob:");
    const page = renderGraphiQL({ endpoint: "/graphql", headers: '{"x-lianzao":"1"}' });
    return http.html(typeof page === "string" ? page : String(page));
  });
}
