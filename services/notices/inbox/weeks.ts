import type { WindowShape } from "../../../contracts/events/shapes/words.ts";
import { hoursText, lengthMs, mondayOf, type Window } from "../../kernel/window.ts";
import type { NoticeValues } from "./kind.ts";

const windowIn = ({ from, until }: WindowShape): Window => {
  return { from: new Date(from), until: new Date(until) };
};

/** A week by the date of its Monday: its first instant is of another day by the reader's clock. */
export const weekOf = (window: WindowShape): string => mondayOf(windowIn(window));

interface BookedWindows {
  readonly window: WindowShape;
  readonly formerWindow?: WindowShape;
}

/** The weeks of a booking of hours of a week; nothing of exclusive time, which is its window whole. */
export function weekIn(hours: string, { window, formerWindow }: BookedWindows): NoticeValues {
  if (hours === hoursText(lengthMs(windowIn(window)))) return {};
  const former = formerWindow === undefined ? {} : { hours, formerWeek: weekOf(formerWindow) };
  return { ...former, week: weekOf(window) };
}
