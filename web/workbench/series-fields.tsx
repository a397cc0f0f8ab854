import { App, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import { useCommand } from "../graphql/command.ts";
import { OfferPublishSeriesDocument, type OfferSeriesInput } from "../graphql/generated/graphql.ts";
import { useFormats, type WindowText } from "../words/formats.ts";

const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
const ends = ["TIMES", "DAY"] as const;
const mostTimes = 60;
const minutesOfDay = 1_440;

/** When an offer recurs, as its form holds it: by the site's clock. */
export interface SeriesFields {
  weekdays?: (typeof weekdays)[number][];
  /** `08:00` */
  fromMinute?: string;
  untilMinute?: string;
  /** `2026-12-01` */
  firstDay?: string;
  ends?: (typeof ends)[number];
  lastDay?: string;
  times?: string;
}

/** Which weekdays, from when until when, and how long it goes on. */
export function SeriesItems() {
  const { t } = useTranslation();
  const until = Form.useWatch<SeriesFields["ends"]>("ends");
  const required = [{ required: true }];
  const count = { pattern: /^\s*([1-9]\d?)?\s*$/, message: t("series.badTimes") };
  const label = t("series.weekdays");
  return (
    <>
      <Form.Item name="weekdays" label={label} extra={t("series.hint")} rules={required}>
        <CheckList
          narrow
          label={label}
          options={weekdays.map((day) => ({
            value: day,
            label: t(`capacity.calendar.weekdays.d${day}`),
          }))}
        />
      </Form.Item>
      <div className="lz-pair">
        {/* Of the site, not the viewer: a picker of instants would move it to the viewer's zone. */}
        <Form.Item name="fromMinute" label={t("series.from")} rules={required}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="untilMinute" label={t("series.until")} rules={required}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="ends" label={t("series.ends")} initialValue="TIMES">
        <Radio.Group
          options={ends.map((each) => ({
            value: each,
            label: t(`series.endsBy.${each}`),
          }))}
        />
      </Form.Item>
      <div className="lz-pair">
        <Form.Item name="firstDay" label={t("series.firstDay")} rules={required}>
          <Input type="date" />
        </Form.Item>
        {until === "DAY" ? (
          <Form.Item name="lastDay" label={t("series.lastDay")} rules={required}>
            <Input type="date" />
          </Form.Item>
        ) : (
          <Form.Item
            name="times"
            label={t("series.times", { most: mostTimes })}
            rules={[...required, count]}
          >
            <Input inputMode="numeric" />
          </Form.Item>
        )}
      </div>
    </>
  );
}

function minuteOf(clock: string | undefined): number | null {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(clock ?? "") ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}

/** The hours of an occurrence in minutes of its day; what ends no later than it begins ends a day on. */
function hoursOf(begins: string | undefined, ends: string | undefined) {
  const from = minuteOf(begins);
  const until = minuteOf(ends);
  if (from === null || until === null) return null;
  return { fromMinute: from, untilMinute: until > from ? until : until + minutesOfDay };
}

/** How long an occurrence is, in hours; null as long as that cannot be said. */
export function hoursEach(begins: string | undefined, ends: string | undefined): string | null {
  const hours = hoursOf(begins, ends);
  if (hours === null) return null;
  return String(Math.round(((hours.untilMinute - hours.fromMinute) * 10_000) / 60) / 10_000);
}

function recurrenceOf(fields: SeriesFields) {
  const toDay = fields.ends === "DAY";
  return {
    ...(hoursOf(fields.fromMinute, fields.untilMinute) ?? { fromMinute: 0, untilMinute: 0 }),
    weekdays: (fields.weekdays ?? []).map(Number),
    firstDay: fields.firstDay ?? "",
    lastDay: toDay ? (fields.lastDay ?? null) : null,
    times: toDay ? null : Number(fields.times),
  };
}

const mostNamed = 5;

/** What a series came to besides its offers: which times were left out, and what it overlaps. */
function Told({ skipped, overlaps }: Record<"skipped" | "overlaps", readonly WindowText[]>) {
  const { t } = useTranslation();
  const { stretch } = useFormats();
  const named = (windows: readonly WindowText[]) => {
    const more = windows.length > mostNamed ? "…" : "";
    return windows.slice(0, mostNamed).map(stretch).join(t("series.and")) + more;
  };
  return (
    <>
      {skipped.length > 0 ? <p>{t("series.skipped", { windows: named(skipped) })}</p> : null}
      {overlaps.length > 0 ? <p>{t("series.overlaps", { windows: named(overlaps) })}</p> : null}
    </>
  );
}

/** Publishes an offer that recurs, and says what became of it. */
export function useSeries() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const { run, busy } = useCommand(OfferPublishSeriesDocument, ["MarketOffer", "Offer"]);
  const publish = async (
    terms: Omit<OfferSeriesInput, keyof ReturnType<typeof recurrenceOf>>,
    fields: SeriesFields,
  ) => {
    const outcome = await run({ input: { ...terms, ...recurrenceOf(fields) } });
    if (!outcome.done) return outcome;
    const { offers, skipped, overlapping } = outcome.value;
    const title = t("series.published", { offers: offers.length });
    if (skipped.length + overlapping.length === 0) {
      notification.success({ title });
      return outcome;
    }
    const overlaps = overlapping.map(({ window }) => window);
    // There may be much to read.
    const description = <Told skipped={skipped} overlaps={overlaps} />;
    notification.success({ title, description, duration: 30 });
    return outcome;
  };
  return { publish, busy };
}
