import { Refusal } from "../../kernel/refusal.ts";
import type { TableColumns } from "../../platform/tables/heading.ts";
import type { Shift } from "../schema.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const names = ["resource", ...weekdays] as const;
export type ShiftColumn = (typeof names)[number];

/** The columns of a table of shifts: a week of one resource a row, by the clock of its site. */
export const shiftTableColumns: TableColumns<ShiftColumn> = {
  names,
  chinese: {
    resource: "资源",
    mon: "星期一",
    tue: "星期二",
    wed: "星期三",
    thu: "星期四",
    fri: "星期五",
    sat: "星期六",
    sun: "星期日",
  },
  // A day that is left out would be closed without anybody's having said so.
  needed: names,
};

const minutesOfDay = 1_440;
const shiftForm = /^(\d\d):(\d\d)\s*[-–—~]\s*(\d\d):(\d\d)$/;

const clockText = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** What ends no later than it begins ends a day on. */
function endOf(fromMinute: number, saidMinute: number): number {
  return saidMinute > fromMinute ? saidMinute : saidMinute + minutesOfDay;
}

function shiftOf(text: string, weekday: number): Shift {
  const [, hour, minute, untilHour, untilMinute] = shiftForm.exec(text)?.map(Number) ?? [];
  const isClock = Math.max(minute ?? 60, untilMinute ?? 60) < 60;
  if (!isClock || hour === undefined || untilHour === undefined || untilHour > 24) {
    throw new Refusal("SHIFT_FORM");
  }
  const fromMinute = hour * 60 + (minute ?? 0);
  return {
    weekday,
    fromMinute,
    untilMinute: endOf(fromMinute, untilHour * 60 + (untilMinute ?? 0)),
  };
}

/** The shifts of a day, `08:00-12:00; 13:00-17:00`; none of an empty cell. */
export function shiftsOf(text: string, weekday: number): Shift[] {
  const said = text
    .split(/[;；,，\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return said.map((each) => shiftOf(each, weekday));
}

/** The shifts of a week as cells, a day each, which read back as the same. */
export function shiftCells(shifts: readonly Shift[]): string[] {
  return weekdays.map((_day, at) =>
    shifts
      .filter(({ weekday }) => weekday === at + 1)
      .map(({ fromMinute, untilMinute }) => {
        const until = untilMinute > minutesOfDay ? untilMinute - minutesOfDay : untilMinute;
        return `${clockText(fromMinute)}-${clockText(until)}`;
      })
      .join("; "),
  );
}
