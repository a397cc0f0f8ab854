import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording } from "../../kernel/wording.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { type TenantScope, visiting } from "../../platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../tenancy/index.ts";
import { publishedOffers } from "../bookings/parts.ts";
import { holdOffer, offerOnMarket, timeTaken } from "../bookings/reads.ts";
import { type BookingAsk, checkNotOwn, longestNote } from "../bookings/rules.ts";
import type { WaitId } from "../schema/waiting.ts";
import { ownTime, ownWaits, placeToEnd, waitingFor } from "./reads.ts";
import { checkNotHad, checkOwnWaits, decideWait } from "./rules.ts";
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
  const { window, resourceId } = await visiting(
    scope,
    provider,
    publishedOffers([offerId]),
    async (host) => {
      const offer = await holdOffer(host, offerId);
      const waiting = await waitingFor(host, offerId);
      const taken = await timeTaken(host, offer.resourceId, offer.window);
      const decided = decideWait(offer, { taken, waiting }, ask, host.now);
      await insertWaiting(host, { id, requester: scope.house, offerId, window: decided });
      return { window: decided, resourceId: offer.resourceId };
    },
  );
  checkNotHad(await ownTime(scope, provider, resourceId), window);

  await insertWait(scope, { id, provider, offerId, resourceName, window, pieces, note });
  return id;
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
