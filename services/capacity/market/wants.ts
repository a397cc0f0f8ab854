import {
  envelopeNmOf,
  materialOf,
  processesUnder,
  type SiteId,
  siteById,
  toleranceNmOf,
} from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Window, windowOf } from "../../kernel/window.ts";
import { optionalWording } from "../../kernel/wording.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { checkPieces } from "../prices.ts";
import { type Place, placeOf } from "./place.ts";
import type { Wants } from "./rules.ts";
import { searchWordsOf, standardKeyOf } from "./wording.ts";

type Maybe<T> = T | null | undefined;

/** What a planner asks of the market, as it comes from outside. */
export interface MarketAsk {
  readonly process?: Maybe<string>;
  readonly material?: Maybe<string>;
  readonly envelope?: Maybe<{ readonly x: string; readonly y: string; readonly z: string }>;
  readonly toleranceMm?: Maybe<string>;
  readonly certificate?: Maybe<string>;
  readonly window?: Maybe<Window>;
  readonly hours?: Maybe<string>;
  readonly pieces?: Maybe<number>;
  readonly maxPricePerHourMinor?: Maybe<string>;
  readonly withinKm?: Maybe<number>;
  readonly text?: Maybe<string>;
  readonly nearMisses?: Maybe<boolean>;
}

/** The same as it is kept: instants as text, and the site as it was named. */
export type KeptAsk = Omit<MarketAsk, "window"> & {
  readonly window?: Maybe<{ readonly from: string; readonly until: string }>;
  readonly fromSite?: Maybe<string>;
};

/** What is kept of an ask. */
export function keptAsk(ask: MarketAsk, fromSite: Maybe<string>): KeptAsk {
  const { window, ...others } = ask;
  const shown = or(window, ({ from, until }) => ({
    from: from.toISOString(),
    until: until.toISOString(),
  }));
  return { ...others, window: shown, fromSite: fromSite ?? null };
}

/** The ask that was kept. */
export function askOf({ window, fromSite: _fromSite, ...others }: KeptAsk): MarketAsk {
  const read = or(window, ({ from, until }) => ({ from: new Date(from), until: new Date(until) }));
  return { ...others, window: read };
}

const hourMs = 3_600_000;
const mostHours = 8_784;
const mostKm = 20_040;
const longestText = 200;

const or = <T, Result>(value: Maybe<T>, read: (value: T) => Result): Result | null =>
  value === null || value === undefined || value === "" ? null : read(value);

/** A process and those beneath it; of a group, which nobody offers itself, those beneath. */
function processesIn(code: string): readonly string[] {
  const found = processesUnder(code);
  if (found === undefined) throw new Refusal("PROCESS_UNKNOWN", { code }, "process");
  return found;
}

function knownMaterial(code: string): string {
  if (materialOf(code) === undefined) throw new Refusal("MATERIAL_UNKNOWN", { code }, "material");
  return code;
}

function hoursMsOf(hours: string): number {
  const ms = Math.round(Number(hours) * hourMs);
  if (!(ms > 0 && ms <= mostHours * hourMs)) {
    throw new Refusal("HOURS_OUT_OF_RANGE", { most: mostHours }, "hours");
  }
  return ms;
}

function priceOf(minor: string): bigint {
  if (!/^\d{1,15}$/.test(minor)) throw new Refusal("INPUT_INVALID", {}, "maxPricePerHourMinor");
  return BigInt(minor);
}

function nearOf(place: Place | null, withinKm: Maybe<number>): Wants["near"] {
  const limit = or(withinKm, (km) => {
    if (!(km > 0 && km <= mostKm))
      throw new Refusal("DISTANCE_OUT_OF_RANGE", { mostKm }, "withinKm");
    return km;
  });
  if (place === null && limit !== null) throw new Refusal("SITE_MISSING", {}, "fromSite");
  return place === null ? null : { place, withinKm: limit };
}

function wordsOf(text: string): string[] {
  return searchWordsOf(optionalWording(text, longestText, "text"));
}

/**
 * What is wanted, checked. `place` is where the distance is measured from. Refuses words outside
 * the vocabulary and impossible sizes, hours, prices and distances.
 */
export function wantsOf(ask: MarketAsk, place: Place | null): Wants {
  return {
    process: or(ask.process, (code) => code),
    processes: or(ask.process, processesIn),
    material: or(ask.material, knownMaterial),
    envelopeNm: or(ask.envelope, (sides) => envelopeNmOf(sides, "envelope")),
    toleranceNm: or(ask.toleranceMm, (mm) => toleranceNmOf(mm, "toleranceMm")),
    certificate: or(ask.certificate?.trim(), (name) => ({
      name: optionalWording(name, longestText, "certificate"),
      key: standardKeyOf(name),
    })),
    window: or(ask.window, ({ from, until }) => windowOf(from, until)),
    hoursMs: or(ask.hours, hoursMsOf),
    pieces: or(ask.pieces, checkPieces),
    maxPricePerHourMinor: or(ask.maxPricePerHourMinor, priceOf),
    near: nearOf(place, ask.withinKm),
    words: or(ask.text, wordsOf) ?? [],
    nearMisses: ask.nearMisses ?? false,
  };
}

/** Where one of the firm's own sites is. Throws `SITE_NOT_FOUND`. */
export async function placeOfSite(scope: TenantScope, id: SiteId): Promise<Place> {
  const site = await siteById(scope, id);
  if (site === null) throw new Refusal("SITE_NOT_FOUND", {}, "fromSite");
  return placeOf(site.latitude, site.longitude);
}
