import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bookingRequested } from "../../services/capacity/bookings/events.ts";
import { holdOffer, offerOnMarket, timeTaken } from "../../services/capacity/bookings/reads.ts";
import { decideBooking } from "../../services/capacity/bookings/rules.ts";
import { insertBooking, insertBookingMade } from "../../services/capacity/bookings/writes.ts";
import {
  type BookingAsk,
  type BookingId,
  cancelBooking,
  type OfferId,
  requestBooking,
} from "../../services/capacity/index.ts";
import { capacityTaken } from "../../services/capacity/schema.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { retrying } from "../../services/platform/retrying.ts";
import { asTenant, type TenantScope, visiting } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted } from "../../services/tenancy/index.ts";
import { type BookingWays, lawsBroken, playHistory } from "../stage/booking-history.ts";
import { marketHears, midnight, stageGrinder, stageOffer } from "../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const clients = 64;
const attempts = 4_800;
const seed = 20_260_301;

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let buyers: StagedFirm[];
let offers: OfferId[];

beforeEach(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", clients);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  buyers = [];
  for (const name of ["assembly", "wind", "foundry"]) buyers.push(await platform.firm(name));
  // Two machines, the first of which is on the market twice.
  const [hot, other] = [
    await stageGrinder(platform, gearShop),
    await stageGrinder(platform, gearShop),
  ];
  offers = [];
  for (const resource of [hot, hot, other]) {
    offers.push(await stageOffer(platform, gearShop, resource));
  }
  await marketHears(platform);
});

afterEach(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

type Book = (scope: TenantScope, ask: BookingAsk) => Promise<BookingId>;

function waysWith(book: Book): BookingWays {
  const acting = <T>(client: number, work: (scope: TenantScope) => Promise<T>) => {
    const actor = buyers[client % buyers.length]?.administrator.actor;
    if (actor === undefined) throw new Error("there is no buyer");
    return retrying(facts(), () => asTenant(app, actor, "capacity.book", work));
  };
  return {
    book: (client, offerId, window) =>
      acting(client, (scope) => book(scope, { provider: gearShop.id, offerId, window, note: "" })),
    cancel: (client, id) => acting(client, (scope) => cancelBooking(scope, id)),
  };
}

/** As one would write it without thinking of others: look what is taken, and if free, write. */
async function bookNaively(scope: TenantScope, ask: BookingAsk): Promise<BookingId> {
  const { provider, offerId } = ask;
  const { resourceName, parties } = await offerOnMarket(scope, provider, offerId);
  const rules = await assertRulesAccepted(scope);
  const { house: requester, now } = scope;
  const ticket = { kind: "published-offer", ids: [offerId] } as const;
  const eventId = newId<EventId>();
  const booking = await visiting(scope, provider, ticket, async (host) => {
    const offer = await holdOffer(host, offerId);
    const taken = await timeTaken(host, offer.resourceId, offer.window);
    const id = newId<BookingId>();
    const agreed = decideBooking(offer, taken, ask, { id, requester, resourceName, rules, now });
    const { from: fromAt, until: untilAt } = agreed.window;
    const { resourceId } = agreed;
    await host.db
      .insert(capacityTaken)
      .values({ tenantId: host.house, id, requester, resourceId, fromAt, untilAt });
    await insertBooking(host, agreed, eventId);
    await host.emit({ ...bookingRequested(agreed, parties, host.actor), id: eventId });
    return agreed;
  });
  await insertBookingMade(scope, provider, booking, eventId);
  return booking.id;
}

const day = midnight(3);
const load = () => ({ clients, attempts, offers, day, seed });

describe("64 clients that book and cancel on two hot machines", () => {
  it("sell no hour twice, lose no booking, and both firms keep the same", async () => {
    const history = await playHistory(waysWith(requestBooking), load());
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await lawsBroken(owner, history)).toEqual([]);
    // A history in which nothing was contended would prove nothing.
    expect(history.booked.size).toBeGreaterThan(attempts / 20);
    expect(history.cancelled.size).toBeGreaterThan(attempts / 40);
    expect(history.refused).toBeGreaterThan(attempts / 10);
  });

  it("are caught when they look first and then write, without the constraint", async () => {
    await owner`alter table capacity_taken drop constraint capacity_taken_once`;
    const history = await playHistory(waysWith(bookNaively), { ...load(), attempts: 1_600 });
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await lawsBroken(owner, history)).toContain("no two bookings of a resource overlap");
  });
});
