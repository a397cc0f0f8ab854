import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Pill, type Tone } from "../design/pill.tsx";
import { Waiting } from "../design/states.tsx";
import { useFormats } from "../words/formats.ts";
import {
  agreedShare,
  type CapacityWeek,
  isTight,
  stateOf,
  useMonday,
  type WeekState,
} from "./capacity-weeks.ts";

const Chart = lazy(async () => ({
  default: (await import("./capacity-weeks-chart.tsx")).CapacityWeeksChart,
}));

const tones: Readonly<Record<WeekState, Tone>> = {
  unsaid: "neutral",
  free: "good",
  tight: "warn",
  over: "bad",
};

function Row({ week }: { readonly week: CapacityWeek }) {
  const { t } = useTranslation();
  const { number, percent } = useFormats();
  const monday = useMonday();
  const { actual, maximum, agreed } = week;
  const share = agreedShare(week);
  const state = stateOf(week);
  return (
    <tr>
      <th scope="row">{monday(week.monday)}</th>
      <td>
        <Pill tone={tones[state]}>{t(`capacityGroups.states.${state}`)}</Pill>
      </td>
      <td className="lz-end">{number(actual)}</td>
      <td className="lz-end">{number(maximum)}</td>
      <td className="lz-end">{agreed === null ? "–" : number(agreed)}</td>
      <td className="lz-end">{share === null ? "–" : percent(share)}</td>
    </tr>
  );
}

interface CapacityWeeksProps {
  readonly weeks: readonly CapacityWeek[];
  /** In words. */
  readonly unit: string;
  readonly name: string;
}

/** Weeks as a chart, and in figures for those who do not see it. */
export function CapacityWeeks({ weeks, unit, name }: CapacityWeeksProps) {
  const { t } = useTranslation();
  const tight = weeks.filter(isTight).length;
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t("capacityGroups.tightOf", { weeks: weeks.length, tight })}</p>
      <Suspense fallback={<Waiting rows={6} />}>
        <Chart weeks={weeks} unit={unit} name={name} />
      </Suspense>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard */}
      <section className="lz-table-box" tabIndex={0} aria-label={t("capacityGroups.weeks")}>
        <table className="lz-table">
          <thead>
            <tr>
              <th scope="col">{t("capacityGroups.week")}</th>
              <th scope="col">{t("capacityGroups.state")}</th>
              {(["actual", "maximum", "agreed", "share"] as const).map((each) => (
                <th key={each} scope="col" className="lz-end">
                  {t(`capacityGroups.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <Row key={week.monday} week={week} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
