import { eq } from "drizzle-orm";
import type { FirmFrozenV1, FirmThawedV1 } from "../../../contracts/events/index.ts";
import { resumeDisputes } from "../../disputes/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { tenants } from "../../platform/schema.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { actingIn, firmOr, incidentOr, revokeIn } from "../cases/commands.ts";
import { type Incident, lockIncident } from "../cases/reads.ts";
import { addSubject, record } from "../cases/writes.ts";
import { lockThaw, openThawOf, type Thaw } from "./reads.ts";
import { insertThaw, setConfirmed } from "./writes.ts";

const longestReason = 1_000;
// What a firm is told of the operator's people is that the platform has acted.
const by = { platform: true } as const;
const everything = { sessions: true, keys: false, personId: null, keyId: null };

/** A firm that is to be frozen or thawed, and why. */
export interface FreezeAsk {
  readonly firmId: TenantId;
  readonly reason: string;
}

async function setFrozen({ db }: OperatorScope, id: TenantId, frozenAt: Date | null) {
  await db.update(tenants).set({ frozenAt }).where(eq(tenants.id, id));
}

/**
 * Freezes a firm: its sessions end, its keys open nothing within two seconds, its webhooks wait and
 * its offers are out of the market; what it has agreed stays agreed. Throws `INCIDENT_NOT_FOUND`,
 * `INCIDENT_CLOSED`, `FIRM_NOT_FOUND`, `FIRM_FROZEN_ALREADY`, `TEXT_LENGTH`.
 */
export async function freezeFirm(
  scope: OperatorScope,
  incidentId: string,
  { firmId, reason: given }: FreezeAsk,
): Promise<Incident> {
  await once(scope, "incidentFreeze", async () => {
    const incident = await actingIn(scope, incidentId);
    const firm = await firmOr(scope, firmId);
    const reason = requiredWording(given, longestReason, "reason");
    if (firm.frozenAt !== null) throw new Refusal("FIRM_FROZEN_ALREADY", {}, "firm");

    const { identity } = firm;
    if (!incident.exercise) {
      await setFrozen(scope, firmId, scope.now);
      await revokeIn(scope, firmId, everything);
      const body: FirmFrozenV1 = {
        firm: identity,
        tenantId: firmId,
        incident: incidentId,
        reason,
        by,
      };
      await scope.emit({ type: "incidents.firm-frozen.v1", body });
    }
    await addSubject(scope, incidentId, firmId);
    return record(scope, incident, { act: "freeze", text: reason, details: { firm: identity } });
  });
  return incidentOr(scope, incidentId);
}

/**
 * Asks that a freeze be lifted: another of the operator's administrators confirms it, for nobody
 * undoes alone what keeps a firm safe. In an exercise the wish is recorded and nothing waits.
 * Throws `INCIDENT_NOT_FOUND`, `FIRM_NOT_FOUND`, `FIRM_NOT_FROZEN`, `THAW_ASKED`, `TEXT_LENGTH`.
 */
export async function askThaw(
  scope: OperatorScope,
  incidentId: string,
  { firmId, reason: given }: FreezeAsk,
): Promise<Incident> {
  await once(scope, "incidentThawAsk", async () => {
    // Also in an incident that is closed: no firm is to stay frozen for want of one.
    const incident = await lockIncident(scope, incidentId);
    const firm = await firmOr(scope, firmId);
    const reason = requiredWording(given, longestReason, "reason");
    if (!incident.exercise) {
      if (firm.frozenAt === null) throw new Refusal("FIRM_NOT_FROZEN", {}, "firm");
      if ((await openThawOf(scope, firmId)) !== null) throw new Refusal("THAW_ASKED", {}, "firm");
      await insertThaw(scope, { id: newId<string>(), incidentId, firmId, reason });
    }
    const details = { firm: firm.identity };
    return record(scope, incident, { act: "thaw_ask", text: reason, details });
  });
  return incidentOr(scope, incidentId);
}

/**
 * Lifts a freeze that another administrator has asked to lift: people sign in anew, keys and
 * webhooks go on. Throws `THAW_NOT_FOUND`, `THAW_SETTLED`.
 */
export async function confirmThaw(scope: OperatorScope, id: string): Promise<Thaw> {
  await once(scope, "incidentThawConfirm", async () => {
    const { incidentId, firmId, confirmedAt, reason } = await lockThaw(scope, id);
    if (confirmedAt !== null) throw new Refusal("THAW_SETTLED", {}, "id");
    const incident = await lockIncident(scope, incidentId);
    const { identity: firm, frozenAt } = await firmOr(scope, firmId);

    await setConfirmed(scope, id);
    await setFrozen(scope, firmId, null);
    // While it was frozen it could not answer anybody.
    if (frozenAt !== null) await resumeDisputes(scope, firmId, frozenAt);
    const body: FirmThawedV1 = { firm, tenantId: firmId, incident: incidentId, by };
    await scope.emit({ type: "incidents.firm-thawed.v1", body });
    await record(scope, incident, { act: "thaw", text: reason, details: { firm } });
    return id;
  });
  return lockThaw(scope, id);
}
