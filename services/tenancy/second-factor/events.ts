import type { FactorsChangedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { houseOf } from "../people/reads.ts";

/** Records that what a person proves himself by has changed; by whom, says the scope. */
export async function emitFactors(
  scope: TenantScope,
  person: PersonId,
  act: FactorsChangedV1["act"],
): Promise<void> {
  const { identity: firm } = await houseOf(scope);
  const by = { person: scope.actor.personId ?? person };
  const body: FactorsChangedV1 = { firm, person, act, by };
  await scope.emit({ type: "tenancy.factors-changed.v1", body });
}
