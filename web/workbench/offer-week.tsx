import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { PageHead } from "../design/page-head.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  BookingsDocument,
  type CalendarPartsFragment,
  OffersDocument,
  ResourceCalendarDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { formatsOf, useFormats, type WindowText } from "../words/formats.ts";
import { OfferWeekGrid, type Standing } from "./offer-week-grid.tsx";
import { PublishSheet } from "./publish-sheet.tsx";
import { dateAfter, mondayOf, stateOfStep, stepsOf, todayIn } from "./week.ts";
import { type Span, stepsOfWeek, touches, windowOfSpan } from "./week-window.ts";
import "./calendar.css";
import "./offer-week.css";

type Shown = CalendarPartsFragment;

const mostShown = 100;

interface Taken {
  readonly offered: readonly WindowText[];
  readonly booked: readonly WindowText[];
  /** There are more than are shown. */
  readonly more: boolean;
}

/** What of the resource is on the market, and what of it is booked: of the newest of both. */
function useTaken(resource: string): Taken {
  const [{ data: offers }] = useAsked({
    query: OffersDocument,
    variables: { first: mostShown },
    context: heeding(["Offer", "Booking"]),
  });
  const [{ data: bookings }] = useAsked({
    query: BookingsDocument,
    variables: { side: "PROVIDED", first: mostShown },
    context: heeding(["Booking"]),
  });
  return useMemo(() => {
    // Hours a week lie nowhere in theirs.
    const own = (offers?.offers.nodes ?? []).filter(
      (offer) => offer.resource.id === resource && offer.kind === "WINDOW",
    );
    const ids = new Set(own.map(({ id }) => id));
    const standing = own.filter(({ status }) => status === "PUBLISHED");
    const booked = (bookings?.bookings.nodes ?? []).filter(
      ({ offerId, status }) => ids.has(offerId) && status === "BOOKED",
    );
    return {
      offered: standing.map(({ window }) => window),
      booked: booked.map(({ window }) => window),
      more: Boolean(offers?.offers.pageInfo.hasNextPage || bookings?.bookings.pageInfo.hasNextPage),
    };
  }, [offers, bookings, resource]);
}

/** How each step of a week stands: booked over offered over the hours of work. */
function standingsOf(shown: Shown, monday: string, { offered, booked }: Taken): Standing[] {
  const steps = stepsOf(shown.shifts);
  const now = Date.now();
  return Array.from({ length: stepsOfWeek }, (_, at): Standing => {
    const zone = shown.resource.site.timeZone;
    const window = windowOfSpan(zone, monday, { from: at, until: at + 1 });
    if (touches(booked, window)) return "booked";
    if (touches(offered, window)) return "offered";
    if (Date.parse(window.until) <= now) return "past";
    const state = stateOfStep(steps, at, monday, shown.exceptions);
    return state === "open" || state === "EXTRA" ? "open" : "closed";
  });
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="lz-legend">
      {(["open", "closed", "offered", "booked", "past", "drawn"] as const).map((standing) => (
        <li key={standing}>
          <span aria-hidden className={`lz-step lz-stand-${standing}`} />
          {t(`capacity.week.standing.${standing}`)}
        </li>
      ))}
    </ul>
  );
}

interface DrawnProps {
  readonly zone: string;
  readonly window: WindowText | null;
  readonly publish: () => void;
  readonly forget: () => void;
}

/** What is drawn, in words and by the clock of the site as the week is, and what to do with it. */
function Drawn({ zone, window, publish, forget }: DrawnProps) {
  const { t } = useTranslation();
  const { tongue } = useFormats();
  const { stretch } = formatsOf(tongue, zone);
  return (
    <div className="lz-toolbar">
      <Button type="primary" disabled={window === null} onClick={publish}>
        {t("capacity.week.publish")}
      </Button>
      <Button disabled={window === null} onClick={forget}>
        {t("capacity.week.forget")}
      </Button>
      <span role="status" className="lz-muted">
        {window === null
          ? t("capacity.week.hint")
          : t("capacity.week.drawn", { window: stretch(window) })}
      </span>
    </div>
  );
}

function Week({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const may = useMay()("capacity.publish");
  const { id, site } = shown.resource;
  const zone = site.timeZone;
  const [monday, setMonday] = useState(() => mondayOf(todayIn(zone)));
  const [span, setSpan] = useState<Span | null>(null);
  const [publishing, setPublishing] = useState(false);
  const taken = useTaken(id);
  const standings = useMemo(() => standingsOf(shown, monday, taken), [shown, monday, taken]);
  const window = useMemo(() => span && windowOfSpan(zone, monday, span), [zone, monday, span]);
  const turn = (weeks: number) => {
    setSpan(null);
    setMonday(dateAfter(monday, weeks * 7));
  };
  return (
    <section className="lz-stack lz-tight" aria-label={t("capacity.week.grid")}>
      <div className="lz-toolbar">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t("capacity.calendar.earlier")}
          onClick={() => turn(-1)}
        />
        <span className="lz-week-name">{`${monday} – ${dateAfter(monday, 6)}`}</span>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t("capacity.calendar.later")}
          onClick={() => turn(1)}
        />
      </div>
      {taken.more ? (
        <Alert type="info" title={t("capacity.week.more", { count: mostShown })} />
      ) : null}
      {may ? (
        <Drawn
          zone={zone}
          window={window}
          publish={() => setPublishing(true)}
          forget={() => setSpan(null)}
        />
      ) : null}
      <OfferWeekGrid
        monday={monday}
        standings={standings}
        span={span}
        publish={() => setPublishing(true)}
        {...(may ? { draw: setSpan } : {})}
      />
      <Legend />
      {window ? (
        <PublishSheet
          open={publishing}
          start={{ resource: id, window }}
          close={() => setPublishing(false)}
          published={() => setSpan(null)}
        />
      ) : null}
    </section>
  );
}

/** When one of the firm's resources is on the market or booked, and windows drawn to be published. */
export function OfferWeek() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { resource = "" } = useParams();
  const [{ data, error }, again] = useAsked({
    query: ResourceCalendarDocument,
    variables: { resource },
    context: heeding(["ResourceCalendar", "CalendarException"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={8} />;
  const shown = data.resourceCalendar;
  if (!shown) return <Empty title={t("capacity.calendar.missing")} />;
  const { name, site } = shown.resource;
  return (
    <div className="lz-stack">
      <PageHead
        title={t("capacity.week.title", { resource: words(name) })}
        lead={t("capacity.week.lead", { site: words(site.name), zone: site.timeZone })}
        actions={<Link to={`/capacity/resources/${resource}`}>{t("capacity.week.hours")}</Link>}
      />
      <Week shown={shown} />
    </div>
  );
}
