import { isAudience } from "../proof/audience.ts";
import { byUtf8 } from "../proof/bytes.ts";
import { Rejected } from "../proof/rejected.ts";
import { isArray, isObject, type Json, type JsonObject, sameTexts } from "./json.ts";
import type { EventType, Published } from "./published.ts";
import { isEventType, subjectsOf } from "./subjects.ts";

/**
 * The hash and the signature that an event was made with. SHA-256 for salts, digests and trees,
 * Ed25519 for a signer's detached signature over the commitment. Another pair is another name.
 */
export const suite = "sha256-ed25519";

/** What the platform records of a fact; formats, "Event envelope". */
export type EnvelopeOf<Type extends EventType> = {
  /** Lower-case UUID. */
  readonly id: string;
  readonly type: Type;
  /** The firm's canonical identity. */
  readonly owner: string;
  /** A key id, or `platform`. */
  readonly signer: string;
  /** Canonical identities, in UTF-8 order: `subjectsOf(type, body)`. */
  readonly subjects: readonly string[];
  /** `public`, or the 32 bytes of a circle as 64 lower-case hex digits. */
  readonly audience: string;
  /** When it happened: UTC with milliseconds; the body keeps what was captured. */
  readonly eventTime: string;
  /** When the platform took it in: UTC with milliseconds. */
  readonly recordTime: string;
  readonly suite: typeof suite;
  readonly body: Published[Type];
};

export type Envelope = Omit<EnvelopeOf<EventType>, "body"> & { readonly body: JsonObject };

/** The envelope's names in UTF-8 order, which is the order of its parts. */
export const envelopeNames = [
  "audience",
  "body",
  "eventTime",
  "id",
  "owner",
  "recordTime",
  "signer",
  "subjects",
  "suite",
  "type",
] as const;

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const typeForm = /^[a-z][a-z0-9]*\.[a-z0-9]+(?:-[a-z0-9]+)+\.v[1-9]\d*$/;
const identityForm = /^[a-z][a-z0-9]*:\S+$/;
const keyIdForm = /^\S{1,200}$/;

const forms: Readonly<Record<string, (text: string) => boolean>> = {
  id: (text) => uuidForm.test(text),
  type: (text) => typeForm.test(text),
  owner: (text) => identityForm.test(text),
  signer: (text) => keyIdForm.test(text),
  audience: isAudience,
  eventTime: isInstant,
  recordTime: isInstant,
};

function isInstant(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

/** The envelope's fields that every disclosure shows. */
export type ShownFields = {
  readonly [Field in Exclude<keyof Envelope, "subjects" | "body" | "type" | "suite">]: string;
} & { readonly type: string; readonly suite: typeof suite };

/** Checks the form of the fields that are always shown; the type need not be a known one. */
export function checkedFields(fields: JsonObject): ShownFields {
  for (const [field, fits] of Object.entries(forms)) {
    const value = fields[field];
    if (typeof value !== "string" || !fits(value)) throw new Rejected("EVENT_MALFORMED", { field });
  }
  if (fields["suite"] !== suite) throw new Rejected("SUITE_UNKNOWN");
  return fields as ShownFields;
}

/**
 * Refuses an envelope that must not be committed: a field of the wrong form or name, an unknown
 * type or suite, other subjects than follow from the body, or (in shapes of our own) a number that
 * is no safe integer.
 */
export function checkEnvelope(envelope: Envelope): void {
  const names = Object.keys(envelope).sort(byUtf8);
  if (!sameTexts(names, envelopeNames)) throw new Rejected("EVENT_MALFORMED");
  const { type } = checkedFields(envelope);
  if (!isObject(envelope.body)) throw new Rejected("EVENT_MALFORMED", { field: "body" });
  if (!isEventType(type)) throw new Rejected("EVENT_TYPE_UNKNOWN", { type });
  if (!sameTexts(subjectsOf(type, envelope.body), envelope.subjects)) {
    throw new Rejected("EVENT_SUBJECTS_WRONG");
  }
  if (type !== "trace.event-captured.v1" && !hasOwnNumbers(envelope.body)) {
    throw new Rejected("NUMBER_NOT_EXACT");
  }
}

// Whoever reads an own shape in another language must get the same number.
function hasOwnNumbers(value: Json): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (isArray(value)) return value.every(hasOwnNumbers);
  return !isObject(value) || Object.values(value).every(hasOwnNumbers);
}
