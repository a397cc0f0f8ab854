import { Alert, App, Button, Form, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FaultAlert } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import { WaitJoinDocument } from "../graphql/generated/graphql.ts";
import { useFormats, type WindowText } from "../words/formats.ts";
import { liesFree, stillAhead } from "./free-time.ts";
import { areTaken } from "./hours.ts";
import type { MarketOffer } from "./offer-card.tsx";
import { piecesIn } from "./price.ts";

interface WaitJoinProps {
  readonly offer: MarketOffer;
  /** What the times of the form say now. */
  readonly part: WindowText | null;
  /** Of an offer of hours a week: how many are typed. */
  readonly hours: string | null;
  /** Whether a part is free. */
  readonly lies: (part: WindowText) => boolean;
  /** The form of the booking, whose pieces and note a place on the list takes over. */
  readonly form: FormInstance;
  readonly close: () => void;
}

/** The way to wait for a part of an offer that is taken, from the sheet in which it is chosen. */
export function WaitJoin({ offer, part, hours, lies, form, close }: WaitJoinProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const join = useCommand(WaitJoinDocument, ["Wait"]);
  const pieces = Form.useWatch<string | undefined>("pieces", form);
  const note = Form.useWatch<string | undefined>("note", form);
  const inWeeks = offer.kind === "BUCKET";
  const isTaken = (chosen: WindowText) =>
    inWeeks ? areTaken(offer, chosen, hours ?? undefined) : !lies(chosen);
  const isToCome = part !== null && stillAhead(part, Date.now())?.from === part.from;
  if (!isToCome || !isTaken(part) || !liesFree(part, [offer.window])) {
    return <p className="lz-muted">{t("bookings.waiting.howToHere")}</p>;
  }
  const wait = async () => {
    const outcome = await join.run({
      input: {
        offer: offer.id,
        window: part,
        hours: inWeeks ? (hours?.trim() ?? null) : null,
        pieces: offer.pricePerPiece ? piecesIn(pieces) : null,
        note: note?.trim() || null,
      },
    });
    if (!outcome.done) return;
    close();
    const title = t("bookings.waiting.joined", { resource: words(offer.resourceName) });
    const see = (
      <Button size="small" onClick={() => void navigate("/bookings/waiting")}>
        {t("bookings.waiting.see")}
      </Button>
    );
    notification.success({ title, actions: see });
  };
  return (
    <div className="lz-consequences">
      {join.fault ? <FaultAlert fault={join.fault} /> : null}
      <Alert
        type="info"
        showIcon
        title={t(inWeeks ? "bookings.waiting.takenHours" : "bookings.waiting.taken")}
        description={t("bookings.waiting.takenHint")}
      />
      <Button size="large" block loading={join.busy} onClick={() => void wait()}>
        {t(inWeeks ? "bookings.waiting.joinHours" : "bookings.waiting.join")}
      </Button>
    </div>
  );
}
