import {
  type Envelope,
  type JsonObject,
  subjectsOf,
  suite,
} from "../../../contracts/events/index.ts";
import { sha256 } from "../../../contracts/proof/index.ts";

/** Thirty-two bytes that stand for a drawn secret. */
export const secret = sha256(new TextEncoder().encode("a secret of these tests"));

/** An event of `type` with this body, and everything else in order. */
export function eventOf(type: Envelope["type"], body: JsonObject): Envelope {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    type,
    owner: "gs1:417/6901234000009",
    signer: "platform",
    subjects: subjectsOf(type, body),
    audience: "ab".repeat(32),
    eventTime: "2026-03-02T08:20:00.500Z",
    recordTime: "2026-03-02T08:20:01.000Z",
    suite,
    body,
  };
}

export function bookingEvent(): Envelope {
  return eventOf("capacity.booking-requested.v1", {
    bookingId: "01890a5d-ac96-774b-bcce-b302099a8059",
    offerId: "01890a5d-ac96-774b-bcce-b302099a805a",
    provider: "uscc:91450200000000017A",
    requester: "gs1:417/6901234000009",
    window: { from: "2026-03-03T00:00:00.000Z", until: "2026-03-03T12:30:00.000Z" },
    hours: "12.5",
    total: { minor: "375000", currency: "CNY" },
    rulesVersion: 1,
    by: { person: "01890a5d-ac96-774b-bcce-b302099a805b" },
  });
}

/** A casting of `serials` blanks from one heat. */
export function castingEvent(serials = 3): Envelope {
  const blank = (_: unknown, at: number) => `urn:epc:id:sgtin:6901234.000002.B${at}`;
  return eventOf("trace.event-captured.v1", {
    type: "TransformationEvent",
    eventTime: "2026-03-02T16:20:00.5+08:00",
    eventTimeZoneOffset: "+08:00",
    inputQuantityList: [{ epcClass: "urn:epc:class:lgtin:6901234.000001.H23", quantity: 412.5 }],
    outputEPCList: Array.from({ length: serials }, blank),
    bizTransactionList: [],
    "lz:melt": { temperature: 1487, "pouring/minutes": 2.5, "a~b": { deep: [1, [2]] }, crew: "C" },
    _context: ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
    _media: "application/ld+json",
    _source: "00".repeat(32),
  });
}
