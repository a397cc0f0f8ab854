import "./bookings/disputed.ts";
import "./bookings/graphql.ts";
import "./bookings/open.ts";
import "./holds/graphql.ts";
import "./market/graphql.ts";
import "./offers/graphql.ts";
import "./utilisation/graphql.ts";

export { cancelBooking, requestBooking, requestBookings } from "./bookings/commands.ts";
export { rescheduleBooking } from "./bookings/reschedule.ts";
export type { BookingAsk } from "./bookings/rules.ts";
export { mountCapacityGroups } from "./groups/http.ts";
export { confirmHold, confirmHolds, placeHold, releaseHold } from "./holds/commands.ts";
export type { HoldAsk } from "./holds/rules.ts";
export { forgetHolds, tellHolds } from "./market/holds.ts";
export { publishOffer, withdrawOffer } from "./offers/commands.ts";
export type { OfferDraft } from "./offers/rules.ts";
export type { BookingId, OfferId } from "./schema.ts";
export { marketSubscriber } from "./subscriber.ts";
