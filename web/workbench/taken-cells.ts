import { useTranslation } from "react-i18next";
import type {
  BookingPartsFragment,
  HoldPartsFragment,
  WaitPartsFragment,
} from "../graphql/generated/graphql.ts";
import { digitsOf, majorText, useFormats } from "../words/formats.ts";

type Booking = BookingPartsFragment;
type Hold = HoldPartsFragment;
type Wait = WaitPartsFragment;

/** The columns that the CSV files of bookings, holds and waits begin with. */
function useTimeCells() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const heads = [
    t("bookings.resource"),
    t("bookings.partner"),
    `${t("bookings.window")} (UTC) 1`,
    `${t("bookings.window")} (UTC) 2`,
    `${t("bookings.hours")} (h)`,
    t("bookings.pieces"),
  ];
  const cells = (row: Booking | Hold | Wait, { name }: Booking["provider"]) => [
    words(row.resourceName),
    words(name),
    row.window.from,
    row.window.until,
    row.hours,
    row.pieces === null ? "" : String(row.pieces),
  ];
  return { heads, cells };
}

/** What a booking costs, and what a hold would. */
function useTotalCells() {
  const { t } = useTranslation();
  const heads = [t("bookings.total"), "ISO 4217", t("bookings.vat")];
  const cells = ({ total, vatIncluded }: Booking | Hold) => [
    majorText(total.minor, digitsOf(total.currency)),
    total.currency,
    t(vatIncluded ? "market.vatIn" : "market.vatOut"),
  ];
  return { heads, cells };
}

/** The firm on the other side of a booking. */
export const partnerOf = (booking: Booking) =>
  booking.side === "MADE" ? booking.provider : booking.requester;

/** Bookings as the rows of a CSV file. */
export function useBookingCells() {
  const { t } = useTranslation();
  const [time, total] = [useTimeCells(), useTotalCells()];
  const heads = [
    ...time.heads,
    ...total.heads,
    t("bookings.status"),
    `${t("bookings.bookedAt")} (UTC)`,
    t("bookings.note"),
  ];
  const cells = (booking: Booking) => [
    ...time.cells(booking, partnerOf(booking)),
    ...total.cells(booking),
    t(`terms.bookingStatus.${booking.status}`),
    booking.bookedAt,
    booking.note,
  ];
  return { heads, cells };
}

/** Holds that run, as the rows of a CSV file. */
export function useHoldCells() {
  const { t } = useTranslation();
  const [time, total] = [useTimeCells(), useTotalCells()];
  const heads = [
    ...time.heads,
    ...total.heads,
    `${t("bookings.holds.until")} (UTC)`,
    `${t("bookings.holds.freeUntil")} (UTC)`,
    t("bookings.note"),
  ];
  const cells = (hold: Hold) => [
    ...time.cells(hold, hold.provider),
    ...total.cells(hold),
    hold.heldUntil,
    hold.freeCancellationUntil,
    hold.note,
  ];
  return { heads, cells };
}

/** What the firm waits for, as the rows of a CSV file. */
export function useWaitCells() {
  const { t } = useTranslation();
  const time = useTimeCells();
  const heads = [
    ...time.heads,
    t("bookings.status"),
    `${t("bookings.waiting.since")} (UTC)`,
    `${t("bookings.waiting.ended")} (UTC)`,
    t("bookings.note"),
  ];
  const cells = (wait: Wait) => [
    ...time.cells(wait, wait.provider),
    t(`terms.waitStatus.${wait.status}`),
    wait.joinedAt,
    wait.endedAt ?? "",
    wait.note,
  ];
  return { heads, cells };
}
