import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bookingRequested } from "../../services/capacity/bookings/events.ts";
import { bookParts } from "../../services/capacity/bookings/parts.ts";
import { holdOffer, offerOnMarket, timeTaken } from "../../services/capacity/bookings/reads.ts";
import { decideBooking } from "../../services/capacity/bookings/rules.ts";
import {
  insertBooking,
  insertBookingMade,
  takeTime,
} from "../../services/capacity/bookings/writes.ts";
import { holdsToEnd } from "../../services/capacity/holds/reads.ts";
import { markEnded } from "../../services/capacity/holds/writes.ts";
import {
  type BookingAsk,
  type BookingId,
  confirmHold,
  requestBooking,
} from "../../services/capacity/index.ts";
import { capacityTaken } from "../../services/capacity/schema.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { retrying } from "../../services/platform/retrying.ts";
import { asTenant, type TenantScope, visiting } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted } from "../../services/tenancy/index.ts";
import type { Offered } from "../stage/acting.ts";
import { type BookingWays, playHistory } from "../stage/booking-history.ts";
import { lawsBroken } from "../stage/booking-laws.ts";
import { timeWays } from "../stage/booking-ways.ts";
import { marketHears, midnight, stageGrinder, stageOffer } from "../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const clients = 64;
const attempts = 3_200;
const seed = 20_260_301;

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let buyers: StagedFirm[];
let offers: Offered[];

beforeEach(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", clients);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  buyers = [];
  for (const name of ["assembly", "wind", "foundry"]) buyers.push(await platform.firm(name));
  // Two machines of two firms, the first of which is on the market twice.
  const [gearShop, heatShop] = [await platform.firm("gear"), await platform.firm("heat")];
  const hot = await stageGrinder(platform, gearShop);
  const other = await stageGrinder(platform, heatShop);
  offers = [];
  for (const [firm, resource] of [
    [gearShop, hot],
    [gearShop, hot],
    [heatShop, other],
  ] as const) {
    const offerId = await stageOffer(platform, firm, resource);
    offers.push({ provider: firm.id, offerId });
  }
  await marketHears(platform);
});

afterEach(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

/** The acts that are tried in more than one way. */
interface Tried {
  readonly book: (scope: TenantScope, ask: BookingAsk) => Promise<BookingId>;
  readonly confirm: (scope: TenantScope, id: BookingId) => Promise<BookingId>;
}

function acting<T>(client: number, work: (scope: TenantScope) => Promise<T>): Promise<T> {
  const actor = buyers[client % buyers.length]?.administrator.actor;
  if (actor === undefined) throw new Error("there is no buyer");
  return retrying(facts(), () => asTenant(app, actor, "capacity.book", work));
}

const waysWith = ({ book, confirm }: Tried): BookingWays =>
  timeWays({
    acting,
    book: (client, ask) => acting(client, (scope) => book(scope, ask)),
    confirm,
  });

const well: Tried = { book: requestBooking, confirm: confirmHold };

/** As one would confirm who relies on a cleaner: a hold that is still there still runs. */
async function confirmNaively(scope: TenantScope, id: BookingId): Promise<BookingId> {
  const hold = (await holdsToEnd(scope, [id])).get(id);
  if (hold === undefined || hold instanceof Refusal) throw hold ?? new Error("there is no hold");
  const { provider, terms } = hold;
  const { parties } = await offerOnMarket(scope, provider, terms.offerId);
  let at = new Date();
  const take = async (host: TenantScope) => {
    const booking = { ...terms, bookedAt: scope.now };
    await host.db.delete(capacityTaken).where(eq(capacityTaken.id, id));
    if (!(await takeTime(host, booking))) throw new Refusal("HOLD_EXPIRED");
    at = new Date();
    return booking;
  };
  const { offerId, window } = terms;
  await bookParts(scope, [{ provider, offerId, window, parties, place: null, take }]);
  await markEnded(scope, id, "confirmed", at);
  return id;
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

describe("64 clients that hold, book, confirm, release and cancel on two hot machines", () => {
  it("sell no hour twice, lose no booking, and both firms keep the same", async () => {
    const history = await playHistory(waysWith(well), load());
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await lawsBroken(owner, history)).toEqual([]);
    // A history in which nothing was contended would prove nothing.
    expect(history.booked.size).toBeGreaterThan(attempts / 20);
    expect(history.cancelled.size).toBeGreaterThan(attempts / 40);
    expect(history.refused).toBeGreaterThan(attempts / 10);
    expect(history.moved).toBeGreaterThan(attempts / 200);
    expect(history.expired.size).toBeGreaterThan(attempts / 1_600);
    expect(history.together.length).toBeGreaterThan(attempts / 320);
  });

  it("are caught when they look first and then write, without the constraint", async () => {
    await owner`alter table capacity_taken drop constraint capacity_taken_once`;
    const ways = waysWith({ ...well, book: bookNaively });
    const history = await playHistory(ways, { ...load(), attempts: 1_600, plain: true });
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await lawsBroken(owner, history)).toContain("no two bookings of a resource overlap");
  });

  it("are caught when a hold runs until a cleaner has come by", async () => {
    const ways = waysWith({ ...well, confirm: confirmNaively });
    const late = "what was confirmed was confirmed before it ran out";
    let broken: readonly string[] = [];
    // The faster the machine, the fewer holds run out before somebody comes back to them.
    for (let more = 0; more < 8 && !broken.includes(late); more += 1) {
      const played = { ...load(), attempts: 1_600, seed: seed + more };
      const history = await playHistory(ways, played);
      await marketHears(platform);
      broken = await lawsBroken(owner, history);
    }
    expect(broken).toContain(late);
  });
});
