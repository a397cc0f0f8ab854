import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { checkProof } from "../second-factor/rules.ts";
import { readToken } from "../tokens.ts";
import { sessionByHash } from "./reads.ts";

/** The person of a session who has just shown again who he is. Throws `SESSION_NEEDED`, `PROOF_NEEDED`. */
export async function provedPerson(
  scope: TenantScope,
  sessionToken: string | null,
): Promise<PersonId> {
  const read = sessionToken === null ? null : readToken(sessionToken);
  const session = read === null ? null : await sessionByHash(scope, read.hash);
  if (session === null) throw new Refusal("SESSION_NEEDED");
  checkProof(session, scope.now);
  return session.personId;
}
