import { sql } from "drizzle-orm";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { witnessesNow } from "./reads.ts";
import { decideWitness, type WitnessAsk } from "./rules.ts";
import { insertWitness, removeWitness } from "./writes.ts";

const inTurn = (scope: OperatorScope) =>
  scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('witnesses', 0))`);

/** Names a witness, which is asked from then on; gives its key. */
export async function addWitness(scope: OperatorScope, ask: WitnessAsk): Promise<string> {
  const { id } = await once(scope, "witnessAdd", async () => {
    await inTurn(scope);
    const known = await witnessesNow(scope);

    const witness = decideWitness(known, ask);

    await insertWitness(scope, witness);
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
    scope.about(`witness:${key}`, { act: "witnessRemove", size: witness.size });
    return key;
  });
  return id;
}
