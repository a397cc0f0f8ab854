import { hoursText } from "../../kernel/window.ts";
import { builder, WindowRef } from "../../platform/graphql/builder.ts";
import type { Bucket, WeekFree } from "./weeks.ts";

const minuteMs = 60_000;

/** What of a resource an offer sells, and a booking has. */
export const OfferKindRef = builder.enumType("OfferKind", {
  values: {
    WINDOW: { value: "window", description: "Exclusive time." },
    BUCKET: { value: "bucket", description: "Hours of a week, which lie nowhere in it." },
  } as const,
});

export const kindOf = ({ minutes }: { readonly minutes: number | null }) =>
  minutes === null ? "window" : "bucket";

/** Where hours of a week are: by whose clock the week begins, an IANA name. */
export const weekZone = {
  nullable: true,
  description: "By whose clock the week of its hours begins, an IANA name; null of exclusive time.",
} as const;

export const weekHoursOf = ({ bucket }: { readonly bucket: Bucket | null }) =>
  bucket === null ? null : hoursText(bucket.weekMinutes * minuteMs);

export const OfferWeekRef = builder.objectRef<WeekFree>("OfferWeek").implement({
  description: "A week of an offer of hours a week.",
  fields: (t) => ({
    window: t.expose("window", { type: WindowRef }),
    freeHours: t.field({
      type: "Decimal",
      description: "Hours that can still be booked: none of a week that has begun.",
      resolve: ({ freeMs }) => hoursText(freeMs),
    }),
  }),
});
