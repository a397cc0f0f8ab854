import type { ResourceId } from "../../services/capability/index.ts";
import { publishSeries, type SeriesDraft } from "../../services/capacity/index.ts";
import { seriesQuestion } from "../../services/capacity/series/reads.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant, readAs } from "../../services/platform/tenancy.ts";
import type { StagedHouse, StagedThings } from "./house.ts";
import { midnight, minutesFrom, stageGrinder } from "./market.ts";
import { facts, type StagedFirm, type StagedPlatform } from "./platform.ts";

/** Each day from the third from now, four times from 8 to 12 by the clock of the site. */
export const everyDay: SeriesDraft["recurrence"] = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 480,
  untilMinute: 720,
  firstDay: midnight(3).toISOString().slice(0, 10),
  lastDay: null,
  times: 4,
};

/** What a firm says of gear grinding that recurs. */
export const gearSeries = (
  resourceId: ResourceId,
  changes: Partial<SeriesDraft> = {},
): SeriesDraft => ({
  resourceId,
  process: "grinding.gear",
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  vatIncluded: true,
  visibility: "market",
  firms: [],
  terms: "",
  recurrence: everyDay,
  ...changes,
});

/** Puts a series on the market; under an idempotency key where one is given. */
export function stageSeries(
  { app }: StagedPlatform,
  { administrator: { actor } }: StagedFirm,
  draft: SeriesDraft,
  key?: string,
) {
  const idempotency = key === undefined ? null : { key, bodyMacs: [Buffer.alloc(32, 1)] };
  const request = facts({ idempotency });
  return asTenant(app, { ...actor, request }, "capacity.publish", (scope) =>
    publishSeries(scope, draft),
  );
}

/** The offers of a series as they stand, in the order of time. */
export function offersOf(
  { app }: StagedPlatform,
  { administrator: { actor } }: StagedFirm,
  { seriesId }: Awaited<ReturnType<typeof stageSeries>>,
) {
  return readAs<{ id: string; status: string; from_at: Date; until_at: Date }>(
    app,
    actor,
    "capacity.read",
    seriesQuestion(actor.tenantId, seriesId),
  );
}

/** The Relay id of the first offer of a series of the house's. */
async function recurring({ platform, hands: { firm } }: StagedHouse): Promise<string> {
  const resourceId = await stageGrinder(platform, firm);
  const series = await stageSeries(platform, firm, gearSeries(resourceId));
  const [first] = await offersOf(platform, firm, series);
  return globalId("Offer", firm.id, first?.id ?? "");
}

const terms = {
  process: "grinding.gear",
  pricePerHourMinor: "46000",
  currency: "CNY",
  vatIncluded: true,
  visibility: "MARKET",
};

/** One valid request for each mutation of offers. */
export const offerAsks = {
  offerPublish: (_house: StagedHouse, { resource }: StagedThings) => ({
    variables: { input: { ...terms, resource, window: minutesFrom(midnight(5), 0, 600) } },
  }),
  offerPublishSeries: (_house: StagedHouse, { resource }: StagedThings) => {
    const { lastDay: _lastDay, ...recurrence } = everyDay;
    return { variables: { input: { ...terms, ...recurrence, resource } } };
  },
  offerWithdraw: async (house: StagedHouse) => ({
    variables: { id: await house.offer() },
  }),
  offerWithdrawSeries: async (house: StagedHouse) => ({
    variables: { id: await recurring(house) },
  }),
};
