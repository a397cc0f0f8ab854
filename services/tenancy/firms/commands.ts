import type {
  FirmAdmittedV1,
  FirmResumedV1,
  FirmSuspendedV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { LetterKey } from "../../notices/index.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { rulesInForce } from "../operating-rules/reads.ts";
import { writeInvitation } from "../people/invite.ts";
import { postInvitation } from "../people/letter.ts";
import { normalEmail } from "../people/rules.ts";
import { wordingInBoth } from "../wording.ts";
import { checkNewcomer, lockTenant, type TenantSeen, tenantById } from "./reads.ts";
import { decideIdentity, decideResumption, decideSuspension } from "./rules.ts";
import { insertOwnCircle, insertTenant, setResumed, setSuspended } from "./writes.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Which firm to admit, and who joins it first. */
export interface Admission {
  readonly name: Words;
  readonly city: Words;
  readonly uscc: string;
  readonly gln: string | null;
  readonly administratorEmail: string;
}

/** The code is known only to the first answer; a repeated request gets null. */
export interface AdmittedFirm {
  readonly tenant: TenantSeen;
  readonly code: string | null;
}

// What a firm is told of the operator's people is that the platform has acted.
const by = { platform: true } as const;

async function foundHouse(scope: OperatorScope, ask: Admission) {
  const codes = decideIdentity(ask.uscc, ask.gln);
  const name = wordingInBoth(ask.name, 200, "name");
  const city = wordingInBoth(ask.city, 100, "city");
  const email = normalEmail(ask.administratorEmail, "administratorEmail");
  await checkNewcomer(scope, codes);
  const { version: rulesVersion } = await rulesInForce(scope, scope.now);

  const id = newId<TenantId>();
  const first = await insertTenant(scope, {
    id,
    kind: "firm",
    nameZh: name.zh,
    nameEn: name.en,
    cityZh: city.zh,
    cityEn: city.en,
    ...codes,
    status: "admitted",
    admittedAt: scope.now,
    suspendedAt: null,
    suspensionReason: null,
    frozenAt: null,
  });
  // Another admission was faster: now its row is there to say which code is taken.
  if (!first) await checkNewcomer(scope, codes);
  const { identity: firm, uscc } = codes;
  const body: FirmAdmittedV1 = { firm, tenantId: id, uscc, rulesVersion, by };
  return scope.inHouse(id, async (host) => {
    await insertOwnCircle(host);
    const { code } = await writeInvitation(host, email, ["administrator"]);
    await host.emit({ type: "tenancy.firm-admitted.v1", body });
    return { id, code };
  });
}

function here(tenant: TenantSeen | null): TenantSeen {
  if (tenant === null) throw new Refusal("FIRM_NOT_FOUND", {}, "id");
  return tenant;
}

/**
 * Admits a firm on one person's word, where the operating rules in force let one alone do so. Throws
 * `ADMISSION_BY_APPLICATION` and what `admitApproved` throws.
 */
export async function admitFirm(scope: OperatorScope, ask: Admission): Promise<AdmittedFirm> {
  const { parameters } = await rulesInForce(scope, scope.now);
  if (!parameters.admitsDirectly) throw new Refusal("ADMISSION_BY_APPLICATION");
  return admitApproved(scope, ask);
}

/**
 * Admits a firm: founds its house and invites its first administrator, who makes it active by
 * accepting the operating rules. Throws `USCC_INVALID`, `USCC_TAKEN`, `GLN_INVALID`, `GLN_TAKEN`,
 * `EMAIL_INVALID`, `TEXT_LENGTH`.
 */
export async function admitApproved(scope: OperatorScope, ask: Admission): Promise<AdmittedFirm> {
  let code: string | null = null;
  const { id } = await once(scope, "firmAdmit", async () => {
    const founded = await foundHouse(scope, ask);
    code = founded.code;
    scope.about(`firm:${founded.id}`, { act: "admit" });
    return founded.id;
  });
  return { tenant: here(await tenantById(scope, id as TenantId)), code };
}

/** The same, and the invitation's link goes by mail, too. */
export async function admitByMail(
  scope: OperatorScope,
  key: LetterKey,
  ask: Admission,
): Promise<AdmittedFirm> {
  const admitted = await admitFirm(scope, ask);
  const { code, tenant: firm } = admitted;
  if (code === null) return admitted;
  const email = normalEmail(ask.administratorEmail, "administratorEmail");
  await postInvitation(scope, key, { email, code, firm });
  return admitted;
}

/**
 * Suspends a firm: its sessions and keys open nothing within two seconds. Throws `FIRM_NOT_FOUND`,
 * `FIRM_SUSPENDED_ALREADY`, `TEXT_LENGTH`.
 */
export async function suspendFirm(
  scope: OperatorScope,
  id: TenantId,
  reasonGiven: string,
): Promise<TenantSeen> {
  await once(scope, "firmSuspend", async () => {
    const { status, identity: firm } = here(await lockTenant(scope, id));

    const reason = decideSuspension(status, reasonGiven);

    await setSuspended(scope, id, reason);
    scope.about(`firm:${id}`, { act: "suspend", reason });
    const body: FirmSuspendedV1 = { firm, tenantId: id, reason, by };
    await scope.emit({ type: "tenancy.firm-suspended.v1", body });
    return id;
  });
  return here(await tenantById(scope, id));
}

/** Lets a suspended firm go on. Throws `FIRM_NOT_FOUND`, `FIRM_NOT_SUSPENDED`. */
export async function resumeFirm(scope: OperatorScope, id: TenantId): Promise<TenantSeen> {
  await once(scope, "firmResume", async () => {
    const { status, identity: firm, rulesVersion } = here(await lockTenant(scope, id));

    const next = decideResumption(status, rulesVersion);

    await setResumed(scope, id, next);
    scope.about(`firm:${id}`, { act: "resume" });
    const body: FirmResumedV1 = { firm, tenantId: id, by };
    await scope.emit({ type: "tenancy.firm-resumed.v1", body });
    return id;
  });
  return here(await tenantById(scope, id));
}
