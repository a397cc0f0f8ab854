import {
  type EnvelopeNm,
  materialOf,
  mmText,
  processPath,
  textOfWall,
  type Words,
  wallOf,
} from "../../capability/index.ts";
import { hoursText, lengthMs, type Window } from "../../kernel/window.ts";
import type { Locale } from "../../platform/graphql/context.ts";
import { weeksFree } from "../buckets/weeks.ts";
import { totalHours, totalMs } from "../windows.ts";
import { distanceKm } from "./place.ts";
import { hourPriceOf, ratePoints, wantedCurrency, withVat } from "./price.ts";
import {
  type Aspect,
  aspectsOf,
  type Described,
  isOfStandard,
  searchedFree,
  type Wants,
} from "./rules.ts";

/** One aspect of a match in words: what was wanted, what is offered, whether that is enough. */
export interface MatchReason {
  readonly aspect: Aspect;
  readonly met: boolean;
  readonly wanted: string;
  readonly offered: string;
}

/** With the time zone of its site, by whose clock days are told. */
interface Located extends Described {
  readonly zone: string;
}

type Phrase = (wants: Wants, offer: Located, locale: Locale, now: Date) => string;

const words = {
  zh: {
    none: "无",
    until: (date: string) => `有效期至 ${date}`,
    between: (from: string, date: string) => `有效期 ${from} 至 ${date}`,
    hours: (hours: string) => `${hours} 小时`,
    free: (hours: string) => `空闲 ${hours} 小时`,
    atOnce: (hours: string) => `一次最多 ${hours} 小时，需分几次预订`,
    anyTime: "有空闲时间",
    perHour: (price: string) => `${price}/小时`,
    perPiece: (price: string) => `${price}/件`,
    allIn: "含准备费和计件",
    vatIncluded: "含税",
    vatExcluded: "不含税",
    withVat: (percent: string, price: string) => `加 ${percent}% 税为 ${price}`,
    separator: "、",
    comma: "，",
  },
  en: {
    none: "none",
    until: (date: string) => `valid until ${date}`,
    between: (from: string, date: string) => `valid from ${from} until ${date}`,
    hours: (hours: string) => `${hours} h`,
    free: (hours: string) => `${hours} h free`,
    atOnce: (hours: string) => `at most ${hours} h at once: in several bookings`,
    anyTime: "some free time",
    perHour: (price: string) => `${price}/h`,
    perPiece: (price: string) => `${price} a piece`,
    allIn: "set-up and pieces included",
    vatIncluded: "VAT included",
    vatExcluded: "VAT not included",
    withVat: (percent: string, price: string) => `${price} with ${percent}%`,
    separator: ", ",
    comma: ", ",
  },
} as const;

const nameIn = (words: Words | undefined, code: string, locale: Locale) => words?.[locale] ?? code;
const processName = (code: string, locale: Locale) =>
  nameIn(processPath(code)[0]?.name, code, locale);
const materialName = (code: string, locale: Locale) => nameIn(materialOf(code)?.name, code, locale);
const boxText = ({ x, y, z }: EnvelopeNm) => `${[x, y, z].map(mmText).join(" × ")} mm`;
const kmText = (km: number) => `${km.toFixed(1)} km`;

/** Minor units as a decimal with its currency; all currencies of offers have two decimals. */
function moneyText(minor: bigint, currency: string): string {
  const cents = (minor % 100n).toString().padStart(2, "0");
  return `${minor / 100n}.${cents} ${currency}`;
}

/** The day that the clock of the site shows. */
const dateText = (ms: number, zone: string) => textOfWall(wallOf(zone, new Date(ms))).slice(0, 10);
/** Validity ends at the midnight at which its last day is over. */
const lastDayText = (ms: number, zone: string) => dateText(ms - 1, zone);

/** Certificates of the wanted standard, or all of them where none is of it. */
function certificatesText({ certificates, zone }: Located, key: string, locale: Locale): string {
  const fitting = certificates.filter((each) => isOfStandard(each.key, key));
  const shown = fitting.length > 0 ? fitting : certificates;
  if (shown.length === 0) return words[locale].none;
  return shown
    .map(({ standard, validFrom, validUntil }) => {
      const { until, between } = words[locale];
      const last = lastDayText(validUntil, zone);
      const valid =
        validFrom === undefined ? until(last) : between(dateText(validFrom, zone), last);
      return `${standard} (${valid})`;
    })
    .join(words[locale].separator);
}

