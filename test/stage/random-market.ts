import type postgres from "postgres";
import { nmOf, type ResourceId } from "../../services/capability/index.ts";
import {
  type Bucket,
  weekMinutesOf,
  weeksOf,
  wholeWeeks,
} from "../../services/capacity/buckets/weeks.ts";
import { capabilityIdOf } from "../../services/capacity/market/capabilities.ts";
import { placeOf } from "../../services/capacity/market/place.ts";
import { type Offered, sidesOf } from "../../services/capacity/market/rules.ts";
import type { MarketAsk } from "../../services/capacity/market/wants.ts";
import { searchTextOf, standardKeyOf } from "../../services/capacity/market/wording.ts";
import {
  decideExtras,
  extrasColumns,
  hourlyOnly,
  type PriceExtras,
} from "../../services/capacity/prices.ts";
import { marketCapabilities } from "../../services/capacity/schema/capabilities.ts";
import { marketOffers, type OfferId, type Visibility } from "../../services/capacity/schema.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import type { Window } from "../../services/kernel/window.ts";
import { newId } from "../../services/platform/ids.ts";
import { type Capabilities, gather } from "../seed/scale/capabilities.ts";
import { copyRows } from "../seed/scale/copy.ts";
import { dice } from "../seed/scale/dice.ts";
import { minutesFrom } from "./market.ts";

/** An offer on a made-up market, and who may see it. */
export interface RandomOffer extends Offered {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly resourceId: string;
  readonly visibility: Visibility;
  readonly sharedWith: readonly TenantId[];
  readonly withdrawn: boolean;
}

// Few values each, so that offers and wants often meet and often just miss.
const processes = ["grinding.gear", "hobbing", "milling", "heat.carburizing", "testing.cmm"];
/** Groups of the tree of processes, with those of the made-up market that are in each. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  "din8580.3": ["grinding.gear", "hobbing", "milling"],
  "din8580.3.3": ["grinding.gear"],
  "din8580.6.2": ["heat.carburizing"],
  "group.measuring": ["testing.cmm"],
  "din8580.1": [],
};
const zones = ["Asia/Shanghai", "America/Los_Angeles"];
/** By whose clock a machine has its days. */
export const zoneOf = ({ bucket, resourceId }: Pick<RandomOffer, "bucket" | "resourceId">) =>
  bucket?.zone ?? (/[0-7]$/.test(resourceId) ? "Asia/Shanghai" : "America/Los_Angeles");
const weekMinutes = [600, 2_400, 168 * 60];
const materials = ["steel.42crmo4", "steel.18crnimo7-6", "iron.qt400-18", "aluminium.6061"];
const standards = ["ISO 9001:2015", "ISO 9001", "IATF 16949", "ISO 90011", "CNAS-CL01"];
const names = [
  "柳州齿轮厂 磨齿机",
  "南宁铸造 Foundry",
  "桂林检测 CMM 室",
  "玉林热处理 渗碳炉",
  "100% ＹＫ_Ⅱ型",
];
const searches = ["磨齿", "南宁 foundry", "渗碳", "cmm", "%", "_", "yk_ii", "\\", "检测 柳州"];
const cities: readonly (readonly [number, number])[] = [
  [24.326, 109.428],
  [22.817, 108.366],
  [25.274, 110.29],
  [22.654, 110.181],
  [-33.9, 18.4],
];
const sides = ["100", "250", "250.5", "600", "1250"];
const tolerances = ["0.002", "0.005", "0.02", "0.1"];

/** A machine on it, of whose time there are offers: each is for one of its audiences. */
type RandomResource = Pick<
  RandomOffer,
  | "tenantId"
  | "resourceId"
  | "process"
  | "materials"
  | "envelopeNm"
  | "toleranceNm"
  | "certificates"
  | "place"
  | "searchText"
  | "bucket"
> & {
  readonly cheapest: number;
  /** That all of its offers have a price per hour and no more. */
  readonly isPlain: boolean;
  readonly audiences: readonly Pick<RandomOffer, "visibility" | "sharedWith">[];
};

/** Makes offers and wants that depend on the seed alone, in the days after `begin`. */
export class RandomMarket {
  private readonly roll: (below: number) => number;
  private readonly begin: Date;
  /** Whether there are hours of a week, certificates to come and groups in it. */
  private readonly isWide: boolean;

  constructor(seed: number, begin: Date, isWide = false) {
    this.roll = dice(seed);
    this.begin = begin;
    this.isWide = isWide;
  }

