import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording } from "../../kernel/wording.ts";
import type { ExceptionKind, Shift } from "../schema.ts";
import { textOfWall, type Wall, wallOfText } from "./clock.ts";
import type { CalendarException } from "./open.ts";

const minutesOfDay = 1_440;
const minutesOfWeek = 7 * minutesOfDay;
const mostShifts = 70;
const longestDays = 366;
const firstYear = 2_000;
const lastYear = 2_100;
const longestNote = 200;

const isWhole = (number: number, from: number, until: number) =>
  Number.isInteger(number) && number >= from && number <= until;

function checkShift({ weekday, fromMinute, untilMinute }: Shift, at: number): void {
  if (!isWhole(weekday, 1, 7)) throw new Refusal("WEEKDAY_UNKNOWN", {}, `shifts.${at}.weekday`);
  if (!isWhole(fromMinute, 0, minutesOfDay - 1)) {
    throw new Refusal("SHIFT_TIME", {}, `shifts.${at}.fromMinute`);
  }
  if (!isWhole(untilMinute, fromMinute + 1, fromMinute + minutesOfDay)) {
    throw new Refusal("SHIFT_TIME", {}, `shifts.${at}.untilMinute`);
  }
}

/** Where a shift begins and ends in its week, which it may outlast. */
function inWeek({ weekday, fromMinute, untilMinute }: Shift) {
  const day = (weekday - 1) * minutesOfDay;
  return { from: day + fromMinute, until: day + untilMinute };
}

/**
 * The shifts of a week as they may be kept, in their order. One may go over midnight, the last of
 * the week into the next; none may overlap another. Null for none kept: open at all hours.
 */
export function decideShifts(shifts: readonly Shift[] | null): readonly Shift[] | null {
  if (shifts === null) return null;
  if (shifts.length > mostShifts) throw new Refusal("TOO_MANY", { most: mostShifts }, "shifts");
  shifts.forEach(checkShift);
  const inOrder = [...shifts].sort((one, other) => inWeek(one).from - inWeek(other).from);
  inOrder.forEach((shift, at) => {
    const following = inOrder[at + 1];
    const [first] = inOrder;
    const next = following ? inWeek(following).from : first && inWeek(first).from + minutesOfWeek;
    if (next !== undefined && inWeek(shift).until > next) {
      const { weekday } = shift;
      throw new Refusal("SHIFTS_OVERLAP", { weekday }, `shifts.${shifts.indexOf(shift)}`);
    }
  });
  return inOrder.map(({ weekday, fromMinute, untilMinute }) => ({
    weekday,
    fromMinute,
    untilMinute,
  }));
}

/** A stretch of time as a firm says it: times by the clock of the site, `2026-10-01T08:00`. */
export interface ExceptionDraft {
  readonly kind: ExceptionKind;
  readonly from: string;
  readonly until: string;
  readonly note: string;
}

export interface DecidedException extends CalendarException {
  readonly note: string;
}

function wallIn(text: string, field: string): Wall {
  const wall = wallOfText(text);
  const year = Number(text.slice(0, 4));
  if (wall === null || year < firstYear || year > lastYear) {
    throw new Refusal("LOCAL_TIME", {}, field);
  }
  return wall;
}

const mostExceptions = 1_000;
/** With those that are over: a calendar is read whole. */
const mostKept = 10_000;

/**
 * An exception as it may be kept beside the others of the same resource, or of the whole site where
 * it holds for that. One of a machine and one of its site may overlap: neither is wrong for it.
 */
export function decideException(
  draft: ExceptionDraft,
  others: readonly CalendarException[],
  now: Wall,
): DecidedException {
  const from = wallIn(draft.from, "from");
  const until = wallIn(draft.until, "until");
  if (from >= until) throw new Refusal("WINDOW_EMPTY", {}, "until");
  if (until - from > longestDays * minutesOfDay) {
    throw new Refusal("WINDOW_TOO_LONG", { days: longestDays }, "until");
  }
  if (others.length >= mostKept) throw new Refusal("TOO_MANY", { most: mostKept });
  // What is over is kept and counts no more: else the last could be added some day, and none after it.
  if (others.filter((other) => other.until > now).length >= mostExceptions) {
    throw new Refusal("TOO_MANY", { most: mostExceptions });
  }
  const clash = others.find(
    (other) => other.kind === draft.kind && other.from < until && from < other.until,
  );
  if (clash !== undefined) {
    const values = { from: textOfWall(clash.from), until: textOfWall(clash.until) };
    throw new Refusal("EXCEPTION_OVERLAPS", values, "from");
  }
  return { kind: draft.kind, from, until, note: optionalWording(draft.note, longestNote, "note") };
}
