/** A shift of every week, as the contract has it. */
export interface Shift {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** A stretch of time unlike its week, by the clock of the site. */
export interface WeekException {
  readonly kind: "HOLIDAY" | "EXTRA" | "MAINTENANCE";
  readonly from: string;
  readonly until: string;
}

/** One week in steps: whether the resource works in each, day after day from Monday. */
export type Steps = readonly boolean[];

export const stepMinutes = 30;
export const stepsOfDay = (24 * 60) / stepMinutes;
const stepsOfWeek = 7 * stepsOfDay;
const minutesOfDay = 24 * 60;

/** The steps that shifts touch; a shift over midnight goes on in the next day. */
export function stepsOf(shifts: readonly Shift[] | null): boolean[] {
  const steps = Array.from({ length: stepsOfWeek }, () => shifts === null);
  for (const { weekday, fromMinute, untilMinute } of shifts ?? []) {
    const midnight = (weekday - 1) * minutesOfDay;
    const first = Math.floor((midnight + fromMinute) / stepMinutes);
    const end = Math.ceil((midnight + untilMinute) / stepMinutes);
    for (let at = first; at < end; at += 1) steps[at % stepsOfWeek] = true;
  }
  return steps;
}

/** Shifts that make these steps, each within its day. */
export function shiftsOf(steps: Steps): Shift[] {
  const shifts: Shift[] = [];
  for (let day = 0; day < 7; day += 1) {
    let begun: number | null = null;
    for (let at = 0; at <= stepsOfDay; at += 1) {
      const works = at < stepsOfDay && steps[day * stepsOfDay + at] === true;
      if (works && begun === null) begun = at;
      if (works || begun === null) continue;
      const [fromMinute, untilMinute] = [begun * stepMinutes, at * stepMinutes];
      shifts.push({ weekday: day + 1, fromMinute, untilMinute });
      begun = null;
    }
  }
  return shifts;
}

/** Whether steps show shifts as they are, and not rounded to whole steps. */
export function fitsSteps(shifts: readonly Shift[] | null): boolean {
  return (shifts ?? []).every(
    ({ fromMinute, untilMinute }) =>
      fromMinute % stepMinutes === 0 && untilMinute % stepMinutes === 0,
  );
}

/** The steps with a rectangle of days and times set: the corners are steps of the week. */
export function painted(steps: Steps, corner: number, other: number, works: boolean): boolean[] {
  const day = (at: number) => Math.floor(at / stepsOfDay);
  const time = (at: number) => at % stepsOfDay;
  const between = (at: number, one: number, two: number) =>
    at >= Math.min(one, two) && at <= Math.max(one, two);
  return steps.map((before, at) =>
    between(day(at), day(corner), day(other)) && between(time(at), time(corner), time(other))
      ? works
      : before,
  );
}

/** `08:30` of a step in its day; the end of the day is 24:00. */
export function timeOfStep(step: number): string {
  const minutes = step * stepMinutes;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const dayMs = 86_400_000;

/** The date some days after another; both as `2026-10-01`. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return dateAfter(date, -((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7));
}

/** Today by the clock of a zone. */
export function todayIn(zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date());
}

export type StepState = "open" | "closed" | "HOLIDAY" | "EXTRA" | "MAINTENANCE";

/** What a step of a week is, its exceptions counted in: maintenance over extra over holiday. */
export function stateOfStep(
  steps: Steps,
  at: number,
  monday: string,
  exceptions: readonly WeekException[],
): StepState {
  const date = dateAfter(monday, Math.floor(at / stepsOfDay));
  const time = `${date}T${timeOfStep(at % stepsOfDay)}`;
  const during = exceptions.filter(({ from, until }) => from <= time && time < until);
  const is = (kind: WeekException["kind"]) => during.some((each) => each.kind === kind);
  if (is("MAINTENANCE")) return "MAINTENANCE";
  if (is("EXTRA")) return "EXTRA";
  if (is("HOLIDAY")) return "HOLIDAY";
  return steps[at] ? "open" : "closed";
}