  private one<T>(list: readonly T[]): T {
    const value = list[this.roll(list.length)];
    if (value === undefined) throw new Error("nothing to choose from");
    return value;
  }

  private some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.roll(2) === 0);
  }

  private maybe<T>(value: () => T): T | null {
    return this.roll(3) === 0 ? value() : null;
  }

  /** Within ten days, two of them already past; on the hour. */
  private window(): Window {
    const from = this.roll(10 * 24) - 48;
    return minutesFrom(this.begin, from * 60, (1 + this.roll(72)) * 60);
  }

  private freeOf({ from, until }: Window): Window[] {
    const hours = (until.getTime() - from.getTime()) / 3_600_000;
    const cut = this.roll(hours + 1);
    const end = cut + this.roll(hours - cut + 1);
    const parts = [minutesFrom(from, 0, cut * 60), minutesFrom(from, end * 60, (hours - end) * 60)];
    return parts.filter((part) => part.from < part.until);
  }

  /** One or two weeks, of which the first may have begun. */
  private weeks({ zone }: Bucket): Window {
    const from = minutesFrom(this.begin, (this.roll(3) - 1) * 7 * 24 * 60, 1);
    const until = minutesFrom(from.from, this.roll(2) * 7 * 24 * 60, 1);
    return wholeWeeks({ from: from.from, until: until.until }, zone);
  }

  private freeOfWeeks(window: Window, bucket: Bucket): Window[] {
    return weeksOf(window, bucket.zone).flatMap((week) => {
      const most = weekMinutesOf(bucket, week);
      const minutes = this.roll(2) === 0 ? most : this.roll(most);
      return minutes === 0 ? [] : [minutesFrom(week.from, 0, minutes)];
    });
  }

  private certificate() {
    const standard = this.one(standards);
    const { from, until } = this.window();
    const isNew = this.isWide && this.roll(2) === 0;
    return {
      standard,
      number: "1",
      ...(isNew ? { validFrom: from.getTime() } : {}),
      validUntil: until.getTime() + (this.isWide ? this.roll(10) * 86_400_000 : 0),
      key: standardKeyOf(standard),
    };
  }

  private bucket(): Bucket | null {
    if (!this.isWide || this.roll(8) > 0) return null;
    return { weekMinutes: this.one(weekMinutes), zone: this.one(zones) };
  }

  /** Half of these offers have a price per hour and no more as well. */
  private extras(): PriceExtras {
    if (this.roll(2) === 0) return hourlyOnly;
    const price = () => BigInt(1 + this.roll(60_000));
    const perPieceMinor = this.maybe(() => BigInt(1 + this.roll(500)));
    const beyond = (by: "hours" | "pieces", most: number) =>
      [...new Set(this.some([1, 2, 3]).map(() => 1 + this.roll(most)))].map((each) => ({
        by,
        beyond: each,
        minor: price(),
      }));
    const pieces = perPieceMinor === null ? [] : beyond("pieces", 200);
    const tiers = [...beyond("hours", 40), ...pieces];
    return decideExtras({ setUpMinor: this.maybe(price), perPieceMinor, tiers });
  }

  /** A quarter of the prices are without VAT, some at a rate that is not told. */
  private vat() {
    const vatIncluded = this.roll(4) > 0;
    return { vatIncluded, vatBasisPoints: this.one([null, 0, 300, 1_300, 10_000]) };
  }

  private audience(firms: readonly TenantId[]): RandomResource["audiences"][number] {
    const visibility = this.roll(3) === 0 ? this.one(["firms", "partners"] as const) : "market";
    return { visibility, sharedWith: visibility === "market" ? [] : this.some(firms) };
  }

  resource(firms: readonly TenantId[]): RandomResource {
    return {
      tenantId: this.one(firms),
      resourceId: newId(),
      process: this.one(processes),
      materials: this.some(materials),
      envelopeNm: {
        x: nmOf(this.one(sides)),
        y: nmOf(this.one(sides)),
        z: nmOf(this.one(sides)),
      },
      toleranceNm: nmOf(this.one(tolerances)),
      certificates: this.some([1, 2]).map(() => this.certificate()),
      place: placeOf(...this.one(cities)),
      searchText: searchTextOf([this.one(names), this.one(names)]),
      bucket: this.bucket(),
      cheapest: 1 + this.roll(4),
      isPlain: this.roll(2) === 0,
      audiences: [this.audience(firms), this.audience(firms)],
    };
  }

  offer(firms: readonly TenantId[], resource = this.resource(firms)): RandomOffer {
    const { audiences, cheapest, isPlain, ...offered } = resource;
    const { bucket } = offered;
    const window = bucket === null ? this.window() : this.weeks(bucket);
    return {
      ...offered,
      ...this.one(audiences),
      id: newId(),
      window,
      free: bucket === null ? this.freeOf(window) : this.freeOfWeeks(window, bucket),
      pricePerHour: {
        minor: BigInt((cheapest + this.roll(3)) * 10_000),
        currency: this.roll(8) === 0 ? "USD" : "CNY",
      },
      extras: isPlain ? hourlyOnly : this.extras(),
      ...this.vat(),
      withdrawn: this.roll(10) === 0,
    };
  }

  /** So many offers, about so many of each machine. */
  offers(count: number, ofEach: number, firms: readonly TenantId[]): RandomOffer[] {
    const machines = Array.from({ length: Math.ceil(count / ofEach) }, () => this.resource(firms));
    return Array.from({ length: count }, () => this.offer(firms, this.one(machines)));
  }

  private process(): string {
    return this.isWide && this.roll(4) === 0 ? this.one(Object.keys(groups)) : this.one(processes);
  }

  ask(): MarketAsk {
    return {
      process: this.roll(6) === 0 ? null : this.process(),
      material: this.maybe(() => this.one(materials)),
      envelope: this.maybe(() => ({
        x: this.one(sides),
        y: this.one(sides),
        z: this.one(sides),
      })),
      toleranceMm: this.maybe(() => this.one(tolerances)),
      certificate: this.maybe(() => this.one(standards)),
      window: this.maybe(() => this.window()),
      hours: this.maybe(() => String((1 + this.roll(200)) / 4)),
      pieces: this.maybe(() => 1 + this.roll(400)),
      maxPricePerHourMinor: this.maybe(() => String(this.roll(6) * 10_000)),
      withinKm: this.maybe(() => this.one([10, 199, 200, 300, 15_000])),
      text: this.roll(6) === 0 ? this.one(searches) : null,
      nearMisses: this.roll(2) === 0,
    };
  }
}

