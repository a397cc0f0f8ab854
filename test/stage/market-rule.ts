import { weeksOf } from "../../services/capacity/buckets/weeks.ts";
import { type Place, placeOf } from "../../services/capacity/market/place.ts";
import {
  isCheapEnough,
  usualVatBasisPoints,
  wantedCurrency,
} from "../../services/capacity/market/price.ts";
import {
  aspectsOf,
  isFound,
  isOfStandard,
  neededMs,
  type Wants,
} from "../../services/capacity/market/rules.ts";
import { wantsOf } from "../../services/capacity/market/wants.ts";
import { hasExtras } from "../../services/capacity/prices.ts";
import type { Window } from "../../services/kernel/window.ts";
import { groups, type RandomOffer } from "./random-market.ts";

/** Where searches are made from. */
export const here: Place = placeOf(24.326, 109.428);

const nothing = wantsOf({}, null);
// What a machine can do is the same for all of its offers.
const ofMachine = ["material", "envelopeNm", "toleranceNm", "near"] as const;
const mostParts = 2;
const wholePoints = 10_000;

type Span = readonly [from: number, until: number];

const minuteMs = 60_000;

/** What of a search an offer alone decides, as numbers. */
interface Numbers {
  readonly from: number;
  readonly until: number;
  readonly needed: number | null;
  /** When the work ends at the latest, and of each machine from when until when it is certified. */
  readonly end: number;
  readonly certified: readonly (readonly Span[])[] | null;
  readonly price: number | null;
}

/** The first whole minute that is to come. */
const minuteAfter = (now: Date) => Math.ceil(now.getTime() / minuteMs) * minuteMs;

/** When work of an offer can begin: now, or with the first of its weeks that has not begun. */
function beginOf({ window, bucket }: RandomOffer, now: Date): number {
  const first = minuteAfter(now);
  if (bucket === null) return Math.max(window.from.getTime(), first);
  const week = weeksOf(window, bucket.zone).find(({ from }) => from >= now);
  return week?.from.getTime() ?? Number.POSITIVE_INFINITY;
}

/** What of an offer can be booked: of exclusive time what is to come, of weeks those that are. */
function bookableOf({ free, bucket }: RandomOffer, now: Date): Window[] {
  if (bucket !== null) return free.filter(({ from }) => from >= now);
  const first = new Date(minuteAfter(now));
  return free
    .map(({ from, until }) => ({ from: from > first ? from : first, until }))
    .filter(({ from, until }) => from < until);
}

/**
 * The rule of the market applied to one market quickly: to each machine once for each thing that
 * may be wanted of it, and to its offers in numbers. `itself` asks the rule of each offer, which
 * takes a hundred times as long; now and then the two are compared.
 */
export class MarketRule {
  /** Those that can still be booked, in the order of time. */
  private readonly offers: readonly RandomOffer[];
  private readonly now: Date;
  /** One offer of each machine, in whose place among them `machineOf` leads for each offer. */
  private readonly machines: readonly RandomOffer[];
  private readonly machineOf: Int32Array;
  private readonly byProcess = new Map<string | null, Int32Array>();
  private readonly ends: Float64Array;
  /** From when on each offer can be booked. */
  private readonly begins: Float64Array;
  /** Of each offer the begin and end of each free part; empty ones begin and end at 0. */
  private readonly parts: Float64Array;
  /**
   * Of an offer with a price per hour and no more that price with VAT, infinite in another currency.
   * In hundredths of a percent of minor units, which are whole.
   */
  private readonly prices: Float64Array;
  private readonly verdicts = new Map<string, Uint8Array>();
  private readonly validity = new Map<string, readonly (readonly Span[])[]>();

  constructor(offers: readonly RandomOffer[], now: Date) {
    this.now = now;
    const inTime = (one: RandomOffer, other: RandomOffer) =>
      one.window.from.getTime() - other.window.from.getTime() || (one.id < other.id ? -1 : 1);
    this.offers = offers.filter((offer) => bookableOf(offer, now).length > 0).sort(inTime);
    const numbers = new Map<string, number>();
    const machines: RandomOffer[] = [];
    this.machineOf = Int32Array.from(this.offers, (offer) => {
      const known = numbers.get(offer.resourceId) ?? machines.push(offer) - 1;
      numbers.set(offer.resourceId, known);
      return known;
    });
    this.machines = machines;
    const every = Int32Array.from(this.offers.keys());
    this.byProcess.set(null, every);
    for (const process of new Set(machines.map((machine) => machine.process))) {
      this.byProcess.set(
        process,
        every.filter((at) => this.offers[at]?.process === process),
      );
    }
    this.ends = Float64Array.from(this.offers, ({ window }) => window.until.getTime());
    this.parts = new Float64Array(this.offers.length * 2 * mostParts);
    this.begins = Float64Array.from(this.offers, (offer) => beginOf(offer, now));
    for (const [at, offer] of this.offers.entries()) {
      const parts = bookableOf(offer, now);
      if (parts.length > mostParts) throw new Error("an offer has more free parts than are kept");
      const times = parts.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
      this.parts.set(times, at * 2 * mostParts);
    }
    this.prices = Float64Array.from(this.offers, ({ pricePerHour, extras, ...offer }) => {
      if (hasExtras(extras)) return Number.NaN;
      const added = offer.vatIncluded ? 0 : (offer.vatBasisPoints ?? usualVatBasisPoints);
      return pricePerHour.currency === wantedCurrency
        ? Number(pricePerHour.minor) * (wholePoints + added)
        : Number.POSITIVE_INFINITY;
    });
  }

