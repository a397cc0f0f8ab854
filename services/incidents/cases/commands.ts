import type { AlertDismissedV1 } from "../../../contracts/events/shapes/incidents.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { lockTenant, revokeInHouse, type TenantSeen } from "../../tenancy/index.ts";
import { checkUnsettled } from "../alerts/rules.ts";
import { incidentArchives } from "../schema.ts";
import type { IncidentState } from "../words.ts";
import { type Alert, type Incident, incidentById, lockAlerts, lockIncident } from "./reads.ts";
import {
  checkActing,
  checkMove,
  checkWindow,
  decideIncident,
  decideRevoking,
  type IncidentAsk,
  type RevokeAsk,
} from "./rules.ts";
import {
  addSubject,
  insertIncident,
  record,
  setDismissed,
  setIncidentOfAlert,
  setState,
  settleAlertsOf,
} from "./writes.ts";

const longestText = 4_000;

export async function incidentOr(scope: OperatorScope, id: string): Promise<Incident> {
  const incident = await incidentById(scope, id);
  if (incident === null) throw new Refusal("INCIDENT_NOT_FOUND", {}, "id");
  return incident;
}

/** An incident in which something can still be done, locked. */
export async function actingIn(scope: OperatorScope, id: string): Promise<Incident> {
  const incident = await lockIncident(scope, id);
  checkActing(incident);
  return incident;
}

/** A member firm, locked. Throws `FIRM_NOT_FOUND`. */
export async function firmOr(scope: OperatorScope, id: TenantId): Promise<TenantSeen> {
  const firm = await lockTenant(scope, id);
  if (firm === null) throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
  return firm;
}

async function takeAlerts(scope: OperatorScope, incident: Incident, ids: readonly string[]) {
  const alerts = await lockAlerts(scope, ids);
  if (alerts.length !== new Set(ids).size) throw new Refusal("ALERT_NOT_FOUND", {}, "alerts");
  for (const alert of alerts) {
    checkUnsettled(alert);
    await setIncidentOfAlert(scope, alert.id, incident.id);
    const { id, kind, source, amount, firstAt } = alert;
    const details = { alert: id, kind, source, amount, firstAt: firstAt.toISOString() };
    await record(scope, incident, { act: "alert", text: "", details });
    if (alert.firmId !== null) {
      const named = /^(person|key):/.test(source) ? source : "";
      await addSubject(scope, incident.id, alert.firmId, named);
    }
  }
}

/**
 * Opens an incident by hand or from alerts, which belong to it from then on; or an exercise, in
 * which all that is done later is recorded and nothing of it touches a firm. Throws what
 * `decideIncident` throws, `ALERT_NOT_FOUND`, `ALERT_SETTLED`, `FIRM_NOT_FOUND`.
 */
export async function openIncident(scope: OperatorScope, ask: IncidentAsk): Promise<Incident> {
  const { id } = await once(scope, "incidentOpen", async () => {
    const { kind, grade, title, exercise, detectedAt, alertIds, firmIds } = decideIncident(
      ask,
      scope.now,
    );
    const incident: Incident = {
      tenantId: scope.house,
      id: newId<string>(),
      kind,
      grade,
      title,
      exercise,
      state: "open",
      detectedAt,
      openedAt: scope.now,
      containedAt: null,
      resolvedAt: null,
      closedAt: null,
    };
    await insertIncident(scope, incident);
    const details = { kind, grade, detectedAt: detectedAt.toISOString() };
    await record(scope, incident, { act: "open", text: title, details });
    for (const firmId of firmIds) {
      await firmOr(scope, firmId);
      await addSubject(scope, incident.id, firmId);
    }
    await takeAlerts(scope, incident, alertIds);
    return incident.id;
  });
  return incidentOr(scope, id);
}

/** Adds a note to the time line. Throws `INCIDENT_NOT_FOUND`, `INCIDENT_CLOSED`, `TEXT_LENGTH`. */
export async function noteInIncident(
  scope: OperatorScope,
  id: string,
  given: string,
): Promise<Incident> {
  await once(scope, "incidentNote", async () => {
    const incident = await actingIn(scope, id);
    const text = requiredWording(given, longestText, "text");
    return record(scope, incident, { act: "note", text });
  });
  return incidentOr(scope, id);
}

/**
 * Says that an incident is contained, resolved or closed, and why; one that is closed stays so, and
 * its alerts are settled with it. Throws `INCIDENT_NOT_FOUND`, `INCIDENT_STATE`, `TEXT_LENGTH`.
 */
