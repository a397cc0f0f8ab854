import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording } from "../../kernel/wording.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { type TenantScope, visiting } from "../../platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../tenancy/index.ts";
import { publishedOffers } from "../bookings/parts.ts";
import { holdOffer, offerOnMarket, timeTaken } from "../bookings/reads.ts";
import { type BookingAsk, checkNotOwn, type HeldOffer, longestNote } from "../bookings/rules.ts";
import { minutesUsed } from "../buckets/reads.ts";
import { weekAsked } from "../buckets/rules.ts";
import type { WaitId } from "../schema/waiting.ts";
import type { BookedTime } from "../windows.ts";
import { ownTime, ownWaits, placeToEnd, waitingFor } from "./reads.ts";
import { checkNotHad, checkOwnWaits, decideHoursWait, decideWait } from "./rules.ts";
import { deleteWaiting, endWait, insertWait, insertWaiting } from "./writes.ts";

/** Puts the firm on the list for time of an offer that is taken; gives the id of its place. */
export async function joinWait(scope: TenantScope, ask: BookingAsk): Promise<WaitId> {
  const { id } = await once(scope, "waitJoin", () => join(scope, ask));
  scope.about(`wait:${id}`, { act: "join" });
  return id as WaitId;
}

async function join(scope: TenantScope, ask: BookingAsk): Promise<WaitId> {
  const { provider, offerId, pieces = null } = ask;
  const { resourceName } = await offerOnMarket(scope, provider, offerId);
  checkNotOwn(provider, scope.house);
  await assertStays(scope);
  await assertRulesAccepted(scope);
  const note = optionalWording(ask.note, longestNote, "note");
  checkOwnWaits(await ownWaits(scope, offerId), ask.window);

  const id = newId<WaitId>();
  const ticket = publishedOffers([offerId]);
  const { time, zone, resourceId } = await visiting(scope, provider, ticket, async (host) => {
    const offer = await holdOffer(host, offerId);
    const decided = await decide(host, offer, ask);
    await insertWaiting(host, { id, requester: scope.house, offerId, window: decided.window });
    const zone = offer.bucket?.zone ?? null;
    return { time: decided, zone, resourceId: offer.resourceId };
  });
  const asHours = time.minutes !== null;
  checkNotHad(await ownTime(scope, provider, resourceId, asHours), time.window);

  await insertWait(scope, { id, provider, offerId, resourceName, ...time, zone, pieces, note });
  return id;
}

/** Decides on what is taken now: what is given back meanwhile has its turn in the next round. */
async function decide(host: TenantScope, offer: HeldOffer, ask: BookingAsk): Promise<BookedTime> {
  const { bucket, resourceId } = offer;
  const waiting = await waitingFor(host, offer.id);
  if (bucket === null) {
    const taken = await timeTaken(host, resourceId, offer.window);
    return decideWait(offer, { taken, waiting }, ask, host.now);
  }
  const week = weekAsked(offer, bucket, ask.window);
  const usedMinutes = await minutesUsed(host, resourceId, week);
  return decideHoursWait(offer, { bucket, week, usedMinutes, waiting }, ask, host.now);
}

/** Takes the firm off a list; gives the place's id. Throws `WAIT_NOT_FOUND`, `WAIT_ENDED`. */
export async function leaveWait(scope: TenantScope, id: WaitId): Promise<WaitId> {
  const done = await once(scope, "waitLeave", async () => {
    const place = await placeToEnd(scope, id);
    if (place === null) throw new Refusal("WAIT_NOT_FOUND", {}, "id");
    if (place.outcome !== null) throw new Refusal("WAIT_ENDED", {}, "id");

    await endWait(scope, id, "left");
    const ticket = publishedOffers([place.offerId]);
    await visiting(scope, place.provider, ticket, (host) => deleteWaiting(host, id));
    return id;
  });
  scope.about(`wait:${done.id}`, { act: "leave" });
  return done.id as WaitId;
}
