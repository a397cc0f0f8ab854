import { openIncident, preserveEvidence } from "../../services/incidents/cases/commands.ts";
import { askThaw, freezeFirm } from "../../services/incidents/freezes/commands.ts";
import { openThawOf } from "../../services/incidents/freezes/reads.ts";
import { incidentAlerts } from "../../services/incidents/schema.ts";
import { notifyFirms } from "../../services/incidents/told/commands.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import type { StagedPlatform } from "./platform.ts";

const ask = {
  kind: "attack",
  grade: "large",
  title: "撞库",
  exercise: false,
  detectedAt: null,
  alertIds: [],
  firmIds: [],
} as const;

/** An incident that has been opened, by its id and by its Relay id. */
export async function openedIncident(
  platform: StagedPlatform,
  changes: Partial<Parameters<typeof openIncident>[1]> = {},
) {
  const { id } = await platform.operating("platform.handle-incidents", (scope) =>
    openIncident(scope, { ...ask, ...changes }),
  );
  return { id, incident: globalId("Incident", platform.house, id) };
}

/** The same, with an archive of evidence ordered. */
export async function incidentWithEvidence(platform: StagedPlatform) {
  const opened = await openedIncident(platform);
  const until = new Date();
  const window = { from: new Date(until.getTime() - 3_600_000), until };
  await platform.operating("platform.handle-incidents", (scope) =>
    preserveEvidence(scope, opened.id, window),
  );
  return opened;
}

/** The Relay id of an alert that nobody has looked at yet. */
export async function raisedAlert({ worker, house }: StagedPlatform): Promise<string> {
  const id = newId<string>();
  await asProgram(worker, ({ db, now }) =>
    db.insert(incidentAlerts).values({
      tenantId: house,
      id,
      kind: "probing",
      source: `network:${id}`,
      firmId: null,
      amount: 200,
      threshold: 120,
      raisedAt: now,
      firstAt: now,
      lastAt: now,
    }),
  );
  return globalId("IncidentAlert", house, id);
}

/** An incident in which a firm was frozen. */
export async function frozenFirm(platform: StagedPlatform, firmId: TenantId) {
  const opened = await openedIncident(platform);
  await platform.operating("platform.handle-incidents", (scope) =>
    freezeFirm(scope, opened.id, { firmId, reason: "撞库" }),
  );
  return opened;
}

/** The Relay id of a wish to lift the freeze of a firm. */
export async function askedThaw(platform: StagedPlatform, firmId: TenantId): Promise<string> {
  const { id } = await frozenFirm(platform, firmId);
  const thaw = await platform.operating("platform.handle-incidents", async (scope) => {
    await askThaw(scope, id, { firmId, reason: "已清除" });
    return openThawOf(scope, firmId);
  });
  return globalId("IncidentThaw", platform.house, thaw?.id ?? "");
}

/** Tells a firm of an incident. */
export async function toldFirm(platform: StagedPlatform, firmId: TenantId, text: string) {
  const { id } = await openedIncident(platform);
  const telling = { firmIds: [firmId], text: { zh: text, en: text }, reallyInExercise: false };
  await platform.operating("platform.handle-incidents", (scope) => notifyFirms(scope, id, telling));
}
