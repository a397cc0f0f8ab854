import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { stepsOfDay, timeOfStep } from "./week.ts";
import { stepAt, type Weekday, WeekTable } from "./week-table.tsx";
import { type Grip, gripAt, holds, movedBy, type Span, spanAfter, spanOf } from "./week-window.ts";

/** What of a step is to be seen besides an unpublished window. */
export type Standing = "open" | "closed" | "offered" | "booked" | "past";

interface OfferWeekGridProps {
  readonly monday: string;
  readonly standings: readonly Standing[];
  readonly span: Span | null;
  /** Left out where the viewer may only look. */
  readonly draw?: (span: Span | null) => void;
  /** Goes on to publish what is drawn. */
  readonly publish: () => void;
}

const moves: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -stepsOfDay,
  ArrowRight: stepsOfDay,
};

/** A mouse or pen draws and moves; a finger scrolls, and sets begin and end by tapping them. */
function usePointer({ span, draw }: OfferWeekGridProps) {
  const grip = useRef<Grip | null>(null);
  const onPointerDown = (event: PointerEvent) => {
    const at = stepAt(event);
    if (at === null || !draw || event.button !== 0) return;
    if (event.pointerType === "touch") return;
    grip.current = gripAt(span, at);
    draw(spanAfter(grip.current, at));
  };
  const onPointerOver = (event: PointerEvent) => {
    const at = stepAt(event);
    if (at === null || grip.current === null) return;
    if (event.buttons === 0) grip.current = null;
    else draw?.(spanAfter(grip.current, at));
  };
  const onPointerUp = (event: PointerEvent) => {
    grip.current = null;
    const at = stepAt(event);
    if (at === null || !draw || event.pointerType !== "touch") return;
    // The second tap sets the other end; another begins anew.
    draw(span !== null && span.until - span.from === 1 ? spanOf(span.from, at) : spanOf(at, at));
  };
  return { onPointerDown, onPointerOver, onPointerUp };
}

/**
 * Arrows go from step to step, and with shift draw from where they began; with alt they move what
 * is drawn. Space begins anew, escape forgets, enter publishes.
 */
function useKeys({ span, draw, publish }: OfferWeekGridProps) {
  const [at, setAt] = useState(16);
  const anchor = useRef(16);
  const grid = useRef<HTMLTableElement>(null);
  const go = (next: number) => {
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-step="${next}"]`)?.focus();
  };
  const step = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    if (event.altKey && span) {
      const moved = movedBy(span, by);
      draw?.(moved);
      anchor.current += moved.from - span.from;
      return go(at + moved.from - span.from);
    }
    const next = at + by;
    if (next < 0 || next >= 7 * stepsOfDay) return;
    if (event.shiftKey) draw?.(spanOf(anchor.current, next));
    else anchor.current = next;
    go(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (by !== undefined) return step(event, by);
    if (event.key === "Escape") draw?.(null);
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter" && span) return publish();
    anchor.current = at;
    draw?.(spanOf(at, at));
  };
  const onFocus = (step: number) => {
    setAt(step);
    if (span === null) anchor.current = step;
  };
  return { at, grid, onKeyDown, onFocus };
}

/** One week of a resource, in which a window is drawn that is to be published. */
export function OfferWeekGrid(props: OfferWeekGridProps) {
  const { monday, standings, span, draw } = props;
  const { t } = useTranslation();
  const pointer = usePointer(props);
  const { at, grid, onKeyDown, onFocus } = useKeys(props);
  const cell = (name: Weekday, step: number, time: number) => {
    const standing = standings[step] ?? "closed";
    const drawn = span !== null && holds(span, step);
    const said = [
      t(`capacity.calendar.weekdays.${name}`),
      `${timeOfStep(time)}–${timeOfStep(time + 1)}`,
      t(`capacity.week.standing.${drawn ? "drawn" : standing}`),
    ];
    return (
      <td
        key={step}
        tabIndex={step === at ? 0 : -1}
        data-step={step}
        className={`lz-step lz-stand-${standing}${drawn ? " lz-stand-drawn" : ""}`}
        aria-label={said.join(" ")}
        onFocus={() => onFocus(step)}
      />
    );
  };
  return (
    <WeekTable
      label={t("capacity.week.grid")}
      monday={monday}
      readOnly={!draw}
      grid={grid}
      onKeyDown={onKeyDown}
      pointer={pointer}
      cell={cell}
    />
  );
}