  /** What is found: matches before near misses and each in the order of time, up to so many. */
  found(wants: Wants, most = Number.POSITIVE_INFINITY): string[] {
    const missed = this.missedByMachines(wants);
    const numbers = this.numbersOf(wants);
    const found: [exact: string[], near: string[]] = [[], []];
    // Of near misses, which come last, no more are looked for than can be shown.
    const allowed = () => (wants.nearMisses && found[1].length < most ? 1 : 0);
    for (const at of this.ofProcess(wants.process)) {
      const machine = this.machineOf[at] ?? 0;
      const unmet = this.unmetBy(at, missed[machine] ?? 0, allowed(), machine, numbers, wants);
      if (unmet > allowed()) continue;
      found[unmet === 0 ? 0 : 1].push(this.offers[at]?.id ?? "");
      if (found[0].length === most) break;
    }
    return found.flat().slice(0, most);
  }

  /** The same by the rule itself. */
  itself(wants: Wants, most = Number.POSITIVE_INFINITY): string[] {
    const found = this.offers.filter((offer) => isFound(offer, wants, this.now));
    const exact = { ...wants, nearMisses: false };
    const [matches, near] = [true, false].map((isMatch) =>
      found.filter((offer) => isFound(offer, exact, this.now) === isMatch).map(({ id }) => id),
    );
    return [...(matches ?? []), ...(near ?? [])].slice(0, most);
  }

  /** How many wanted aspects each machine misses, all of them where it lacks a word. */
  private missedByMachines(wants: Wants): Uint8Array {
    const missed = new Uint8Array(this.machines.length);
    for (const aspect of ofMachine) {
      const some: Wants = { ...nothing, [aspect]: wants[aspect] };
      const verdict = this.verdict(`${aspect} ${JSON.stringify(wants[aspect])}`, (machine) =>
        Number(aspectsOf(machine, some, this.now).some(({ met }) => !met)),
      );
      for (let at = 0; at < missed.length; at += 1) {
        missed[at] = (missed[at] ?? 0) + (verdict[at] ?? 0);
      }
    }
    for (const word of wants.words) {
      const without = this.verdict(`word ${word}`, ({ searchText }) =>
        searchText.includes(word) ? 0 : ofMachine.length,
      );
      for (let at = 0; at < missed.length; at += 1)
        missed[at] = Math.max(missed[at] ?? 0, without[at] ?? 0);
    }
    return missed;
  }

  private verdict(key: string, judge: (machine: RandomOffer) => number): Uint8Array {
    const known = this.verdicts.get(key) ?? Uint8Array.from(this.machines, judge);
    this.verdicts.set(key, known);
    return known;
  }

  /** Offers of a process, or of all that are in a group of the made-up market. */
  private ofProcess(process: string | null): Int32Array {
    const known = this.byProcess.get(process);
    if (known !== undefined) return known;
    const codes = process === null ? [] : (groups[process] ?? []);
    const every = this.byProcess.get(null) ?? new Int32Array();
    const found = every.filter((at) => codes.includes(this.offers[at]?.process ?? ""));
    this.byProcess.set(process, found);
    return found;
  }

  /** From when until when each machine has a certificate of a standard. */
  private certified(key: string): readonly (readonly Span[])[] {
    const known =
      this.validity.get(key) ??
      this.machines.map(({ certificates }) =>
        certificates
          .filter((each) => isOfStandard(each.key, key))
          .map(({ validFrom = 0, validUntil }): Span => [validFrom, validUntil]),
      );
    this.validity.set(key, known);
    return known;
  }

  private numbersOf(wants: Wants): Numbers {
    const { certificate, window, maxPricePerHourMinor: price } = wants;
    const until = window?.until.getTime() ?? Number.POSITIVE_INFINITY;
    return {
      from: window?.from.getTime() ?? 0,
      until,
      needed: neededMs(wants),
      end: until,
      certified: certificate === null ? null : this.certified(certificate.key),
      price: price === null ? null : Number(price),
    };
  }

  private unmetBy(
    at: number,
    missed: number,
    allowed: number,
    machine: number,
    { from, until, needed, end, certified, price }: Numbers,
    wants: Wants,
  ): number {
    let unmet = missed;
    if (unmet > allowed) return unmet;
    if (needed !== null && this.freeIn(at, from, until) < needed) unmet += 1;
    const [begun, ended] = [
      Math.max(this.begins[at] ?? 0, from),
      Math.min(this.ends[at] ?? 0, end),
    ];
    const isCertified = ([first, last]: Span) => first <= begun && last >= ended;
    if (certified !== null && !certified[machine]?.some(isCertified)) unmet += 1;
    if (price === null || unmet > allowed) return unmet;
    return this.isCheap(at, price, wants) ? unmet : unmet + 1;
  }

  private freeIn(at: number, from: number, until: number): number {
    let free = 0;
    for (let part = at * 2 * mostParts; part < (at + 1) * 2 * mostParts; part += 2) {
      const begin = Math.max(this.parts[part] ?? 0, from);
      free += Math.max(0, Math.min(this.parts[part + 1] ?? 0, until) - begin);
    }
    return free;
  }

  private isCheap(at: number, most: number, wants: Wants): boolean {
    const price = this.prices[at] ?? 0;
    if (!Number.isNaN(price)) return price <= most * wholePoints;
    const offer = this.offers[at];
    return offer !== undefined && isCheapEnough(offer, wants, BigInt(most));
  }
}
