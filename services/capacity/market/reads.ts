import type { ResourceKind, Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { bucketIn } from "../buckets/weeks.ts";
import { type FirmColumns, firmReader } from "../firms.ts";
import { windowsOf } from "../offers/reads.ts";
import { type ExtrasColumns, extrasOf } from "../prices.ts";
import type { MarketCertificate, OfferId } from "../schema.ts";
import type { Described } from "./rules.ts";

/** An offer as the market shows it. */
export interface MarketRow extends Described {
  readonly tenantId: TenantId;
  readonly id: OfferId;
  readonly firm: FirmSeen;
  readonly resourceName: Words;
  readonly resourceKind: ResourceKind;
  readonly city: Words;
  /** Pieces in one lot; null without limit. */
  readonly batchLeast: number | null;
  readonly batchMost: number | null;
  readonly terms: string;
  /** By whose clock its days are: an IANA name. */
  readonly zone: string;
  /** How many wanted aspects it does not meet. */
  readonly unmet: number;
}

export interface MarketColumns extends FirmColumns<"firm">, ExtrasColumns {
  readonly tenant_id: TenantId;
  readonly id: OfferId;
  readonly process: string;
  readonly resource_name_zh: string;
  readonly resource_name_en: string;
  readonly resource_kind: ResourceKind;
  readonly city_zh: string;
  readonly city_en: string;
  readonly place_x: number;
  readonly place_y: number;
  readonly place_z: number;
  readonly materials: readonly string[];
  readonly envelope_x_nm: string;
  readonly envelope_y_nm: string;
  readonly envelope_z_nm: string;
  readonly tolerance_nm: string;
  readonly certificates: readonly MarketCertificate[];
  readonly batch_least: number | null;
  readonly batch_most: number | null;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly free: readonly (readonly [number, number])[] | null;
  readonly price_per_hour_minor: string;
  readonly currency: string;
  readonly vat_included: boolean;
  readonly vat_basis_points: number | null;
  readonly terms: string;
  readonly week_minutes: number | null;
  readonly zone: string;
  readonly unmet: number;
}

const firmOf = firmReader("firm");

export function marketRow(row: MarketColumns): MarketRow {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    firm: firmOf(row),
    process: row.process,
    resourceName: { zh: row.resource_name_zh, en: row.resource_name_en },
    resourceKind: row.resource_kind,
    city: { zh: row.city_zh, en: row.city_en },
    place: { x: row.place_x, y: row.place_y, z: row.place_z },
    materials: row.materials,
    envelopeNm: {
      x: Number(row.envelope_x_nm),
      y: Number(row.envelope_y_nm),
      z: Number(row.envelope_z_nm),
    },
    toleranceNm: Number(row.tolerance_nm),
    certificates: row.certificates,
    batchLeast: row.batch_least,
    batchMost: row.batch_most,
    window: { from: row.from_at, until: row.until_at },
    free: windowsOf(row.free),
    pricePerHour: { minor: BigInt(row.price_per_hour_minor), currency: row.currency },
    extras: extrasOf(row),
    vatIncluded: row.vat_included,
    vatBasisPoints: row.vat_basis_points,
    terms: row.terms,
    bucket: bucketIn(row.week_minutes, row.zone),
    zone: row.zone,
    unmet: row.unmet,
  };
}

export type FreeRow = Pick<
  MarketColumns,
  "tenant_id" | "id" | "from_at" | "until_at" | "week_minutes" | "zone" | "free"
>;

export function freeRow(row: FreeRow) {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    window: { from: row.from_at, until: row.until_at },
    bucket: bucketIn(row.week_minutes, row.zone),
    free: windowsOf(row.free),
  };
}
