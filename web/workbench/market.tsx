import { FilterOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { SideSheet } from "../design/drawer.tsx";
import { PageHead } from "../design/page-head.tsx";
import { PagesBar } from "../design/pages-bar.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useNarrow } from "../design/width.ts";
import { ZoneNote } from "../design/zone-note.tsx";
import type { Fault } from "../graphql/fault.ts";
import { MarketDocument } from "../graphql/generated/graphql.ts";
import { type Pages, usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { BookingSheet } from "./booking-sheet.tsx";
import { MarketForm } from "./market-form.tsx";
import { useFreeNow } from "./market-live.ts";
import { type MapCentre, MarketMap, offersAt, useMarketPlaces } from "./market-map.tsx";
import { type MarketOffer, OfferCard } from "./offer-card.tsx";
import { SaveSearch } from "./search-sheet.tsx";
import { useSite } from "./site-select.tsx";
import { marketWants, paramsOf, type Wants, wantsOf } from "./wants.ts";

const views = ["list", "map"] as const;
type View = (typeof views)[number];
const pageSizes = { list: 20, map: 100 } as const;

interface ViewBarProps {
  readonly view: View;
  readonly look: (view: View) => void;
}

function ViewBar({ view, look }: ViewBarProps) {
  const { t } = useTranslation();
  return (
    <div className="lz-view-bar">
      <Segmented
        aria-label={t("market.views.name")}
        value={view}
        onChange={look}
        options={views.map((each) => ({ value: each, label: t(`market.views.${each}`) }))}
      />
    </div>
  );
}

/** The firm's own site from which distances are wanted; null where none is. */
function useCentre({ fromSite, withinKm }: Wants): MapCentre | null {
  const { words } = useFormats();
  const site = useSite(fromSite);
  return useMemo(() => {
    if (!fromSite || !site) return null;
    const { latitude, longitude, name } = site;
    return {
      place: { latitude, longitude },
      name: words(name),
      withinKm: withinKm ? Number(withinKm) : null,
    };
  }, [fromSite, site, withinKm, words]);
}

interface FoundProps {
  readonly pages: Pages<MarketOffer>;
  readonly wants: Wants;
  readonly view: View;
  readonly book: ((offer: MarketOffer) => void) | null;
}

function Found({ pages, wants, view, book }: FoundProps) {
  const { t } = useTranslation();
  const centre = useCentre(wants);
  const shown = useMarketPlaces(pages.rows, centre);
  const [chosen, choose] = useState<string | null>(null);
  const map = view === "map" ? shown : null;
  if (pages.fault) return <FaultView fault={pages.fault} again={pages.again} />;
  if (pages.waiting) return <Waiting rows={10} />;
  if (pages.rows.length === 0 && !pages.previous) {
    return paramsOf(wants).size > 0 ? (
      <Empty title={t("market.empty")} hint={t("market.emptyHint")} />
    ) : (
      <Empty title={t("market.emptyAll")} />
    );
  }
  return (
    <div aria-busy={pages.refreshing}>
      {map ? <MarketMap shown={map} centre={centre} chosen={chosen} choose={choose} /> : null}
      <ul className="lz-offers">
        {(map ? offersAt(map, chosen) : pages.rows).map((offer) => (
          <OfferCard key={offer.id} offer={offer} book={book ? () => book(offer) : null} />
        ))}
      </ul>
      <PagesBar name={t("market.title")} pages={pages} />
    </div>
  );
}

interface SearchProps {
  readonly wants: Wants;
  readonly fault: Fault | null;
  readonly search: (wants: Wants) => void;
}

/** The search form beside the results, or at phone width behind a button. */
function Search({ wants, fault, search }: SearchProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  if (!narrow) {
    return (
      <div className="lz-market-search">
        <Panel title={t("market.filters")}>
          <MarketForm wants={wants} fault={fault} search={search} />
        </Panel>
      </div>
    );
  }
  const count = [...paramsOf(wants).keys()].length;
  return (
    <>
      <Button block icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {count > 0 ? `${t("market.filters")} (${count})` : t("market.filters")}
      </Button>
      <SideSheet title={t("market.filters")} open={open} close={() => setOpen(false)}>
        <MarketForm
          wants={wants}
          fault={fault}
          search={(next) => {
            setOpen(false);
            search(next);
          }}
        />
      </SideSheet>
    </>
  );
}

/** Capacity of all firms: search, see why it matches, book part of it. */
export function Market() {
  const { t } = useTranslation();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const wants = useMemo(() => wantsOf(new URLSearchParams(address)), [address]);
  const view: View = params.get("view") === "map" ? "map" : "list";
  const go = (next: Wants, how: View) => {
    const asked = paramsOf(next);
    if (how === "map") asked.set("view", how);
    setParams(asked);
  };
  const pages = usePages({
    document: MarketDocument,
    pick: ({ market }) => market,
    variables: { wants: marketWants(wants) },
    pageSize: pageSizes[view],
    heeds: ["MarketOffer", "Booking", "Offer"],
  });
  const [picked, setPicked] = useState<MarketOffer | null>(null);
  const rows = useFreeNow(pages.rows);
  // As it is now if it is still listed: its free time may have changed since it was picked.
  const chosen = picked && (rows.find(({ id }) => id === picked.id) ?? picked);
  return (
    <div className="lz-stack">
      <PageHead
        title={t("market.title")}
        lead={t("market.lead")}
        actions={
          <>
            <SaveSearch wants={wants} />
            <ZoneNote />
          </>
        }
      />
      <div className="lz-market">
        <Search wants={wants} fault={pages.fault} search={(next) => go(next, view)} />
        <div>
          <ViewBar view={view} look={(how) => go(wants, how)} />
          <Found
            pages={{ ...pages, rows }}
            wants={wants}
            view={view}
            book={may("capacity.book") ? setPicked : null}
          />
        </div>
      </div>
      <BookingSheet offer={chosen} close={() => setPicked(null)} again={pages.again} />
    </div>
  );
}
