import type { Json, JsonObject, Published } from "../../../contracts/events/index.ts";
import { equalityKey } from "./equality.ts";
import { elementsOf, memberOf } from "./json.ts";

/** One event as it stood in what was captured. */
export interface CapturedEvent {
  /** The event's own fields, its own `@context` among them. */
  readonly fields: JsonObject;
  /** The `@context` of the document around it; null where the event stood alone. */
  readonly inherited: Json;
  /** RFC 6901 pointer to the event in what was captured. */
  readonly pointer: string;
}

type EventCapturedV1 = Published["trace.event-captured.v1"];

/** What a body has beside the event's own fields, all but the context. */
export type CaptureMarks = Pick<EventCapturedV1, "_media" | "_source" | "_mapping">;

/** Where the lists of events are; a file of any other type is one event. */
const eventLists: ReadonlyMap<Json | undefined, readonly string[]> = new Map([
  ["EPCISDocument", ["epcisBody", "eventList"]],
  ["EPCISQueryDocument", ["epcisBody", "queryResults", "resultsBody", "eventList"]],
]);

const standardContext = "https://ref.gs1.org/standards/epcis/epcis-context.jsonld";

/** The events of a valid EPCIS file (`validateEpcisDocument`), in its order. */
export function eventsOf(document: JsonObject): CapturedEvent[] {
  const path = eventLists.get(memberOf(document, "type"));
  if (path === undefined) return [{ fields: document, inherited: null, pointer: "" }];
  const inherited = memberOf(document, "@context") ?? null;
  const holder = path.slice(0, -1).reduce<Json | undefined>(memberOf, document);
  return elementsOf(holder, "eventList").map((event, at) => ({
    fields: event as JsonObject,
    inherited,
    pointer: `/${path.join("/")}/${at}`,
  }));
}

/**
 * The body of `trace.event-captured.v1`: the event's own fields, and in `_context` what it inherited
 * from its document. The context in force is `_context` with the event's own `@context`, which stays
 * where it stood, on top of it (JSON-LD 1.1 § 4.1). Both together carry the whole meaning, and the
 * document can be given back as it was.
 *
 * An own name that begins with `_` gets one more: only events of types of others can have such names.
 */
export function bodyOf(event: CapturedEvent, marks: CaptureMarks): EventCapturedV1 {
  const fields = Object.entries(event.fields).map(([name, value]) => [bodyName(name), value]);
  const body = { ...Object.fromEntries(fields), ...marks, _context: event.inherited };
  return body as EventCapturedV1;
}

function bodyName(name: string): string {
  return name.startsWith("_") ? `_${name}` : name;
}

/** The event's own fields as captured: what `bodyOf` was given. */
export function fieldsOf(body: JsonObject): JsonObject {
  const own = Object.entries(body).filter(([name]) => !/^_(?!_)/.test(name));
  return Object.fromEntries(
    own.map(([name, value]) => [name.startsWith("_") ? name.slice(1) : name, value]),
  );
}

/** The fields of a document that its events do not carry. */
export interface DocumentHead {
  readonly schemaVersion: string;
  readonly creationDate: string;
  readonly [field: string]: Json;
}

/**
 * An EPCISDocument of captured events. Bodies of one capture give back its events and its context as
 * they were. Events that inherited different contexts cannot share one: the document then has the
 * standard's, and each event brings all of its own.
 */
export function documentOf(bodies: readonly JsonObject[], head: DocumentHead): JsonObject {
  const contexts = new Set(bodies.map((body) => equalityKey(inheritedBy(body))));
  const shared = contexts.size === 1 ? inheritedBy(bodies[0]) : null;
  const events = shared === null ? bodies.map(standingAlone) : bodies.map(fieldsOf);
  return {
    ...head,
    type: "EPCISDocument",
    "@context": shared ?? standardContext,
    epcisBody: { eventList: events },
  };
}

function inheritedBy(body: JsonObject | undefined): Json {
  return memberOf(body, "_context") ?? null;
}

/** The event's own fields with its whole context as its own. */
export function standingAlone(body: JsonObject): JsonObject {
  const fields = fieldsOf(body);
  const inherited = inheritedBy(body);
  if (inherited === null) return fields;
  const own = memberOf(fields, "@context");
  return { ...fields, "@context": unique([inherited, own ?? []].flat()) };
}

// EPCIS's schema wants the contexts of a list to differ. Of two equal ones the later decides.
function unique(contexts: readonly Json[]): Json {
  const keys = contexts.map(equalityKey);
  return contexts.filter((_context, at) => keys.lastIndexOf(keys[at] ?? "") === at);
}
