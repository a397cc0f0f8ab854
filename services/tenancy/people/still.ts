import { and, eq } from "drizzle-orm";
import type { Action } from "../../../contracts/access/actions.ts";
import { actionsOfRoles, actionsOfScopes } from "../../../contracts/access/roles.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmsById } from "../../platform/firms.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { memberships } from "../schema/people.ts";
import { apiKeys } from "../schema/sessions.ts";
import { checkOpen, standingOf } from "../sessions/rules.ts";

const keyPrincipal = "key:";

async function actionsLeft(scope: TenantScope): Promise<ReadonlySet<Action>> {
  const { db, house, actor, now } = scope;
  if (actor.personId !== null) {
    const [member] = await db
      .select({ roles: memberships.roles })
      .from(memberships)
      .where(and(eq(memberships.tenantId, house), eq(memberships.personId, actor.personId)));
    return actionsOfRoles(member?.roles ?? []);
  }
  if (!actor.principal.startsWith(keyPrincipal)) return new Set();
  const id = actor.principal.slice(keyPrincipal.length);
  const [key] = await db
    .select({ scopes: apiKeys.scopes, expiresAt: apiKeys.expiresAt, revokedAt: apiKeys.revokedAt })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, house), eq(apiKeys.id, id)));
  const stands = key !== undefined && key.revokedAt === null && key.expiresAt > now;
  return actionsOfScopes(stands ? key.scopes : []);
}

/**
 * Refuses to go on with what somebody began a while ago, where he or his firm would not be let begin
 * it now. Throws `FIRM_FROZEN`, `FIRM_SUSPENDED`, `FIRM_LEFT`,
 * `NOT_PERMITTED`.
 */
export async function assertStillMay(scope: TenantScope, action: Action): Promise<void> {
  const firm = (await firmsById(scope, [scope.house])).get(scope.house);
  if (firm !== undefined) checkOpen(standingOf(firm));
  if (!(await actionsLeft(scope)).has(action)) throw new Refusal("NOT_PERMITTED", { action });
}
