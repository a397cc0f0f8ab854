import assert from "node:assert";
import type { TenantScope } from "../../platform/tenancy.ts";
import type {
  AgreedBooking,
  BookingAsk,
  BookingCircumstances,
  HeldOffer,
} from "../bookings/rules.ts";
import { lockWeek, minutesUsed } from "./reads.ts";
import { decideHours, weekAsked } from "./rules.ts";
import type { Bucket } from "./weeks.ts";

/**
 * Sets hours of a week aside. Whoever wants hours of the same week waits for the end of this act,
 * and counts afterwards: so no two are given the last hour.
 */
export async function setHoursAside(
  host: TenantScope,
  { offer, bucket }: { readonly offer: HeldOffer; readonly bucket: Bucket },
  ask: BookingAsk,
  circumstances: BookingCircumstances,
  take: (host: TenantScope, booking: AgreedBooking) => Promise<boolean>,
): Promise<AgreedBooking> {
  const week = weekAsked(offer, bucket, ask.window);
  await lockWeek(host, offer.resourceId, week.from);
  const usedMinutes = await minutesUsed(host, offer.resourceId, week);

  const booking = decideHours(offer, { bucket, week, usedMinutes }, ask, circumstances);

  assert(await take(host, booking));
  return booking;
}
