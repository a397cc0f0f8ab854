import { calendarOf, checkInUse, resourceById } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { firmIdentity, firmsById } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { assertRulesAccepted, assertStays, requireQuota } from "../../tenancy/index.ts";
import { isOfferedOtherwise } from "../buckets/reads.ts";
import { offerPublished, offerWithdrawn } from "../offers/events.ts";
import { decideOffer, type OfferDraft } from "../offers/rules.ts";
import { insertOffer, markWithdrawn } from "../offers/writes.ts";
import type { SeriesId } from "../schema/offered.ts";
import type { OfferId } from "../schema.ts";
import { restOfSeries } from "./reads.ts";
import { endOf, occurrencesOf, type Recurrence } from "./rules.ts";

/** Exclusive time that is offered again and again, on the same terms. */
export interface SeriesDraft extends Omit<OfferDraft, "window" | "weekHours"> {
  readonly recurrence: Recurrence;
}

/** What became of it: the id that its offers share, and what the calendar left out. */
export interface SeriesPublished {
  readonly seriesId: SeriesId;
  readonly skipped: readonly Window[];
}

// An idempotency key keeps one text as the answer of the act. The calendar may change after it.
const answerText = (id: SeriesId, skipped: readonly Window[]): string =>
  [id, ...skipped.flatMap(({ from, until }) => [from.toISOString(), until.toISOString()])].join(
    " ",
  );

function answerIn(text: string): SeriesPublished {
  const [id = "", ...times] = text.split(" ");
  const instants = times.map((time) => new Date(time));
  const skipped = instants.flatMap((from, at) => {
    const until = instants[at + 1];
    return at % 2 === 0 && until !== undefined ? [{ from, until }] : [];
  });
  return { seriesId: id as SeriesId, skipped };
}

/** Puts time of a resource on the market week after week: an offer for each, all or none. */
export async function publishSeries(
  scope: TenantScope,
  draft: SeriesDraft,
): Promise<SeriesPublished> {
  const { id } = await once(scope, "offerPublishSeries", () => publish(scope, draft));
  const published = answerIn(id);
  scope.about(`series:${published.seriesId}`);
  return published;
}

async function publish(scope: TenantScope, draft: SeriesDraft): Promise<string> {
  const { recurrence, ...terms } = draft;
  await assertStays(scope);
  const { parameters } = await assertRulesAccepted(scope);
  const resource = await resourceById(scope, terms.resourceId);
  if (resource === null) throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  checkInUse(resource, "resource");
  const known = await firmsById(scope, terms.firms);
  const provider = await firmIdentity(scope);

  const { windows, skipped } = occurrencesOf(recurrence, await calendarOf(scope, resource));
  const offers = windows.map((window, at) =>
    dated(at === 0 ? "firstDay" : endOf(recurrence), () =>
      decideOffer({ ...terms, window }, resource.processes, scope.house, parameters, scope.now),
    ),
  );
  if (!offers.every(({ firms }) => firms.every((firm) => known.has(firm)))) {
    throw new Refusal("FIRM_NOT_FOUND", {}, "firms");
  }
  for (const window of windows) {
    // Hours of a week and exclusive time of one machine would both sell the same hour.
    if (await isOfferedOtherwise(scope, resource.id, window, false)) {
      throw new Refusal("OFFER_OTHER_WAY", {}, "weekdays");
    }
  }
  await requireQuota(scope, "offers", offers.length);

  const seriesId = newId<SeriesId>();
  for (const offer of offers) {
    const offerId = newId<OfferId>();
    await insertOffer(scope, offerId, offer, null, seriesId);
    await scope.emit(offerPublished({ offerId, provider, offer, resource }, scope.actor));
  }
  return answerText(seriesId, skipped);
}

/** Lets a refusal of a window, which nobody named, point to the day that it comes from. */
function dated<T>(field: string, decide: () => T): T {
  try {
    return decide();
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.field !== "window") throw fault;
    throw new Refusal(fault.code, fault.values, field);
  }
}

/**
 * Takes an offer and all after it of its series off the market; gives how many. What is booked of
 * them stays booked.
 */
export async function withdrawSeries(scope: TenantScope, id: OfferId): Promise<number> {
  const done = await once(scope, "offerWithdrawSeries", async () => {
    const rest = await restOfSeries(scope, id);
    if (rest === null) throw new Refusal("OFFER_NOT_FOUND", {}, "id");
    if (rest.length === 0) throw new Refusal("SERIES_OVER", {}, "id");
    const provider = await firmIdentity(scope);

    for (const each of rest) {
      await markWithdrawn(scope, each);
      await scope.emit(offerWithdrawn(each, provider, scope.actor));
    }
    return String(rest.length);
  });
  const offers = Number(done.id);
  scope.about(`offer:${id}`, { offers });
  return offers;
}
