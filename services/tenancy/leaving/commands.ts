import type {
  FirmLeftV1,
  LeavingDeclaredV1,
  LeavingWithdrawnV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import { openThings } from "../../platform/open-things.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { byOf } from "../grants/commands.ts";
import { provedPerson } from "../sessions/proved.ts";
import { type LeavingSeen, leavingSeen, lockLeaving, openCounts } from "./reads.ts";
import { decideLeaving, isOver } from "./rules.ts";
import { closeDoors, insertLeaving, setLeavingUntil, setLeft, settleLeaving } from "./writes.ts";

/** The firms with which the house has something agreed, once each. */
async function partnersOf(scope: TenantScope): Promise<string[]> {
  const partners: string[] = [];
  for (const { partners: of } of openThings()) partners.push(...((await of?.(scope)) ?? []));
  return [...new Set(partners)].sort();
}

/**
 * Declares that the firm leaves when its notice is over. Until then it begins nothing new, and what
 * is agreed is carried out. Throws `SESSION_NEEDED`, `PROOF_NEEDED`, `LEAVING_DECLARED`, `TEXT_TOO_LONG`.
 */
export async function declareLeaving(
  scope: TenantScope,
  sessionToken: string | null,
  reason: string | null,
): Promise<LeavingSeen> {
  const person = await provedPerson(scope, sessionToken);
  await once(scope, "leavingDeclare", async () => {
    const firm = await firmIdentity(scope);
    const partners = await partnersOf(scope);

    const declaration = decideLeaving(reason, person, scope.now);

    const id = await insertLeaving(scope, declaration, partners);
    if (id === null) throw new Refusal("LEAVING_DECLARED");
    await setLeavingUntil(scope, declaration.endsAt);
    const endsAt = declaration.endsAt.toISOString();
    scope.about(`leaving:${id}`, { act: "declare", endsAt });
    const body: LeavingDeclaredV1 = { firm, leavingId: id, endsAt, partners, by: { person } };
    await scope.emit({ type: "tenancy.leaving-declared.v1", body });
    return id;
  });
  return leavingSeen(scope);
}

/** Takes back that the firm leaves, while it has not left. Throws `LEAVING_NOT_DECLARED`. */
export async function withdrawLeaving(scope: TenantScope): Promise<LeavingSeen> {
  await once(scope, "leavingWithdraw", async () => {
    const leaving = await lockLeaving(scope);
    if (leaving === null) throw new Refusal("LEAVING_NOT_DECLARED");
    const { id, partners } = leaving;
    const firm = await firmIdentity(scope);

    await settleLeaving(scope, id, "withdrawn");
    await setLeavingUntil(scope, null);
    scope.about(`leaving:${id}`, { act: "withdraw" });
    const body: LeavingWithdrawnV1 = { firm, leavingId: id, partners, by: byOf(scope) };
    await scope.emit({ type: "tenancy.leaving-withdrawn.v1", body });
    return id;
  });
  return leavingSeen(scope);
}

/** Whether the house's notice and all that is waited for are over. */
export async function hasEnded(scope: TenantScope): Promise<boolean> {
  const leaving = await lockLeaving(scope);
  return leaving !== null && isOver(leaving.endsAt, await openCounts(scope), scope.now);
}

/**
 * Ends a firm's membership: what it has open ends as if it had ended each itself, and nobody comes
 * in any more. Its house is kept. Throws `LEAVING_NOT_DECLARED` where that is not, or no longer, due.
 */
export async function endLeaving(scope: TenantScope): Promise<void> {
  const leaving = await lockLeaving(scope);
  if (leaving === null || !(await hasEnded(scope))) throw new Refusal("LEAVING_NOT_DECLARED");
  const { id, partners } = leaving;
  const firm = await firmIdentity(scope);

  for (const { end } of openThings()) await end?.(scope);
  await closeDoors(scope);
  await setLeft(scope);
  await settleLeaving(scope, id, "left");
  scope.about(`leaving:${id}`, { act: "end" });
  const body: FirmLeftV1 = { firm, leavingId: id, partners, by: byOf(scope) };
  await scope.emit({ type: "tenancy.firm-left.v1", body });
}
