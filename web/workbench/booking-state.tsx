import { useTranslation } from "react-i18next";
import { Pill } from "../design/pill.tsx";
import type { BookingPartsFragment } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

/** The state of a booking, and until when cancelling it is free. */
export function BookingState({ booking }: { readonly booking: BookingPartsFragment }) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  if (booking.status === "RESCHEDULED") {
    return <Pill>{t("terms.bookingStatus.RESCHEDULED")}</Pill>;
  }
  if (booking.status === "CANCELLED") {
    const key = booking.cancelledFree ? "cancelledFree" : "cancelledCharged";
    return <Pill tone={booking.cancelledFree ? "neutral" : "warn"}>{t(`bookings.${key}`)}</Pill>;
  }
  const until = booking.freeCancellationUntil;
  const free = Date.parse(until) > Date.now();
  return (
    <span className="lz-state">
      <Pill tone="good">{t("terms.bookingStatus.BOOKED")}</Pill>
      <span className="lz-muted">
        {free
          ? t("bookings.freeUntil", { at: `${instant(until)} ${zone(until)}` })
          : t("bookings.chargedNow")}
      </span>
    </span>
  );
}
