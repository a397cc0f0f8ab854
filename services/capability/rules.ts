import { checkDigit } from "../../identifiers/codes/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { optionalWording, requiredWording } from "../kernel/wording.ts";
import { type EnvelopeNm, mmText, nmOf } from "./lengths.ts";
import { materialOf } from "./materials.ts";
import type { Vocabulary } from "./processes/vocabulary.ts";
import type { CertificateRow, ResourceRow } from "./rows.ts";
import { type ResourceKind, type SiteId, spatialKinds } from "./schema.ts";
import { nameLimit, wordsOf } from "./wording.ts";
import type { Words } from "./words.ts";

type Maybe<T> = T | null | undefined;

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
  readonly issuer?: Maybe<string>;
  /** What it covers. */
  readonly scope?: Maybe<string>;
  readonly validFrom?: Maybe<Date>;
  readonly validUntil: Date;
}

/**
 * What a firm says of a resource of its own; lengths in millimetres as decimal text. Only kinds
 * without a working space leave out envelope and tolerance.
 */
export interface ResourceDraft {
  readonly siteId: SiteId;
  readonly name: Words;
  readonly kind: ResourceKind;
  /** The firm's own number for it, once in the firm. */
  readonly reference?: Maybe<string>;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly envelope?: Maybe<{ readonly x: string; readonly y: string; readonly z: string }>;
  readonly toleranceMm?: Maybe<string>;
  /** Pieces in one lot. */
  readonly batchLeast?: Maybe<number>;
  readonly batchMost?: Maybe<number>;
  readonly certificates: readonly CertificateDraft[];
}

/** A resource as it may be kept; lengths in whole nanometres. */
export interface DescribedResource {
  readonly name: Words;
  readonly kind: ResourceKind;
  readonly reference: string | null;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly envelopeNm: EnvelopeNm;
  readonly toleranceNm: number;
  readonly batchLeast: number | null;
  readonly batchMost: number | null;
  readonly certificates: readonly CertificateRow[];
}

const referenceLimit = 60;
const scopeLimit = 500;
const mostPieces = 1_000_000_000;
const listLimit = 50;
const envelopeLimitMm = 100_000;
const toleranceLimitMm = 1_000;
const certificateYears = 30;
const noEnvelopeNm: EnvelopeNm = { x: 0, y: 0, z: 0 };
/** The widest that may be said: nobody who asks for an exactness is content with it. */
const noToleranceNm = nmOf(String(toleranceLimitMm));
const isSpatial = (kind: ResourceKind) => (spatialKinds as readonly string[]).includes(kind);
const zoneForm = /^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/;

