import assert from "node:assert";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { type TenantScope, visiting } from "../../platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../tenancy/index.ts";
import { setAside } from "../bookings/aside.ts";
import { bookParts, idsIn, idsText, named, type Part, publishedOffers } from "../bookings/parts.ts";
import { holdOffer, offerOnMarket } from "../bookings/reads.ts";
import { checkNotOwn, checkOnSale, checkParts, type HeldOffer } from "../bookings/rules.ts";
import { takeTime } from "../bookings/writes.ts";
import { lockWeek } from "../buckets/reads.ts";
import type { BookingId } from "../schema.ts";
import { type HoldToEnd, holdsStanding, holdsToEnd } from "./reads.ts";
import { checkHoldsAtOnce, decideMinutes, type HoldAsk } from "./rules.ts";
import { endHeld, insertHold, markEnded, takeForMinutes } from "./writes.ts";

/** Sets part of a published offer aside for some minutes; gives the hold's id. */
export async function placeHold(scope: TenantScope, ask: HoldAsk): Promise<BookingId> {
  const { id } = await once(scope, "bookingHold", () => place(scope, ask));
  scope.about(`hold:${id}`);
  return id as BookingId;
}

async function place(scope: TenantScope, ask: HoldAsk): Promise<BookingId> {
  const { provider, offerId } = ask;
  const { resourceName } = await offerOnMarket(scope, provider, offerId);
  checkNotOwn(provider, scope.house);
  await assertStays(scope);
  const rules = await assertRulesAccepted(scope);
  const minutes = decideMinutes(ask.minutes, rules.parameters.holdMostMinutes);
  checkHoldsAtOnce(await holdsStanding(scope));
  const { house: requester, now } = scope;
  const circumstances = { id: newId<BookingId>(), requester, resourceName, rules, now };

  let heldUntil: Date | null = null;
  const booking = await visiting(scope, provider, publishedOffers([offerId]), async (host) => {
    const offer = await holdOffer(host, offerId);
    return setAside(host, offer, ask, circumstances, async (_host, agreed) => {
      heldUntil = await takeForMinutes(host, agreed, minutes);
      return heldUntil !== null;
    });
  });

  assert(heldUntil !== null);
  await insertHold(scope, provider, booking, heldUntil);
  return booking.id;
}

/** Makes a hold that still runs a booking at the terms that were shown; gives the booking's id. */
export async function confirmHold(scope: TenantScope, id: BookingId): Promise<BookingId> {
  const done = await once(scope, "bookingConfirm", async () => {
    await confirm(scope, [{ id, place: null }]);
    return id;
  });
  scope.about(`booking:${done.id}`);
  return done.id as BookingId;
}

/**
 * Makes bookings of several holds, all or none; gives their ids as they were named, also of one that
 * is named twice. A refusal counts the parts in that order.
 */
export async function confirmHolds(
  scope: TenantScope,
  ids: readonly BookingId[],
): Promise<BookingId[]> {
  const { id } = await once(scope, "bookingConfirmAll", async () => {
    checkParts(ids.length, "ids");
    await confirm(
      scope,
      [...new Set(ids)].map((id) => ({ id, place: ids.indexOf(id) })),
    );
    return idsText(ids);
  });
  const booked = idsIn(id);
  scope.about(`booking:${booked[0]}`, { bookings: booked });
  return booked;
}

interface PlacedHold extends Pick<Part, "place"> {
  readonly id: BookingId;
}

async function confirm(scope: TenantScope, holds: readonly PlacedHold[]): Promise<void> {
  await assertStays(scope);
  const kept = await holdsToEnd(
    scope,
    holds.map(({ id }) => id),
  );
  const endings = new Map<BookingId, Date>();
  const parts: Part[] = [];
  for (const { id, place } of holds) {
    parts.push(await named(place, () => partOf(scope, endable(kept.get(id)), place, endings)));
  }

  await bookParts(scope, parts);

  for (const [id, at] of endings) await markEnded(scope, id, "confirmed", at);
}

function endable(hold: HoldToEnd | Refusal | undefined): HoldToEnd {
  assert(hold !== undefined);
  if (hold instanceof Refusal) throw hold;
  return hold;
}

/** The hold as part of an act; `endings` is told when it became a booking. */
async function partOf(
  scope: TenantScope,
  { provider, terms }: HoldToEnd,
  place: number | null,
  endings: Map<BookingId, Date>,
): Promise<Part> {
  const { offerId, window } = terms;
  const { parties } = await offerOnMarket(scope, provider, offerId);
  const booking = { ...terms, bookedAt: scope.now };
  const take = async (host: TenantScope, offer: HeldOffer) => {
    checkOnSale(offer);
    // A hold that runs out meanwhile is taken until this ends, and no one counts before.
    if (booking.minutes !== null) await lockWeek(host, booking.resourceId, window.from);
    const at = await endHeld(host, booking.id);
    if (at === null) throw new Refusal("HOLD_EXPIRED", {}, "id");
    // Nobody comes between: whoever wants the time waits for the row that this act removed.
    assert(await takeTime(host, booking));
    endings.set(booking.id, at);
    return booking;
  };
  return { provider, offerId, window, parties, place, take };
}

/** Gives the time of a hold back before it runs out; gives its id. */
export async function releaseHold(scope: TenantScope, id: BookingId): Promise<BookingId> {
  const done = await once(scope, "bookingRelease", async () => {
    const { provider, terms } = endable((await holdsToEnd(scope, [id])).get(id));
    const ticket = publishedOffers([terms.offerId]);
    const at = await visiting(scope, provider, ticket, (host) => endHeld(host, id));
    if (at === null) throw new Refusal("HOLD_EXPIRED", {}, "id");
    await markEnded(scope, id, "released", at);
    return id;
  });
  scope.about(`hold:${done.id}`);
  return done.id as BookingId;
}
