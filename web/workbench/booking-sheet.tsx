import { Alert, App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { priceLines, totalMinor } from "../../contracts/prices/price.ts";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Facts } from "../design/panel.tsx";
import { WindowBar } from "../design/window-bar.tsx";
import { useCommand } from "../graphql/command.ts";
import type { Fault } from "../graphql/fault.ts";
import { BookingHoldDocument, BookingRequestDocument } from "../graphql/generated/graphql.ts";
import { hoursBetween, useFormats, type WindowText } from "../words/formats.ts";
import { useBatch } from "./batch.ts";
import { FreeParts, type Left, LostAlert, useFreeWhileOpen } from "./booking-free.tsx";
import { freeUntil, windowsIn } from "./free-time.ts";
import { msOfHours, weeksOpen } from "./hours.ts";
import { type MarketOffer, Reasons } from "./offer-card.tsx";
import { hasExtras, linesSeen, piecesIn, priceModelOf } from "./price.ts";
import { PiecesItem } from "./price-fields.tsx";
import { usePriceFacts } from "./price-lines.tsx";
import { useVatWords } from "./vat-fields.tsx";
import { WaitJoin } from "./wait-join.tsx";
import { HoursItem, WeekChoice } from "./weeks.tsx";
import { WindowItems } from "./window-items.tsx";

interface BookingFields {
  window: { from: string | null; until: string | null };
  /** Of an offer of hours a week. */
  hours?: string;
  /** Of an offer with a price per piece. */
  pieces?: string;
  note?: string;
}

const whole = (window: BookingFields["window"] | undefined): WindowText | null =>
  window?.from && window.until && Date.parse(window.from) < Date.parse(window.until)
    ? { from: window.from, until: window.until }
    : null;

/** What the operating rules say of cancelling a booking of this time, as they stand now. */
function Cancelling({ offer, part }: { readonly offer: MarketOffer; readonly part: WindowText }) {
  const { t } = useTranslation();
  const { instant, number, zone } = useFormats();
  const until = freeUntil(part, offer.freeCancellationHours, Date.now());
  const points = offer.lateCancellationBasisPoints;
  // Rules may set no charge: then it is for the two firms.
  const late =
    points === 0
      ? t("market.booking.lateSettled")
      : t("market.booking.lateCharged", { percent: number(points / 100) });
  return (
    <Alert
      type={until ? "info" : "warning"}
      showIcon
      title={
        until
          ? t("market.booking.cancelUntil", { at: `${instant(until)} ${zone(until)}`, late })
          : t("market.booking.cancelNever", { hours: offer.freeCancellationHours, late })
      }
    />
  );
}

interface ConsequencesProps {
  readonly offer: MarketOffer;
  readonly part: WindowText | null;
  readonly length: string | null;
  readonly pieces: number | null;
}

/** What the chosen part costs, and what cancelling it would. */
function Consequences({ offer, part, length, pieces }: ConsequencesProps) {
  const { t } = useTranslation();
  const priceFacts = usePriceFacts();
  const vat = useVatWords();
  const { hours, money } = useFormats();
  const ms = length ? msOfHours(length) : null;
  if (!part || !length || ms === null) return null;
  const { currency } = offer.pricePerHour;
  const lines = priceLines(priceModelOf(offer), { ms, pieces });
  const known = offer.pricePerPiece === null || pieces !== null;
  const perHour = `${money(offer.pricePerHour)} ${t("market.perHour")}`;
  return (
    <div className="lz-consequences">
      <Facts
        facts={[
          [t("market.booking.length"), hours(length)],
          ...(hasExtras(offer)
            ? priceFacts(linesSeen(lines, currency))
            : [[t("market.booking.price"), perHour] as const]),
          [
            t("market.booking.total"),
            <span key="total">
              <strong className="lz-total">
                {known
                  ? money({ minor: String(totalMinor(lines)), currency })
                  : t("market.booking.piecesFirst")}
              </strong>{" "}
              {vat(offer)}
            </span>,
          ],
        ]}
      />
      <Cancelling offer={offer} part={part} />
    </div>
  );
}

function useBooking(offer: MarketOffer, close: () => void, again: () => void) {
  const { t } = useTranslation();
  const { words, instant } = useFormats();
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<BookingFields>();
  const request = useCommand(BookingRequestDocument, ["MarketOffer", "Offer"]);
  const hold = useCommand(BookingHoldDocument, ["MarketOffer", "Offer"]);
  const { show, alert } = useFormFault(form);
  // What was still free when the booking was refused; null while it has not been.
  const [left, setLeft] = useState<Left | null>(null);

  const refused = (fault: Fault) => {
    show(fault);
    if (fault.code === "WEEK_FULL") again();
    if (fault.code !== "CAPACITY_TAKEN") return;
    const free = windowsIn(fault.values["free"] ?? "");
    setLeft({ free, listed: JSON.stringify(offer.freeWindows) });
    again();
  };
  const done = (title: string, [to, label]: readonly [string, string]) => {
    show(null);
    close();
    const see = (
      <Button size="small" onClick={() => void navigate(to)}>
        {label}
      </Button>
    );
    notification.success({ title, actions: see });
  };
  const inputOf = ({ window, note, ...fields }: BookingFields) => {
    const part = whole(window);
    const hours = offer.kind === "BUCKET" ? (fields.hours?.trim() ?? null) : null;
    const pieces = offer.pricePerPiece ? piecesIn(fields.pieces) : null;
    return part && { offer: offer.id, window: part, hours, pieces, note: note?.trim() || null };
  };
  const resource = words(offer.resourceName);

  const submit = async (fields: BookingFields) => {
    const input = inputOf(fields);
    if (!input) return;
    const outcome = await request.run({ input });
    if (!outcome.done) return refused(outcome.fault);
    const see = ["/bookings/made", t("market.booking.seeBookings")] as const;
    done(t("market.booking.done", { resource }), see);
  };
  const setAside = async () => {
    const fields = await form.validateFields().catch(() => null);
    const input = fields && inputOf(fields);
    if (!input) return;
    const outcome = await hold.run({ input });
    if (!outcome.done) return refused(outcome.fault);
    const at = instant(outcome.value.heldUntil);
    const see = ["/bookings/held", t("market.booking.seeHolds")] as const;
    done(t("market.booking.held", { resource, at }), see);
  };
  return { form, submit, setAside, alert, left, busy: request.busy, holding: hold.busy };
}

