import { joinWait, type OfferId, serveWaits } from "../../services/capacity/index.ts";
import type { WaitId } from "../../services/capacity/schema/waiting.ts";
import { leaveWait } from "../../services/capacity/waiting/commands.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { globalId, readIdOf } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { Buyer, given, type Offered } from "./acting.ts";
import type { StagedHouse } from "./house.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "./market.ts";
import type { StagedFirm, StagedPlatform } from "./platform.ts";

const window = minutesFrom(midnight(3), 60, 60);

const thirds = new WeakMap<StagedPlatform, Promise<StagedFirm>>();

/** Who has booked what is waited for: neither the house nor its partner. */
function thirdOf(platform: StagedPlatform): Promise<StagedFirm> {
  const third = thirds.get(platform) ?? platform.firm("third");
  thirds.set(platform, third);
  return third;
}

type Way = readonly [from: StagedFirm, to: StagedFirm];

const taken = new Map<string, Promise<Offered>>();

/** An hour of one firm's offer to another that a third has booked: always the same for these two. */
function takenOf(platform: StagedPlatform, [from, to]: Way): Promise<Offered> {
  const two = `${from.id} ${to.id}`;
  const made = taken.get(two) ?? take(platform, [from, to]);
  taken.set(two, made);
  return made;
}

async function take(platform: StagedPlatform, [from, to]: Way): Promise<Offered> {
  const third = await thirdOf(platform);
  const resource = await stageGrinder(platform, from);
  const firms = [to.id, third.id];
  const offerId = await stageOffer(platform, from, resource, { visibility: "firms", firms });
  await marketHears(platform);
  given(await new Buyer(platform.app, third).book({ provider: from.id, offerId }, window));
  return { provider: from.id, offerId };
}

const acting = <T>(
  platform: StagedPlatform,
  firm: StagedFirm,
  work: (scope: TenantScope) => Promise<T>,
) => asTenant(platform.app, firm.administrator.actor, "capacity.book", work);

/** Leaves all lists: a firm may stand on so many only. */
async function leaveAll(platform: StagedPlatform, firm: StagedFirm): Promise<void> {
  await acting(platform, firm, async (scope) => {
    const places = await scope.db.execute<{ id: WaitId }>(
      "select id from capacity_waits where outcome is null order by id",
    );
    for (const { id } of places) await leaveWait(scope, id);
  });
}

/** A booked hour of an offer of the house's, which its partner sees and waits for no more. */
export async function takenTime({ platform, hands, partner }: StagedHouse) {
  await leaveAll(platform, partner.firm);
  const { provider, offerId } = await takenOf(platform, [hands.firm, partner.firm]);
  return { offer: globalId("Offer", provider, offerId), window };
}

/** An offer of the house's that its partner waits for, by its Relay id. */
export async function offerWaited(house: StagedHouse): Promise<string> {
  const { offer } = await takenTime(house);
  const asked = readIdOf("Offer", offer, "offer");
  const at = { provider: asked.tenantId as TenantId, offerId: asked.id as OfferId };
  await acting(house.platform, house.partner.firm, (scope) =>
    joinWait(scope, { ...at, window, note: "" }),
  );
  return offer;
}

/** The Relay id of a place on a list that the house has; it leaves those it had before. */
export async function waitOf({ platform, hands, partner, canary }: StagedHouse): Promise<string> {
  await leaveAll(platform, hands.firm);
  const at = await takenOf(platform, [partner.firm, hands.firm]);
  const id = await acting(platform, hands.firm, (scope) =>
    joinWait(scope, { ...at, window, note: canary }),
  );
  return globalId("Wait", hands.firm.id, id);
}

/** Lets the market hear all that has happened, and gives those who wait their turns. */
export async function listsServed(platform: StagedPlatform): Promise<void> {
  await marketHears(platform);
  const parts = { database: platform.worker, houses: platform.app, log: openLog("test", "error") };
  while ((await serveWaits(parts)) > 0) await marketHears(platform);
}
