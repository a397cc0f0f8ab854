import type { Role } from "../../../contracts/access/roles.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import type { Database } from "../../../services/platform/database.ts";
import {
  type Actor,
  asOperator,
  asTenant,
  type RequestFacts,
} from "../../../services/platform/tenancy.ts";
import {
  acceptInvitation,
  admitFirm,
  endSession,
  issueInvitation,
  rulesInForce,
} from "../../../services/tenancy/index.ts";
import { begun, proofs } from "../begun.ts";
import { type DemoFirm, type DemoPerson, demoPassword, glnOf } from "./firms.ts";

export const request: RequestFacts = { id: "demo-seed", address: null, idempotency: null };

/** The connections of the programs whose part the seed plays. */
export interface Hands {
  readonly app: Database;
  readonly operator: Database;
}

async function join(
  { app }: Hands,
  code: string,
  { name }: DemoPerson,
  acceptRulesVersion: number | null,
): Promise<Actor> {
  const ask = { code, name, password: demoPassword, acceptRulesVersion, locale: "zh" } as const;
  const origin = { request, userAgent: "demo", proofs };
  const { actor, token } = begun(await acceptInvitation(app, ask, null, origin));
  await endSession(app, actor, token);
  return actor;
}

/** The people of a firm, each acting under its own roles. */
export type Staff = ReadonlyMap<Role, Actor>;

function staffed(people: readonly (readonly [DemoPerson, Actor])[]): Staff {
  const staff = new Map<Role, Actor>();
  for (const [person, actor] of people) {
    for (const role of person.roles) if (!staff.has(role)) staff.set(role, actor);
  }
  return staff;
}

/** Admits a firm as the operator does, and brings its people in by invitation. */
export async function openFirm(
  hands: Hands,
  systemAdministrator: Actor,
  firm: DemoFirm,
): Promise<{ readonly id: TenantId; readonly staff: Staff }> {
  const [first, ...others] = firm.people;
  if (first === undefined) throw new Error(`${firm.key} has no people`);
  const { admitted, version } = await asOperator(
    hands.operator,
    systemAdministrator,
    "platform.admit",
    async (scope) => ({
      admitted: await admitFirm(scope, {
        name: firm.name,
        city: firm.city,
        uscc: firm.uscc,
        gln: glnOf(firm.prefix, 0),
        administratorEmail: first.email,
      }),
      version: (await rulesInForce(scope, scope.now)).version,
    }),
  );
  const administrator = await join(hands, admitted.code ?? "", first, version);
  const people: (readonly [DemoPerson, Actor])[] = [[first, administrator]];
  for (const person of others) {
    const ask = { email: person.email, roles: person.roles };
    const { code } = await asTenant(hands.app, administrator, "tenancy.invite", (scope) =>
      issueInvitation(scope, ask),
    );
    people.push([person, await join(hands, code ?? "", person, null)]);
  }
  return { id: admitted.tenant.id, staff: staffed(people) };
}
