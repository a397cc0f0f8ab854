import type { Action } from "../../contracts/access/actions.ts";
import type { Viewer } from "./session.tsx";

type GroupKey = "work" | "trace" | "firm" | "operator";
export type PlaceKey =
  | "home"
  | "market"
  | "utilisation"
  | "capacity"
  | "bookings"
  | "disputes"
  | "events"
  | "receipts"
  | "shared"
  | "grants"
  | "identifiers"
  | "resolutions"
  | "labels"
  | "scan"
  | "people"
  | "keys"
  | "provider"
  | "support"
  | "exports"
  | "leaving"
  | "supported"
  | "audit"
  | "rules"
  | "notices"
  | "sessions"
  | "security"
  | "applications"
  | "disputeQueue"
  | "firms"
  | "health"
  | "publishRules"
  | "plans"
  | "prefixes"
  | "processes"
  | "witnesses"
  | "plan"
  | "audits"
  | "incidents"
  | "thaws"
  | "told";

export interface Place {
  readonly key: PlaceKey;
  readonly path: string;
  readonly needs: Action;
  /** Whose place it is: a member firm's, the operator's, or anyone's. */
  readonly of: "member" | "operator" | "all";
  readonly group: GroupKey | null;
}

const place = (
  key: PlaceKey,
  path: string,
  needs: Action,
  of: Place["of"],
  group: GroupKey | null,
): Place => ({ key, path, needs, of, group });

/** Every place behind the sign-in, in the order of the side bar. */
export const places: readonly Place[] = [
  place("home", "/", "tenancy.read", "all", null),
  place("market", "/market", "capacity.search", "member", "work"),
  place("utilisation", "/utilisation", "capacity.search", "member", "work"),
  place("capacity", "/capacity", "capability.read", "member", "work"),
  place("bookings", "/bookings", "capacity.read", "member", "work"),
  place("disputes", "/disputes", "disputes.read", "member", "work"),
  place("events", "/events", "trace.read", "member", "trace"),
  place("receipts", "/receipts", "ledger.read", "member", "trace"),
  place("shared", "/shared", "trace.read", "member", "trace"),
  place("grants", "/grants", "tenancy.read", "member", "trace"),
  place("identifiers", "/identifiers", "identifiers.read", "member", "trace"),
  place("resolutions", "/resolutions", "identifiers.read", "member", "trace"),
  place("labels", "/labels", "trace.read", "member", "trace"),
  place("scan", "/scan", "trace.read", "member", "trace"),
  place(
    "applications",
    "/console/applications",
    "platform.read-applications",
    "operator",
    "operator",
  ),
  place("disputeQueue", "/console/disputes", "platform.read-disputes", "operator", "operator"),
  place("firms", "/console/firms", "platform.read-tenants", "operator", "operator"),
  place("health", "/console/health", "platform.read-health", "operator", "operator"),
  place("supported", "/console/support", "platform.support", "operator", "operator"),
  place("plans", "/console/plans", "platform.read-plans", "operator", "operator"),
  place("processes", "/console/processes", "platform.set-processes", "operator", "operator"),
  place("witnesses", "/console/witnesses", "platform.read-witnesses", "operator", "operator"),
  place("prefixes", "/console/prefixes", "platform.read-prefixes", "operator", "operator"),
  place("publishRules", "/console/rules", "platform.publish-rules", "operator", "operator"),
  place("audits", "/console/audits", "platform.read-audits", "operator", "operator"),
  place("incidents", "/console/incidents", "platform.read-incidents", "operator", "operator"),
  place("thaws", "/console/thaws", "platform.read-thaws", "operator", "operator"),
  place("people", "/people", "tenancy.read", "all", "firm"),
  place("keys", "/keys", "tenancy.issue-key", "member", "firm"),
  place("provider", "/provider", "tenancy.read-provider", "member", "firm"),
  place("support", "/support", "tenancy.read-support", "member", "firm"),
  place("exports", "/export", "tenancy.read-export", "member", "firm"),
  place("leaving", "/leaving", "tenancy.read-leaving", "member", "firm"),
  place("audit", "/audit", "tenancy.read-audit", "all", "firm"),
  place("told", "/told", "incidents.read-told", "member", "firm"),
  place("rules", "/rules", "tenancy.read", "all", "firm"),
  place("plan", "/plan", "tenancy.read", "member", "firm"),
  // Reached from the bell, and from the account's menu.
  place("notices", "/notices", "notices.read", "all", null),
  place("sessions", "/sessions", "tenancy.session", "all", null),
  place("security", "/security", "tenancy.secure-self", "all", null),
];

export const groups: readonly (GroupKey | null)[] = [null, "work", "trace", "operator", "firm"];

/** The place that an address lies in; the home page only matches itself. */
export function placeAt(pathname: string): Place | null {
  const within = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  return places.find(({ path }) => (path === "/" ? pathname === "/" : within(path))) ?? null;
}

export function mayEnter(viewer: Viewer, { needs, of }: Place): boolean {
  const side = of === "all" || (of === "operator") === viewer.operator;
  return side && viewer.actions.includes(needs);
}

const inAccountMenu: ReadonlySet<PlaceKey> = new Set(["notices", "sessions", "security"]);

/** The places of a group that the viewer may enter. */
export function placesOf(viewer: Viewer, group: GroupKey | null): readonly Place[] {
  return places.filter(
    (each) => each.group === group && !inAccountMenu.has(each.key) && mayEnter(viewer, each),
  );
}
