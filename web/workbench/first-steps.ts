import type { Role } from "../graphql/generated/graphql.ts";

/** Where each first step is taken. */
export const stepPath = {
  rules: "/rules",
  invite: "/people",
  resource: "/capacity/resources",
  publish: "/capacity/offers",
  find: "/market",
  watch: "/bookings/made",
  key: "/keys",
  events: "/events",
  share: "/events",
  shared: "/shared",
  admit: "/console/firms",
  health: "/console/health",
  publishRules: "/console/rules",
  suspend: "/console/firms",
  operatorPeople: "/people",
  audit: "/audit",
} as const;
type Step = keyof typeof stepPath;

const stepsOf: Readonly<Record<Role, readonly Step[]>> = {
  ADMINISTRATOR: ["rules", "invite", "resource", "key"],
  PLANNER: ["resource", "publish", "find", "watch"],
  ENGINEER: ["resource", "find", "events"],
  QUALITY: ["events", "share", "shared"],
  SERVICE: ["events", "shared", "find"],
  VIEWER: ["find", "events", "rules"],
  SYSTEM: ["admit", "health"],
  SECURITY: ["publishRules", "suspend", "operatorPeople"],
  AUDIT: ["audit", "suspend"],
};

// More than these at once are not read.
const mostSteps = 6;

/** The first steps for a set of roles, each once. */
export function firstSteps(roles: readonly Role[]): Step[] {
  return [...new Set(roles.flatMap((role) => stepsOf[role]))].slice(0, mostSteps);
}
