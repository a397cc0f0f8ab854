import { Alert, App, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type BookingPartsFragment,
  BookingRescheduleDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats, viewerZone, type WindowText } from "../words/formats.ts";
import { windowsIn } from "./free-time.ts";
import { minuteOf } from "./hours.ts";
import { OtherWeekItems } from "./weeks.tsx";
import { WindowItems } from "./window-items.tsx";

interface RescheduleFields {
  window: { from: string; until: string };
  /** Of hours of a week: a day of the week, and how many. */
  day?: string;
  hours?: string;
}

interface RescheduleProps {
  readonly booking: BookingPartsFragment;
  readonly close: () => void;
  /** After it was done; the booking as it was is no more. */
  readonly done: () => void;
}

/** Moves a booking to another window of the same offer, or says what of it is still free. */
function RescheduleSheet({ booking, close, done }: RescheduleProps) {
  const { t } = useTranslation();
  const { stretch } = useFormats();
  const { message } = App.useApp();
  const [form] = Form.useForm<RescheduleFields>();
  const { show, alert } = useFormFault(form);
  const reschedule = useCommand(BookingRescheduleDocument, ["Booking", "MarketOffer", "Offer"]);
  const [left, setLeft] = useState<readonly WindowText[] | null>(null);

  const inWeeks = booking.kind === "BUCKET";

  const submit = async ({ window, day, hours }: RescheduleFields) => {
    const viewer = viewerZone();
    const asked = day
      ? {
          window: minuteOf(day, { viewer, site: booking.zone ?? viewer }),
          hours: hours?.trim() ?? null,
        }
      : { window: { from: window.from, until: window.until }, hours: null };
    const outcome = await reschedule.run({ input: { booking: booking.id, ...asked } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) {
      const taken = outcome.fault.code === "CAPACITY_TAKEN";
      setLeft(taken ? windowsIn(outcome.fault.values["free"] ?? "") : null);
      return;
    }
    message.success(t("bookings.rescheduled"));
    done();
  };
  const inOrder = {
    validator: () => {
      const { from, until } = form.getFieldValue("window") as Partial<RescheduleFields["window"]>;
      const good = from && until && Date.parse(from) < Date.parse(until);
      return good ? Promise.resolve() : Promise.reject(new Error(t("market.booking.empty")));
    },
  };
  const { from, until } = booking.window;
  return (
    <SideSheet title={t("bookings.rescheduleTitle")} open close={close}>
      <Form
        form={form}
        name="reschedule"
        layout="vertical"
        requiredMark={false}
        onFinish={(input) => void submit(input)}
        initialValues={{ window: { from, until }, hours: booking.hours }}
      >
        {alert}
        {left ? (
          <Alert
            className="lz-notice"
            type="warning"
            showIcon
            title={t(left.length > 0 ? "market.booking.stillFree" : "market.booking.noneFree")}
            description={left.map(stretch).join("; ")}
          />
        ) : null}
        <p className="lz-muted">
          {t("bookings.rescheduleHint", { version: booking.rulesVersion })}
        </p>
        {inWeeks ? <OtherWeekItems /> : <WindowItems rule={inOrder} />}
        <Button type="primary" size="large" htmlType="submit" block loading={reschedule.busy}>
          {t("bookings.rescheduleSubmit")}
        </Button>
      </Form>
    </SideSheet>
  );
}

interface RescheduleButtonProps extends Omit<RescheduleProps, "done"> {
  /** Whether the viewer may act on the booking, and it still stands. */
  readonly may: boolean;
}

/** For whoever booked, as long as cancelling would be free; `close` closes what shows the booking. */
export function Reschedule({ booking, may, close }: RescheduleButtonProps) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  const inTime = Date.parse(booking.freeCancellationUntil) > Date.now();
  if (!may || booking.side !== "MADE" || !inTime) return null;
  return (
    <>
      <Button onClick={() => setMoving(true)}>{t("bookings.reschedule")}</Button>
      {moving ? (
        <RescheduleSheet booking={booking} close={() => setMoving(false)} done={close} />
      ) : null}
    </>
  );
}
