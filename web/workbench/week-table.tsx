import type { KeyboardEvent, PointerEvent, ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import { dateAfter, stepsOfDay, timeOfStep } from "./week.ts";

const days = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;
const times = Array.from({ length: stepsOfDay }, (_, at) => at);

export type Weekday = (typeof days)[number];

/** The step of the week that a pointer is at; null beside them. */
export const stepAt = ({ target }: PointerEvent): number | null =>
  target instanceof HTMLElement && target.dataset["step"] ? Number(target.dataset["step"]) : null;

interface WeekTableProps {
  readonly label: string;
  readonly monday: string;
  readonly readOnly: boolean;
  readonly grid: Ref<HTMLTableElement>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly pointer: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
  };
  /** A `td` that names its step. */
  readonly cell: (name: Weekday, step: number, time: number) => ReactNode;
}

/** A week of half hours, a column for each day, in which one draws. */
export function WeekTable(props: WeekTableProps) {
  const { label, monday, readOnly, grid, onKeyDown, pointer, cell } = props;
  const { t } = useTranslation();
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move in it (APG, grid)
      role="grid"
      aria-label={label}
      aria-readonly={readOnly}
      className="lz-week"
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <thead>
        <tr>
          <th scope="col" className="lz-week-time">
            <span className="lz-hidden">{t("capacity.calendar.time")}</span>
          </th>
          {days.map((name, day) => (
            <th key={name} scope="col">
              {t(`capacity.calendar.weekdays.${name}`)}
              <small>{dateAfter(monday, day).slice(5)}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map((time) => (
          <tr key={time}>
            <th scope="row" className="lz-week-time">
              <span className={time % 2 === 0 ? undefined : "lz-hidden"}>{timeOfStep(time)}</span>
            </th>
            {days.map((name, day) => cell(name, day * stepsOfDay + time, time))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
