import { createHmac, randomBytes } from "node:crypto";
import type { JsonObject } from "../../contracts/events/index.ts";
import type { EventId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import { newId } from "../platform/ids.ts";
import { jsonOf } from "../platform/json.ts";
import { once } from "../platform/once.ts";
import type { EventDraft } from "../platform/outbox.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { registerQuota, requireQuota } from "../tenancy/index.ts";
import { bodyOf, type CapturedEvent, eventsOf } from "./epcis/captured.ts";
import { type Dimensions, dimensionsOf } from "./epcis/dimensions.ts";
import type { Fault } from "./epcis/form.ts";
import { isObject } from "./epcis/json.ts";
import { validateEpcisDocument } from "./epcis/validate.ts";
import { type EventCode, whatOf } from "./epcis/what.ts";
import { eventsOfDay, hasCircle, repeatedEvent, withFirm } from "./reads.ts";
import { insertCapture } from "./writes.ts";

registerQuota("events_per_day", eventsOfDay);

/** Most events in one capture. */
export const captureLimit = 2_000;

/** A document that is not valid EPCIS, with every fault and where it is. */
export class EpcisInvalid extends Refusal {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    // The whole document is # (RFC 6901 § 6).
    super("EPCIS_INVALID", { count: faults.length, pointer: faults[0]?.pointer || "#" });
    this.faults = faults;
  }
}

export interface EventIndex {
  readonly dimensions: Dimensions;
  readonly codes: readonly EventCode[];
  readonly eventTime: Date;
}

/** What was captured, read and found valid, before anything is written. */
export interface ReadCapture {
  readonly bytes: Uint8Array;
  readonly media: string;
  /** The document without its events and context: what reading back needs besides them. */
  readonly frame: JsonObject;
  readonly events: readonly { readonly captured: CapturedEvent; readonly index: EventIndex }[];
}

/** What the index keeps of an event; throws `EPCIS_TIME_OUT_OF_RANGE`. */
export function indexed(captured: CapturedEvent): EventIndex {
  const dimensions = dimensionsOf(captured.fields);
  const { eventTime } = dimensions;
  if (eventTime === undefined) {
    throw new Refusal("EPCIS_TIME_OUT_OF_RANGE", {}, `${captured.pointer}/eventTime`);
  }
  const { codes, faults } = whatOf(captured.fields);
  if (faults.length > 0) {
    throw new EpcisInvalid(
      faults.map((fault) => ({ ...fault, pointer: `${captured.pointer}${fault.pointer}` })),
    );
  }
  return { dimensions, codes, eventTime: new Date(eventTime) };
}

/**
 * Reads captured bytes: strict JSON, the verdict of EPCIS 2.0, and what each event is about. Throws
 * `JSON_...`, `NUMBER_NOT_EXACT`, `EpcisInvalid`, `EPCIS_NO_DOCUMENT`, `EPCIS_TOO_MANY_EVENTS`,
 * `EPCIS_CODE_UNREADABLE`.
 */
export function readCapture(bytes: Uint8Array, media: string): ReadCapture {
  const document = jsonOf(bytes);
  const verdict = validateEpcisDocument(document);
  if (!verdict.valid) throw new EpcisInvalid(verdict.faults);
  if (!isObject(document) || document["type"] !== "EPCISDocument") {
    throw new Refusal("EPCIS_NO_DOCUMENT");
  }
  const captured = eventsOf(document);
  if (captured.length === 0) throw new Refusal("EPCIS_NO_DOCUMENT");
  if (captured.length > captureLimit) {
    throw new Refusal("EPCIS_TOO_MANY_EVENTS", { limit: captureLimit });
  }
  const events = captured.map((each) => ({ captured: each, index: indexed(each) }));
  return { bytes, media, frame: frameOf(document), events };
}

function frameOf(document: JsonObject): JsonObject {
  const { epcisBody: _events, "@context": _context, ...frame } = document;
  return frame;
}

