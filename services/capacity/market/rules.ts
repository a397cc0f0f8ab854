import type { EnvelopeNm } from "../../capability/index.ts";
import type { Money } from "../../kernel/money.ts";
import type { Window } from "../../kernel/window.ts";
import { type Bucket, firstWeekFrom } from "../buckets/weeks.ts";
import type { PriceExtras } from "../prices.ts";
import type { MarketCertificate } from "../schema.ts";
import { firstBookable, totalMs } from "../windows.ts";
import { chordSquared, chordSquaredOf, type Place } from "./place.ts";
import { isCheapEnough } from "./price.ts";

/** The aspects in which an offer can fit, in the order in which they are told. */
export const aspects = [
  "process",
  "material",
  "envelope",
  "tolerance",
  "certificate",
  "window",
  "price",
  "distance",
] as const;
export type Aspect = (typeof aspects)[number];

/** What is wanted; null: no matter. */
export interface Wants {
  /** A process, or a place of the tree for any of those beneath it. */
  readonly process: string | null;
  /** Those that do: it, and all beneath it. */
  readonly processes: readonly string[] | null;
  readonly material: string | null;
  readonly envelopeNm: EnvelopeNm | null;
  readonly toleranceNm: number | null;
  readonly certificate: { readonly key: string; readonly name: string } | null;
  readonly window: Window | null;
  readonly hoursMs: number | null;
  /** How many pieces the work has. */
  readonly pieces: number | null;
  /** Minor units of `wantedCurrency`, for an hour of the wanted work, all else and VAT included. */
  readonly maxPricePerHourMinor: bigint | null;
  /** Where the distance is measured from, and how far is near enough. */
  readonly near: { readonly place: Place; readonly withinKm: number | null } | null;
  readonly words: readonly string[];
  readonly nearMisses: boolean;
}

/** What the market knows of an offer, as far as its aspects can fit or not. */
export interface Described {
  readonly process: string;
  readonly materials: readonly string[];
  readonly envelopeNm: EnvelopeNm;
  readonly toleranceNm: number;
  readonly certificates: readonly MarketCertificate[];
  readonly window: Window;
  /** What is not booked of the window. */
  readonly free: readonly Window[];
  /** Null where it offers exclusive time; else `free` has of each week so much from its beginning. */
  readonly bucket: Bucket | null;
  readonly pricePerHour: Money;
  readonly extras: PriceExtras;
  readonly vatIncluded: boolean;
  /** The rate of VAT in hundredths of a percent; null where it is not told. */
  readonly vatBasisPoints: number | null;
  readonly place: Place;
}

/** The same with the text in which words are looked for. */
export interface Offered extends Described {
  readonly searchText: string;
}

export interface AspectMatch {
  readonly aspect: Aspect;
  readonly met: boolean;
}

const minuteMs = 60_000;

/** The sides of a box from the shortest: a part may be turned to fit. */
export function sidesOf({ x, y, z }: EnvelopeNm): readonly [number, number, number] {
  const [short = 0, middle = 0, long = 0] = [x, y, z].sort((a, b) => a - b);
  return [short, middle, long];
}

function fitsInto(part: EnvelopeNm, box: EnvelopeNm): boolean {
  const sides = sidesOf(box);
  return sidesOf(part).every((side, at) => side <= (sides[at] ?? 0));
}

/** `iso9001` is met by `iso9001` and by any edition of it, such as `iso9001:2015`. */
export function isOfStandard(key: string, wanted: string): boolean {
  return key === wanted || key.startsWith(`${wanted}:`);
}

type InTime = Pick<Described, "free" | "bucket">;

const later = (one: Date, other: Date) => (one > other ? one : other);

/** The first time that can be booked: of hours of a week that of a week which has not begun. */
function bookableFrom({ bucket }: Pick<Described, "bucket">, now: Date): Date {
  const first = firstBookable(now);
  return bucket === null ? first : firstWeekFrom(bucket, first);
}

