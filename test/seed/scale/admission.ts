import type { Action } from "../../../contracts/access/actions.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import type { Database } from "../../../services/platform/database.ts";
import { type Actor, asOperator, type RequestFacts } from "../../../services/platform/tenancy.ts";
import {
  acceptInvitation,
  admitFirm,
  endSession,
  rulesInForce,
} from "../../../services/tenancy/index.ts";
import { begun, proofs } from "../begun.ts";
import type { PlannedFirm } from "./plan.ts";

export const request: RequestFacts = { id: "scale-seed", address: null, idempotency: null };

const atOnce = 4;

/** The connections of the programs whose part the seed plays. */
export interface Hands {
  readonly app: Database;
  readonly operator: Database;
}

/** The seed admits in the operator's house, as whoever holds the database may (see founding). */
function operatorActor(house: TenantId): Actor {
  const may = new Set<Action>(["platform.admit"]);
  return { tenantId: house, personId: null, principal: "program:scale-seed", may, request };
}

async function knownFirms({ app }: Hands, firms: readonly PlannedFirm[]): Promise<Set<string>> {
  const codes = firms.map(({ uscc }) => uscc);
  const rows = await app.ask<{ uscc: string }>(
    "select uscc from tenants where uscc = any($1::text[])",
    [codes],
  );
  return new Set(rows.map(({ uscc }) => uscc));
}

async function admitOne(
  { app, operator }: Hands,
  actor: Actor,
  firm: PlannedFirm,
  password: string,
): Promise<void> {
  const { name, city, uscc, email } = firm;
  const { code, version } = await asOperator(operator, actor, "platform.admit", async (scope) => {
    const ask = { name, city, uscc, gln: null, administratorEmail: email };
    const admitted = await admitFirm(scope, ask);
    return { code: admitted.code, version: (await rulesInForce(scope, scope.now)).version };
  });
  const joining = { code: code ?? "", name: name.en, password, locale: "zh" } as const;
  const origin = { request, userAgent: "scale-seed", proofs };
  const ask = { ...joining, acceptRulesVersion: version };
  const started = begun(await acceptInvitation(app, ask, null, origin));
  await endSession(app, started.actor, started.token);
}

/**
 * Admits the firms that are not there yet, by the commands that people use: each with one
 * administrator, who has accepted the operating rules. `tell` hears of each.
 */
export async function admitFirms(
  hands: Hands,
  firms: readonly PlannedFirm[],
  password: string,
  tell: () => void,
): Promise<void> {
  const [operator] = await hands.app.ask<{ id: TenantId }>(
    "select id from tenants where kind = 'operator'",
  );
  if (operator === undefined) throw new Error("the platform has not been founded");
  const actor = operatorActor(operator.id);
  const known = await knownFirms(hands, firms);
  const queue = firms.filter(({ uscc }) => !known.has(uscc)).values();
  const admitOn = async () => {
    for (const firm of queue) {
      await admitOne(hands, actor, firm, password);
      tell();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, admitOn));
}
