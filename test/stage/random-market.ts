import type postgres from "postgres";
import { nmOf } from "../../services/capability/index.ts";
import { placeOf } from "../../services/capacity/market/place.ts";
import { type Offered, sidesOf } from "../../services/capacity/market/rules.ts";
import type { MarketAsk } from "../../services/capacity/market/wants.ts";
import { searchTextOf, standardKeyOf } from "../../services/capacity/market/wording.ts";
import {
  decideExtras,
  hourlyOnly,
  keptTiers,
  type PriceExtras,
} from "../../services/capacity/prices.ts";
import type { Visibility } from "../../services/capacity/schema.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import type { Window } from "../../services/kernel/window.ts";
import { newId } from "../../services/platform/ids.ts";
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

/** Makes offers and wants that depend on the seed alone, in the days after `begin`. */
export class RandomMarket {
  private readonly roll: (below: number) => number;
  private readonly begin: Date;

  constructor(seed: number, begin: Date) {
    this.roll = dice(seed);
    this.begin = begin;
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

  private certificate() {
    const standard = this.one(standards);
    const validUntil = this.window().until.getTime();
    return { standard, number: "1", validUntil, key: standardKeyOf(standard) };
  }

  /** Half of the offers have a price per hour and no more. */
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

  offer(firms: readonly TenantId[]): RandomOffer {
    const window = this.window();
    const envelopeNm = {
      x: nmOf(this.one(sides)),
      y: nmOf(this.one(sides)),
      z: nmOf(this.one(sides)),
    };
    return {
      tenantId: this.one(firms),
      id: newId(),
      resourceId: newId(),
      process: this.one(processes),
      materials: this.some(materials),
      envelopeNm,
      toleranceNm: nmOf(this.one(tolerances)),
      certificates: this.some([1, 2]).map(() => this.certificate()),
      window,
      free: this.freeOf(window),
      pricePerHour: {
        minor: BigInt(this.roll(6) * 10_000),
        currency: this.roll(8) === 0 ? "USD" : "CNY",
      },
      extras: this.extras(),
      place: placeOf(...this.one(cities)),
      searchText: searchTextOf([this.one(names), this.one(names)]),
      visibility: this.roll(4) === 0 ? this.one(["firms", "partners"]) : "market",
      sharedWith: this.some(firms),
      withdrawn: this.roll(10) === 0,
    };
  }

  ask(): MarketAsk {
    return {
      process: this.maybe(() => this.one(processes)),
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

/** Writes offers into the market as if their events had been heard. */
export async function fillMarket(owner: postgres.Sql, offers: readonly RandomOffer[]) {
  const rows = offers.map((offer) => {
    const [short, middle, long] = sidesOf(offer.envelopeNm);
    const { window, place, envelopeNm, pricePerHour } = offer;
    return {
      process: offer.process,
      tenant_id: offer.tenantId,
      id: offer.id,
      resource_id: offer.resourceId,
      resource_name_zh: "机床",
      resource_name_en: "Machine",
      resource_kind: "machine",
      city_zh: "柳州",
      city_en: "Liuzhou",
      place_x: place.x,
      place_y: place.y,
      place_z: place.z,
      materials: [...offer.materials],
      envelope_x_nm: envelopeNm.x,
      envelope_y_nm: envelopeNm.y,
      envelope_z_nm: envelopeNm.z,
      short_side_nm: short,
      middle_side_nm: middle,
      long_side_nm: long,
      tolerance_nm: offer.toleranceNm,
      certificates: owner.json(offer.certificates.map((each) => ({ ...each }))),
      from_at: window.from,
      until_at: window.until,
      free: `{${offer.free.map(rangeText).join(",")}}`,
      price_per_hour_minor: pricePerHour.minor.toString(),
      set_up_minor: offer.extras.setUpMinor?.toString() ?? null,
      price_per_piece_minor: offer.extras.perPieceMinor?.toString() ?? null,
      price_tiers: owner.json(keptTiers(offer.extras.tiers).map((each) => ({ ...each }))),
      currency: pricePerHour.currency,
      vat_included: true,
      terms: "",
      search_text: offer.searchText,
      visibility: offer.visibility,
      shared_with: [...offer.sharedWith],
      published_at: window.from,
      withdrawn_at: offer.withdrawn ? window.from : null,
    };
  });
  for (let at = 0; at < rows.length; at += 500) {
    await owner`insert into market_offers ${owner(rows.slice(at, at + 500))}`;
  }
}
