import { and, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ResourceId, Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { holdStanding } from "../../platform/firms.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { standing } from "../buckets/reads.ts";
import { bucketIn } from "../buckets/weeks.ts";
import { isPartnerHere } from "../partners/reads.ts";
import { extrasOf } from "../prices.ts";
import {
  type BookingId,
  capacityBookings,
  capacityBookingsMade,
  capacityCancellations,
  capacityTaken,
  type OfferId,
  type Visibility,
} from "../schema.ts";
import type { Parties } from "./events.ts";
import type { HeldOffer, StandingBooking } from "./rules.ts";

const provider = alias(tenants, "provider");
const requester = alias(tenants, "requester");

const listed = (ids: readonly string[]) => `{${ids.join()}}`;

/** An offer that the actor can see on the market, and the identities of the two firms. */
export interface OfferOnMarket {
  readonly resourceName: Words;
  readonly parties: Parties;
}

/** Throws `OFFER_NOT_FOUND` alike for what is hidden, absent, or of a firm that is suspended, frozen or leaves. */
export async function offerOnMarket(
  scope: TenantScope,
  providerId: TenantId,
  id: OfferId,
): Promise<OfferOnMarket> {
  const offer = (await offersOnMarket(scope, providerId, [id])).get(id);
  if (offer === undefined) throw new Refusal("OFFER_NOT_FOUND", {}, "offer");
  return offer;
}

/** Those of a firm's offers that the actor can see on the market. It is asked at once. */
export async function offersOnMarket(
  scope: TenantScope,
  providerId: TenantId,
  ids: readonly OfferId[],
): Promise<ReadonlyMap<OfferId, OfferOnMarket>> {
  const text = `select o.id, o.resource_name_zh as zh, o.resource_name_en as en,
      p.identity as provider, r.identity as requester
    from market_offers o
    join tenants p on p.id = o.tenant_id and p.status <> 'suspended' and p.frozen_at is null
      and p.leaving_until is null
    join tenants r on r.id = $1
    where o.tenant_id = $2 and o.id = any($3::uuid[])`;
  const rows = await scope.send<Words & Parties & { readonly id: OfferId }>(text, [
    scope.house,
    providerId,
    listed(ids),
  ]);
  return new Map(
    rows.map(({ id, zh, en, provider, requester }) => [
      id,
      { resourceName: { zh, en }, parties: { provider, requester } },
    ]),
  );
}

/**
 * The provider's own row of an offer, locked against withdrawal until the booking is made. Shared,
 * so that bookings of one offer do not wait for each other here.
 */
export async function holdOffer(host: TenantScope, id: OfferId): Promise<HeldOffer> {
  const offer = (await holdOffers(host, [id])).get(id);
  if (offer === undefined) throw new Refusal("OFFER_NOT_FOUND", {}, "offer");
  return offer;
}

interface HeldRow {
  readonly id: OfferId;
  readonly resource_id: ResourceId;
  readonly process: string;
  readonly from_at: string;
  readonly until_at: string;
  readonly price_per_hour_minor: string;
  readonly set_up_minor: string | null;
  readonly price_per_piece_minor: string | null;
  readonly price_tiers: Parameters<typeof extrasOf>[0]["price_tiers"];
  readonly currency: string;
  readonly vat_included: boolean;
  readonly visibility: Visibility;
  readonly status: HeldOffer["status"];
  readonly week_minutes: number | null;
  readonly zone: string | null;
}

/** The same of several offers, those that the actor may book. It is asked at once. */
export async function holdOffers(
  host: TenantScope,
  ids: readonly OfferId[],
): Promise<ReadonlyMap<OfferId, HeldOffer>> {
  const text = `select id, resource_id, process, from_at, until_at, price_per_hour_minor,
      set_up_minor, price_per_piece_minor, price_tiers, currency, vat_included, visibility, status,
      week_minutes, zone
    from capacity_offers where tenant_id = $1 and id = any($2::uuid[]) order by id for share`;
  const rows = await host.send<HeldRow>(text, [host.house, listed(ids)]);
  // The market hears of a removal a moment later.
  const isPartner =
    rows.some(({ visibility }) => visibility === "partners") && (await isPartnerHere(host));
  const shown = rows.filter(({ visibility }) => visibility !== "partners" || isPartner);
  return new Map(shown.map((row) => [row.id, heldOffer(row)]));
}

function heldOffer(row: HeldRow): HeldOffer {
  return {
    id: row.id,
    resourceId: row.resource_id,
    process: row.process,
    window: { from: new Date(row.from_at), until: new Date(row.until_at) },
    pricePerHour: { minor: BigInt(row.price_per_hour_minor), currency: row.currency },
    extras: extrasOf(row),
    vatIncluded: row.vat_included,
    status: row.status,
    bucket: bucketIn(row.week_minutes, row.zone),
  };
}

/** Exclusive time of a resource that is no longer free and touches the window, of whichever offer. */
export async function timeTaken(
  host: TenantScope,
  resourceId: ResourceId,
  window: Window,
): Promise<Window[]> {
  return host.db
    .select({ from: capacityTaken.fromAt, until: capacityTaken.untilAt })
    .from(capacityTaken)
    .where(
      and(
        eq(capacityTaken.tenantId, host.house),
        eq(capacityTaken.resourceId, resourceId),
        gt(capacityTaken.untilAt, window.from),
        lt(capacityTaken.fromAt, window.until),
        isNull(capacityTaken.minutes),
        standing,
      ),
    );
}

type Shut = "FIRM_SUSPENDED" | "FIRM_FROZEN" | "FIRM_LEAVING";

/** Those of these firms that are out of the market, and why; no other is until the transaction ends. */
export async function firmsShut(
  scope: TenantScope,
  firms: readonly TenantId[],
): Promise<ReadonlyMap<TenantId, Shut>> {
  await holdStanding(scope, firms);
  const { id, status, frozenAt, leavingUntil } = tenants;
  const rows = await scope.db
    .select({ id, status, frozenAt, leavingUntil })
    .from(tenants)
    .where(inArray(id, [...firms]));
  return new Map(
    rows.flatMap((firm): [TenantId, Shut][] => {
      if (firm.status === "suspended") return [[firm.id, "FIRM_SUSPENDED"]];
      if (firm.frozenAt !== null) return [[firm.id, "FIRM_FROZEN"]];
      return firm.leavingUntil === null ? [] : [[firm.id, "FIRM_LEAVING"]];
    }),
  );
}

/** A booking that one of its two firms wants to end. */
export interface BookingToCancel extends StandingBooking {
  readonly id: BookingId;
  readonly offerId: OfferId;
  /** The other firm. */
  readonly other: TenantId;
  readonly pieces: number | null;
  readonly note: string;
  readonly rulesVersion: number;
  /** How much of its window it has; null: all of it. */
  readonly minutes: number | null;
}

const cancellation = (house: TenantId, id: BookingId) =>
  and(eq(capacityCancellations.tenantId, house), eq(capacityCancellations.id, id));

/** A booking on one of the firm's own offers. */
export async function providedBooking(
  { db, house }: TenantScope,
  id: BookingId,
): Promise<BookingToCancel | null> {
  const [row] = await db
    .select({ booking: capacityBookings, cancelled: capacityCancellations.id })
    .from(capacityBookings)
    .leftJoin(capacityCancellations, cancellation(house, id))
    .where(and(eq(capacityBookings.tenantId, house), eq(capacityBookings.id, id)));
  return row === undefined ? null : toCancel(row.booking, row.booking.requester, row.cancelled);
}

/** A booking that the firm has made. */
export async function madeBooking(
  { db, house }: TenantScope,
  id: BookingId,
): Promise<BookingToCancel | null> {
  const [row] = await db
    .select({ booking: capacityBookingsMade, cancelled: capacityCancellations.id })
    .from(capacityBookingsMade)
    .leftJoin(capacityCancellations, cancellation(house, id))
    .where(and(eq(capacityBookingsMade.tenantId, house), eq(capacityBookingsMade.id, id)));
  return row === undefined ? null : toCancel(row.booking, row.booking.provider, row.cancelled);
}

type Agreed = Omit<typeof capacityBookings.$inferSelect, "requester">;

function toCancel(booking: Agreed, other: TenantId, cancelled: BookingId | null): BookingToCancel {
  return {
    id: booking.id,
    offerId: booking.offerId,
    other,
    pieces: booking.pieces,
    note: booking.note,
    rulesVersion: booking.rulesVersion,
    minutes: booking.minutes,
    window: { from: booking.fromAt, until: booking.untilAt },
    freeCancellationUntil: booking.freeCancellationUntil,
    cancelled: cancelled !== null,
  };
}

/** The identities of two firms as provider and requester. */
export async function partiesOf(
  { db }: TenantScope,
  providerId: TenantId,
  requesterId: TenantId,
): Promise<Parties> {
  const [row] = await db
    .select({ provider: provider.identity, requester: requester.identity })
    .from(provider)
    .innerJoin(requester, eq(requester.id, requesterId))
    .where(eq(provider.id, providerId));
  if (row === undefined) throw new Error("a booking's firm is not there");
  return row;
}
