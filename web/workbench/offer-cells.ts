import { useTranslation } from "react-i18next";
import type { OfferPartsFragment } from "../graphql/generated/graphql.ts";
import { digitsOf, majorText, useFormats } from "../words/formats.ts";
import { useVatWords } from "./vat-fields.tsx";

type Offer = OfferPartsFragment;
type Money = Offer["pricePerHour"];

const majorOf = (money: Money | null) =>
  money === null ? "" : majorText(money.minor, digitsOf(money.currency));

/** The firm's offers as the rows of a CSV file, one offer a row. */
export function useOfferCells() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const vat = useVatWords();
  const [free = "", all = ""] = t("capacity.offers.free").split(" / ");
  const heads = [
    t("capacity.offers.resource"),
    t("capacity.resources.reference"),
    t("capacity.resources.site"),
    t("capacity.offers.process"),
    t("capacity.publish.kind"),
    `${t("capacity.publish.from")} (UTC)`,
    `${t("capacity.publish.until")} (UTC)`,
    `${t("capacity.publish.weekHours")} (h)`,
    `${free} (h)`,
    `${all} (h)`,
    t("capacity.publish.price"),
    t("capacity.price.setUp"),
    t("capacity.price.perPiece"),
    t("capacity.price.tiers"),
    "ISO 4217",
    t("bookings.vat"),
    t("capacity.offers.visibility"),
    t("capacity.offers.status"),
    `${t("capacity.offers.publishedAt")} (UTC)`,
    t("capacity.publish.terms"),
  ];
  const tierOf = ({ by, beyond, price }: Offer["priceTiers"][number]) =>
    `> ${beyond} ${t(`terms.priceUnit.${by}`)}: ${majorOf(price)}`;
  const cells = (offer: Offer) => [
    words(offer.resource.name),
    offer.resource.reference ?? "",
    words(offer.resource.site.name),
    offer.process.code,
    t(`terms.offerKind.${offer.kind}`),
    offer.window.from,
    offer.window.until,
    offer.weekHours ?? "",
    offer.freeHours,
    offer.hours,
    majorOf(offer.pricePerHour),
    majorOf(offer.setUpPrice),
    majorOf(offer.pricePerPiece),
    offer.priceTiers.map(tierOf).join("; "),
    offer.pricePerHour.currency,
    vat(offer),
    t(`terms.visibility.${offer.visibility}`),
    t(`terms.offerStatus.${offer.status}`),
    offer.publishedAt,
    offer.terms,
  ];
  return { heads, cells };
}
