import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import { instantOf, offsetMinutes } from "./date-time.ts";
import { elementsOf, memberOf, textMember, textsOf } from "./json.ts";
import { type TermKind, termOf } from "./terms.ts";

/** A business transaction, source or destination: its type's short name and its id. */
export interface Typed {
  readonly type?: string;
  readonly id: string;
}

/** When, where and why of an event (EPCIS 2.0 § 7.3), as an index needs them. */
export interface Dimensions {
  readonly type: string;
  readonly action?: "ADD" | "OBSERVE" | "DELETE";
  /** UTC with microseconds, see `instantOf`; undefined outside the years 1 to 9999. */
  readonly eventTime: string | undefined;
  readonly offsetMinutes: number;
  readonly eventId?: string;
  readonly bizStep?: string;
  readonly disposition?: string;
  readonly readPoint?: string;
  readonly bizLocation?: string;
  readonly transformationId?: string;
  readonly setDispositions: readonly string[];
  readonly unsetDispositions: readonly string[];
  readonly bizTransactions: readonly Typed[];
  readonly sources: readonly Typed[];
  readonly destinations: readonly Typed[];
  /** The event is declared an error: it withdraws the earlier event of the same id. */
  readonly error?: ErrorDeclaration;
}

export interface ErrorDeclaration {
  /** UTC with microseconds; undefined outside the years 1 to 9999. */
  readonly declaredAt: string | undefined;
  readonly reason?: string;
  readonly correctiveEventIds: readonly string[];
}

/**
 * Reads the dimensions of a valid event. `recordTime` is not among them: EPCIS 2.0 § 7.4.1 has a
 * capturing repository pass over the one it is given and record its own.
 */
export function dimensionsOf(event: JsonObject): Dimensions {
  const persistent = memberOf(event, "persistentDisposition");
  const action = textMember(event, "action");
  return {
    type: textMember(event, "type") ?? "",
    ...(action === "ADD" || action === "OBSERVE" || action === "DELETE" ? { action } : {}),
    eventTime: instantOf(textMember(event, "eventTime") ?? ""),
    offsetMinutes: offsetMinutes(textMember(event, "eventTimeZoneOffset") ?? "+00:00"),
    ...given("eventId", textMember(event, "eventID")),
    ...given("bizStep", term("bizStep", textMember(event, "bizStep"))),
    ...given("disposition", term("disposition", textMember(event, "disposition"))),
    ...given("readPoint", textMember(memberOf(event, "readPoint"), "id")),
    ...given("bizLocation", textMember(memberOf(event, "bizLocation"), "id")),
    ...given("transformationId", textMember(event, "transformationID")),
    setDispositions: textsOf(persistent, "set").map((text) => termOf("disposition", text)),
    unsetDispositions: textsOf(persistent, "unset").map((text) => termOf("disposition", text)),
    bizTransactions: typed(event, "bizTransactionList", "bizTransaction", "bizTransactionType"),
    sources: typed(event, "sourceList", "source", "partyType"),
    destinations: typed(event, "destinationList", "destination", "partyType"),
    ...errorOf(memberOf(event, "errorDeclaration")),
  };
}

function term(kind: TermKind, text: string | undefined): string | undefined {
  return text === undefined ? undefined : termOf(kind, text);
}

function given<Name extends string>(name: Name, text: string | undefined) {
  return (text === undefined ? {} : { [name]: text }) as { readonly [Given in Name]?: string };
}

function typed(event: JsonObject, list: string, field: string, kind: TermKind): Typed[] {
  return elementsOf(event, list).flatMap((element) => {
    const id = textMember(element, field);
    if (id === undefined) return [];
    return [{ ...given("type", term(kind, textMember(element, "type"))), id }];
  });
}

function errorOf(declaration: Json | undefined): Pick<Dimensions, "error"> {
  if (declaration === undefined) return {};
  return {
    error: {
      declaredAt: instantOf(textMember(declaration, "declarationTime") ?? ""),
      ...given("reason", term("errorReason", textMember(declaration, "reason"))),
      correctiveEventIds: textsOf(declaration, "correctiveEventIDs"),
    },
  };
}
