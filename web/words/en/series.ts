import type { SameWords } from "../shape.ts";
import type { series as zh } from "../zh/series.ts";

export const series: SameWords<typeof zh> = {
  recurs: "Repeat every week",
  weekdays: "Weekdays",
  hint: "By the clock of the site. What ends no later than it begins ends the next day. Exceptions of the calendar are left out.",
  from: "Begins at",
  until: "Ends at",
  firstDay: "First day",
  ends: "Goes on",
  endsBy: { TIMES: "a number of times", DAY: "until a day" },
  lastDay: "Last day",
  times: "Times ({{most}} at most)",
  badTimes: "Give a whole number of times",
  summary: "{{hours}} each time, {{total}} if one is booked",
  published: "Windows published: {{offers}}",
  skipped: "Left out, because the calendar is closed: {{windows}}",
  overlaps: "Overlaps what is on the market already (time is sold once only): {{windows}}",
  and: "; ",
  withdraw: "Withdraw the rest",
  withdrawTitle: "Withdraw this window and all later ones of its series?",
  withdrawn: "The rest of the series was withdrawn",
};
