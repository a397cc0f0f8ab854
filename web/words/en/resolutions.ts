import type { SameWords } from "../shape.ts";
import type { resolutions as zh } from "../zh/resolutions.ts";

export const resolutions: SameWords<typeof zh> = {
  title: "Resolutions",
  lead: "When your firm's identifiers were resolved, from where, and whether by people or by programs.",
  span: "Time",
  spans: {
    day: "The last 24 hours, by the hour",
    week: "The last 7 days, by day",
    month: "The last 30 days, by day",
    quarter: "The last 90 days, by day",
  },
  people: "People (scans)",
  programs: "Programs",
  chart: "Resolutions over time",
  codes: "Most resolved",
  regions: "From",
  unknownRegion: "Not known",
  code: "Identifier",
  region: "Country or region",
  kind: "Group",
  kinds: { window: "Time", code: "Identifier", region: "Country or region" },
  name: "Name",
  empty: "Nothing was resolved in this time",
  emptyHint: "What people scan and programs ask for stands here a few seconds later.",
  note: "No address is kept; counts are by full hours.",
  file: "resolutions",
};