export async function moveIncident(
  scope: OperatorScope,
  id: string,
  { state, text: given }: { readonly state: IncidentState; readonly text: string },
): Promise<Incident> {
  await once(scope, "incidentMove", async () => {
    const { now } = scope;
    const incident = await lockIncident(scope, id);
    checkMove(incident.state, state);
    const text = requiredWording(given, longestText, "text");

    const reaches = (each: IncidentState) =>
      state === each || (each === "contained" && state !== "open");
    await setState(scope, id, {
      state,
      containedAt: incident.containedAt ?? (reaches("contained") ? now : null),
      resolvedAt: incident.resolvedAt ?? (state === "open" || state === "contained" ? null : now),
      closedAt: state === "closed" ? now : null,
    });
    await record(scope, incident, { act: "state", text, details: { from: incident.state, state } });
    if (state === "closed") await settleAlertsOf(scope, id);
    return id;
  });
  return incidentOr(scope, id);
}

/** Ends them in the firm's house, whose own audit says so. */
export async function revokeIn(
  scope: OperatorScope,
  firmId: TenantId,
  revoking: Parameters<typeof revokeInHouse>[1],
  principal = "",
): ReturnType<typeof revokeInHouse> {
  return scope.inHouse(
    firmId,
    (host) => revokeInHouse(host, revoking),
    (ended) => ({ subject: principal || null, details: { act: "revoke", ...ended } }),
  );
}

/**
 * Ends sessions and keys of a firm; they are dead within two seconds. Throws `INCIDENT_NOT_FOUND`,
 * `INCIDENT_CLOSED`, `FIRM_NOT_FOUND`, `INCIDENT_PRINCIPAL`.
 */
export async function revokeInIncident(
  scope: OperatorScope,
  id: string,
  { firmId, ...ask }: RevokeAsk & { readonly firmId: TenantId },
): Promise<Incident> {
  await once(scope, "incidentRevoke", async () => {
    const incident = await actingIn(scope, id);
    const firm = await firmOr(scope, firmId);

    const { principal, ...revoking } = decideRevoking(ask);

    const ended = incident.exercise ? null : await revokeIn(scope, firm.id, revoking, principal);
    await addSubject(scope, id, firm.id, principal);
    const { sessions, keys } = revoking;
    const details = { firm: firm.identity, sessions, keys, principal, ended };
    return record(scope, incident, { act: "revoke", text: "", details });
  });
  return incidentOr(scope, id);
}

/**
 * Orders an archive of evidence of a stretch of time, which the worker makes within a moment.
 * Throws `INCIDENT_NOT_FOUND`, `INCIDENT_CLOSED`, `EVIDENCE_WINDOW`.
 */
export async function preserveEvidence(
  scope: OperatorScope,
  id: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<Incident> {
  await once(scope, "incidentPreserve", async () => {
    const incident = await actingIn(scope, id);
    checkWindow(from, until);
    const archive = newId<string>();
    const window = { fromAt: from, untilAt: until };
    await scope.db.insert(incidentArchives).values({
      tenantId: scope.house,
      id: archive,
      incidentId: id,
      ...window,
      orderedAt: scope.now,
    });
    const details = { archive, from: from.toISOString(), until: until.toISOString() };
    return record(scope, incident, { act: "preserve", text: "", details });
  });
  return incidentOr(scope, id);
}

/** Dismisses an alert and says why. Throws `ALERT_NOT_FOUND`, `ALERT_SETTLED`, `TEXT_LENGTH`. */
export async function dismissAlert(
  scope: OperatorScope,
  id: string,
  given: string,
): Promise<Alert> {
  const alertOr = async () => {
    const [alert] = await lockAlerts(scope, [id]);
    if (alert === undefined) throw new Refusal("ALERT_NOT_FOUND", {}, "id");
    return alert;
  };
  await once(scope, "alertDismiss", async () => {
    checkUnsettled(await alertOr());
    const reason = requiredWording(given, 1_000, "reason");
    await setDismissed(scope, id, reason);
    const operator = await firmIdentity(scope);
    const body: AlertDismissedV1 = { operator, alert: id, by: { platform: true } };
    await scope.emit({ type: "incidents.alert-dismissed.v1", body });
    scope.about(`alert:${id}`, { act: "dismiss", reason });
    return id;
  });
  return alertOr();
}
