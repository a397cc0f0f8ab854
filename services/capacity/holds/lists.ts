import type { PriceLine } from "../../../contracts/prices/price.ts";
import type { Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Money } from "../../kernel/money.ts";
import type { Question } from "../../platform/tenancy.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { type FirmColumns, firmColumns, firmReader } from "../firms.ts";
import { type KeptLine, linesOf } from "../prices.ts";
import { type BookingId, holdOutcomes, type OfferId } from "../schema.ts";
import type { BookedTime } from "../windows.ts";

export const holdStatuses = ["held", "expired", ...holdOutcomes] as const;

/** A hold as its firm sees it. */
export interface HoldRow extends BookedTime {
  readonly tenantId: TenantId;
  readonly id: BookingId;
  readonly provider: FirmSeen;
  readonly offerId: OfferId;
  readonly resourceName: Words;
  /** By whose clock its week begins; null of exclusive time. */
  readonly zone: string | null;
  readonly pieces: number | null;
  readonly total: Money;
  readonly priceLines: readonly PriceLine[];
  readonly vatIncluded: boolean;
  readonly note: string;
  readonly freeCancellationUntil: Date;
  readonly rulesVersion: number;
  readonly lateCharge: Money;
  readonly heldAt: Date;
  readonly heldUntil: Date;
  /** By the database's time when it was asked; clocks of those who look differ. */
  readonly secondsLeft: number;
  readonly status: (typeof holdStatuses)[number];
}

const selectHolds = `select h.tenant_id, h.id, h.offer_id, h.resource_name_zh, h.resource_name_en,
      h.pieces, h.price_lines,
    h.from_at, h.until_at, h.minutes, h.zone, h.total_minor, h.currency, h.vat_included, h.note,
    h.free_cancellation_until, h.rules_version, h.late_charge_minor, h.held_at, h.held_until,
    greatest(0, floor(extract(epoch from h.held_until - statement_timestamp())))::int
      as seconds_left,
    coalesce(h.outcome,
      case when h.held_until <= statement_timestamp() then 'expired' else 'held' end) as status,
    ${firmColumns("p", "provider")}
  from capacity_holds h
  join tenants p on p.id = h.provider
  where h.tenant_id = $1`;

/** The firm's holds that run, those that run out first before the others. */
export function holdsQuestion(house: TenantId): Question {
  return {
    text: `${selectHolds} and h.ended_at is null and h.held_until > statement_timestamp()
      order by h.held_until, h.id`,
    values: [house],
  };
}

export function holdQuestion(house: TenantId, id: string): Question {
  return { text: `${selectHolds} and h.id = $2`, values: [house, id] };
}

export interface HoldColumns extends FirmColumns<"provider"> {
  readonly tenant_id: TenantId;
  readonly id: BookingId;
  readonly offer_id: OfferId;
  readonly resource_name_zh: string;
  readonly resource_name_en: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly pieces: number | null;
  readonly minutes: number | null;
  readonly zone: string | null;
  readonly total_minor: string;
  readonly price_lines: readonly KeptLine[];
  readonly currency: string;
  readonly vat_included: boolean;
  readonly note: string;
  readonly free_cancellation_until: Date;
  readonly rules_version: number;
  readonly late_charge_minor: string;
  readonly held_at: Date;
  readonly held_until: Date;
  readonly seconds_left: number;
  readonly status: (typeof holdStatuses)[number];
}

const providerOf = firmReader("provider");

export function holdRow(row: HoldColumns): HoldRow {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    provider: providerOf(row),
    offerId: row.offer_id,
    resourceName: { zh: row.resource_name_zh, en: row.resource_name_en },
    window: { from: row.from_at, until: row.until_at },
    pieces: row.pieces,
    minutes: row.minutes,
    zone: row.zone,
    total: { minor: BigInt(row.total_minor), currency: row.currency },
    priceLines: linesOf(row.price_lines),
    vatIncluded: row.vat_included,
    note: row.note,
    freeCancellationUntil: row.free_cancellation_until,
    rulesVersion: row.rules_version,
    lateCharge: { minor: BigInt(row.late_charge_minor), currency: row.currency },
    heldAt: row.held_at,
    heldUntil: row.held_until,
    secondsLeft: row.seconds_left,
    status: row.status,
  };
}
