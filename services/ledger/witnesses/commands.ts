import { sql } from "drizzle-orm";
import type { ActorShape } from "../../../contracts/events/index.ts";
import type { WitnessAddedV1, WitnessRemovedV1 } from "../../../contracts/events/shapes/ledger.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmIdentity } from "../../platform/firms.ts";
import type { Guard } from "../../platform/guarded.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { witnessesNow } from "./reads.ts";
import { decideWitness, type WitnessAsk } from "./rules.ts";
import { insertWitness, removeWitness } from "./writes.ts";

/** A person by id only. */
function byOf({ actor: { personId } }: OperatorScope): ActorShape {
  return personId === null ? { platform: true } : { person: personId };
}

const inTurn = (scope: OperatorScope) =>
  scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('witnesses', 0))`);

/** Names a witness, which is asked from then on; gives its key. `guard` says where one may be. */
export async function addWitness(
  scope: OperatorScope,
  ask: WitnessAsk,
  guard: Guard,
): Promise<string> {
  const { id } = await once(scope, "witnessAdd", async () => {
    await inTurn(scope);
    const known = await witnessesNow(scope);

    const witness = decideWitness(known, ask, guard);

    await insertWitness(scope, witness);
    const body: WitnessAddedV1 = {
      operator: await firmIdentity(scope),
      key: witness.key,
      by: byOf(scope),
    };
    await scope.emit({ type: "ledger.witness-added.v1", body });
    scope.about(`witness:${witness.key}`, { act: "witnessAdd", url: witness.url });
    return witness.key;
  });
  return id;
}

/** Asks a witness no more, and shows its cosignatures no longer. Throws `WITNESS_NOT_FOUND`. */
export async function dropWitness(scope: OperatorScope, key: string): Promise<string> {
  const { id } = await once(scope, "witnessRemove", async () => {
    await inTurn(scope);
    const witness = (await witnessesNow(scope)).find((each) => each.key === key);
    if (witness === undefined) throw new Refusal("WITNESS_NOT_FOUND", {}, "key");

    await removeWitness(scope, witness.id);
    const size = String(witness.size);
    const contradicting = witness.evidence !== null;
    const operator = await firmIdentity(scope);
    const body: WitnessRemovedV1 = { operator, key, size, contradicting, by: byOf(scope) };
    await scope.emit({ type: "ledger.witness-removed.v1", body });
    scope.about(`witness:${key}`, { act: "witnessRemove", size: witness.size });
    return key;
  });
  return id;
}
