import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "../design/instant.tsx";
import { Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import type { Fault } from "../graphql/fault.ts";
import { faultOfError } from "../graphql/fault.ts";
import { OverviewDocument, type OverviewQuery } from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { stepName } from "../passport/steps.ts";
import { useFormats } from "../words/formats.ts";
import { SomeCodes } from "./codes.tsx";
import { coming, sumOfHours } from "./coming.ts";
import { BookedTime } from "./weeks.tsx";

interface NumberCardProps {
  readonly to: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly hint: string;
}

function NumberCard({ to, label, value, hint }: NumberCardProps) {
  return (
    <Link to={to} className="lz-number">
      <span>{label}</span>
      <strong>{value}</strong>
      <span className="lz-number-hint">{hint}</span>
    </Link>
  );
}

function Numbers({ data }: { readonly data: OverviewQuery }) {
  const { t } = useTranslation();
  const { hours, instant } = useFormats();
  const now = Date.now();
  const offers = data.offers.nodes;
  const count = (list: readonly unknown[], more: boolean) =>
    more ? t("home.atLeast", { count: list.length }) : String(list.length);
  const provided = coming(data.provided.nodes, now);
  const made = coming(data.made.nodes, now);
  const last = data.traceEvents.nodes[0];
  return (
    <div className="lz-numbers">
      <NumberCard
        to="/capacity/offers"
        label={t("home.freeHours")}
        value={hours(sumOfHours(offers.map(({ freeHours }) => freeHours)))}
        hint={t("home.freeHoursHint", { count: offers.length })}
      />
      <NumberCard
        to="/bookings/provided"
        label={t("home.comingProvided")}
        value={count(provided, data.provided.pageInfo.hasNextPage)}
        hint={t("home.comingProvidedHint")}
      />
      <NumberCard
        to="/bookings/made"
        label={t("home.comingMade")}
        value={count(made, data.made.pageInfo.hasNextPage)}
        hint={t("home.comingMadeHint")}
      />
      <NumberCard
        to="/events"
        label={t("home.events")}
        value={count(data.traceEvents.nodes, data.traceEvents.pageInfo.hasNextPage)}
        hint={last ? t("home.eventsHint", { at: instant(last.eventTime) }) : t("home.noEvents")}
      />
    </div>
  );
}

function NextBookings({ data }: { readonly data: OverviewQuery }) {
  const { t } = useTranslation();
  const { words, hours } = useFormats();
  const next = coming([...data.provided.nodes, ...data.made.nodes], Date.now()).slice(0, 5);
  return (
    <Panel title={t("home.next")} aside={<Link to="/bookings">{t("home.seeAll")}</Link>}>
      {next.length === 0 ? (
        <Empty
          title={t("home.nextEmpty")}
          action={<Link to="/market">{t("bookings.toMarket")}</Link>}
        />
      ) : (
        <ul className="lz-next">
          {next.map((booking) => (
            <li key={`${booking.side} ${booking.id}`}>
              <span className="lz-two">
                <span>{words(booking.resourceName)}</span>
                <BookedTime kind={booking.kind} zone={booking.zone} window={booking.window} />
                <span>
                  {words(booking.side === "MADE" ? booking.provider.name : booking.requester.name)}
                </span>
              </span>
              <span>
                <Pill tone={booking.side === "MADE" ? "primary" : "copper"}>
                  {t(booking.side === "MADE" ? "home.book" : "home.provide")}
                </Pill>{" "}
                {hours(booking.hours)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function LatestEvents({ data }: { readonly data: OverviewQuery }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const latest = data.traceEvents.nodes.slice(0, 5);
  return (
    <Panel title={t("home.latest")} aside={<Link to="/events">{t("home.seeAll")}</Link>}>
      {latest.length === 0 ? (
        <Empty title={t("trace.empty")} hint={t("trace.emptyHint")} />
      ) : (
        <ul className="lz-next">
          {latest.map((event) => (
            <li key={event.id}>
              <span className="lz-two">
                <span>{words(stepName(event.bizStep, event.eventType))}</span>
                <SomeCodes codes={event.codes} />
              </span>
              <Instant at={event.eventTime} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const heeds = ["Offer", "Booking", "TraceEvent"];

/** The numbers, next bookings and latest events of a member firm. */
export function FirmOverview() {
  const [{ data, error }, again] = useAsked({ query: OverviewDocument, context: heeding(heeds) });
  const fault: Fault | null = error ? faultOfError(error) : null;
  if (!data)
    return fault ? <FaultView fault={fault} again={() => again()} /> : <Waiting rows={8} />;
  return (
    <>
      <Numbers data={data} />
      <div className="lz-columns">
        <NextBookings data={data} />
        <LatestEvents data={data} />
      </div>
    </>
  );
}
