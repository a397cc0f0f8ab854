import type { PriceLine } from "../../../contracts/prices/price.ts";
import type { Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Money } from "../../kernel/money.ts";
import type { Question } from "../../platform/tenancy.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { type FirmColumns, firmColumns, firmReader } from "../firms.ts";
import { type KeptLine, linesOf } from "../prices.ts";
import type { BookingId, OfferId, Side } from "../schema.ts";
import { type BookedTime, inStretch, type Stretch, stretchValues } from "../windows.ts";

/** A booking as one of its two firms sees it. */
export interface BookingRow extends BookedTime {
  /** Whose row it is. */
  readonly tenantId: TenantId;
  readonly id: BookingId;
  readonly side: Side;
  readonly provider: FirmSeen;
  readonly requester: FirmSeen;
  readonly offerId: OfferId;
  readonly resourceName: Words;
  /** By whose clock its week begins; null of exclusive time. */
  readonly zone: string | null;
  readonly pieces: number | null;
  readonly total: Money;
  readonly priceLines: readonly PriceLine[];
  readonly vatIncluded: boolean;
  readonly note: string;
  readonly bookedAt: Date;
  readonly freeCancellationUntil: Date;
  readonly rulesVersion: number;
  readonly lateCharge: Money;
  readonly fee: Money;
  readonly cancelledAt: Date | null;
  readonly cancelledFree: boolean | null;
  readonly successor: BookingId | null;
}

export interface BookingPage {
  readonly limit: number;
  readonly after: { readonly bookedAt: string; readonly id: string } | null;
}

/** Where each side keeps its bookings, and the columns that name the two firms. */
const kept = {
  provider: { table: "capacity_bookings", provider: "tenant_id", requester: "requester" },
  requester: { table: "capacity_bookings_made", provider: "provider", requester: "tenant_id" },
} as const;

function selectBookings(side: Side): string {
  const { table, provider, requester } = kept[side];
  return `select b.tenant_id, b.id, '${side}' as side, b.offer_id, b.resource_name_zh,
      b.pieces, b.price_lines,
      b.resource_name_en, b.from_at, b.until_at, b.minutes, b.zone, b.total_minor, b.currency, b.vat_included, b.note,
      b.booked_at, b.free_cancellation_until, b.rules_version, b.late_charge_minor, b.fee_minor,
      c.at as cancelled_at, c.free as cancelled_free, c.successor, ${firmColumns("p", "provider")}, ${firmColumns("q", "requester")}
    from ${table} b
    left join capacity_cancellations c on c.tenant_id = b.tenant_id and c.id = b.id
    join tenants p on p.id = b.${provider}
    join tenants q on q.id = b.${requester}
    where b.tenant_id = $1`;
}

/** A page of the firm's bookings on one side, newest first, in one question. */
export function bookingsQuestion(
  house: TenantId,
  side: Side,
  { limit, after }: BookingPage,
): Question {
  const rest = after === null ? "" : "and (b.booked_at, b.id) < ($3::timestamptz, $4::uuid)";
  return {
    text: `${selectBookings(side)} ${rest} order by b.booked_at desc, b.id desc limit $2`,
    values: after === null ? [house, limit] : [house, limit, after.bookedAt, after.id],
  };
}

/** Bookings of the firm's offers that stand in a stretch of time, the next ones, so many at most. */
export function bookingsInQuestion(stretch: Stretch, limit: number): Question {
  return {
    text: `${selectBookings("provider")} and c.at is null and exists (select from resources r
        where r.tenant_id = b.tenant_id and r.id = b.resource_id and ${inStretch("b", "r")})
      order by b.from_at, b.id limit $6`,
    values: [...stretchValues(stretch), limit],
  };
}

/** One booking, on whichever side the firm stands. */
export function bookingQuestion(house: TenantId, id: string): Question {
  return {
    text: `${selectBookings("provider")} and b.id = $2
      union all ${selectBookings("requester")} and b.id = $2`,
    values: [house, id],
  };
}

export interface BookingColumns extends FirmColumns<"provider">, FirmColumns<"requester"> {
  readonly tenant_id: TenantId;
  readonly id: BookingId;
  readonly side: Side;
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
  readonly booked_at: Date;
  readonly free_cancellation_until: Date;
  readonly rules_version: number;
  readonly late_charge_minor: string;
  readonly fee_minor: string;
  readonly cancelled_at: Date | null;
  readonly cancelled_free: boolean | null;
  readonly successor: BookingId | null;
}

const providerOf = firmReader("provider");
const requesterOf = firmReader("requester");

export function bookingRow(row: BookingColumns): BookingRow {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    side: row.side,
    provider: providerOf(row),
    requester: requesterOf(row),
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
    bookedAt: row.booked_at,
    freeCancellationUntil: row.free_cancellation_until,
    rulesVersion: row.rules_version,
    lateCharge: { minor: BigInt(row.late_charge_minor), currency: row.currency },
    fee: { minor: BigInt(row.fee_minor), currency: row.currency },
    cancelledAt: row.cancelled_at,
    cancelledFree: row.cancelled_free,
    successor: row.successor,
  };
}