/** The most of what is free that one booking can have: a part, or the hours of a week. */
function mostAtOnce({ bucket, window }: Described, free: readonly Window[], now: Date): number {
  const parts =
    bucket === null
      ? free.map(lengthMs)
      : weeksFree(bucket, window, free, now).map(({ freeMs }) => freeMs);
  return Math.max(0, ...parts);
}

/** What is free of an offer, and where that is enough but not at once, how much is. */
function freeText(wants: Wants, offer: Described, locale: Locale, now: Date): string {
  const { free: said, atOnce, comma } = words[locale];
  const free = searchedFree(offer, wants, now);
  const needed = wants.hoursMs ?? 0;
  const most = mostAtOnce(offer, free, now);
  const inPieces = totalMs(free) >= needed && most < needed;
  return [said(totalHours(free)), ...(inPieces ? [atOnce(hoursText(most))] : [])].join(comma);
}

const wanted: { readonly [Each in Aspect]: Phrase } = {
  process: ({ process }, _offer, locale) => processName(process ?? "", locale),
  material: ({ material }, _offer, locale) => materialName(material ?? "", locale),
  envelope: ({ envelopeNm }) => (envelopeNm === null ? "" : boxText(envelopeNm)),
  tolerance: ({ toleranceNm }) => `≤ ${mmText(toleranceNm ?? 0)} mm`,
  certificate: ({ certificate }) => certificate?.name ?? "",
  window: ({ hoursMs }, _offer, locale) =>
    hoursMs === null ? words[locale].anyTime : words[locale].hours(hoursText(hoursMs)),
  price: ({ maxPricePerHourMinor }, _offer, locale) => {
    const { perHour, vatIncluded, comma } = words[locale];
    const most = perHour(moneyText(maxPricePerHourMinor ?? 0n, wantedCurrency));
    return `≤ ${most}${comma}${vatIncluded}`;
  },
  distance: ({ near }) => `≤ ${kmText(near?.withinKm ?? 0)}`,
};

const offered: { readonly [Each in Aspect]: Phrase } = {
  process: (_wants, { process }, locale) => processName(process, locale),
  material: (_wants, { materials }, locale) =>
    materials.map((code) => materialName(code, locale)).join(words[locale].separator) ||
    words[locale].none,
  envelope: (_wants, { envelopeNm }) => boxText(envelopeNm),
  tolerance: (_wants, { toleranceNm }) => `${mmText(toleranceNm)} mm`,
  certificate: ({ certificate }, offer, locale) =>
    certificatesText(offer, certificate?.key ?? "", locale),
  window: freeText,
  price: (wants, { pricePerHour, extras, ...offer }, locale) => {
    const { perHour, perPiece, allIn, comma, ...vat } = words[locale];
    const { currency } = pricePerHour;
    const reckoned = hourPriceOf({ pricePerHour, extras }, wants);
    const gross = perHour(moneyText(withVat(reckoned ?? pricePerHour.minor, offer), currency));
    const said: string[] = offer.vatIncluded
      ? [vat.vatIncluded]
      : [vat.vatExcluded, vat.withVat(String(ratePoints(offer) / 100), gross)];
    if (reckoned !== null) said.unshift(allIn);
    if (extras.perPieceMinor !== null && reckoned === null) {
      said.unshift(perPiece(moneyText(extras.perPieceMinor, currency)));
    }
    return [perHour(moneyText(reckoned ?? pricePerHour.minor, currency)), ...said].join(comma);
  },
  distance: ({ near }, { place }) => (near === null ? "" : kmText(distanceKm(place, near.place))),
};

/** Why an offer matches or nearly does: every wanted aspect, in the reader's language. */
export function reasonsOf(wants: Wants, offer: Located, locale: Locale, now: Date): MatchReason[] {
  return aspectsOf(offer, wants, now).map(({ aspect, met }) => ({
    aspect,
    met,
    wanted: wanted[aspect](wants, offer, locale, now),
    offered: offered[aspect](wants, offer, locale, now),
  }));
}
