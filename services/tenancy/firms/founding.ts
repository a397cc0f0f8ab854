import type { Action } from "../../../contracts/access/actions.ts";
import type { operatorRoles } from "../../../contracts/access/roles.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { openDatabase } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { passingProofs } from "../../platform/proofs.ts";
import {
  type Actor,
  asOperator,
  type OperatorScope,
  type RequestFacts,
} from "../../platform/tenancy.ts";
import { foundRules } from "../operating-rules/commands.ts";
import type { RulesContent } from "../operating-rules/rules.ts";
import { writeInvitation } from "../people/invite.ts";
import { acceptInvitation } from "../people/join.ts";
import { normalEmail } from "../people/rules.ts";
import { wordingInBoth } from "../wording.ts";
import { operatorOf } from "./reads.ts";
import { decideIdentity } from "./rules.ts";
import { insertOwnCircle, insertTenant } from "./writes.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One of the operator's three administrators (三员), with a first password. */
export interface OperatorPerson {
  readonly role: (typeof operatorRoles)[number];
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The operator, his people and the first version of the operating rules. */
export interface Founding {
  readonly name: Words;
  readonly city: Words;
  readonly uscc: string;
  readonly operators: readonly OperatorPerson[];
  readonly rules: RulesContent;
}

const request: RequestFacts = { id: "founding", address: null, idempotency: null };

/** Founding is done by whoever holds the database, before there is anyone to sign in. */
function founder(tenantId: TenantId): Actor {
  const may = new Set<Action>(["platform.admit"]);
  return { tenantId, personId: null, principal: "program:founding", may, request };
}

async function foundOperator(scope: OperatorScope, founding: Founding) {
  const { name: nameGiven, city: cityGiven, uscc, rules, operators } = founding;
  const name = wordingInBoth(nameGiven, 200, "name");
  const city = wordingInBoth(cityGiven, 100, "city");
  await insertTenant(scope, {
    id: scope.house,
    kind: "operator",
    nameZh: name.zh,
    nameEn: name.en,
    cityZh: city.zh,
    cityEn: city.en,
    ...decideIdentity(uscc, null),
    status: "active",
    admittedAt: scope.now,
    suspendedAt: null,
    suspensionReason: null,
    frozenAt: null,
  });
  await insertOwnCircle(scope);
  await foundRules(scope, rules);
  const codes: string[] = [];
  for (const { email, role } of operators) {
    codes.push((await writeInvitation(scope, normalEmail(email), [role])).code);
  }
  scope.about(`firm:${scope.house}`, { act: "found" });
  return codes;
}

/**
 * Founds the platform in a migrated database: the operator's house, its three administrators and
 * the first operating rules. Needs the owner's DATABASE_URL. Gives the operator's id, also when the
 * platform stands already; then nothing is changed.
 */
export async function foundPlatform(databaseUrl: string, founding: Founding): Promise<TenantId> {
  const operator = openDatabase(databaseUrl, "lianzao_operator", 1);
  const app = openDatabase(databaseUrl, "lianzao_app", 1);
  try {
    const standing = await operatorOf(app);
    if (standing !== null) return standing;
    const house = newId<TenantId>();
    const codes = await asOperator(operator, founder(house), "platform.admit", (scope) =>
      foundOperator(scope, founding),
    );
    for (const [at, { name, password }] of founding.operators.entries()) {
      const ask = { code: codes[at] ?? "", name, password, acceptRulesVersion: null };
      const origin = { request, userAgent: "", proofs: passingProofs() };
      await acceptInvitation(app, { ...ask, locale: "zh" }, null, origin);
    }
    return house;
  } finally {
    await Promise.all([operator.close(), app.close()]);
  }
}
