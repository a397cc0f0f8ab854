import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import {
  type BookingPartsFragment,
  type BookingSide,
  BookingsDocument,
  type BookingsQuery,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { BookingDetails } from "./booking-details.tsx";
import { BookingState } from "./booking-state.tsx";
import { CsvButton } from "./csv-button.tsx";
import { Holds } from "./holds.tsx";
import { type CalendarEntry, icsText } from "./ics.ts";
import { ListFileButton } from "./list-file-button.tsx";
import { RouteTabs } from "./route-tabs.tsx";
import { partnerOf, useBookingCells } from "./taken-cells.ts";
import { Waits } from "./waits.tsx";
import { BookedTime } from "./weeks.tsx";

type Booking = BookingPartsFragment;

const sides = { made: "MADE", provided: "PROVIDED" } as const satisfies Record<string, BookingSide>;
type SideKey = keyof typeof sides;

const others = { held: Holds, waiting: Waits } as const;
const tabs = ["made", "provided", "held", "waiting"] as const;

const isSide = (side: string | undefined): side is SideKey => side !== undefined && side in sides;
const isOther = (side: string | undefined): side is keyof typeof others =>
  side !== undefined && side in others;

function useColumns(): readonly Column<Booking>[] {
  const { t } = useTranslation();
  const { words, hours, money } = useFormats();
  return [
    {
      key: "resource",
      title: t("bookings.resource"),
      heads: true,
      show: (booking) => (
        <span className="lz-two">
          <span>{words(booking.resourceName)}</span>
          <span>{words(partnerOf(booking).name)}</span>
        </span>
      ),
    },
    {
      key: "window",
      title: t("bookings.window"),
      show: ({ kind, zone, window }) => <BookedTime {...{ kind, zone, window }} />,
    },
    {
      key: "hours",
      title: t("bookings.hours"),
      end: true,
      show: (booking) => hours(booking.hours),
    },
    {
      key: "total",
      title: t("bookings.total"),
      end: true,
      show: ({ total, vatIncluded }) => (
        <span className="lz-two">
          <strong>{money(total)}</strong>
          <span>{t(vatIncluded ? "market.vatIn" : "market.vatOut")}</span>
        </span>
      ),
    },
    {
      key: "status",
      title: t("bookings.status"),
      show: (booking) => <BookingState booking={booking} />,
    },
  ];
}

/** A booking as calendar programs show it: what, with whom, and at what price. */
function useCalendarEntry() {
  const { t } = useTranslation();
  const { words, hours, money, timeZone } = useFormats();
  return (booking: Booking): CalendarEntry => {
    const vat = booking.vatIncluded ? t("market.vatIn") : t("market.vatOut");
    const price = `${t("bookings.total")}: ${money(booking.total)} (${vat})`;
    const status = t(`terms.bookingStatus.${booking.status}`);
    // Hours of a week lie nowhere in it: the entry names them, and the days of the week.
    const inWeek = booking.kind === "BUCKET" ? [hours(booking.hours)] : [];
    return {
      uid: `${booking.id}@${window.location.hostname}`,
      ...booking.window,
      title: [words(booking.resourceName), words(partnerOf(booking).name), ...inWeek].join(" · "),
      text: [status, price, booking.note].filter((line) => line !== "").join("\n"),
      place: words(booking.provider.city),
      cancelled: booking.status !== "BOOKED",
      daysIn: booking.kind === "BUCKET" ? (booking.zone ?? timeZone) : null,
    };
  };
}

function NoBookings({ side }: { readonly side: SideKey }) {
  const { t } = useTranslation();
  return side === "made" ? (
    <Empty
      title={t("bookings.emptyMade")}
      hint={t("bookings.emptyMadeHint")}
      action={<Link to="/market">{t("bookings.toMarket")}</Link>}
    />
  ) : (
    <Empty
      title={t("bookings.emptyProvided")}
      hint={t("bookings.emptyProvidedHint")}
      action={<Link to="/capacity/offers">{t("bookings.toOffers")}</Link>}
    />
  );
}

/** The bookings of one side, page by page. */
export function BookingList({ side }: { readonly side: SideKey }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const columns = useColumns();
  const csv = useBookingCells();
  const entryOf = useCalendarEntry();
  const file = `${t("bookings.file")}-${t(`bookings.tabs.${side}`)}`;
  const [openId, setOpenId] = useState<string | null>(null);
  const list = {
    document: BookingsDocument,
    pick: (answer: BookingsQuery) => answer.bookings,
    variables: { side: sides[side] },
  };
  const pages = usePages({ ...list, heeds: ["Booking"] });
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        <CsvButton file={file} {...list} {...csv} />
        <ListFileButton
          {...list}
          label={t("app.exportIcs")}
          file={file}
          ending="ics"
          type="text/calendar;charset=utf-8"
          textOf={(rows) => icsText(rows.map(entryOf), new Date().toISOString())}
        />
      </div>
      <PagedListing
        name={t(`bookings.tabs.${side}`)}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(booking) => (
          <Button onClick={() => setOpenId(booking.id)}>
            {t("app.details")}
            <span className="lz-hidden">{words(booking.resourceName)}</span>
          </Button>
        )}
        actsTitle={t("app.acts")}
        empty={<NoBookings side={side} />}
      />
      <BookingDetails
        booking={pages.rows.find(({ id }) => id === openId) ?? null}
        close={() => setOpenId(null)}
      />
    </div>
  );
}

/** Bookings made by the firm and with it, what it holds and what it waits for. */
export function Bookings() {
  const { t } = useTranslation();
  const { side } = useParams();
  const Other = isOther(side) ? others[side] : null;
  if (!isSide(side) && Other === null) return <Navigate to="/bookings/made" replace />;
  return (
    <div className="lz-stack">
      <PageHead title={t("bookings.title")} lead={t("bookings.lead")} />
      <RouteTabs
        label={t("bookings.title")}
        tabs={tabs.map((key) => ({
          to: `/bookings/${key}`,
          title: t(`bookings.tabs.${key}`),
        }))}
      />
      {isSide(side) ? <BookingList key={side} side={side} /> : null}
      {Other ? <Other /> : null}
    </div>
  );
}
