import { changeIdentifier, registerIdentifier } from "../../identifiers/registry/commands.ts";
import { holdRecord } from "../../identifiers/registry/reads.ts";
import { nameIn } from "../../identifiers/registry/rules.ts";
import { addPartner } from "../../services/capacity/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { giveGrant, revokeGrant } from "../../services/tenancy/grants/commands.ts";
import type { StagedHouse } from "./house.ts";
import { draft, freshName, naming, textValue } from "./registry.ts";

const forAll = textValue(1, "URL", "https://firm.example/thing");

/** What a house says to each audience, in its own words. */
const narrow = (word: string) => [
  forAll,
  textValue(2, "SERVICE", `${word}-1`, "partners"),
  textValue(3, "COST", `${word}-2`, "grant"),
  textValue(4, "NOTE", `${word}-3`, "firm"),
];

async function named(house: StagedHouse, values: readonly ReturnType<typeof textValue>[]) {
  const name = await freshName(house);
  const { id } = await naming(house.platform, house.hands.firm, (scope) =>
    registerIdentifier(scope, name, draft(values)),
  );
  return { name, id };
}

/** A name of which a house says what is for all, and nothing besides. */
export const nameForAll = async (house: StagedHouse) => (await named(house, [forAll])).name;

/** The house says more under such a name, to some. */
export async function sayNarrowly(house: StagedHouse, name: string): Promise<void> {
  await naming(house.platform, house.hands.firm, async (scope) => {
    const record = await holdRecord(scope, { name: nameIn(name, "code") });
    if (record === null) throw new Error(`${name} is not registered`);
    const seen = { id: record.id, version: null };
    await changeIdentifier(scope, seen, () => draft(narrow(house.canary)));
  });
}

async function granted(house: StagedHouse) {
  const { platform, hands, partner } = house;
  const { name, id } = await named(house, narrow(house.canary));
  const ask = {
    resource: globalId("Identifier", hands.firm.id, id),
    granteeId: partner.firm.id,
    purpose: house.canary,
    fields: [],
    validUntil: null,
  };
  const grant = await asTenant(platform.app, hands.hand.actor, "tenancy.grant", (scope) =>
    giveGrant(scope, ask),
  );
  return { name, grant };
}

/** A name of which the house's partner sees, under a grant, what is for those who have one. */
export const nameGranted = async (house: StagedHouse) => (await granted(house)).name;

/** The same after the grant was taken back. */
export async function nameOnceGranted(house: StagedHouse): Promise<string> {
  const { name, grant } = await granted(house);
  await asTenant(house.platform.app, house.hands.hand.actor, "tenancy.grant", (scope) =>
    revokeGrant(scope, grant.id),
  );
  return name;
}

/** The house counts its partner among its partners. */
export async function countPartner({ platform, hands, partner }: StagedHouse): Promise<void> {
  await asTenant(platform.app, hands.hand.actor, "capacity.publish", (scope) =>
    addPartner(scope, partner.firm.id),
  );
}
