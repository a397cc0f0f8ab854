import type {
  BookingCancelledV1,
  BookingRequestedV1,
  BookingRescheduledV1,
} from "../../../contracts/events/shapes/capacity.ts";
import { hoursText, type Window } from "../../kernel/window.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { Actor } from "../../platform/tenancy.ts";
import type { BookingId, OfferId } from "../schema.ts";
import { by, windowShape } from "../shapes.ts";
import { bookedMs } from "../windows.ts";
import type { AgreedBooking, Cancellation } from "./rules.ts";

/** The two firms of a booking by their canonical identities. */
export interface Parties {
  readonly provider: string;
  readonly requester: string;
}

export function bookingRequested(
  booking: AgreedBooking,
  { provider, requester }: Parties,
  actor: Actor,
): EventDraft {
  const { minor, currency } = booking.total;
  const body: BookingRequestedV1 = {
    bookingId: booking.id,
    offerId: booking.offerId,
    provider,
    requester,
    window: windowShape(booking.window),
    hours: hoursText(bookedMs(booking)),
    total: { minor: minor.toString(), currency },
    rulesVersion: booking.rulesVersion,
    by: by(actor),
  };
  return { type: "capacity.booking-requested.v1", body };
}

export function bookingCancelled(
  { id: bookingId, offerId }: { readonly id: BookingId; readonly offerId: OfferId },
  { provider, requester }: Parties,
  { cancelledBy, free }: Cancellation,
  actor: Actor,
): EventDraft {
  const body: BookingCancelledV1 = {
    bookingId,
    offerId,
    provider,
    requester,
    cancelledBy,
    free,
    by: by(actor),
  };
  return { type: "capacity.booking-cancelled.v1", body };
}

export function bookingRescheduled(
  former: { readonly id: BookingId; readonly window: Window },
  booking: AgreedBooking,
  parties: Parties,
  actor: Actor,
): EventDraft {
  const { minor, currency } = booking.total;
  const body: BookingRescheduledV1 = {
    bookingId: booking.id,
    formerId: former.id,
    offerId: booking.offerId,
    ...parties,
    formerWindow: windowShape(former.window),
    window: windowShape(booking.window),
    hours: hoursText(bookedMs(booking)),
    total: { minor: minor.toString(), currency },
    rulesVersion: booking.rulesVersion,
    by: by(actor),
  };
  return { type: "capacity.booking-rescheduled.v1", body };
}
