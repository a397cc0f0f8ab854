import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { FaultAlert } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  type CalendarPartsFragment,
  CalendarSetShiftsDocument,
  ResourceCalendarDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { Exceptions } from "./calendar-exceptions.tsx";
import { dateAfter, fitsSteps, mondayOf, type Shift, shiftsOf, stepsOf, todayIn } from "./week.ts";
import { WeekGrid } from "./week-grid.tsx";

type Shown = CalendarPartsFragment;
type Shifts = readonly Shift[] | null;

const every = (days: readonly number[], ...hours: (readonly [number, number])[]): Shift[] =>
  days.flatMap((weekday) =>
    hours.map(([from, until]) => ({ weekday, fromMinute: from * 60, untilMinute: until * 60 })),
  );

const workdays = [1, 2, 3, 4, 5];
const allDays = [...workdays, 6, 7];

/** Weeks as many works have them; what is different is painted afterwards. */
const patterns = {
  single: every(workdays, [8, 12], [13, 17]),
  double: every([...workdays, 6], [6, 22]),
  continuous: every(allDays, [0, 24]),
  nothing: [],
  unbound: null,
} as const satisfies Record<string, Shifts>;

type PatternKey = keyof typeof patterns;

function Patterns({ choose }: { readonly choose: (shifts: Shifts) => void }) {
  const { t } = useTranslation();
  return (
    <div className="lz-toolbar">
      {(Object.keys(patterns) as PatternKey[]).map((key) => (
        <Button key={key} size="small" onClick={() => choose(patterns[key])}>
          {t(`capacity.calendar.patterns.${key}`)}
        </Button>
      ))}
    </div>
  );
}

function Weeks({ monday, show }: { monday: string; show: (monday: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="lz-toolbar">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t("capacity.calendar.earlier")}
        onClick={() => show(dateAfter(monday, -7))}
      />
      <span className="lz-week-name">{`${monday} – ${dateAfter(monday, 6)}`}</span>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t("capacity.calendar.later")}
        onClick={() => show(dateAfter(monday, 7))}
      />
    </div>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="lz-legend">
      {(["open", "closed", "HOLIDAY", "EXTRA", "MAINTENANCE"] as const).map((state) => (
        <li key={state}>
          <span aria-hidden className={`lz-step lz-step-${state.toLowerCase()}`} />
          {t(`capacity.calendar.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}

/** The shifts as they are kept, and as the viewer has changed them since. */
function useShifts({ resource, shifts }: Shown) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [drawn, setDrawn] = useState<{ readonly shifts: Shifts } | null>(null);
  const set = useCommand(CalendarSetShiftsDocument, ["CalendarException"]);
  const now = drawn === null ? shifts : drawn.shifts;
  const save = async () => {
    const outcome = await set.run({
      input: { resource: resource.id, shifts: now === null ? null : [...now] },
    });
    if (!outcome.done) return;
    setDrawn(null);
    message.success(t("capacity.calendar.saved"));
  };
  const draw = (next: Shifts) => {
    set.forget();
    setDrawn({ shifts: next });
  };
  const { busy, fault } = set;
  return { now, draw, save, drawn: drawn !== null, busy, fault, undo: () => setDrawn(null) };
}

function Week({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const may = useMay()("capability.edit");
  const [monday, setMonday] = useState(() => mondayOf(todayIn(shown.resource.site.timeZone)));
  const { now, draw, save, drawn, busy, fault, undo } = useShifts(shown);
  return (
    <section className="lz-stack lz-tight" aria-label={t("capacity.calendar.week")}>
      {may ? <Patterns choose={draw} /> : null}
      <Weeks monday={monday} show={setMonday} />
      {now === null ? <Alert type="info" title={t("capacity.calendar.unbound")} /> : null}
      {fitsSteps(now) ? null : <Alert type="info" title={t("capacity.calendar.rounded")} />}
      {fault ? <FaultAlert fault={fault} /> : null}
      <WeekGrid
        steps={stepsOf(now)}
        monday={monday}
        exceptions={shown.exceptions}
        {...(may ? { change: (steps) => draw(shiftsOf(steps)) } : {})}
      />
      <Legend />
      {may ? (
        <div className="lz-toolbar">
          <Button type="primary" disabled={!drawn} loading={busy} onClick={() => void save()}>
            {t("capacity.calendar.save")}
          </Button>
          <Button disabled={!drawn} onClick={undo}>
            {t("capacity.calendar.undo")}
          </Button>
          <span className="lz-muted">{t("capacity.calendar.hint")}</span>
        </div>
      ) : null}
    </section>
  );
}

/** When one of the firm's resources works: its week, and what is unlike it. */
export function ResourceCalendar() {
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
        title={t("capacity.calendar.title", { resource: words(name) })}
        lead={t("capacity.calendar.lead", { site: words(site.name), zone: site.timeZone })}
        actions={<Link to="/capacity/resources">{t("capacity.calendar.back")}</Link>}
      />
      <Week shown={shown} />
      <Exceptions shown={shown} />
    </div>
  );
}
