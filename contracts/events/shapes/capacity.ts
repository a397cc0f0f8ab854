import type {
  ActorShape,
  DecimalText,
  IdentityText,
  InstantText,
  MoneyShape,
  UuidText,
  WindowShape,
  WordsShape,
} from "./words.ts";

/** A resource as an offer publishes it; lengths in millimetres, coordinates in degrees. */
export type OfferedResourceShape = {
  readonly name: WordsShape;
  readonly kind: string;
  readonly materials: readonly string[];
  readonly envelopeMm: {
    readonly x: DecimalText;
    readonly y: DecimalText;
    readonly z: DecimalText;
  };
  readonly toleranceMm: DecimalText;
  readonly certificates: readonly {
    readonly standard: string;
    readonly number: string;
    readonly validUntil: InstantText;
  }[];
  readonly city: WordsShape;
  readonly latitude: DecimalText;
  readonly longitude: DecimalText;
};

export type OfferPublishedV1 = {
  readonly offerId: UuidText;
  readonly provider: IdentityText;
  readonly resourceId: UuidText;
  readonly process: string;
  readonly window: WindowShape;
  readonly hours: DecimalText;
  readonly pricePerHour: MoneyShape;
  readonly vatIncluded: boolean;
  readonly terms: string;
  /** `market`: all member firms; `firms`: those in `sharedWith`. */
  readonly visibility: "market" | "firms";
  /** Tenant ids; the provider sees its own offer besides. */
  readonly sharedWith: readonly UuidText[];
  readonly resource: OfferedResourceShape;
  readonly by: ActorShape;
};

/** An offer of so many hours a week: the same in every week of the window, by the zone's clock. */
export type BucketPublishedV1 = Omit<OfferPublishedV1, "hours"> & {
  readonly weekHours: DecimalText;
  /** IANA name: weeks begin on Monday at midnight by its clock. */
  readonly zone: string;
};

export type OfferWithdrawnV1 = {
  readonly offerId: UuidText;
  readonly provider: IdentityText;
  readonly by: ActorShape;
};

export type BookingRequestedV1 = {
  readonly bookingId: UuidText;
  readonly offerId: UuidText;
  readonly provider: IdentityText;
  readonly requester: IdentityText;
  readonly window: WindowShape;
  readonly hours: DecimalText;
  readonly total: MoneyShape;
  /** The operating rules under which it was made. */
  readonly rulesVersion: number;
  readonly by: ActorShape;
};

export type BookingCancelledV1 = {
  readonly bookingId: UuidText;
  readonly offerId: UuidText;
  readonly provider: IdentityText;
  readonly requester: IdentityText;
  readonly cancelledBy: "provider" | "requester";
  /** Whether it was cancelled in time to cost nothing. */
  readonly free: boolean;
  readonly by: ActorShape;
};

/** A booking that takes the place of another of the same offer, which ends with it. */
export type BookingRescheduledV1 = {
  readonly bookingId: UuidText;
  readonly formerId: UuidText;
  readonly offerId: UuidText;
  readonly provider: IdentityText;
  readonly requester: IdentityText;
  readonly formerWindow: WindowShape;
  readonly window: WindowShape;
  readonly hours: DecimalText;
  readonly total: MoneyShape;
  /** The operating rules of the former booking: the new one is under the same. */
  readonly rulesVersion: number;
  readonly by: ActorShape;
};
