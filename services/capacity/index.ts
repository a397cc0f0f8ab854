import "./bookings/disputed.ts";
import "./bookings/graphql.ts";
import "./market/graphql.ts";
import "./offers/graphql.ts";
import "./utilisation/graphql.ts";

export { cancelBooking, requestBooking } from "./bookings/commands.ts";
export type { BookingAsk } from "./bookings/rules.ts";
export { publishOffer, withdrawOffer } from "./offers/commands.ts";
export type { OfferDraft } from "./offers/rules.ts";
export type { BookingId, OfferId } from "./schema.ts";
export { marketSubscriber } from "./subscriber.ts";
