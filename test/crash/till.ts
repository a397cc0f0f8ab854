// A program of its own, so that it can be killed: it does errands by the commands that the api
// runs, many attempts to a commit, with nothing of HTTP around them.
import assert from "node:assert";
import { setAside } from "../../services/capacity/bookings/aside.ts";
import { bookParts, idsIn, idsText } from "../../services/capacity/bookings/parts.ts";
import { offerOnMarket, timeTaken } from "../../services/capacity/bookings/reads.ts";
import {
  type AgreedBooking,
  type BookingCircumstances,
  decideBooking,
  type HeldOffer,
} from "../../services/capacity/bookings/rules.ts";
import { takenColumns } from "../../services/capacity/bookings/writes.ts";
import { minutesUsed } from "../../services/capacity/buckets/reads.ts";
import { decideHours, weekAsked } from "../../services/capacity/buckets/rules.ts";
import {
  type BookingAsk,
  type BookingId,
  cancelBooking,
  confirmHolds,
  placeHold,
  releaseHold,
  rescheduleBooking,
} from "../../services/capacity/index.ts";
import { capacityTaken } from "../../services/capacity/schema.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { once } from "../../services/platform/once.ts";
import { retrying } from "../../services/platform/retrying.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted } from "../../services/tenancy/index.ts";
import type { Errand, Outcome } from "./errands.ts";

const [url, connections] = process.argv.slice(2);
const app = openDatabase(url ?? "", "lianzao_app", Number(connections));
const bodyMacs = [Buffer.alloc(32, 1)];

type Decide = typeof setAside;

/** Looks what is taken, and writes what seemed free: no constraint, no turn, no second look. */
const lookThenWrite: Decide = async (host, offer, ask, circumstances) => {
  const booking = await decideAlone(host, offer, ask, circumstances);
  await host.db.insert(capacityTaken).values(takenColumns(host, booking));
  return booking;
};

async function decideAlone(
  host: TenantScope,
  offer: HeldOffer,
  ask: BookingAsk,
  circumstances: BookingCircumstances,
): Promise<AgreedBooking> {
  const { bucket, resourceId } = offer;
  if (bucket === null) {
    const taken = await timeTaken(host, resourceId, offer.window);
    return decideBooking(offer, taken, ask, circumstances);
  }
  const week = weekAsked(offer, bucket, ask.window);
  const usedMinutes = await minutesUsed(host, resourceId, week);
  return decideHours(offer, { bucket, week, usedMinutes }, ask, circumstances);
}

/** The act of one errand: what it runs in, how it decides, and how much it has tried. */
class Act {
  tried = 0;
  private readonly scope: TenantScope;
  private readonly decide: Decide;

  constructor(scope: TenantScope, { naively }: Errand) {
    this.scope = scope;
    this.decide = naively ? lookThenWrite : setAside;
  }

  async perform({ deed }: Errand): Promise<readonly BookingId[]> {
    const { scope } = this;
    switch (deed.kind) {
      case "book":
        return this.book(deed.parts);
      case "hold":
        this.tried = 1;
        return [await placeHold(scope, deed.ask)];
      case "confirm":
        this.tried = deed.ids.length;
        return confirmHolds(scope, deed.ids);
      case "move":
        this.tried = 1;
        return [await rescheduleBooking(scope, deed.id, { window: deed.window })];
      case "cancel":
        return [await cancelBooking(scope, deed.id)];
      case "release":
        return [await releaseHold(scope, deed.id)];
    }
  }

  private async book(parts: readonly (readonly BookingAsk[])[]): Promise<readonly BookingId[]> {
    const { scope } = this;
    const { id } = await once(scope, "bookingRequestAll", async () => {
      const rules = await assertRulesAccepted(scope);
      const asked = [];
      for (const asks of parts) {
        const [first] = asks;
        assert(first !== undefined);
        const { provider, offerId, window } = first;
        const { resourceName, parties } = await offerOnMarket(scope, provider, offerId);
        const id = newId<BookingId>();
        const { house: requester, now } = scope;
        const circumstances = { id, requester, resourceName, rules, now };
        const take = (host: TenantScope, offer: HeldOffer) =>
          this.firstFree(host, offer, asks, circumstances);
        asked.push({ id, provider, offerId, window, parties, place: null, take });
      }
      await bookParts(scope, asked);
      return idsText(asked.map(({ id }) => id));
    });
    return idsIn(id);
  }

  private async firstFree(
    host: TenantScope,
    offer: HeldOffer,
    asks: readonly BookingAsk[],
    circumstances: BookingCircumstances,
  ): Promise<AgreedBooking> {
    let last: unknown;
    for (const ask of asks) {
      this.tried += 1;
      try {
        return await this.decide(host, offer, ask, circumstances);
      } catch (fault) {
        const isTaken = fault instanceof Refusal && /^(CAPACITY_TAKEN|WEEK_FULL)$/.test(fault.code);
        if (!isTaken) throw fault;
        last = fault;
      }
    }
    throw last;
  }
}

async function run(errand: Errand): Promise<Outcome> {
  const request = { ...errand.actor.request, idempotency: { key: errand.key, bodyMacs } };
  let tried = 0;
  try {
    const ids = await retrying(request, () =>
      asTenant(app, { ...errand.actor, request }, "capacity.book", async (scope) => {
        const act = new Act(scope, errand);
        try {
          return await act.perform(errand);
        } finally {
          tried = act.tried;
        }
      }),
    );
    return { tried, ids };
  } catch (fault) {
    if (fault instanceof Refusal) return { tried, refused: fault.code };
    throw fault;
  }
}

/** What is sent and what is answered carry the same number. */
process.on("message", async ({ number, errand }: { number: number; errand: Errand }) => {
  try {
    process.send?.({ number, outcome: await run(errand) });
  } catch (fault) {
    process.send?.({ number, fault: String(fault) });
  }
});
process.on("disconnect", () => process.exit(0));
