import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ResourceId, ResourceKind } from "../capability/index.ts";
import type { Brand, EventId, TenantId } from "../kernel/brand.ts";
import { instant, tenantId } from "../platform/columns.ts";
import type { KeptLine, KeptTier } from "./prices.ts";
import { batch, bucket, clock, type MarketCertificate, series, vat } from "./schema/offered.ts";

export type { MarketCertificate };

export type OfferId = Brand<string, "OfferId">;
export type BookingId = Brand<string, "BookingId">;
export type CapabilityId = Brand<string, "CapabilityId">;

export const visibilities = ["market", "partners", "firms"] as const;
export type Visibility = (typeof visibilities)[number];
export const offerStatuses = ["published", "withdrawn"] as const;
export type OfferStatus = (typeof offerStatuses)[number];
export type Side = "provider" | "requester";

/** Free windows of an offer, as PostgreSQL prints them. */
const tstzmultirange = customType<{ data: string }>({ dataType: () => "tstzmultirange" });

/** What an offer asks besides its price per hour, in the same currency; null: nothing of the kind. */
const priceExtras = {
  setUpMinor: bigint("set_up_minor", { mode: "bigint" }),
  pricePerPieceMinor: bigint("price_per_piece_minor", { mode: "bigint" }),
  priceTiers: jsonb("price_tiers").$type<readonly KeptTier[]>().notNull().default([]),
};

/** Capacity of a resource put on the market. `visibility` firms: only those in `shared_with`. */
export const capacityOffers = pgTable(
  "capacity_offers",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<OfferId>().notNull(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    process: text("process").notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    pricePerHourMinor: bigint("price_per_hour_minor", { mode: "bigint" }).notNull(),
    ...priceExtras,
    currency: text("currency").notNull(),
    ...vat,
    visibility: text("visibility").$type<Visibility>().notNull(),
    sharedWith: uuid("shared_with").$type<TenantId>().array().notNull(),
    terms: text("terms").notNull(),
    status: text("status").$type<OfferStatus>().notNull(),
    publishedAt: instant("published_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
    ...bucket,
    ...series,
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_offers_series")
      .on(table.tenantId, table.seriesId, table.fromAt)
      .where(sql`series_id is not null`),
    index("capacity_offers_newest").on(table.tenantId, table.publishedAt, table.id),
    index("capacity_offers_status").on(table.tenantId, table.status, table.publishedAt, table.id),
  ],
);

/**
 * Time of a resource that is no longer free: what visitors may count, so without names or prices.
 * An exclusion constraint keeps it from being given twice, whichever offer it was booked through;
 * hours of a week, which lie nowhere in it, are counted (`buckets/`).
 */
export const capacityTaken = pgTable(
  "capacity_taken",
  {
    tenantId: tenantId(),
    /** The booking that took it, or the hold that may become one and keeps its id. */
    id: uuid("id").$type<BookingId>().notNull(),
    requester: uuid("requester").$type<TenantId>().notNull(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    /** Null once it is booked; of a hold the time after which it is free, cleaned up or not. */
    heldUntil: instant("held_until"),
    minutes: integer("minutes"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_taken_held").on(table.heldUntil).where(sql`held_until is not null`),
    // With the beginning, so that it answers alone: else the planner takes the constraint's index,
    // which leads through all that a resource was ever booked for.
    index("capacity_taken_resource").on(
      table.tenantId,
      table.resourceId,
      table.untilAt,
      table.fromAt,
    ),
  ],
);

/** What both sides keep of a booking. Never changed; that it was cancelled is a row of its own. */
const agreed = {
  id: uuid("id").$type<BookingId>().notNull(),
  offerId: uuid("offer_id").$type<OfferId>().notNull(),
  resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
  resourceNameZh: text("resource_name_zh").notNull(),
  resourceNameEn: text("resource_name_en").notNull(),
  process: text("process").notNull(),
  fromAt: instant("from_at").notNull(),
  untilAt: instant("until_at").notNull(),
  /** Where the offer has a price per piece. */
  pieces: integer("pieces"),
  /** How much of the window, which is a week, was agreed on; null: all of it. */
  minutes: integer("minutes"),
  /** By whose clock that week begins; null of exclusive time. */
  zone: text("zone"),
  totalMinor: bigint("total_minor", { mode: "bigint" }).notNull(),
  /** What the total is made of. Bookings of before there were lines have none: hours times price. */
  priceLines: jsonb("price_lines").$type<readonly KeptLine[]>().notNull().default([]),
  currency: text("currency").notNull(),
  vatIncluded: boolean("vat_included").notNull(),
  note: text("note").notNull(),
  bookedAt: instant("booked_at").notNull(),
  freeCancellationUntil: instant("free_cancellation_until").notNull(),
  rulesVersion: integer("rules_version").notNull(),
  /** In the currency of the total. Bookings of before there were such parameters owe nothing. */
  lateChargeMinor: bigint("late_charge_minor", { mode: "bigint" }).notNull().default(sql`0`),
  feeMinor: bigint("fee_minor", { mode: "bigint" }).notNull().default(sql`0`),
  /** The event that says so in the ledger, in the provider's house; older bookings name none. */
  eventId: uuid("event_id").$type<EventId>(),
};

/** Bookings on a firm's own offers: the truth, in the provider's house. */
export const capacityBookings = pgTable(
  "capacity_bookings",
  { tenantId: tenantId(), requester: uuid("requester").$type<TenantId>().notNull(), ...agreed },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "capacity_bookings_offer",
      columns: [table.tenantId, table.offerId],
      foreignColumns: [capacityOffers.tenantId, capacityOffers.id],
    }),
    index("capacity_bookings_newest").on(table.tenantId, table.bookedAt, table.id),
  ],
);

