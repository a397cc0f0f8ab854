import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  painted,
  type Steps,
  stateOfStep,
  stepsOfDay,
  timeOfStep,
  type WeekException,
} from "./week.ts";
import { stepAt, type Weekday, WeekTable } from "./week-table.tsx";

const lastDay = 6;

/** Where a key leads to from a day and a time of it. */
const moves: Readonly<Record<string, (day: number, time: number) => readonly [number, number]>> = {
  ArrowUp: (day, time) => [day, Math.max(time - 1, 0)],
  ArrowDown: (day, time) => [day, Math.min(time + 1, stepsOfDay - 1)],
  ArrowLeft: (day, time) => [Math.max(day - 1, 0), time],
  ArrowRight: (day, time) => [Math.min(day + 1, lastDay), time],
  Home: (day) => [day, 0],
  End: (day) => [day, stepsOfDay - 1],
};

/** Where a key leads to from a step; null for one that leads nowhere. */
function stepAfter(key: string, at: number): number | null {
  const [day, time] = moves[key]?.(Math.floor(at / stepsOfDay), at % stepsOfDay) ?? [];
  return day === undefined || time === undefined ? null : day * stepsOfDay + time;
}

interface WeekGridProps {
  readonly steps: Steps;
  readonly monday: string;
  readonly exceptions: readonly WeekException[];
  /** Left out where the viewer may only look. */
  readonly change?: (steps: Steps) => void;
}

/** What a pointer is drawing: from which step, over which week, and to what. */
interface Drawing {
  readonly corner: number;
  readonly before: Steps;
  readonly works: boolean;
}

/** Painting with a mouse or pen; a finger scrolls, and sets single steps by tapping them. */
function useDrawing({ steps, change }: WeekGridProps) {
  const drawing = useRef<Drawing | null>(null);
  const down = (event: PointerEvent) => {
    const corner = stepAt(event);
    if (corner === null || !change || event.button !== 0) return;
    const works = !steps[corner];
    change(painted(steps, corner, corner, works));
    if (event.pointerType !== "touch") drawing.current = { corner, before: steps, works };
  };
  const over = (event: PointerEvent) => {
    const at = stepAt(event);
    const { current } = drawing;
    if (at === null || current === null) return;
    if (event.buttons === 0) drawing.current = null;
    else change?.(painted(current.before, current.corner, at, current.works));
  };
  const up = () => {
    drawing.current = null;
  };
  return { onPointerDown: down, onPointerOver: over, onPointerUp: up };
}

/** Arrows move; space and enter set a step; arrows with shift set the next ones likewise. */
function useKeys({ steps, change }: WeekGridProps) {
  const [at, setAt] = useState(16);
  const grid = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      change?.(painted(steps, at, at, !steps[at]));
      return;
    }
    const next = stepAfter(event.key, at);
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey) change?.(painted(steps, at, next, steps[at] ?? false));
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-step="${next}"]`)?.focus();
  };
  return { at, setAt, grid, onKeyDown };
}

/** One week of a resource: a column for each day, a row for each half hour. */
export function WeekGrid(props: WeekGridProps) {
  const { steps, monday, exceptions, change } = props;
  const { t } = useTranslation();
  const drawing = useDrawing(props);
  const { at, setAt, grid, onKeyDown } = useKeys(props);
  const cell = (name: Weekday, step: number, time: number) => {
    const state = stateOfStep(steps, step, monday, exceptions);
    const window = `${timeOfStep(time)}–${timeOfStep(time + 1)}`;
    return (
      <td
        key={step}
        tabIndex={step === at ? 0 : -1}
        data-step={step}
        className={`lz-step lz-step-${state.toLowerCase()}`}
        aria-label={`${t(`capacity.calendar.weekdays.${name}`)} ${window} ${t(`capacity.calendar.state.${state}`)}`}
        onFocus={() => setAt(step)}
      />
    );
  };
  return (
    <WeekTable
      label={t("capacity.calendar.week")}
      monday={monday}
      readOnly={!change}
      grid={grid}
      onKeyDown={onKeyDown}
      pointer={drawing}
      cell={cell}
    />
  );
}
