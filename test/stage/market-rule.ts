import { type Place, placeOf } from "../../services/capacity/market/place.ts";
import { isCheapEnough, wantedCurrency } from "../../services/capacity/market/price.ts";
import {
  aspectsOf,
  isFound,
  isListed,
  isOfStandard,
  neededMs,
  searchedWindow,
  type Wants,
} from "../../services/capacity/market/rules.ts";
import { wantsOf } from "../../services/capacity/market/wants.ts";
import { hasExtras } from "../../services/capacity/prices.ts";
import type { RandomOffer } from "./random-market.ts";

/** Where searches are made from. */
export const here: Place = placeOf(24.326, 109.428);

const nothing = wantsOf({}, null);
// What a machine can do is the same for all of its offers.
const ofMachine = ["material", "envelopeNm", "toleranceNm", "near"] as const;
const mostParts = 2;

/** What of a search an offer alone decides, as numbers. */
interface Numbers {
  readonly from: number;
  readonly until: number;
  readonly needed: number | null;
  /** When the work ends at the latest, and of each machine how long it is certified. */
  readonly end: number;
  readonly certified: Float64Array | null;
  readonly price: number | null;
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
  /** Of each offer the begin and end of each free part; empty ones begin and end at 0. */
  private readonly parts: Float64Array;
  /** Of an offer with a price per hour and no more that price, infinite in another currency. */
  private readonly prices: Float64Array;
  private readonly verdicts = new Map<string, Uint8Array>();
  private readonly validity = new Map<string, Float64Array>();

  constructor(offers: readonly RandomOffer[], now: Date) {
    this.now = now;
    const inTime = (one: RandomOffer, other: RandomOffer) =>
      one.window.from.getTime() - other.window.from.getTime() || (one.id < other.id ? -1 : 1);
    this.offers = offers.filter((offer) => isListed(offer, nothing, now)).sort(inTime);
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
    for (const [at, { free }] of this.offers.entries()) {
      if (free.length > mostParts) throw new Error("an offer has more free parts than are kept");
      const times = free.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
      this.parts.set(times, at * 2 * mostParts);
    }
    this.prices = Float64Array.from(this.offers, ({ pricePerHour, extras }) => {
      if (hasExtras(extras)) return Number.NaN;
      return pricePerHour.currency === wantedCurrency
        ? Number(pricePerHour.minor)
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
    for (const at of this.byProcess.get(wants.process) ?? []) {
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

  /** Until when each machine has a certificate of a standard. */
  private certifiedUntil(key: string): Float64Array {
    const known =
      this.validity.get(key) ??
      Float64Array.from(this.machines, ({ certificates }) =>
        Math.max(
          ...certificates
            .filter((each) => isOfStandard(each.key, key))
            .map(({ validUntil }) => validUntil),
        ),
      );
    this.validity.set(key, known);
    return known;
  }

  private numbersOf(wants: Wants): Numbers {
    const { from, until } = searchedWindow(wants, this.now);
    const { certificate, window, maxPricePerHourMinor: price } = wants;
    return {
      from: from.getTime(),
      until: until?.getTime() ?? Number.POSITIVE_INFINITY,
      needed: neededMs(wants),
      end: window?.until.getTime() ?? Number.POSITIVE_INFINITY,
      certified: certificate === null ? null : this.certifiedUntil(certificate.key),
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
    if (certified !== null && !((certified[machine] ?? 0) >= Math.min(this.ends[at] ?? 0, end))) {
      unmet += 1;
    }
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
    if (!Number.isNaN(price)) return price <= most;
    const offer = this.offers[at];
    return offer !== undefined && isCheapEnough(offer, wants, BigInt(most));
  }
}
