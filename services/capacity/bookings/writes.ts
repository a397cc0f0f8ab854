import { and, eq, gt, lt, lte, sql } from "drizzle-orm";
import type { ResourceId } from "../../capability/index.ts";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import type { Window } from "../../kernel/window.ts";
import { insertionText, rowsText } from "../../platform/sets.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { keptLines } from "../prices.ts";
import {
  type BookingId,
  capacityBookings,
  capacityBookingsMade,
  capacityCancellations,
  capacityTaken,
} from "../schema.ts";
import type { AgreedBooking, Cancellation } from "./rules.ts";

/** The row of a booking's time. */
export function takenColumns(host: TenantScope, booking: AgreedBooking) {
  return {
    tenantId: host.house,
    id: booking.id,
    requester: booking.requester,
    resourceId: booking.resourceId,
    fromAt: booking.window.from,
    untilAt: booking.window.until,
    minutes: booking.minutes,
  };
}

/**
 * Sets the time of a booking aside; false when another holds part of it. The exclusion constraint
 * decides. A rival that is still being written is waited for; `do nothing` rather than an error
 * keeps the transaction alive to say what is free, and spares the deadlocks in which two plain
 * inserts wait for each other.
 */
export async function takeTime(host: TenantScope, booking: AgreedBooking): Promise<boolean> {
  const taken = await host.db
    .insert(capacityTaken)
    .values(takenColumns(host, booking))
    .onConflictDoNothing()
    .returning({ id: capacityTaken.id });
  return taken.length === 1;
}

const takenKeys = [
  "tenantId",
  "id",
  "requester",
  "resourceId",
  "fromAt",
  "untilAt",
  "minutes",
] as const satisfies (keyof ReturnType<typeof takenColumns>)[];
const taking = `${insertionText(capacityTaken, takenKeys)} on conflict do nothing returning id`;

/** The same for several bookings; gives those whose time could be set aside. */
export async function takeTimes(
  host: TenantScope,
  bookings: readonly AgreedBooking[],
): Promise<ReadonlySet<BookingId>> {
  if (bookings.length === 0) return new Set();
  const rows = bookings.map((booking) => takenColumns(host, booking));
  const rowsTaken = rowsText(capacityTaken, takenKeys, rows);
  const taken = await host.send<{ id: BookingId }>(taking, [rowsTaken]);
  return new Set(taken.map(({ id }) => id));
}

/** Takes away what is left of holds on a window that have run out, whoever's they were. */
export async function clearLapsed(
  host: TenantScope,
  resourceId: ResourceId,
  window: Window,
): Promise<void> {
  await host.db
    .delete(capacityTaken)
    .where(
      and(
        eq(capacityTaken.tenantId, host.house),
        eq(capacityTaken.resourceId, resourceId),
        gt(capacityTaken.untilAt, window.from),
        lt(capacityTaken.fromAt, window.until),
        lte(capacityTaken.heldUntil, sql`statement_timestamp()`),
      ),
    );
}

type KeptOtherwise =
  | "window"
  | "total"
  | "priceLines"
  | "lateCharge"
  | "fee"
  | "resourceName"
  | "requester";

/** What both sides keep, and a hold in its firm's house, as columns. */
export function agreedColumns(booking: AgreedBooking) {
  const { window, total, priceLines, lateCharge, fee, resourceName } = booking;
  // One by one, which takes a tenth of the time that leaving the others out does.
  const kept: Omit<AgreedBooking, KeptOtherwise> = {
    id: booking.id,
    zone: booking.zone,
    offerId: booking.offerId,
    resourceId: booking.resourceId,
    process: booking.process,
    pieces: booking.pieces,
    minutes: booking.minutes,
    vatIncluded: booking.vatIncluded,
    note: booking.note,
    bookedAt: booking.bookedAt,
    freeCancellationUntil: booking.freeCancellationUntil,
    rulesVersion: booking.rulesVersion,
  };
  return {
    ...kept,
    resourceNameZh: resourceName.zh,
    resourceNameEn: resourceName.en,
    fromAt: window.from,
    untilAt: window.until,
    totalMinor: total.minor,
    priceLines: keptLines(priceLines),
    lateChargeMinor: lateCharge.minor,
    feeMinor: fee.minor,
    currency: total.currency,
  };
}

/** A booking and the event that tells of it. */
export interface Booked {
  readonly booking: AgreedBooking;
  readonly eventId: EventId;
}

type BookedKey = keyof ReturnType<typeof agreedColumns> | "eventId";

// As members, so that none is forgotten: what is agreed and has no place here does not compile.
const bookedColumns = {
  id: true,
  offerId: true,
  resourceId: true,
  resourceNameZh: true,
  resourceNameEn: true,
  process: true,
  fromAt: true,
  untilAt: true,
  pieces: true,
  minutes: true,
  zone: true,
  totalMinor: true,
  priceLines: true,
  currency: true,
  vatIncluded: true,
  note: true,
  bookedAt: true,
  freeCancellationUntil: true,
  rulesVersion: true,
  lateChargeMinor: true,
  feeMinor: true,
  eventId: true,
} as const satisfies Readonly<Record<BookedKey, true>>;
const bookedKeys = Object.keys(bookedColumns) as BookedKey[];
const provided = insertionText(capacityBookings, bookedKeys, ["tenantId", "requester"]);
const made = insertionText(capacityBookingsMade, bookedKeys, ["tenantId", "provider"]);

/** What both houses keep of bookings, as one value for both. */
export function bookedText(booked: readonly Booked[]): string {
  const rows = booked.map(({ booking, eventId }) => ({ ...agreedColumns(booking), eventId }));
  return rowsText(capacityBookings, bookedKeys, rows);
}

/** Bookings of the actor's firm in the provider's house; they are sent at once. */
export async function insertBookings(host: TenantScope, bookings: string): Promise<void> {
  await host.send(provided, [bookings, host.house, host.actor.tenantId]);
}

/** The requester's own copies of them. */
export async function insertBookingsMade(
  scope: TenantScope,
  provider: TenantId,
  bookings: string,
): Promise<void> {
  await scope.send(made, [bookings, scope.house, provider]);
}

/** The booking in the provider's house. */
export const insertBooking = (host: TenantScope, booking: AgreedBooking, eventId: EventId) =>
  insertBookings(host, bookedText([{ booking, eventId }]));

/** The requester's own copy of it. */
export const insertBookingMade = (
  scope: TenantScope,
  provider: TenantId,
  booking: AgreedBooking,
  eventId: EventId,
) => insertBookingsMade(scope, provider, bookedText([{ booking, eventId }]));

/** Marks a booking cancelled in one house; false when it was cancelled there in the meantime. */
export async function insertCancellation(
  scope: TenantScope,
  id: BookingId,
  { cancelledBy, free, successor }: Cancellation,
  eventId: EventId,
): Promise<boolean> {
  const inserted = await scope.db
    .insert(capacityCancellations)
    .values({
      tenantId: scope.house,
      id,
      requester: scope.actor.tenantId,
      cancelledBy,
      free,
      successor,
      at: scope.now,
      eventId,
    })
    .onConflictDoNothing()
    .returning({ id: capacityCancellations.id });
  return inserted.length === 1;
}

/** Gives the time of a booking back. */
export async function freeTime(host: TenantScope, id: BookingId): Promise<void> {
  await host.db
    .delete(capacityTaken)
    .where(and(eq(capacityTaken.tenantId, host.house), eq(capacityTaken.id, id)));
}
