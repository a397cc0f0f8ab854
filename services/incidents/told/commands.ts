import type { FirmToldV1 } from "../../../contracts/events/index.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import type { TenantSeen } from "../../tenancy/index.ts";
import { actingIn, firmOr, incidentOr } from "../cases/commands.ts";
import type { Incident } from "../cases/reads.ts";
import { decideTelling, type Telling } from "../cases/rules.ts";
import { addSubject, record } from "../cases/writes.ts";
import { incidentTellings } from "../schema.ts";

async function tell(
  scope: OperatorScope,
  incident: Incident,
  { id: firmId, identity: firm }: TenantSeen,
  text: Telling["text"],
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
  telling: Telling,
): Promise<Incident> {
  await once(scope, "incidentNotify", async () => {
    const incident = await actingIn(scope, incidentId);

    const { firmIds, text, delivered } = decideTelling(telling, incident);

    const told: string[] = [];
    for (const firmId of firmIds) {
      const firm = await firmOr(scope, firmId);
      if (delivered) await tell(scope, incident, firm, text);
      await addSubject(scope, incidentId, firmId);
      told.push(firm.identity);
    }
    const details = { firms: told, en: text.en, delivered };
    return record(scope, incident, { act: "notify", text: text.zh, details });
  });
  return incidentOr(scope, incidentId);
}
