import type { OperatorScope } from "../../platform/tenancy.ts";
import { tenantsByIds } from "../../tenancy/index.ts";
import {
  alertsOfIncident,
  archivesOfIncident,
  entryPage,
  firmIdsIn,
  type Incident,
  subjectsOfIncident,
} from "../cases/reads.ts";
import { deadlinesOf } from "../cases/rules.ts";
import { entryDigest } from "../cases/writes.ts";

const mostEntries = 10_000;
const instant = (at: Date | null) => at?.toISOString() ?? null;

const secondsBetween = (from: Date, until: Date | null) =>
  until === null ? null : Math.round((until.getTime() - from.getTime()) / 1_000);

/**
 * All that is on record of an incident, as a document for those to whom it is reported. Firms are
 * named, people and keys only by their ids.
 */
export async function composeReport(scope: OperatorScope, incident: Incident) {
  const { id } = incident;
  const subjects = await subjectsOfIncident(scope, id);
  const alerts = await alertsOfIncident(scope, id);
  const archives = await archivesOfIncident(scope, id);
  const entries = await entryPage(scope, id, { first: mostEntries, after: null });
  const firms = await tenantsByIds(scope, firmIdsIn(subjects));
  const { kind, grade, title, exercise, state } = incident;
  const { detectedAt, openedAt, containedAt, resolvedAt, closedAt } = incident;
  return {
    form: "lianzao/incident-report/1",
    madeAt: scope.now.toISOString(),
    exercise,
    incident: { id, kind, grade, title, state },
    times: {
      detectedAt: detectedAt.toISOString(),
      openedAt: openedAt.toISOString(),
      containedAt: instant(containedAt),
      resolvedAt: instant(resolvedAt),
      closedAt: instant(closedAt),
      secondsToContainment: secondsBetween(detectedAt, containedAt),
      secondsToResolution: secondsBetween(detectedAt, resolvedAt),
    },
    deadlines: deadlinesOf(incident).map(({ duty, dueAt }) => ({
      duty,
      dueAt: dueAt.toISOString(),
    })),
    affected: subjects.map(({ firmId, principal }) => {
      const { identity = "", nameZh = "", nameEn = "" } = firms.get(firmId) ?? {};
      return { firm: identity, nameZh, nameEn, principal };
    }),
    alerts: alerts.map(({ id: alert, kind: of, source, amount, firstAt, lastAt }) => ({
      alert,
      kind: of,
      source,
      amount,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
    evidence: archives.map(({ id: archive, fromAt, untilAt, sha256, sizeBytes, lines }) => ({
      archive,
      from: fromAt.toISOString(),
      until: untilAt.toISOString(),
      sha256: sha256 === null ? null : Buffer.from(sha256).toString("hex"),
      sizeBytes,
      lines,
    })),
    timeline: entries.map(({ tenantId: _house, ...entry }) => ({
      ...entry,
      at: entry.at.toISOString(),
      digest: entryDigest(entry),
    })),
  };
}

export type IncidentReport = Awaited<ReturnType<typeof composeReport>>;
