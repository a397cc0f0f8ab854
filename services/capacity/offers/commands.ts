import {
  calendarOf,
  checkInUse,
  firstClosed,
  type ResourceRow,
  resourceById,
} from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { firmIdentity, firmsById } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { registerOpen } from "../../platform/open-things.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  assertRulesAccepted,
  assertStays,
  registerQuota,
  requireQuota,
} from "../../tenancy/index.ts";
import { checkWeeksOpen, inWeeks } from "../buckets/offers.ts";
import { isOfferedOtherwise } from "../buckets/reads.ts";
import { bucketOf } from "../buckets/rules.ts";
import type { Bucket } from "../buckets/weeks.ts";
import type { OfferId } from "../schema.ts";
import { bucketPublished, offerPublished, offerWithdrawn } from "./events.ts";
import { lockOffersOpen, offersOpen, offerToWithdraw } from "./reads.ts";
import { checkWithdrawal, type DecidedOffer, decideOffer, type OfferDraft } from "./rules.ts";
import { insertOffer, markWithdrawn } from "./writes.ts";

registerQuota("offers", offersOpen);

registerOpen({
  kind: "offers",
  count: offersOpen,
  end: async (scope) => {
    const provider = await firmIdentity(scope);
    for (const id of await lockOffersOpen(scope)) {
      await markWithdrawn(scope, id);
      await scope.emit(offerWithdrawn(id, provider, scope.actor));
    }
  },
});

/**
 * Puts time of one of the firm's own resources on the market; gives the offer's id. It shows there
 * as soon as the event has been heard.
 */
export async function publishOffer(scope: TenantScope, draft: OfferDraft): Promise<OfferId> {
  const { id } = await once(scope, "offerPublish", () => publish(scope, draft));
  scope.about(`offer:${id}`);
  return id as OfferId;
}

async function publish(scope: TenantScope, draft: OfferDraft): Promise<OfferId> {
  await assertStays(scope);
  const { parameters } = await assertRulesAccepted(scope);
  const resource = await resourceById(scope, draft.resourceId);
  if (resource === null) throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  checkInUse(resource, "resource");
  const known = await firmsById(scope, draft.firms);
  const provider = await firmIdentity(scope);

  const bucket = bucketOf(draft.weekHours, resource.site.timeZone);
  const asked = bucket === null ? draft : inWeeks(draft, bucket);
  const offer = decideOffer(asked, resource.processes, scope.house, parameters, scope.now);
  if (!offer.firms.every((firm) => known.has(firm))) {
    throw new Refusal("FIRM_NOT_FOUND", {}, "firms");
  }

  if (bucket === null) await checkOpen(scope, resource, offer.window);
  else await checkWeeksOpen(scope, resource, offer.window, bucket);
  await checkOneWay(scope, offer, bucket);
  await requireQuota(scope, "offers");

  const id = newId<OfferId>();
  await insertOffer(scope, id, offer, bucket);
  const published = { offerId: id, provider, offer, resource };
  await scope.emit(
    bucket === null
      ? offerPublished(published, scope.actor)
      : bucketPublished(published, bucket, scope.actor),
  );
  return id;
}

/** Refuses time in which the resource does not work, by its calendar as it is now. */
async function checkOpen(scope: TenantScope, resource: ResourceRow, window: Window): Promise<void> {
  const closed = firstClosed(await calendarOf(scope, resource), window);
  if (closed === undefined) return;
  const values = { from: closed.from.toISOString(), until: closed.until.toISOString() };
  throw new Refusal("OFFER_CLOSED", values, "window");
}

/** A week is on the market as hours or as exclusive time: else both would sell the same hour. */
async function checkOneWay(scope: TenantScope, offer: DecidedOffer, bucket: Bucket | null) {
  const { resourceId, window } = offer;
  if (await isOfferedOtherwise(scope, resourceId, window, bucket !== null)) {
    throw new Refusal("OFFER_OTHER_WAY", {}, "window");
  }
}

/** Takes an offer off the market. What is booked of it stays booked. */
export async function withdrawOffer(scope: TenantScope, id: OfferId): Promise<OfferId> {
  const done = await once(scope, "offerWithdraw", async () => {
    const offer = await offerToWithdraw(scope, id);
    if (offer === null) throw new Refusal("OFFER_NOT_FOUND", {}, "id");
    const provider = await firmIdentity(scope);

    checkWithdrawal(offer.status);

    await markWithdrawn(scope, id);
    await scope.emit(offerWithdrawn(id, provider, scope.actor));
    return id;
  });
  scope.about(`offer:${done.id}`);
  return done.id as OfferId;
}
