import postgres from "postgres";
import { marketCapabilities } from "../../../services/capacity/schema/capabilities.ts";
import { marketOffers } from "../../../services/capacity/schema.ts";
import type { PersonId, TenantId } from "../../../services/kernel/brand.ts";
import { newId } from "../../../services/platform/ids.ts";
import { tenants } from "../../../services/platform/schema.ts";
import { request } from "../../seed/scale/admission.ts";
import { type Capabilities, gather } from "../../seed/scale/capabilities.ts";
import { copyRows } from "../../seed/scale/copy.ts";
import { type PlannedFirm, plannedFirms, type ScalePlan } from "../../seed/scale/plan.ts";
import { rowsOf, type SeededFirm } from "../../seed/scale/rows.ts";
import { type PlannedMachine, plannedWorks } from "../../seed/scale/works.ts";

type MarketOffer = typeof marketOffers.$inferInsert;
type PlannedOffer = PlannedMachine["offers"][number];

const audienceOf = ({ process, visibility, firms }: PlannedOffer) =>
  [process, visibility, ...firms].join();

function seededFirm({ number, name }: PlannedFirm, tenantId: TenantId): SeededFirm {
  const person = { personId: newId<PersonId>(), principal: "program:bench" };
  return {
    tenantId,
    names: [name.zh, name.en],
    sender: { owner: `urn:bench:${number}`, audience: "11".repeat(32) },
    planner: { tenantId, ...person, may: new Set(), request },
  };
}

/** The market's rows of a firm: of each machine and audience one is made, the others are like it. */
function marketOf(plan: ScalePlan, planned: PlannedFirm, id: TenantId, all: readonly TenantId[]) {
  const others = all.filter((other) => other !== id);
  const works = plannedWorks(plan, planned, others);
  const machines = works.machines.map(({ resource, offers }) => ({
    resource,
    offers: [...new Map(offers.map((offer) => [audienceOf(offer), offer])).values()],
  }));
  const { market } = rowsOf(seededFirm(planned, id), { ...works, machines }, new Date());
  const made = market.values();
  return works.machines.flatMap(({ offers }, at): MarketOffer[] => {
    const like = new Map(machines[at]?.offers.map((one) => [audienceOf(one), made.next().value]));
    return offers.map((offer): MarketOffer => {
      const row = like.get(audienceOf(offer));
      if (row === undefined) throw new Error("an offer was not made");
      const { from, until } = offer.window;
      const window = { fromAt: from, untilAt: until };
      const free = `{[${from.toISOString()},${until.toISOString()})}`;
      const { minor: pricePerHourMinor } = offer.pricePerHour;
      return { ...row, id: newId(), ...window, free, pricePerHourMinor, terms: offer.terms };
    });
  });
}

/** Takes the indexes of offers away, and gives what makes them anew: rows are written faster so. */
async function withoutIndexes(owner: postgres.Sql): Promise<() => Promise<void>> {
  const indexes = await owner<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'market_offers' and indexname not like '%\_pk'`;
  for (const { name } of indexes) await owner`drop index ${owner(name)}`;
  return async () => {
    await owner`set maintenance_work_mem = '512MB'`;
    for (const { definition } of indexes) await owner.unsafe(definition);
  };
}

/**
 * Writes the offers of a plan into the market alone, as if it had heard of them: what the firms
 * themselves keep of each takes ten times as long to make, and no search reads it.
 */
export async function fillMarketAlone(databaseUrl: string, plan: ScalePlan): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const firms = plannedFirms(plan).map((planned) => ({ planned, id: newId<TenantId>() }));
    const ids = firms.map(({ id }) => id);
    const rows = firms.map(({ planned: { name, city, uscc }, id }) => ({
      id,
      kind: "firm" as const,
      nameZh: name.zh,
      nameEn: name.en,
      cityZh: city.zh,
      cityEn: city.en,
      identity: `bench-${id}`,
      uscc,
      status: "active" as const,
      admittedAt: new Date(),
    }));
    await copyRows(owner, tenants, rows);
    const index = await withoutIndexes(owner);
    for (const { planned, id } of firms) {
      const market = marketOf(plan, planned, id, ids);
      const capabilities: Capabilities = new Map();
      for (const row of market) gather(capabilities, row);
      await copyRows(owner, marketCapabilities, [...capabilities.values()]);
      await copyRows(owner, marketOffers, market);
    }
    await index();
  } finally {
    await owner.end();
  }
}