/** Bookings that a firm has made: its own copy, in the requester's house. */
export const capacityBookingsMade = pgTable(
  "capacity_bookings_made",
  { tenantId: tenantId(), provider: uuid("provider").$type<TenantId>().notNull(), ...agreed },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_bookings_made_newest").on(table.tenantId, table.bookedAt, table.id),
  ],
);

const { bookedAt: _bookedAt, eventId: _eventId, ...held } = agreed;
export const holdOutcomes = ["confirmed", "released"] as const;
export type HoldOutcome = (typeof holdOutcomes)[number];

/**
 * Time that a firm has set aside for some minutes, at the terms that it was shown: in its own
 * house. What keeps others out is the row of the same id among the provider's taken time.
 */
export const capacityHolds = pgTable(
  "capacity_holds",
  {
    tenantId: tenantId(),
    provider: uuid("provider").$type<TenantId>().notNull(),
    ...held,
    heldAt: instant("held_at").notNull(),
    heldUntil: instant("held_until").notNull(),
    /** When and how it ended, by the database's time; null of one that runs or has run out. */
    endedAt: instant("ended_at"),
    outcome: text("outcome").$type<HoldOutcome>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_holds_standing").on(table.tenantId, table.heldUntil, table.id),
  ],
);

/** That a booking was cancelled: one row in each of the two houses. Its id is the booking's. */
export const capacityCancellations = pgTable(
  "capacity_cancellations",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<BookingId>().notNull(),
    /** The firm that cancelled. */
    requester: uuid("requester").$type<TenantId>().notNull(),
    cancelledBy: text("cancelled_by").$type<Side>().notNull(),
    free: boolean("free").notNull(),
    /** The booking that took its place, where it was rescheduled. */
    successor: uuid("successor").$type<BookingId>(),
    at: instant("at").notNull(),
    /** The event that says so, in the provider's house; older ones name none. */
    eventId: uuid("event_id").$type<EventId>(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

// What row security asks of an offer is in each index of these, so that it is answered there; the
// list of firms of one that is for everyone is empty (`seenBy`).
const forEveryone = sql`visibility = 'market' and withdrawn_at is null`;
type Columns<Name extends string> = { readonly [Each in Name]: AnyPgColumn };
const asked = (m: Columns<"visibility" | "sharedWith">) => [m.visibility, m.sharedWith] as const;
const priced = (m: Columns<"leastPriceMinor" | "visibility" | "sharedWith">) =>
  [m.leastPriceMinor, ...asked(m)] as const;
const timed = (m: Columns<"fromAt" | "id" | "untilAt" | "leastPriceMinor" | "capabilityId">) =>
  [m.fromAt, m.id, m.untilAt, m.leastPriceMinor, m.capabilityId] as const;

/**
 * What other firms may see of an offer: a projection of published events, with published fields
 * only. Lengths are whole nanometres, the sides of the envelope also in order of size; the place
 * is a point on the unit sphere, so that nearness needs no trigonometry in SQL.
 */
export const marketOffers = pgTable(
  "market_offers",
  {
    process: text("process").notNull(),
    tenantId: tenantId(),
    id: uuid("id").$type<OfferId>().notNull(),
    capabilityId: uuid("capability_id").$type<CapabilityId>().notNull(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    resourceNameZh: text("resource_name_zh").notNull(),
    resourceNameEn: text("resource_name_en").notNull(),
    resourceKind: text("resource_kind").$type<ResourceKind>().notNull(),
    cityZh: text("city_zh").notNull(),
    cityEn: text("city_en").notNull(),
    placeX: doublePrecision("place_x").notNull(),
    placeY: doublePrecision("place_y").notNull(),
    placeZ: doublePrecision("place_z").notNull(),
    materials: text("materials").array().notNull(),
    envelopeXNm: bigint("envelope_x_nm", { mode: "number" }).notNull(),
    envelopeYNm: bigint("envelope_y_nm", { mode: "number" }).notNull(),
    envelopeZNm: bigint("envelope_z_nm", { mode: "number" }).notNull(),
    shortSideNm: bigint("short_side_nm", { mode: "number" }).notNull(),
    middleSideNm: bigint("middle_side_nm", { mode: "number" }).notNull(),
    longSideNm: bigint("long_side_nm", { mode: "number" }).notNull(),
    toleranceNm: bigint("tolerance_nm", { mode: "number" }).notNull(),
    certificates: jsonb("certificates").$type<readonly MarketCertificate[]>().notNull(),
    ...batch,
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    /** How long its window is at most: 2 to the power of it days. */
    lengthClass: smallint("length_class")
      .notNull()
      .generatedAlwaysAs(
        sql`greatest(0, ceil(ln(extract(epoch from until_at - from_at) / 86400) / ln(2)))::smallint`,
      ),
    free: tstzmultirange("free").notNull(),
    pricePerHourMinor: bigint("price_per_hour_minor", { mode: "bigint" }).notNull(),
    ...priceExtras,
    currency: text("currency").notNull(),
    leastPriceMinor: bigint("least_price_minor", { mode: "bigint" })
      .notNull()
      .generatedAlwaysAs(
        sql`case when currency <> 'CNY' then 9223372036854775807 when price_tiers = '[]' then price_per_hour_minor else 0 end`,
      ),
    ...vat,
    terms: text("terms").notNull(),
    searchText: text("search_text").notNull(),
    visibility: text("visibility").$type<Visibility>().notNull(),
    sharedWith: uuid("shared_with").$type<TenantId>().array().notNull(),
    publishedAt: instant("published_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
    ...clock,
  },
  (m) => [
    primaryKey({ columns: [m.process, m.tenantId, m.id] }),
    index("market_offers_offer").on(m.tenantId, m.id),
    index("market_offers_resource").on(m.tenantId, m.resourceId),
    index("market_offers_capability")
      .on(m.capabilityId, m.untilAt, m.fromAt, m.id, m.tenantId, m.process, ...priced(m))
      .where(forEveryone),
    index("market_offers_process")
      .on(m.process, m.lengthClass, ...timed(m), m.tenantId, ...asked(m))
      .where(forEveryone),
    index("market_offers_soonest")
      .on(m.lengthClass, ...timed(m), m.process, m.tenantId, ...asked(m))
      .where(forEveryone),
    index("market_offers_shared").on(m.capabilityId, m.untilAt).where(sql`visibility <> 'market'`),
  ],
);
