import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Pill } from "../design/pill.tsx";
import { WindowBar } from "../design/window-bar.tsx";
import type { MarketOfferPartsFragment } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { useBatch } from "./batch.ts";
import type { PricedOffer } from "./price.ts";
import { useVatWords } from "./vat-fields.tsx";
import { Weeks } from "./weeks.tsx";

export type MarketOffer = MarketOfferPartsFragment;
type Reason = MarketOffer["reasons"][number];

function ReasonCell({ reason }: { readonly reason: Reason }) {
  const { t } = useTranslation();
  return (
    <li className={reason.met ? "lz-reason" : "lz-reason lz-reason-unmet"}>
      <span className="lz-reason-aspect">
        {reason.met ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
        {t(`terms.aspect.${reason.aspect}`)}
        <span className="lz-hidden">{t(reason.met ? "market.met" : "market.unmet")}</span>
      </span>
      <span className="lz-reason-offered">{reason.offered}</span>
      <span className="lz-reason-wanted">{t("market.wanted", { wanted: reason.wanted })}</span>
    </li>
  );
}

/** Why an offer matches, aspect by aspect: only those that were asked for. */
export function Reasons({ offer }: { readonly offer: MarketOffer }) {
  const { t } = useTranslation();
  if (offer.reasons.length === 0) return null;
  return (
    <ul className="lz-reasons" aria-label={t("market.why")}>
      {offer.reasons.map((reason) => (
        <ReasonCell key={reason.aspect} reason={reason} />
      ))}
    </ul>
  );
}

function MatchPill({ offer }: { readonly offer: MarketOffer }) {
  const { t } = useTranslation();
  if (offer.reasons.length === 0) return null;
  const unmet = offer.reasons.find((reason) => !reason.met);
  if (offer.matches || !unmet) return <Pill tone="good">{t("market.fits")}</Pill>;
  return (
    <Pill tone="warn">{t("market.misses", { aspect: t(`terms.aspect.${unmet.aspect}`) })}</Pill>
  );
}

/** What the machine can do, in one line of pills. */
function Abilities({ offer }: { readonly offer: MarketOffer }) {
  const { t } = useTranslation();
  const { words, envelope, mm } = useFormats();
  const lots = useBatch()(offer);
  return (
    <div className="lz-pills">
      <Pill tone="primary">{words(offer.process.name)}</Pill>
      {offer.envelope ? <Pill>{envelope(offer.envelope)}</Pill> : null}
      {offer.toleranceMm === null ? null : (
        <Pill>{t("market.tolerance2", { mm: mm(offer.toleranceMm) })}</Pill>
      )}
      {lots === undefined ? null : <Pill>{t("market.lots", { lots })}</Pill>}
      {offer.materials.map(({ code, name }) => (
        <Pill key={code}>{words(name)}</Pill>
      ))}
      {offer.certificates.map(({ standard, number }) => (
        <Pill key={`${standard} ${number}`} tone="note">
          {standard}
        </Pill>
      ))}
    </div>
  );
}

/** What an offer asks besides its price per hour, a short line for each. */
export function PriceExtras({ offer }: { readonly offer: PricedOffer }) {
  const { t } = useTranslation();
  const { money, number } = useFormats();
  const { setUpPrice, pricePerPiece, priceTiers } = offer;
  const unit = { HOURS: "market.tierHours", PIECES: "market.tierPieces" } as const;
  return (
    <>
      {setUpPrice ? <span>{t("market.setUp", { price: money(setUpPrice) })}</span> : null}
      {pricePerPiece ? <span>{`+ ${money(pricePerPiece)} ${t("market.perPiece")}`}</span> : null}
      {priceTiers.map(({ by, beyond, price }) => (
        <span key={`${by} ${beyond}`}>
          {t(unit[by], { n: number(beyond), price: money(price) })}
        </span>
      ))}
    </>
  );
}

interface OfferCardProps {
  readonly offer: MarketOffer;
  /** Absent when the viewer may not book. */
  readonly book: (() => void) | null;
}

/** One offer of the market: who, what, when, for how much, and why it matches. */
export function OfferCard({ offer, book }: OfferCardProps) {
  const { t } = useTranslation();
  const { words, money, hours, km } = useFormats();
  const vat = useVatWords();
  const place = [words(offer.firm.name), words(offer.city)];
  if (offer.distanceKm !== null) place.push(t("market.away", { km: km(offer.distanceKm) }));
  const booked = Number(offer.freeHours) === 0;
  return (
    <li className={booked ? "lz-offer lz-offer-taken" : "lz-offer"}>
      <div className="lz-offer-head">
        <div>
          <h2>
            {words(offer.resourceName)} <MatchPill offer={offer} />
            {offer.own ? <Pill tone="copper">{t("market.own")}</Pill> : null}
          </h2>
          <p className="lz-muted">{place.join(" · ")}</p>
        </div>
        <p className="lz-offer-price">
          <strong>{money(offer.pricePerHour)}</strong>
          <span>
            {t("market.perHour")} · {vat(offer)}
          </span>
          <PriceExtras offer={offer} />
        </p>
      </div>
      <Abilities offer={offer} />
      <Reasons offer={offer} />
      <div className="lz-offer-foot">
        {offer.kind === "BUCKET" ? (
          <Weeks weeks={offer.weeks} weekHours={offer.weekHours} zone={offer.zone} />
        ) : (
          <WindowBar whole={offer.window} free={offer.freeWindows} />
        )}
        <span className="lz-offer-free">
          {booked ? t("market.nothingFree") : t("market.free", { hours: hours(offer.freeHours) })}
        </span>
        {book && !offer.own ? (
          <Button type="primary" onClick={book} disabled={booked}>
            {t("market.book")}
            <span className="lz-hidden">{words(offer.resourceName)}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