function draftOf(capture: ReadCapture, captured: CapturedEvent, index: EventIndex, circle: string) {
  const secret = randomBytes(32);
  const _source = createHmac("sha256", secret).update(capture.bytes).digest("hex");
  return {
    type: "trace.event-captured.v1",
    body: bodyOf(captured, { _media: capture.media, _source }),
    circle,
    eventTime: index.eventTime,
    secret,
  } satisfies EventDraft;
}

const identityOfEvent = ({ dimensions }: EventIndex) => ({
  eventId: dimensions.eventId ?? null,
  declaredAt: dimensions.error?.declaredAt ?? "",
});

async function refuseRepeated(scope: TenantScope, capture: ReadCapture): Promise<void> {
  const events = capture.events.map(({ index }) => identityOfEvent(index));
  const seen = new Set<string>();
  for (const { eventId, declaredAt } of events) {
    const mark = `${eventId} ${declaredAt}`;
    if (eventId !== null && seen.has(mark)) throw new Refusal("EPCIS_EVENT_REPEATED", { eventId });
    seen.add(mark);
  }
  const eventId = await repeatedEvent(scope, events);
  if (eventId !== null) throw new Refusal("EPCIS_EVENT_REPEATED", { eventId });
}

/** What the row of an event says of it, from the event alone. */
export function columnsOf(captured: Pick<CapturedEvent, "fields">, index: EventIndex) {
  const { type, action, bizStep, disposition, readPoint, bizLocation } = index.dimensions;
  const offset = captured.fields["eventTimeZoneOffset"];
  return {
    ...identityOfEvent(index),
    eventType: type,
    action: action ?? null,
    bizStep: bizStep ?? null,
    disposition: disposition ?? null,
    readPoint: readPoint ?? null,
    bizLocation: bizLocation ?? null,
    eventTime: index.eventTime,
    eventTimeZoneOffset: typeof offset === "string" ? offset : "+00:00",
  };
}

/** The codes of an event, each once in each role. */
export function codesIn({ codes }: Pick<EventIndex, "codes">): EventCode[] {
  return [...new Map(codes.map((code) => [`${code.role} ${code.identity}`, code])).values()];
}

/** The rows by which the firm finds its events again. */
function rowsOf(
  scope: TenantScope,
  capture: ReadCapture,
  ids: readonly EventId[],
  captureId: string,
  circle: string,
) {
  const { house: tenantId, now: recordTime } = scope;
  const placed = capture.events.map((event, place) => ({
    ...event,
    place,
    id: ids[place] as EventId,
  }));
  const events = placed.map(({ captured, index, place, id }) => {
    const row = { tenantId, id, captureId, place, recordTime, circle };
    return { ...row, ...columnsOf(captured, index) };
  });
  const codes = placed.flatMap(({ index, id }) =>
    codesIn(index).map(({ identity, role }) => ({ tenantId, code: identity, role, eventId: id })),
  );
  return { events, codes };
}

/**
 * Takes in one document, whole or not at all: each event becomes an event of the firm for the named
 * circle (`public` for anyone). Gives the capture's id. Throws `AUDIENCE_UNKNOWN`,
 * `EPCIS_EVENT_REPEATED`.
 */
export async function captureEvents(
  scope: TenantScope,
  capture: ReadCapture,
  circle: string,
): Promise<string> {
  const answer = await once(scope, "trace.capture", async () => {
    if (circle !== "public" && (circle.startsWith(withFirm) || !(await hasCircle(scope, circle)))) {
      throw new Refusal("AUDIENCE_UNKNOWN", { circle }, "Lianzao-Audience");
    }
    await refuseRepeated(scope, capture);
    await requireQuota(scope, "events_per_day", capture.events.length);

    const ids = await scope.emitAll(
      capture.events.map(({ captured, index }) => draftOf(capture, captured, index, circle)),
    );

    const captureId = newId<string>();
    const { events, codes } = rowsOf(scope, capture, ids, captureId, circle);
    const { house: tenantId, now } = scope;
    const job = { tenantId, id: captureId, startedAt: now, finishedAt: now, circle };
    const { media, frame } = capture;
    await insertCapture(scope, { ...job, eventCount: events.length, media, frame }, events, codes);
    return captureId;
  });
  scope.about(answer.id, { events: capture.events.length, circle, replayed: answer.replayed });
  return answer.id;
}
