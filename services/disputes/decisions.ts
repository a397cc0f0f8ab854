import { Refusal } from "../kernel/refusal.ts";
import { once } from "../platform/once.ts";
import type { OperatorScope } from "../platform/tenancy.ts";
import { caseDecided, housesOf, toldCase } from "./events.ts";
import { decidedBy, lockCase } from "./reads.ts";
import { type DecisionDraft, decideDecision } from "./rules.ts";
import type { CaseId, Instance } from "./schema.ts";
import { insertDecision, insertStep, setCase } from "./writes.ts";

/**
 * Decides a case in the operator's name: the system administrator in the first instance, the
 * security administrator on appeal. Throws `DISPUTE_NOT_FOUND` and what `decideDecision` throws.
 */
export async function decide(
  scope: OperatorScope,
  id: CaseId,
  instance: Instance,
  draft: DecisionDraft,
): Promise<void> {
  const { personId } = scope.actor;
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  await once(scope, "disputeDecide", async () => {
    const row = await lockCase(scope, id);
    if (row === null) throw new Refusal("DISPUTE_NOT_FOUND", {}, "id");
    const decidedFirst = instance === "first" ? null : await decidedBy(scope, id, "first");

    const people = { decides: personId, decidedFirst };
    const { decision, next } = decideDecision(row, instance, draft, people, scope.now);

    const { outcome, awardMinor } = decision;
    const closedAt = next.stage === "closed" ? scope.now : null;
    await insertDecision(scope, row, instance, { ...decision, personId });
    await setCase(scope, row, { ...next, outcome, awardMinor, closedAt });
    await insertStep(scope, row, "decided", null);
    scope.about(`dispute:${id}`, { act: "decide", instance, outcome });
    const event = caseDecided(await toldCase(scope, row), instance, decision, next.dueAt);
    for (const house of housesOf(row)) {
      if (house === scope.house) await scope.emit(event);
      else await scope.inHouse(house, (host) => host.emit(event));
    }
    return id;
  });
}
