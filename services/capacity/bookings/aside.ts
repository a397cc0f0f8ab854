import { Refusal } from "../../kernel/refusal.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { setHoursAside } from "../buckets/aside.ts";
import { checkNoHours } from "../buckets/rules.ts";
import { timeTaken } from "./reads.ts";
import {
  type AgreedBooking,
  type BookingAsk,
  type BookingCircumstances,
  decideBooking,
  type HeldOffer,
} from "./rules.ts";
import { clearLapsed, takeTime } from "./writes.ts";

const mostLooks = 10;

/** Takes the time of a booking or a hold; false when another has part of it. */
type Take = (host: TenantScope, booking: AgreedBooking) => Promise<boolean>;

/**
 * Decides on what is taken now and sets the time aside. One who was faster shows in what is taken
 * at the next look, and the rule refuses; one who was faster and cancelled at once does not, nor a
 * hold that has run out and was still in the way.
 */
export async function setAside(
  host: TenantScope,
  offer: HeldOffer,
  ask: BookingAsk,
  circumstances: BookingCircumstances,
  take: Take = takeTime,
): Promise<AgreedBooking> {
  const { bucket } = offer;
  if (bucket !== null) return setHoursAside(host, { offer, bucket }, ask, circumstances, take);
  checkNoHours(ask);
  for (let look = 0; look < mostLooks; look += 1) {
    // All that is taken only tells whoever is refused what is free, and may be very much.
    const rivals = await timeTaken(host, offer.resourceId, ask.window);
    const taken = rivals.length === 0 ? [] : await timeTaken(host, offer.resourceId, offer.window);
    const booking = decideBooking(offer, taken, ask, circumstances);
    if (await take(host, booking)) return booking;
    await clearLapsed(host, offer.resourceId, booking.window);
  }
  throw new Refusal("CAPACITY_TAKEN", { free: "", freeHours: "0" }, "window");
}
