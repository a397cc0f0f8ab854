import { checkDigit } from "../../identifiers/codes/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { requiredWording } from "../kernel/wording.ts";
import { type EnvelopeNm, nmOf } from "./lengths.ts";
import { materialOf } from "./materials.ts";
import { processOf } from "./processes.ts";
import type { ResourceKind, SiteId } from "./schema.ts";
import type { Words } from "./words.ts";

/** What a firm says of a place of its own. */
export interface SiteDraft {
  readonly name: Words;
  readonly city: Words;
  readonly gln?: string | null;
  readonly latitude: number;
  readonly longitude: number;
  /** IANA name. */
  readonly timeZone: string;
}

export interface CertificateDraft {
  readonly standard: string;
  readonly number: string;
  readonly validUntil: Date;
}

/** What a firm says of a resource of its own; lengths in millimetres as decimal text. */
export interface ResourceDraft {
  readonly siteId: SiteId;
  readonly name: Words;
  readonly kind: ResourceKind;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly envelope: { readonly x: string; readonly y: string; readonly z: string };
  readonly toleranceMm: string;
  readonly certificates: readonly CertificateDraft[];
}

/** A resource as it may be kept; lengths in whole nanometres. */
export interface DescribedResource {
  readonly name: Words;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly envelopeNm: EnvelopeNm;
  readonly toleranceNm: number;
  readonly certificates: readonly CertificateDraft[];
}

const nameLimit = 120;
const listLimit = 50;
const envelopeLimitMm = 100_000;
const toleranceLimitMm = 1_000;
const certificateYears = 30;
const zoneForm = /^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/;

/** Both names, trimmed; refuses an empty one at its own language. */
export function wordsOf(words: Words, field: string): Words {
  return {
    zh: requiredWording(words.zh, nameLimit, `${field}.zh`),
    en: requiredWording(words.en, nameLimit, `${field}.en`),
  };
}

function isTimeZone(name: string): boolean {
  if (!zoneForm.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    // RangeError: a name that the time zone database does not have.
    return false;
  }
}

/** A 13-digit GLN with its check digit (GS1 General Specifications § 7.9.1); null for none. */
function glnOf(gln: string | null | undefined): string | null {
  const digits = gln?.trim() ?? "";
  if (digits === "") return null;
  const sound = /^\d{13}$/.test(digits) && checkDigit(digits.slice(0, 12)) === digits[12];
  if (!sound) throw new Refusal("GLN_INVALID", {}, "gln");
  return digits;
}

/** A site as it may be kept. Refuses what is not a place on earth with a clock. */
export function describeSite(draft: SiteDraft): Required<SiteDraft> {
  const name = wordsOf(draft.name, "name");
  const city = wordsOf(draft.city, "city");
  const gln = glnOf(draft.gln);
  // Written so that a NaN is refused too.
  if (!(Math.abs(draft.latitude) <= 90)) throw new Refusal("COORDINATES_OFF_EARTH", {}, "latitude");
  if (!(Math.abs(draft.longitude) <= 180)) {
    throw new Refusal("COORDINATES_OFF_EARTH", {}, "longitude");
  }
  if (!isTimeZone(draft.timeZone)) throw new Refusal("TIME_ZONE_UNKNOWN", {}, "timeZone");
  return { ...draft, name, city, gln };
}

/** A length above zero and within its limit, in whole nanometres. */
export function lengthNm(mm: string, limitMm: number, field: string): number {
  const nm = nmOf(mm);
  if (!(nm > 0 && nm <= nmOf(String(limitMm)))) {
    throw new Refusal("LENGTH_OUT_OF_RANGE", { limitMm }, field);
  }
  return nm;
}

/** The three sides of an envelope in whole nanometres. */
export function envelopeNmOf(
  sides: { readonly x: string; readonly y: string; readonly z: string },
  field: string,
): EnvelopeNm {
  const side = (name: "x" | "y" | "z") =>
    lengthNm(sides[name], envelopeLimitMm, `${field}.${name}`);
  return { x: side("x"), y: side("y"), z: side("z") };
}

/** A tolerance in whole nanometres. */
export function toleranceNmOf(mm: string, field: string): number {
  return lengthNm(mm, toleranceLimitMm, field);
}

function inVocabulary(
  codes: readonly string[],
  known: (code: string) => unknown,
  refusal: "PROCESS_UNKNOWN" | "MATERIAL_UNKNOWN",
  field: string,
): string[] {
  const unique = [...new Set(codes)];
  if (unique.length > listLimit) throw new Refusal("TOO_MANY", { most: listLimit }, field);
  for (const code of unique) {
    if (known(code) === undefined) throw new Refusal(refusal, { code }, field);
  }
  return unique;
}

function describeCertificate(draft: CertificateDraft, now: Date, field: string): CertificateDraft {
  const standard = requiredWording(draft.standard, nameLimit, `${field}.standard`);
  const number = requiredWording(draft.number, nameLimit, `${field}.number`);
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + certificateYears);
  if (draft.validUntil <= now) {
    throw new Refusal("CERTIFICATE_EXPIRED", {}, `${field}.validUntil`);
  }
  if (draft.validUntil > latest) {
    throw new Refusal("CERTIFICATE_TOO_LONG", { years: certificateYears }, `${field}.validUntil`);
  }
  return { standard, number, validUntil: draft.validUntil };
}

/** A resource as it may be kept; refuses unknown words, impossible sizes, dead certificates. */
export function describeResource(draft: ResourceDraft, now: Date): DescribedResource {
  const name = wordsOf(draft.name, "name");
  const processes = inVocabulary(draft.processes, processOf, "PROCESS_UNKNOWN", "processes");
  if (processes.length === 0) throw new Refusal("PROCESS_MISSING", {}, "processes");
  const materials = inVocabulary(draft.materials, materialOf, "MATERIAL_UNKNOWN", "materials");
  if (draft.certificates.length > listLimit) {
    throw new Refusal("TOO_MANY", { most: listLimit }, "certificates");
  }
  return {
    name,
    processes,
    materials,
    envelopeNm: envelopeNmOf(draft.envelope, "envelope"),
    toleranceNm: toleranceNmOf(draft.toleranceMm, "toleranceMm"),
    certificates: draft.certificates.map((each, at) =>
      describeCertificate(each, now, `certificates.${at}`),
    ),
  };
}
