import type { FirmToldV1 } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import type { TenantSeen } from "../../tenancy/index.ts";
import { actingIn, firmOr, incidentOr } from "../cases/commands.ts";
import type { Incident } from "../cases/reads.ts";
import { mostFirms, rehearsed } from "../cases/rules.ts";
import { addSubject, record } from "../cases/writes.ts";
import { incidentTellings } from "../schema.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What firms are told; in an exercise only if `reallyInExercise`, and marked as one. */
export interface Telling {
  readonly firmIds: readonly TenantId[];
  readonly text: Words;
  readonly reallyInExercise: boolean;
}

const longestText = 4_000;

async function tell(
  scope: OperatorScope,
  incident: Incident,
  { id: firmId, identity: firm }: TenantSeen,
  text: Words,
): Promise<void> {
  await scope.inHouse(firmId, async (host) => {
    const id = newId<string>();
    const { exercise } = incident;
    const words = { textZh: text.zh, textEn: text.en };
    const row = { tenantId: firmId, id, incidentId: incident.id, ...words, exercise, at: host.now };
    await host.db.insert(incidentTellings).values(row);
    const body: FirmToldV1 = { firm, telling: id, exercise, text, by: { platform: true } };
    await host.emit({ type: "incidents.firm-told.v1", body });
  });
}

/**
 * Tells firms of an incident: each finds it in its own house, its administrators in their inboxes
 * and by mail. Who was told what stands in the time line. Throws `INCIDENT_NOT_FOUND`,
 * `INCIDENT_CLOSED`, `INCIDENT_FIRMS`, `INCIDENT_EXERCISE`, `FIRM_NOT_FOUND`, `TEXT_LENGTH`.
 */
export async function notifyFirms(
  scope: OperatorScope,
  incidentId: string,
  { firmIds, text: given, reallyInExercise }: Telling,
): Promise<Incident> {
  await once(scope, "incidentNotify", async () => {
    const incident = await actingIn(scope, incidentId);
    const { exercise } = incident;
    if (firmIds.length === 0 || firmIds.length > mostFirms) {
      throw new Refusal("INCIDENT_FIRMS", { most: mostFirms }, "firms");
    }
    if (reallyInExercise && !exercise) {
      throw new Refusal("INCIDENT_EXERCISE", {}, "reallyInExercise");
    }
    const zh = requiredWording(given.zh, longestText, "text.zh");
    const en = requiredWording(given.en, longestText, "text.en");

    const text = exercise ? rehearsed({ zh, en }) : { zh, en };
    const told: string[] = [];
    // In one order for all, so that two who tell the same firms cannot wait for each other.
    for (const firmId of [...new Set(firmIds)].sort()) {
      const firm = await firmOr(scope, firmId);
      if (!exercise || reallyInExercise) await tell(scope, incident, firm, text);
      await addSubject(scope, incidentId, firmId);
      told.push(firm.identity);
    }
    const details = { firms: told, en: text.en, delivered: !exercise || reallyInExercise };
    return record(scope, incident, { act: "notify", text: text.zh, details });
  });
  return incidentOr(scope, incidentId);
}
