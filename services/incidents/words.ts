/** What an alert is raised for. */
export const alertKinds = [
  /** Many failed sign-ins to one account. */
  "guessing",
  /** Failed sign-ins to many accounts from one network. */
  "spraying",
  /** Failed arrivals from one firm's own identity provider. */
  "arrivals",
  /** One person or key takes out far more than usual. */
  "export",
  /** A firm as a whole does. */
  "firm_export",
  /** Refusals of things that are not there, of malformed requests and of unknown routes. */
  "probing",
  /** A record is not as it was chained or sealed. */
  "tamper",
  /** The ledger waits on one event, and with it on all that its firm has recorded since. */
  "stalled",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Classes of GB/T 20986-2023 that a platform like this one meets. */
export const incidentKinds = [
  "attack",
  "data",
  "malware",
  "violation",
  "fault",
  "vulnerability",
  "abnormal",
  "other",
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** GB/T 20986-2023: 一般 (IV), 较大 (III), 重大 (II) and 特别重大 (I), the least grave first. */
export const grades = ["general", "large", "major", "extreme"] as const;
export type Grade = (typeof grades)[number];

export const incidentStates = ["open", "contained", "resolved", "closed"] as const;
export type IncidentState = (typeof incidentStates)[number];

/** What stands in a time line. */
export const timelineActs = [
  "open",
  "alert",
  "note",
  "freeze",
  "thaw_ask",
  "thaw",
  "revoke",
  "preserve",
  "preserved",
  "notify",
  "state",
  "report",
] as const;
export type TimelineAct = (typeof timelineActs)[number];