/** The part of time in which a booking may lie: not past, and within what is wanted. */
export function searchedWindow(
  { window }: Pick<Wants, "window">,
  now: Date,
  offered: Pick<Described, "bucket"> = { bucket: null },
): { from: Date; until: Date | null } {
  const first = bookableFrom(offered, now);
  if (window === null) return { from: first, until: null };
  return { from: later(window.from, first), until: window.until };
}

/** The free time of an offer in which a booking may lie. */
export function searchedFree(
  { free, bucket }: InTime,
  wants: Pick<Wants, "window">,
  now: Date,
): Window[] {
  const { from, until } = searchedWindow(wants, now, { bucket });
  return free
    .map((part) => ({
      from: later(part.from, from),
      until: until !== null && until < part.until ? until : part.until,
    }))
    .filter((part) => part.from < part.until);
}

/** Least free time that is enough; null when time does not matter. */
export function neededMs({ window, hoursMs }: Wants): number | null {
  return window === null && hoursMs === null ? null : (hoursMs ?? minuteMs);
}

type Judge = (offered: Described, wants: Wants, now: Date) => boolean | null;

const given = <Wanted>(wanted: Wanted | null, judge: (wanted: Wanted) => boolean) =>
  wanted === null ? null : judge(wanted);

/** Whether a certificate of a standard is valid whenever in the searched time the work is done. */
function isCertified(offered: Described, key: string, wants: Wants, now: Date): boolean {
  const { from, until } = searchedWindow(wants, now, offered);
  const start = later(offered.window.from, from).getTime();
  const last = until !== null && until < offered.window.until ? until : offered.window.until;
  const end = last.getTime();
  return offered.certificates.some(
    ({ key: held, validFrom, validUntil }) =>
      isOfStandard(held, key) && (validFrom ?? start) <= start && validUntil >= end,
  );
}

/** Whether an offer meets each aspect; null where nothing is wanted. */
const judges: { readonly [Each in Aspect]: Judge } = {
  process: (offered, wants) => given(wants.processes, (codes) => codes.includes(offered.process)),
  material: ({ materials }, wants) => given(wants.material, (code) => materials.includes(code)),
  envelope: (offered, wants) =>
    given(wants.envelopeNm, (part) => fitsInto(part, offered.envelopeNm)),
  tolerance: (offered, wants) => given(wants.toleranceNm, (nm) => offered.toleranceNm <= nm),
  certificate: (offered, wants, now) =>
    given(wants.certificate, ({ key }) => isCertified(offered, key, wants, now)),
  window: (offered, wants, now) =>
    given(neededMs(wants), (needed) => totalMs(searchedFree(offered, wants, now)) >= needed),
  price: (offered, wants) =>
    given(wants.maxPricePerHourMinor, (most) => isCheapEnough(offered, wants, most)),
  distance: ({ place }, { near }) =>
    given(near?.withinKm ?? null, (km) => near !== null && isNear(place, near.place, km)),
};

const isNear = (one: Place, other: Place, km: number) =>
  chordSquared(one, other) <= chordSquaredOf(km);

/** Each wanted aspect and whether the offer meets it. */
export function aspectsOf(offered: Described, wants: Wants, now: Date): AspectMatch[] {
  return aspects.flatMap((aspect) => {
    const met = judges[aspect](offered, wants, now);
    return met === null ? [] : [{ aspect, met }];
  });
}

/** Whether an offer is to be had at all: some of it can still be booked, and it has the words. */
function isListed(offered: Offered, { words }: Wants, now: Date): boolean {
  const first = bookableFrom(offered, now);
  return (
    offered.free.some(({ until }) => until > first) &&
    words.every((word) => offered.searchText.includes(word))
  );
}

/**
 * Whether an offer is shown: it meets all, or with near misses all but one. What cannot do the
 * process at all is no near miss.
 */
export function isFound(offered: Offered, wants: Wants, now: Date): boolean {
  if (!isListed(offered, wants, now)) return false;
  if (judges.process(offered, wants, now) === false) return false;
  const unmet = aspectsOf(offered, wants, now).filter(({ met }) => !met).length;
  return unmet <= (wants.nearMisses ? 1 : 0);
}
