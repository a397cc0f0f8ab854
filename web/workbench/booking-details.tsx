import { Alert, App, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { FaultAlert } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { Facts } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import { BookingCancelDocument, type BookingPartsFragment } from "../graphql/generated/graphql.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { BookingState } from "./booking-state.tsx";
import { codeLabel } from "./code-label.ts";
import { OpenDispute } from "./dispute-open.tsx";
import { usePriceFacts } from "./price-lines.tsx";
import { Reschedule } from "./reschedule-sheet.tsx";
import { BookedTime } from "./weeks.tsx";

type Booking = BookingPartsFragment;

/** What cancelling now would mean, asked before it is done. */
function CancelDialog({
  booking,
  close,
}: {
  readonly booking: Booking;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const { instant, zone, money } = useFormats();
  const { message } = App.useApp();
  const cancel = useCommand(BookingCancelDocument, ["MarketOffer", "Offer"]);
  const until = booking.freeCancellationUntil;
  const free = Date.parse(until) > Date.now();
  const at = `${instant(until)} ${zone(until)}`;
  const { total, lateCharge } = booking;
  // Rules may set no charge: then it is for the two firms.
  const late =
    lateCharge.minor === "0"
      ? t("bookings.cancelSettled", { at, total: money(total) })
      : t("bookings.cancelCharged", { at, charge: money(lateCharge) });
  const confirm = async () => {
    const outcome = await cancel.run({ id: booking.id });
    if (!outcome.done) return;
    message.success(t("bookings.cancelled"));
    close();
  };
  return (
    <Modal
      open
      title={t("bookings.cancelTitle")}
      onCancel={close}
      onOk={() => void confirm()}
      okText={t("bookings.cancel")}
      cancelText={t("bookings.keep")}
      okButtonProps={{ danger: true }}
      confirmLoading={cancel.busy}
    >
      <div className="lz-stack lz-tight">
        {cancel.fault ? <FaultAlert fault={cancel.fault} /> : null}
        <Alert
          type={free ? "info" : "warning"}
          showIcon
          title={free ? t("bookings.cancelFree", { at }) : late}
          description={t("bookings.cancelReleased")}
        />
      </div>
    </Modal>
  );
}

function Details({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const priceFacts = usePriceFacts();
  const { words, hours, money } = useFormats();
  const { kind, zone, window } = booking;
  const partner = booking.side === "MADE" ? booking.provider : booking.requester;
  return (
    <Facts
      facts={[
        [t("bookings.resource"), words(booking.resourceName)],
        [
          t("bookings.partner"),
          <span key="partner" className="lz-two">
            <span>{words(partner.name)}</span>
            <span>{`${words(partner.city)} · ${codeLabel(partner.identity)}`}</span>
          </span>,
        ],
        [t("bookings.window"), <BookedTime key="window" {...{ kind, zone, window }} />],
        [t("bookings.hours"), hours(booking.hours)],
        ...priceFacts(booking.priceLines),
        [
          t("bookings.total"),
          <span key="total">
            <strong>{money(booking.total)}</strong>{" "}
            {t(booking.vatIncluded ? "market.vatIn" : "market.vatOut")}
          </span>,
        ],
        booking.side === "PROVIDED" ? [t("bookings.fee"), money(booking.fee)] : null,
        [t("bookings.status"), <BookingState key="state" booking={booking} />],
        [t("bookings.bookedAt"), <Instant key="booked" at={booking.bookedAt} />],
        booking.cancelledAt
          ? [
              t(booking.successorId ? "bookings.rescheduledFrom" : "bookings.cancelledAt"),
              <Instant key="cancelled" at={booking.cancelledAt} />,
            ]
          : null,
        [t("bookings.rules"), t("bookings.rulesVersion", { version: booking.rulesVersion })],
        [t("bookings.note"), booking.note || t("app.none")],
      ]}
    />
  );
}

interface BookingDetailsProps {
  /** Null keeps the sheet closed. */
  readonly booking: Booking | null;
  readonly close: () => void;
}

/** A booking with all its terms, and for both sides the way to cancel it. */
export function BookingDetails({ booking, close }: BookingDetailsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [cancelling, setCancelling] = useState(false);
  const [disputing, setDisputing] = useState(false);
  // Either side may cancel, until the booked time is over.
  const stands = booking?.status === "BOOKED" && Date.parse(booking.window.until) > Date.now();
  const open = stands && may("capacity.book");
  return (
    <SideSheet title={t("bookings.details")} open={booking !== null} close={close}>
      {booking ? (
        <div className="lz-stack">
          <Details booking={booking} />
          <Reschedule booking={booking} may={open} close={close} />
          {open ? (
            <Button danger onClick={() => setCancelling(true)}>
              {t("bookings.cancel")}
            </Button>
          ) : null}
          {may("disputes.argue") ? (
            <Button onClick={() => setDisputing(true)}>{t("disputes.open.button")}</Button>
          ) : null}
          {cancelling ? (
            <CancelDialog booking={booking} close={() => setCancelling(false)} />
          ) : null}
          <OpenDispute booking={disputing ? booking : null} close={() => setDisputing(false)} />
        </div>
      ) : null}
    </SideSheet>
  );
}