interface BookingFormProps {
  readonly offer: MarketOffer;
  readonly close: () => void;
  readonly again: () => void;
}

function BookingForm({ offer, close, again }: BookingFormProps) {
  const { t } = useTranslation();
  const booking = useBooking(offer, close, again);
  const { form, submit, setAside, alert, left, busy, holding } = booking;
  const now = useFreeWhileOpen(offer.freeWindows, left);
  const inWeeks = offer.kind === "BUCKET";
  const part = whole(Form.useWatch("window", { form, preserve: true }));
  const typed = Form.useWatch("hours", form);
  const counted = Form.useWatch("pieces", form);
  const pieces = offer.pricePerPiece ? piecesIn(counted) : null;
  const length = inWeeks ? (typed ?? null) : part && hoursBetween(part);

  const waitJoin = (hours: string | null) => (
    <WaitJoin offer={offer} {...{ part, hours, form, close }} lies={now.lies} />
  );
  const use = (window: WindowText) => form.setFieldsValue({ window });
  const insideFree = {
    validator: () => {
      const chosen = whole(form.getFieldValue("window") as BookingFields["window"]);
      if (!chosen) return Promise.reject(new Error(t("market.booking.empty")));
      return now.lies(chosen)
        ? Promise.resolve()
        : Promise.reject(new Error(t("market.booking.outside")));
    },
  };
  return (
    <Form
      form={form}
      // The search form on the same page has fields of the same names.
      name="booking"
      layout="vertical"
      requiredMark={false}
      onFinish={(input) => void submit(input)}
      initialValues={{ window: inWeeks ? weeksOpen(offer.weeks)[0]?.window : now.ahead[0] }}
    >
      {alert}
      <LostAlert now={now} part={inWeeks ? null : part} refused={left !== null} />
      {inWeeks ? (
        <>
          <WeekChoice {...offer} part={part} use={use} />
          <Form.Item name="window" hidden>
            <Input />
          </Form.Item>
          <HoursItem label={t("market.weeks.hours")} />
          {waitJoin(length)}
        </>
      ) : (
        <>
          <div className="lz-choose">
            <h2>{t("market.booking.part")}</h2>
            <p className="lz-muted">{t("market.booking.partLead")}</p>
            <WindowBar whole={offer.window} free={now.free} chosen={part ?? undefined} />
            <FreeParts free={now.ahead} gone={now.gone} part={part} use={use} />
          </div>
          <WindowItems rule={insideFree} />
          {waitJoin(null)}
        </>
      )}
      {offer.pricePerPiece ? <PiecesItem /> : null}
      <Consequences offer={offer} part={part} length={length} pieces={pieces} />
      <Form.Item name="note" label={t("market.booking.note")} className="lz-counted">
        <Input.TextArea
          rows={2}
          maxLength={500}
          showCount
          placeholder={t("market.booking.noteHint")}
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("market.booking.submit")}
      </Button>
      <Button
        className="lz-second-act"
        size="large"
        block
        loading={holding}
        disabled={busy}
        onClick={() => void setAside()}
      >
        {t("market.booking.hold")}
      </Button>
      <p className="lz-muted">{t("market.booking.holdHint")}</p>
    </Form>
  );
}

interface BookingSheetProps {
  /** Null keeps the sheet closed. */
  readonly offer: MarketOffer | null;
  readonly close: () => void;
  /** Reads the market again: what is free has changed. */
  readonly again: () => void;
}

/** Booking part of an offer: choose the time, see the price and the rule, confirm. */
export function BookingSheet({ offer, close, again }: BookingSheetProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const batch = useBatch();
  const lots = offer ? batch(offer) : undefined;
  return (
    <SideSheet title={t("market.booking.title")} open={offer !== null} close={close}>
      {offer ? (
        <div className="lz-stack">
          <div className="lz-two">
            <span>{words(offer.resourceName)}</span>
            <span>{`${words(offer.firm.name)} · ${words(offer.city)}`}</span>
            {lots === undefined ? null : <span>{t("market.lots", { lots })}</span>}
            {offer.terms ? <span>{`${t("market.terms")}: ${offer.terms}`}</span> : null}
          </div>
          <Reasons offer={offer} />
          <BookingForm key={offer.id} offer={offer} close={close} again={again} />
        </div>
      ) : null}
    </SideSheet>
  );
}
