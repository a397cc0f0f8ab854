import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateAfter, stepsOfDay, timeOfStep } from "./week.ts";
import { type Grip, gripAt, holds, movedBy, type Span, spanAfter, spanOf } from "./week-window.ts";

const days = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;
const times = Array.from({ length: stepsOfDay }, (_, at) => at);

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
  const stepAt = ({ target }: PointerEvent) =>
    target instanceof HTMLElement && target.dataset["step"] ? Number(target.dataset["step"]) : null;
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
  const cell = (name: (typeof days)[number], day: number, time: number) => {
    const step = day * stepsOfDay + time;
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
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move in it (APG, grid)
      role="grid"
      aria-label={t("capacity.week.grid")}
      aria-readonly={!draw}
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
            {days.map((name, day) => cell(name, day, time))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
