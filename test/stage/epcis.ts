import type { JsonObject } from "../../contracts/events/index.ts";

/** An EPCIS document of these events, as a firm's own system would send it. */
export function epcisDocument(events: readonly JsonObject[], changes: JsonObject = {}): JsonObject {
  return {
    "@context": "https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-03-02T09:00:00Z",
    epcisBody: { eventList: events },
    ...changes,
  };
}

/** The code of one thing of a class that all tests share. */
export const serialCode = (serial: string) => `urn:epc:id:sgtin:4012345.011111.${serial}`;

/** One thing was inspected. */
export function inspection(serial: string, changes: JsonObject = {}): JsonObject {
  return {
    type: "ObjectEvent",
    eventTime: "2026-03-02T08:00:00.000Z",
    eventTimeZoneOffset: "+08:00",
    epcList: [serialCode(serial)],
    action: "OBSERVE",
    bizStep: "inspecting",
    ...changes,
  };
}
