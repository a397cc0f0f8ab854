import type { ledgerMutations, ledgerQueries } from "../../contracts/access/ledger.ts";
import { printWitnessKey, witnessKey } from "../../contracts/proof/index.ts";
import { addWitness } from "../../services/ledger/witnesses/commands.ts";
import { readGlobalId } from "../../services/platform/graphql/ids.ts";
import { publicNetwork } from "../../services/platform/guarded.ts";
import type { Ask } from "./asked.ts";
import type { StagedHouse } from "./house.ts";
import type { StagedPlatform } from "./platform.ts";

type AsksOf<Fields> = Readonly<Record<keyof Fields, Ask>>;

let made = 0;

/** A witness that nobody runs. */
function freshWitness() {
  made += 1;
  const seed = new Uint8Array(32).fill(made % 256).fill(process.pid % 251, 1, 9);
  const name = `witness-${process.pid}-${made}.example/log`;
  return {
    key: printWitnessKey(witnessKey({ name, seed })),
    url: `https://w${made}.witness.example/`,
  };
}

async function addedWitness({ platform }: StagedHouse): Promise<string> {
  return platform.operating("platform.set-witnesses", (scope) =>
    addWitness(scope, freshWitness(), publicNetwork),
  );
}

const standing = new WeakMap<StagedPlatform, Promise<string>>();

/** One that stays. */
function witnessOf(house: StagedHouse): Promise<string> {
  const known = standing.get(house.platform) ?? addedWitness(house);
  standing.set(house.platform, known);
  return known;
}

/** One valid request for each field of Query about the log. */
export const ledgerQueryAsks: AsksOf<typeof ledgerQueries> = {
  eventReceipts: async (house) => {
    return { variables: { first: 100 }, mark: readGlobalId((await house.event()).id).id };
  },
  logGrowth: () => ({ variables: { span: "HOURS" }, mark: '"size"' }),
  logHeads: () => ({ variables: { first: 5 }, mark: "hasNextPage" }),
  logWitnesses: async (house) => ({ variables: {}, mark: await witnessOf(house) }),
  witnessSettings: async (house) => ({ variables: {}, mark: await witnessOf(house) }),
};

/** The same of Mutation. */
export const ledgerMutationAsks: AsksOf<typeof ledgerMutations> = {
  witnessAdd: () => ({ variables: { input: freshWitness() } }),
  witnessRemove: async (house) => ({ variables: { key: await addedWitness(house) } }),
};
