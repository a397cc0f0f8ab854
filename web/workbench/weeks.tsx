import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { InstantField } from "../design/fields.tsx";
import { Stretch } from "../design/instant.tsx";
import type { OfferKind } from "../graphql/generated/graphql.ts";
import { formatsOf, useFormats, type WindowText } from "../words/formats.ts";
import { useDecimalRule } from "./form-rules.ts";
import { type OfferWeek, weeksOpen, weeksToCome } from "./hours.ts";

const shownWeeks = 4;

/** Formats by the clock of a site, where its weeks begin. */
function useSiteFormats(zone: string | null) {
  const formats = useFormats();
  return formatsOf(formats.tongue, zone ?? formats.timeZone);
}

interface BookedTimeProps {
  readonly kind: OfferKind;
  readonly window: WindowText;
  /** By whose clock its week begins; null of exclusive time. */
  readonly zone: string | null;
}

/** When a booking is: its exclusive time, or the week of its site in which its hours lie. */
export function BookedTime({ kind, window, zone: siteZone }: BookedTimeProps) {
  const { t } = useTranslation();
  const { day, zone, timeZone } = useSiteFormats(siteZone);
  if (kind === "WINDOW") return <Stretch window={window} />;
  const last = new Date(Date.parse(window.until) - 1).toISOString();
  return (
    <span className="lz-time" title={`${window.from} – ${window.until} · ${timeZone}`}>
      {t("market.weeks.within", { from: day(window.from), until: day(last) })}{" "}
      <span className="lz-zone">{zone(window.from)}</span>
    </span>
  );
}

interface WeeksProps {
  readonly weeks: readonly OfferWeek[];
  readonly weekHours: string | null;
  readonly zone: string | null;
}

/** What is free of the next weeks of an offer, week by week. */
export function Weeks({ weeks, weekHours, zone }: WeeksProps) {
  const { t } = useTranslation();
  const { hours } = useFormats();
  const { day } = useSiteFormats(zone);
  const open = weeksOpen(weeks);
  if (open.length === 0) return <span className="lz-muted">{t("capacity.nothingFree")}</span>;
  const share = (free: string) => `${Math.min(100, (Number(free) / Number(weekHours)) * 100)}%`;
  return (
    <ul
      className="lz-weeks"
      aria-label={t("market.weeks.free", { hours: hours(weekHours ?? "0") })}
    >
      {open.slice(0, shownWeeks).map(({ window, freeHours }) => (
        <li key={window.from}>
          <span>{t("market.weeks.from", { day: day(window.from) })}</span>
          <span className="lz-bar" aria-hidden="true">
            <span className="lz-bar-free" style={{ left: 0, width: share(freeHours) }} />
          </span>
          <strong>{hours(freeHours)}</strong>
        </li>
      ))}
      {open.length > shownWeeks ? (
        <li className="lz-muted">{t("market.weeks.more", { count: open.length - shownWeeks })}</li>
      ) : null}
    </ul>
  );
}

/** The field for hours of a week, `hours` in its form. */
export function HoursItem({ label }: { readonly label: string }) {
  const decimal = useDecimalRule();
  return (
    <Form.Item name="hours" label={label} rules={[{ required: true }, decimal]}>
      <Input inputMode="decimal" suffix="h" />
    </Form.Item>
  );
}

interface WeekChoiceProps extends WeeksProps {
  /** The week that is chosen. */
  readonly part: WindowText | null;
  readonly use: (part: WindowText) => void;
}

/** One week out of those that have not begun: hours that are taken can be waited for. */
export function WeekChoice({ weeks, weekHours, zone, part, use }: WeekChoiceProps) {
  const { t } = useTranslation();
  const { hours } = useFormats();
  const site = useSiteFormats(zone);
  const toCome = weeksToCome(weeks, Date.now());
  return (
    <div className="lz-choose">
      <h2>{t("market.weeks.choose")}</h2>
      <p className="lz-muted">
        {t("market.weeks.lead", { hours: hours(weekHours ?? "0"), zone: site.zoneTitle() })}
      </p>
      <Radio.Group
        className="lz-free-parts"
        aria-label={t("market.weeks.choose")}
        value={part?.from ?? null}
        onChange={({ target }) => {
          const picked = toCome.find(({ window }) => window.from === target.value);
          if (picked) use({ from: picked.window.from, until: picked.window.until });
        }}
        options={toCome.map(({ window, freeHours }) => ({
          value: window.from,
          label: `${t("market.weeks.from", { day: site.day(window.from) })} · ${t("market.free", {
            hours: hours(freeHours),
          })}`,
        }))}
      />
    </div>
  );
}

/** For a booking of hours of a week: a day of the week that it is to go to, and how many hours. */
export function OtherWeekItems() {
  const { t } = useTranslation();
  return (
    <div className="lz-pair">
      <Form.Item name="day" label={t("market.weeks.anyDay")} rules={[{ required: true }]}>
        <InstantField day="ends" />
      </Form.Item>
      <HoursItem label={t("market.weeks.hours")} />
    </div>
  );
}
