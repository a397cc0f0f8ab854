import { Refusal } from "../../kernel/refusal.ts";
import { type LetterKey, postLetter } from "../../notices/index.ts";
import type { Database } from "../../platform/database.ts";
import { asPerson } from "../../platform/doors.ts";
import { asTenant, type RequestFacts } from "../../platform/tenancy.ts";
import { entering } from "../actors.ts";
import type { Person } from "../people/reads.ts";
import { countSecondStep } from "./attempts.ts";
import { tellsOwner } from "./rules.ts";

/** What it takes to tell somebody that his second factor is guessed at. */
export interface Warning {
  readonly request: RequestFacts;
  readonly letterKey: LetterKey;
}

async function tellOwner(
  database: Database,
  { id: personId, email, lastTenantId: tenantId }: Person,
  failures: number,
  { request, letterKey }: Warning,
): Promise<void> {
  const actor = entering({ tenantId, personId }, "tenancy.session", request);
  await asTenant(database, actor, "tenancy.session", async (scope) => {
    const at = scope.now.toISOString();
    await postLetter(scope, letterKey, email, { kind: "second-step-failed", failures, at });
    scope.about(`person:${personId}`, { act: "second-step-failed", failures });
  });
}

/**
 * Does what looks at a second factor. Whoever comes so far has the password: each failure since the
 * last success counts, however slowly they come, and the owner is told by mail.
 */
export async function lookingAtFactor<T>(
  database: Database,
  person: Person,
  warning: Warning,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const failed = fault instanceof Refusal && fault.code === "SECOND_FACTOR_FAILED";
    if (!failed) throw fault;
    const failures = await asPerson(database, { personId: person.id }, (scope) =>
      countSecondStep(scope, person.email),
    );
    if (tellsOwner(failures)) await tellOwner(database, person, failures, warning);
    throw fault;
  }
}
