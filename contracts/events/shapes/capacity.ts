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

/**
 * An offer whose price is more than that of the hour, or that is for partners. All amounts are in
 * the currency of the price per hour.
 */
export type OfferPublishedV2 = Omit<OfferPublishedV1, "visibility"> & {
  /** `partners`: those that the provider counts among them at the time, whom no offer names. */
  readonly visibility: OfferPublishedV1["visibility"] | "partners";
  readonly extras: {
    /** Once for each booking. */
    readonly setUp: MoneyShape | null;
    readonly perPiece: MoneyShape | null;
    /** Beyond so many hours or pieces, each further one is at this price. */
    readonly tiers: readonly {
      readonly by: "hours" | "pieces";
      readonly beyond: number;
      readonly price: MoneyShape;
    }[];
  };
};

/** The same of which more is told: from when each certificate is valid, and of how many pieces lots are. */
export type DescribedResourceShape = Omit<OfferedResourceShape, "certificates"> & {
  readonly certificates: readonly {
    readonly standard: string;
    readonly number: string;
    readonly validFrom: InstantText | null;
    readonly validUntil: InstantText;
  }[];
  /** Null without limit. */
  readonly batch: { readonly least: number | null; readonly most: number | null };
};

export type OfferPublishedV3 = Omit<OfferPublishedV2, "resource"> & {
  readonly resource: DescribedResourceShape;
};

/** The same whose rate of VAT is told, in hundredths of a percent. */
export type OfferPublishedV4 = OfferPublishedV3 & { readonly vatBasisPoints: number };

/** The same that tells by whose clock its days are: an IANA name, that of the resource's site. */
export type OfferPublishedV5 = OfferPublishedV3 & {
  /** Null where it is not told. */
  readonly vatBasisPoints: number | null;
  readonly zone: string;
};

/** From now on the firm sees what the provider offers to its partners. */
export type PartnerAddedV1 = {
  readonly provider: IdentityText;
  readonly partner: IdentityText;
  readonly by: ActorShape;
};

export type PartnerRemovedV1 = PartnerAddedV1;

/** An offer of so many hours a week: the same in every week of the window, by the zone's clock. */
export type BucketPublishedV1 = Omit<OfferPublishedV2, "hours"> & {
  readonly weekHours: DecimalText;
  /** IANA name: weeks begin on Monday at midnight by its clock. */
  readonly zone: string;
};

/** The same with all that is told of a resource. */
export type BucketPublishedV2 = Omit<BucketPublishedV1, "resource"> & {
  readonly resource: DescribedResourceShape;
};

/** The same whose rate of VAT is told, in hundredths of a percent. */
export type BucketPublishedV3 = BucketPublishedV2 & { readonly vatBasisPoints: number };

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

/** Offers that newly match what a person of the firm has saved as a search. */
export type SearchMatchedV1 = {
  readonly firm: IdentityText;
  readonly person: UuidText;
  readonly searchId: UuidText;
  /** As that person named it. */
  readonly name: string;
  readonly offers: readonly UuidText[];
  readonly by: ActorShape;
};

/** Time for which a firm waited has come free: it is held for the firm, or could not be. */
export type WaitServedV1 = {
  readonly firm: IdentityText;
  readonly provider: IdentityText;
  readonly waitId: UuidText;
  readonly offerId: UuidText;
  readonly window: WindowShape;
  readonly heldUntil: InstantText | null;
  readonly by: ActorShape;
};

/** The same of so many hours of a week, which is the window. */
export type WaitServedV2 = WaitServedV1 & { readonly hours: DecimalText };

/** A week whose use has crossed a line; `monday` is the day on which it begins, `2026-11-30`. */
type CrossedWeek = {
  readonly monday: string;
  readonly usedPercent: number;
  readonly freeHours: DecimalText;
};

/** Weeks that have become tight for a rule of the firm's, or no more are. */
export type BottleneckCrossedV1 = {
  readonly firm: IdentityText;
  readonly ruleId: UuidText;
  /** As the firm named it. */
  readonly name: string;
  readonly watch: "own" | "market";
  readonly process: string | null;
  readonly resourceId: UuidText | null;
  readonly city: string | null;
  readonly thresholdPercent: number;
  readonly tight: readonly CrossedWeek[];
  readonly relaxed: readonly CrossedWeek[];
  readonly by: ActorShape;
};
