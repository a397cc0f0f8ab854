import type { SameWords } from "../shape.ts";
import type { places as zh } from "../zh/places.ts";

export const places: SameWords<typeof zh> = {
  groups: {
    work: "Capacity",
    trace: "Trace and sharing",
    firm: "Our firm",
    operator: "Operator",
  },
  home: "Home",
  market: "Market",
  capacity: "Our capacity",
  bookings: "Bookings",
  events: "Trace events",
  shared: "Shared with us",
  grants: "Grants",
  people: "People",
  keys: "API keys",
  audit: "Audit",
  rules: "Operating rules",
  notices: "Notices",
  security: "Account security",
  sessions: "My sessions",
  applications: "Applications",
  firms: "Member firms",
  health: "Health",
  processes: "Processes",
  plans: "Plans",
  plan: "Plan and usage",
  publishRules: "Publish rules",
  audits: "Firms' audits",
};