export function isTimeZone(name: string): boolean {
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

/** The working space as it is shown; null for none. */
export function envelopeSeen(envelopeNm: EnvelopeNm): EnvelopeNm | null {
  return envelopeNm.x > 0 ? envelopeNm : null;
}

/** The tolerance in millimetres as it is shown; null where a kind without a space has none. */
export function toleranceSeen(kind: ResourceKind, toleranceNm: number): string | null {
  return toleranceNm === noToleranceNm && !isSpatial(kind) ? null : mmText(toleranceNm);
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

const minuteMs = 60_000;
const secondMs = 1_000;

/**
 * From when on a certificate is no longer valid, as it is kept everywhere: an end is not part of what
 * it ends. Whoever names a last second, or a part of it (23:59:59), means the whole of its minute:
 * work until midnight is covered by what is valid until that day is over.
 */
export function endOfValidity(said: Date): Date {
  const minute = Math.ceil(said.getTime() / minuteMs) * minuteMs;
  return minute - said.getTime() <= secondMs ? new Date(minute) : said;
}

const isSame = (one: CertificateDraft, other: CertificateRow) =>
  one.standard === other.standard &&
  one.number === other.number &&
  endOfValidity(one.validUntil).getTime() === other.validUntil.getTime();

/** A certificate as it may be kept; one that the resource has already may have expired since. */
function describeCertificate(
  draft: CertificateDraft,
  held: readonly CertificateRow[],
  now: Date,
  field: string,
): CertificateRow {
  const validUntil = endOfValidity(draft.validUntil);
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + certificateYears);
  if (validUntil <= now && !held.some((each) => isSame(draft, each))) {
    throw new Refusal("CERTIFICATE_EXPIRED", {}, `${field}.validUntil`);
  }
  if (validUntil > latest) {
    throw new Refusal("CERTIFICATE_TOO_LONG", { years: certificateYears }, `${field}.validUntil`);
  }
  const validFrom = draft.validFrom ?? null;
  if (validFrom !== null && validFrom >= validUntil) {
    throw new Refusal("WINDOW_EMPTY", {}, `${field}.validFrom`);
  }
  return {
    standard: requiredWording(draft.standard, nameLimit, `${field}.standard`),
    number: requiredWording(draft.number, nameLimit, `${field}.number`),
    issuer: optionalWording(draft.issuer, nameLimit, `${field}.issuer`) || null,
    scope: optionalWording(draft.scope, scopeLimit, `${field}.scope`) || null,
    validFrom,
    validUntil,
  };
}

/** The working space, and how exactly it works: none of either where the kind needs none. */
function reachOf({ kind, envelope, toleranceMm }: ResourceDraft) {
  const isNeeded = isSpatial(kind);
  if (isNeeded && !envelope) throw new Refusal("ENVELOPE_MISSING", {}, "envelope");
  if (isNeeded && !toleranceMm) throw new Refusal("TOLERANCE_MISSING", {}, "toleranceMm");
  return {
    envelopeNm: envelope ? envelopeNmOf(envelope, "envelope") : noEnvelopeNm,
    toleranceNm: toleranceMm ? toleranceNmOf(toleranceMm, "toleranceMm") : noToleranceNm,
  };
}

/** A number of pieces from 1 on; null for no limit. */
function piecesOf(pieces: Maybe<number>, field: string): number | null {
  if (pieces === null || pieces === undefined) return null;
  if (!(Number.isInteger(pieces) && pieces >= 1 && pieces <= mostPieces)) {
    throw new Refusal("BATCH_RANGE", { most: mostPieces }, field);
  }
  return pieces;
}

function batchOf(draft: ResourceDraft) {
  const batchLeast = piecesOf(draft.batchLeast, "batchLeast");
  const batchMost = piecesOf(draft.batchMost, "batchMost");
  if (batchLeast !== null && batchMost !== null && batchLeast > batchMost) {
    throw new Refusal("BATCH_ORDER", {}, "batchMost");
  }
  return { batchLeast, batchMost };
}

/** Processes that it has already may be retired; no new one may. */
function processesOf(draft: ResourceDraft, vocabulary: Vocabulary, held: readonly string[]) {
  const codes = inVocabulary(draft.processes, vocabulary.processOf, "PROCESS_UNKNOWN", "processes");
  if (codes.length === 0) throw new Refusal("PROCESS_MISSING", {}, "processes");
  for (const code of codes) {
    if (vocabulary.termOf(code)?.retired && !held.includes(code)) {
      throw new Refusal("PROCESS_RETIRED", { code }, "processes");
    }
  }
  return codes;
}

/** Refuses a resource that was retired: nothing new is offered of it. */
export function checkInUse({ retiredAt }: Pick<ResourceRow, "retiredAt">, field: string): void {
  if (retiredAt !== null) throw new Refusal("RESOURCE_RETIRED", {}, field);
}

/** Refuses one that is in use. */
export function checkRetired({ retiredAt }: Pick<ResourceRow, "retiredAt">, field: string): void {
  if (retiredAt === null) throw new Refusal("RESOURCE_NOT_RETIRED", {}, field);
}

/**
 * A resource as it may be kept, `before` being what is kept of it now (null for a new one). Refuses
 * unknown and retired words, impossible sizes and lots, dead certificates.
 */
export function describeResource(
  draft: ResourceDraft,
  vocabulary: Vocabulary,
  before: ResourceRow | null,
  now: Date,
): DescribedResource {
  const name = wordsOf(draft.name, "name");
  const processes = processesOf(draft, vocabulary, before?.processes ?? []);
  const materials = inVocabulary(draft.materials, materialOf, "MATERIAL_UNKNOWN", "materials");
  if (draft.certificates.length > listLimit) {
    throw new Refusal("TOO_MANY", { most: listLimit }, "certificates");
  }
  return {
    name,
    kind: draft.kind,
    reference: optionalWording(draft.reference, referenceLimit, "reference") || null,
    processes,
    materials,
    ...reachOf(draft),
    ...batchOf(draft),
    certificates: draft.certificates.map((each, at) =>
      describeCertificate(each, before?.certificates ?? [], now, `certificates.${at}`),
    ),
  };
}
