import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, NothingFound } from "../design/states.tsx";
import { WindowBar } from "../design/window-bar.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  type OfferPartsFragment,
  OffersDocument,
  type OffersQuery,
  OffersWaitedDocument,
  OfferWithdrawDocument,
  OfferWithdrawSeriesDocument,
} from "../graphql/generated/graphql.ts";
import { heeding, usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { CsvButton } from "./csv-button.tsx";
import { startLike } from "./offer-again.ts";
import { PriceExtras } from "./offer-card.tsx";
import { useOfferCells } from "./offer-cells.ts";
import { type OfferStart, offerCurrency, PublishSheet } from "./publish-sheet.tsx";
import { useVatWords } from "./vat-fields.tsx";
import { Weeks } from "./weeks.tsx";

type Offer = OfferPartsFragment;

/** How many wait for time of an offer, by the offer's id. */
function useWaiting(): ReadonlyMap<string, number> {
  const [{ data }] = useAsked({ query: OffersWaitedDocument, context: heeding(["Offer"]) });
  return new Map(data?.offersWaited.map(({ offerId, waiting }) => [offerId, waiting]));
}

function useColumns(): readonly Column<Offer>[] {
  const { t } = useTranslation();
  const waiting = useWaiting();
  const { words, hours, money } = useFormats();
  const vat = useVatWords();
  return [
    {
      key: "resource",
      title: t("capacity.offers.resource"),
      heads: true,
      show: ({ resource, process }) => (
        <span className="lz-two">
          <span>{words(resource.name)}</span>
          <span>{`${words(process.name)} · ${words(resource.site.name)}`}</span>
        </span>
      ),
    },
    {
      key: "window",
      title: t("capacity.offers.window"),
      show: ({ kind, window, freeWindows, ...offer }) =>
        kind === "BUCKET" ? <Weeks {...offer} /> : <WindowBar whole={window} free={freeWindows} />,
    },
    {
      key: "free",
      title: t("capacity.offers.free"),
      end: true,
      show: (offer) => {
        const count = waiting.get(offer.id);
        return (
          <span className="lz-two">
            <span>{`${hours(offer.freeHours)} / ${hours(offer.hours)}`}</span>
            {count ? <span>{t("capacity.offers.waiting", { count })}</span> : null}
          </span>
        );
      },
    },
    {
      key: "price",
      title: t("capacity.offers.price"),
      end: true,
      show: (offer) => (
        <span className="lz-two">
          <span>{money(offer.pricePerHour)}</span>
          <span>{vat(offer)}</span>
          <PriceExtras offer={offer} />
        </span>
      ),
    },
    {
      key: "visibility",
      title: t("capacity.offers.visibility"),
      show: ({ visibility }) => t(`terms.visibility.${visibility}`),
    },
    {
      key: "status",
      title: t("capacity.offers.status"),
      show: ({ status }) => (
        <Pill tone={status === "PUBLISHED" ? "good" : "neutral"}>
          {t(`terms.offerStatus.${status}`)}
        </Pill>
      ),
    },
  ];
}

function Withdraw({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const withdraw = useCommand(OfferWithdrawDocument, ["MarketOffer"]);
  const rest = useCommand(OfferWithdrawSeriesDocument, ["MarketOffer", "Offer"]);
  if (offer.status !== "PUBLISHED") return null;
  return (
    <>
      <ActButton
        label={t("capacity.offers.withdraw")}
        title={t("capacity.offers.withdrawTitle")}
        hint={t("capacity.offers.withdrawHint")}
        done={t("capacity.offers.withdrawn")}
        about={words(offer.resource.name)}
        act={() => withdraw.run({ id: offer.id })}
      />
      {offer.seriesId === null ? null : (
        <ActButton
          label={t("series.withdraw")}
          title={t("series.withdrawTitle")}
          hint={t("capacity.offers.withdrawHint")}
          done={t("series.withdrawn")}
          about={words(offer.resource.name)}
          act={() => rest.run({ id: offer.id })}
        />
      )}
    </>
  );
}

function NoOffers() {
  const { t } = useTranslation();
  return <Empty title={t("capacity.offers.empty")} hint={t("capacity.offers.emptyHint")} />;
}

interface ActsProps {
  readonly offer: Offer;
  readonly again: (offer: Offer) => void;
}

function Acts({ offer, again }: ActsProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  return (
    <>
      <Button onClick={() => again(offer)}>
        {t("capacity.offers.again")}
        <span className="lz-hidden">{words(offer.resource.name)}</span>
      </Button>
      <Withdraw offer={offer} />
    </>
  );
}

const shown = ["ALL", "PUBLISHED", "WITHDRAWN"] as const;
type Shown = (typeof shown)[number];

interface StatusBarProps {
  readonly status: Shown;
  readonly show: (status: Shown) => void;
}

function StatusBar({ status, show }: StatusBarProps) {
  const { t } = useTranslation();
  return (
    <Segmented
      aria-label={t("capacity.offers.status")}
      value={status}
      onChange={show}
      options={shown.map((value) => ({
        value,
        label: value === "ALL" ? t("capacity.offers.all") : t(`terms.offerStatus.${value}`),
      }))}
    />
  );
}

const list = { document: OffersDocument, pick: ({ offers }: OffersQuery) => offers };

/** The firm's own offers, with what of each is still free. */
export function Offers() {
  const { t } = useTranslation();
  const mayPublish = useMay()("capacity.publish");
  const [sheet, setSheet] = useState<{ readonly start: OfferStart; readonly open: boolean }>({
    start: {},
    open: false,
  });
  const columns = useColumns();
  const csv = useOfferCells();
  const [params, setParams] = useSearchParams();
  const status = shown.find((each) => each === params.get("status")) ?? "ALL";
  const variables = { status: status === "ALL" ? null : status };
  const pages = usePages({ ...list, variables, heeds: ["Offer", "Booking"] });
  const open = (start: OfferStart) => setSheet({ start, open: true });
  const again = (offer: Offer) => open(startLike(offer, offerCurrency, new Date()));
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        {mayPublish ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => open({})}>
            {t("capacity.offers.publish")}
          </Button>
        ) : null}
        <StatusBar
          status={status}
          show={(next) => setParams(next === "ALL" ? {} : { status: next })}
        />
        <CsvButton {...list} variables={variables} {...csv} file={t("capacity.offers.file")} />
      </div>
      <PagedListing
        name={t("capacity.tabs.offers")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        {...(mayPublish
          ? {
              acts: (offer: Offer) => <Acts offer={offer} again={again} />,
              actsTitle: t("app.acts"),
            }
          : {})}
        empty={status === "ALL" ? <NoOffers /> : <NothingFound />}
      />
      <PublishSheet
        open={sheet.open}
        start={sheet.start}
        close={() => setSheet(({ start }) => ({ start, open: false }))}
      />
    </div>
  );
}
