import { setTimeout as pause } from "node:timers/promises";
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { Refusal } from "../kernel/refusal.ts";
import { isAway } from "../platform/away.ts";
import type { Context } from "../platform/graphql/context.ts";
import { atInputFields } from "../platform/graphql/input-faults.ts";
import { requireBounded, storableTexts } from "../platform/graphql/limits.ts";
import type { HttpRequest } from "../platform/http.ts";
import type { RateGate } from "../platform/rates.ts";
import { type Caller, callerOf, countedAs, isUnderSupport } from "./caller.ts";
import { type ApiParts, contextOf } from "./context.ts";

/** A subscription as it was asked for, and by whom. */
interface Subscription {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** The body of the request. */
  readonly text: string;
}

interface StreamParts extends ApiParts {
  readonly schema: GraphQLSchema;
  readonly gate: RateGate;
  /** When the program stops, which ends all streams. */
  readonly ending: AbortSignal;
}

/** What of an answer goes out. */
type Shown = (result: ExecutionResult, context: Context) => ExecutionResult;

/**
 * A document of anyone's that may be a subscription, within bounds; null where it is none, or not
 * valid, which its answer will tell.
 */
export function foreignDocument(schema: GraphQLSchema, text: string): DocumentNode | null {
  // All others are validated where they are answered, and only there.
  if (!/\bsubscription\b/.test(text)) return null;
  requireBounded(schema, text);
  try {
    const document = parse(text);
    const rules = [...specifiedRules, storableTexts];
    return validate(schema, document, rules).length === 0 ? document : null;
  } catch (fault) {
    if (fault instanceof GraphQLError) return null;
    throw fault;
  }
}

/**
 * The document if it is a subscription, else null. Refuses one with other operations beside it:
 * `DOCUMENT_INVALID`.
 */
export function requireAlone(document: DocumentNode): DocumentNode | null {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!operations.some(({ operation }) => operation === OperationTypeNode.SUBSCRIPTION))
    return null;
  if (operations.length > 1) throw new Refusal("DOCUMENT_INVALID");
  return document;
}

const encoder = new TextEncoder();
const beatMs = 15_000;
/** How often it is looked whether who listens may still; a session is remembered as long beside. */
const glanceMs = 2_000;
/** After so long a stream ends, and who still wants it comes again. */
const longestMs = 3_600_000;
const mostOfOne = 100;
const fullWaitSeconds = 30;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};

type Events = AsyncIterable<unknown>;

/** What somebody may do: the same text as long as it is the same. */
function standingOf({ actor, refused }: Caller): string {
  if (actor === null) return refused?.code ?? "";
  return [actor.tenantId, actor.principal, ...[...actor.may].sort()].join(" ");
}

const isStream = (source: Events | ExecutionResult): source is Events =>
  Symbol.asyncIterator in source;

/**
 * Answers subscriptions by server-sent events (WHATWG HTML § 9.2), one answer to an event and each
 * as its reader may see it then.
 */
export class Streams {
  private readonly parts: StreamParts;
  private readonly shown: Shown;
  private readonly open = new Map<string, number>();

  constructor(parts: StreamParts, shown: Shown) {
    this.parts = parts;
    this.shown = shown;
  }

  /** Throws `RATE_LIMITED` where one has too many open, `NOT_PERMITTED` under a grant of support. */
  async answer(http: HttpRequest, subscription: Subscription): Promise<Response> {
    // Each look under a grant is audited; a stream would be one without end.
    if (isUnderSupport(http)) throw new Refusal("NOT_PERMITTED", { action: "subscription" });
    const { kind, name } = countedAs(subscription.caller);
    const who = `${kind} ${name}`;
    if ((this.open.get(who) ?? 0) >= mostOfOne) {
      throw new Refusal("RATE_LIMITED", { seconds: fullWaitSeconds });
    }
    const contextValue = contextOf(http, subscription.caller, this.parts);
    const source = await createSourceEventStream(this.asked(subscription, contextValue));
    if (!isStream(source)) {
      const told = JSON.stringify(this.told(source, subscription, contextValue));
      return new Response(`data: ${told}\n\n`, { headers });
    }
    const events = source[Symbol.asyncIterator]();
    const answers = this.answersTo(http, subscription, events);
    return new Response(this.bodyOf(http, answers, events, who), { headers });
  }

