import type { DisclosedEvent } from "../../contracts/events/index.ts";
import type { ComparedField } from "./marks.ts";
import type { PassportEvent } from "./passport.ts";
import { bareWord, isStandardWord } from "./steps.ts";

/**
 * What the page would say of an event that the record itself does not: the proof covers the record,
 * not the platform's summary of it.
 */
export function differencesOf(event: PassportEvent, record: DisclosedEvent): ComparedField[] {
  const { body, fields, subjects } = record;
  const agreements: Readonly<Record<ComparedField, boolean>> = {
    id: event.id === fields.id || event.id === body["eventID"],
    eventType: event.eventType === body["type"],
    bizStep: sameWord(event.bizStep, body["bizStep"]),
    disposition: sameWord(event.disposition, body["disposition"]),
    eventTime: Date.parse(event.eventTime) === Date.parse(fields.eventTime),
    offset: event.eventTimeZoneOffset === (body["eventTimeZoneOffset"] ?? ""),
    codes: event.codes.every(({ code }) => subjects.includes(code)),
  };
  const compared = Object.keys(agreements) as ComparedField[];
  return compared.filter((field) => !agreements[field]);
}

/** The platform may write a standard word short or in full. */
function sameWord(shown: string | null, recorded: unknown): boolean {
  if (shown === null || typeof recorded !== "string") return shown === null && !recorded;
  const bare = bareWord(shown);
  return shown === recorded || (isStandardWord(bare) && bare === bareWord(recorded));
}
