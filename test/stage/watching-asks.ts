import type { watchingMutations, watchingQueries } from "../../contracts/access/watching.ts";
import type { Ask } from "./asked.ts";
import { bottleneckOf, marketTight } from "./bottlenecks.ts";
import { groupOf } from "./groups.ts";
import { partnerOf, strangerTo } from "./partners.ts";
import { gearGrinding, searchOf } from "./searches.ts";
import { offerWaited, takenTime, waitOf } from "./waiting.ts";

type AsksOf<Fields> = Readonly<Record<keyof Fields, Ask>>;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const input = (values: Readonly<Record<string, unknown>>) => ({ variables: { input: values } });

/** One valid request for each field of Query about the market, and who watches it. */
export const watchingQueryAsks: AsksOf<typeof watchingQueries> = {
  capacityGroup: async (house) => {
    const id = await groupOf(house);
    return { variables: { id }, mark: id };
  },
  capacityGroups: async (house) => ({ variables: {}, mark: await groupOf(house) }),
  bottlenecks: async (house) => ({ variables: {}, mark: await bottleneckOf(house) }),
  market: (_house, { offer }) => ({ variables: { wants: {} }, mark: offer }),
  marketSearches: async (house) => ({ variables: {}, mark: await searchOf(house) }),
  offersWaited: async (house) => ({ variables: {}, mark: await offerWaited(house) }),
  partners: async (house) => ({ variables: { first: 5 }, mark: await partnerOf(house) }),
  // Its offer stands in a city of the house's own.
  utilisation: async (house) => {
    await house.offer();
    const windows = [{ from: inDays(-1), until: inDays(60) }];
    return { ...input({ by: "CITY", windows }), mark: house.canary };
  },
  waits: async (house) => ({ variables: {}, mark: await waitOf(house) }),
};

/** The same of Mutation, but for offers that recur: they stand with the other offers. */
export const watchingMutationAsks: AsksOf<
  Omit<typeof watchingMutations, "offerPublishSeries" | "offerWithdrawSeries">
> = {
  capacityGroupRemove: async (house) => ({ variables: { id: await groupOf(house) } }),
  bottleneckChange: async (house) => input({ id: await bottleneckOf(house), as: marketTight }),
  bottleneckCreate: () => input(marketTight),
  bottleneckRemove: async (house) => ({ variables: { id: await bottleneckOf(house) } }),
  marketSearchAlert: async (house) => input({ id: await searchOf(house), on: false }),
  marketSearchRemove: async (house) => ({ variables: { id: await searchOf(house) } }),
  marketSearchRename: async (house) => input({ id: await searchOf(house), name: "磨齿" }),
  marketSearchSave: () => input(gearGrinding),
  partnerAdd: async (house) => ({ variables: { firm: await strangerTo(house) } }),
  partnerRemove: async (house) => ({ variables: { firm: await partnerOf(house) } }),
  waitJoin: async (house) => input({ ...(await takenTime(house)), note: "" }),
  waitLeave: async (house) => ({ variables: { id: await waitOf(house) } }),
};