const rangeText = ({ from, until }: Window) => `[${from.toISOString()},${until.toISOString()})`;

type Row = typeof marketOffers.$inferInsert;

function rowOf(offer: RandomOffer): Row {
  const [shortSideNm, middleSideNm, longSideNm] = sidesOf(offer.envelopeNm);
  const { window, place, envelopeNm, pricePerHour } = offer;
  const row: Omit<Row, "capabilityId"> = {
    process: offer.process,
    tenantId: offer.tenantId,
    id: offer.id as OfferId,
    resourceId: offer.resourceId as ResourceId,
    resourceNameZh: "机床",
    resourceNameEn: "Machine",
    resourceKind: "machine",
    cityZh: "柳州",
    cityEn: "Liuzhou",
    placeX: place.x,
    placeY: place.y,
    placeZ: place.z,
    materials: [...offer.materials],
    envelopeXNm: envelopeNm.x,
    envelopeYNm: envelopeNm.y,
    envelopeZNm: envelopeNm.z,
    shortSideNm,
    middleSideNm,
    longSideNm,
    toleranceNm: offer.toleranceNm,
    certificates: offer.certificates,
    fromAt: window.from,
    untilAt: window.until,
    free: `{${offer.free.map(rangeText).join(",")}}`,
    pricePerHourMinor: pricePerHour.minor,
    ...extrasColumns(offer.extras),
    currency: pricePerHour.currency,
    vatIncluded: offer.vatIncluded,
    vatBasisPoints: offer.vatBasisPoints,
    terms: "",
    searchText: offer.searchText,
    weekMinutes: offer.bucket?.weekMinutes ?? null,
    zone: zoneOf(offer),
    visibility: offer.visibility,
    sharedWith: [...offer.sharedWith],
    publishedAt: window.from,
    withdrawnAt: offer.withdrawn ? window.from : null,
  };
  return { ...row, capabilityId: capabilityIdOf(row) };
}

/** Writes offers into the market as if their events had been heard. */
export async function fillMarket(owner: postgres.Sql, offers: readonly RandomOffer[]) {
  const rows = offers.map(rowOf);
  const capabilities: Capabilities = new Map();
  for (const row of rows) gather(capabilities, row);
  await copyRows(owner, marketCapabilities, [...capabilities.values()]);
  await copyRows(owner, marketOffers, rows);
  await owner`vacuum analyze market_offers, market_capabilities`;
}
