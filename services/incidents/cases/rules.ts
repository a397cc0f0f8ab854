import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { type Grade, type IncidentKind, type IncidentState, incidentStates } from "../words.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const oldestMs = 366 * dayMs;
const mostAlerts = 50;
const mostFirms = 50;

/** An incident as it is opened. */
export interface IncidentAsk {
  readonly kind: IncidentKind;
  readonly grade: Grade;
  readonly title: string;
  readonly exercise: boolean;
  /** When it was noticed; null for now. */
  readonly detectedAt: Date | null;
  readonly alertIds: readonly string[];
  readonly firmIds: readonly TenantId[];
}

/** An incident that makes sense. Throws `TEXT_LENGTH`, `INCIDENT_TIME`, `ALERTS_MOST`, `INCIDENT_FIRMS`. */
export function decideIncident(ask: IncidentAsk, now: Date): IncidentAsk & { detectedAt: Date } {
  const title = requiredWording(ask.title, 200, "title");
  const detectedAt = ask.detectedAt ?? now;
  if (detectedAt > now || now.getTime() - detectedAt.getTime() > oldestMs) {
    throw new Refusal("INCIDENT_TIME", {}, "detectedAt");
  }
  if (ask.alertIds.length > mostAlerts) {
    throw new Refusal("ALERTS_MOST", { most: mostAlerts }, "alerts");
  }
  if (ask.firmIds.length > mostFirms) {
    throw new Refusal("INCIDENT_FIRMS", { most: mostFirms }, "firms");
  }
  return { ...ask, title, detectedAt };
}

/** Refuses an act in an incident that is closed. */
export function checkActing(incident: { readonly state: IncidentState }): void {
  if (incident.state === "closed") throw new Refusal("INCIDENT_CLOSED", {}, "incident");
}

/** An incident goes on only: contained, resolved, closed. Throws `INCIDENT_STATE`. */
export function checkMove(from: IncidentState, to: IncidentState): void {
  const order = (state: IncidentState) => incidentStates.indexOf(state);
  if (order(to) <= order(from)) throw new Refusal("INCIDENT_STATE", {}, "state");
}

/** What the law asks of the operator, and by when. */
export interface Deadline {
  readonly duty: "report_critical" | "report" | "summary";
  readonly dueAt: Date;
}

/**
 * 国家网络安全事件报告管理办法 (国家互联网信息办公室, in force from 2025-11-01): an incident of grade
 * 较大 or graver is reported within 4 hours of noticing it to the internet information office of the
 * province (within 1 hour to the protecting authority and the police where critical information
 * infrastructure is concerned, article 4), and summed up within 30 days after it was dealt with
 * (article 8). None of this is due for an exercise, nor for a general incident.
 */
export function deadlinesOf(incident: {
  readonly grade: Grade;
  readonly exercise: boolean;
  readonly detectedAt: Date;
  readonly resolvedAt: Date | null;
}): Deadline[] {
  const { grade, exercise, detectedAt, resolvedAt } = incident;
  if (exercise || grade === "general") return [];
  const within = (from: Date, ms: number) => new Date(from.getTime() + ms);
  const reports: Deadline[] = [
    { duty: "report_critical", dueAt: within(detectedAt, hourMs) },
    { duty: "report", dueAt: within(detectedAt, 4 * hourMs) },
  ];
  if (resolvedAt === null) return reports;
  return [...reports, { duty: "summary", dueAt: within(resolvedAt, 30 * dayMs) }];
}

const principalForm = /^(person|key):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What to end in a firm: sessions, keys or both; of all, or of one person or key. */
export interface RevokeAsk {
  readonly sessions: boolean;
  readonly keys: boolean;
  /** As the audit writes it; null for all. */
  readonly principal: string | null;
}

/** What ends: of a person his sessions, of a key itself. Throws `INCIDENT_PRINCIPAL`. */
export function decideRevoking({ sessions, keys, principal: given }: RevokeAsk) {
  const principal = given?.trim() ?? "";
  const [, kind, id = ""] = principalForm.exec(principal) ?? [];
  if (kind === "person") {
    return { principal, sessions: true, keys: false, personId: id, keyId: null };
  }
  if (kind === "key") return { principal, sessions: false, keys: true, personId: null, keyId: id };
  const isNothing = !sessions && !keys;
  if (principal !== "" || isNothing) throw new Refusal("INCIDENT_PRINCIPAL", {}, "principal");
  return { principal, sessions, keys, personId: null, keyId: null };
}

const longestWindowDays = 31;

/** A stretch of the past of which evidence can be kept. Throws `EVIDENCE_WINDOW`. */
export function checkWindow(from: Date, until: Date): void {
  const ms = until.getTime() - from.getTime();
  if (!(ms > 0 && ms <= longestWindowDays * dayMs)) {
    throw new Refusal("EVIDENCE_WINDOW", { days: longestWindowDays }, "until");
  }
}

/** What firms are told; in an exercise only if `reallyInExercise`, and marked as one. */
export interface Telling {
  readonly firmIds: readonly TenantId[];
  readonly text: { readonly zh: string; readonly en: string };
  readonly reallyInExercise: boolean;
}

const longestTold = 4_000;

/** What a firm is told in an exercise says so in its first word. */
function rehearsed(text: Telling["text"]) {
  return { zh: `【演练】${text.zh}`, en: `[EXERCISE] ${text.en}` };
}

/**
 * To whom goes what, and whether it goes at all. The firms stand in one order for all, so that two
 * who tell the same ones cannot wait for each other. Throws `INCIDENT_FIRMS`, `INCIDENT_EXERCISE`,
 * `TEXT_LENGTH`.
 */
export function decideTelling(
  { firmIds, text: given, reallyInExercise }: Telling,
  { exercise }: { readonly exercise: boolean },
) {
  if (firmIds.length === 0 || firmIds.length > mostFirms) {
    throw new Refusal("INCIDENT_FIRMS", { most: mostFirms }, "firms");
  }
  if (reallyInExercise && !exercise) {
    throw new Refusal("INCIDENT_EXERCISE", {}, "reallyInExercise");
  }
  const zh = requiredWording(given.zh, longestTold, "text.zh");
  const en = requiredWording(given.en, longestTold, "text.en");
  return {
    firmIds: [...new Set(firmIds)].sort(),
    text: exercise ? rehearsed({ zh, en }) : { zh, en },
    delivered: !exercise || reallyInExercise,
  };
}
