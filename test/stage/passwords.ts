import { asProgram } from "../../services/platform/doors.ts";
import { writeReset } from "../../services/tenancy/password/issue.ts";
import type { StagedHouse } from "./house.ts";
import type { SignedIn } from "./platform.ts";

const forgetful = new WeakMap<StagedHouse, Promise<SignedIn>>();

/** The code of a letter to somebody of the house who does nothing else. */
export async function resetCodeOf(house: StagedHouse): Promise<string> {
  const { platform, hands } = house;
  const person = forgetful.get(house) ?? platform.member(hands.firm, "forgetful", ["viewer"]);
  forgetful.set(house, person);
  const { personId, tenantId } = (await person).actor;
  if (personId === null) throw new Error("whoever forgets is a person");
  return asProgram(platform.worker, (scope) => writeReset(scope, { personId, tenantId }));
}