  private asked({ document, variables }: Subscription, contextValue: Context) {
    return { schema: this.parts.schema, document, variableValues: variables, contextValue };
  }

  private told(result: ExecutionResult, { document, variables }: Subscription, context: Context) {
    const { schema } = this.parts;
    return this.shown(atInputFields(result, { schema, document, variables }), context);
  }

  /** Each answer that differs from the one before; the first with errors is the last. */
  private async *answersTo(
    http: HttpRequest,
    subscription: Subscription,
    events: AsyncIterator<unknown>,
  ): AsyncGenerator<string> {
    let last = "";
    for await (const { caller, rootValue } of this.occasions(http, subscription, events)) {
      const context = contextOf(http, caller, this.parts);
      const result = await execute({ ...this.asked(subscription, context), rootValue });
      const answer = this.told(result, subscription, context);
      const text = JSON.stringify(answer);
      if (text !== last) yield text;
      last = text;
      if (answer.errors !== undefined) return;
    }
  }

  /**
   * When to answer, and whom: at each event, and when what the listener may do is found changed
   * (C26). So the stream of a session that has ended ends too, however still it is (C04).
   */
  private async *occasions(
    http: HttpRequest,
    subscription: Subscription,
    events: AsyncIterator<unknown>,
  ): AsyncGenerator<{ readonly caller: Caller; readonly rootValue: unknown }> {
    let { caller } = subscription;
    let rootValue: unknown;
    let coming = events.next();
    for (;;) {
      const event = await Promise.race([coming, pause(glanceMs, null, { ref: false })]);
      if (event?.done === true) return;
      const before = standingOf(caller);
      caller = await this.listening(http, subscription, event === null ? caller : null);
      if (event !== null) {
        rootValue = event.value;
        coming = events.next();
      }
      if (event !== null || standingOf(caller) !== before) yield { caller, rootValue };
    }
  }

  /** Who listens, found out anew; `unasked` where the database is away and cannot be asked. */
  private async listening(
    http: HttpRequest,
    { text }: Subscription,
    unasked: Caller | null,
  ): Promise<Caller> {
    try {
      return await callerOf(http, text, this.parts, "listens");
    } catch (fault) {
      if (unasked !== null && isAway(fault)) return unasked;
      throw fault;
    }
  }

  private bodyOf(
    http: HttpRequest,
    answers: AsyncGenerator<string>,
    events: AsyncIterator<unknown>,
    who: string,
  ): ReadableStream<Uint8Array> {
    const { ending } = this.parts;
    const ends = AbortSignal.any([http.req.raw.signal, ending, AbortSignal.timeout(longestMs)]);
    const stop = () => void events.return?.();
    let beating: NodeJS.Timeout | undefined;
    const forget = () => {
      stop();
      if (beating === undefined) return;
      clearInterval(beating);
      beating = undefined;
      ends.removeEventListener("abort", stop);
      this.count(who, -1);
    };
    return new ReadableStream({
      start: (out) => {
        // Tells proxies in between that somebody is there; who lags behind is told nothing more.
        beating = setInterval(() => {
          if ((out.desiredSize ?? 0) > 0) out.enqueue(encoder.encode(":\n\n"));
        }, beatMs);
        beating.unref();
        this.count(who, 1);
        ends.addEventListener("abort", stop);
        if (ends.aborted) stop();
      },
      pull: async (out) => {
        try {
          const { done, value } = await answers.next();
          if (!done) return out.enqueue(encoder.encode(`data: ${value}\n\n`));
          forget();
          out.close();
        } catch (fault) {
          forget();
          out.error(fault);
        }
      },
      cancel: forget,
    });
  }

  private count(who: string, more: 1 | -1): void {
    const now = (this.open.get(who) ?? 0) + more;
    if (now > 0) this.open.set(who, now);
    else this.open.delete(who);
  }
}
