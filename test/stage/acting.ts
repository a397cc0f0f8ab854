import {
  type BookingAsk,
  type BookingId,
  cancelBooking,
  confirmHold,
  confirmHolds,
  type HoldAsk,
  type OfferId,
  placeHold,
  releaseHold,
  requestBooking,
  requestBookings,
  rescheduleBooking,
} from "../../services/capacity/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import type { Database } from "../../services/platform/database.ts";
import { retrying } from "../../services/platform/retrying.ts";
import { asTenant, type RequestFacts, type TenantScope } from "../../services/platform/tenancy.ts";
import { facts, type StagedFirm } from "./platform.ts";

/** An offer and whose it is. */
export interface Offered {
  readonly provider: TenantId;
  readonly offerId: OfferId;
}

type Within = (scope: TenantScope) => Promise<unknown>;

/** What a firm's planner does about capacity; refusals come back instead of being thrown. */
export class Buyer {
  private readonly database: Database;
  private readonly firm: StagedFirm;
  private readonly request: RequestFacts | undefined;
  private readonly patient: boolean;

  constructor(database: Database, firm: StagedFirm, request?: RequestFacts, patient = true) {
    this.database = database;
    this.firm = firm;
    this.request = request;
    this.patient = patient;
  }

  /** The same, to whom a deadlock is a fault and not something to try again. */
  impatient(): Buyer {
    return new Buyer(this.database, this.firm, this.request, false);
  }

  /** The same under an idempotency key. */
  under(key: string): Buyer {
    const idempotency = { key, bodyMacs: [Buffer.alloc(32, 1)] };
    return new Buyer(this.database, this.firm, facts({ idempotency }));
  }

  private async act<T>(work: (scope: TenantScope) => Promise<T>, within?: Within) {
    const { actor } = this.firm.administrator;
    const request = this.request ?? facts();
    const attempt = () =>
      asTenant(this.database, { ...actor, request }, "capacity.book", async (scope) => {
        const answer = await work(scope);
        await within?.(scope);
        return answer;
      });
    try {
      return await (this.patient ? retrying(request, attempt) : attempt());
    } catch (fault) {
      if (fault instanceof Refusal) return fault;
      throw fault;
    }
  }

  book(offer: Offered, window: Window, within?: Within) {
    const ask: BookingAsk = { ...offer, window, note: "" };
    return this.act((scope) => requestBooking(scope, ask), within);
  }

  bookAll(parts: readonly (readonly [Offered, Window, string?])[], within?: Within) {
    const asks = parts.map(
      ([offer, window, hours]): BookingAsk => ({
        ...offer,
        window,
        hours: hours ?? null,
        note: "",
      }),
    );
    return this.act((scope) => requestBookings(scope, asks), within);
  }

  move(id: BookingId, window: Window, within?: Within) {
    return this.act((scope) => rescheduleBooking(scope, id, { window }), within);
  }

  bookHours(offer: Offered, week: Window, hours: string) {
    const ask: BookingAsk = { ...offer, window: week, hours, note: "" };
    return this.act((scope) => requestBooking(scope, ask));
  }

  holdHours(offer: Offered, week: Window, hours: string, minutes: number | null = 5) {
    const ask: HoldAsk = { ...offer, window: week, hours, minutes, note: "" };
    return this.act((scope) => placeHold(scope, ask));
  }

  moveHours(id: BookingId, week: Window, hours: string | null = null) {
    return this.act((scope) => rescheduleBooking(scope, id, { window: week, hours }));
  }

  cancel(id: BookingId) {
    return this.act((scope) => cancelBooking(scope, id));
  }

  hold(offer: Offered, window: Window, minutes: number | null = 5, within?: Within) {
    const ask: HoldAsk = { ...offer, window, minutes, note: "" };
    return this.act((scope) => placeHold(scope, ask), within);
  }

  confirm(id: BookingId, within?: Within) {
    return this.act((scope) => confirmHold(scope, id), within);
  }

  confirmAll(ids: readonly BookingId[], within?: Within) {
    return this.act((scope) => confirmHolds(scope, ids), within);
  }

  release(id: BookingId) {
    return this.act((scope) => releaseHold(scope, id));
  }
}

/** What an act came to, in a word: `DONE` or the code of its refusal. */
export const codeOf = (answer: unknown): string =>
  answer instanceof Refusal ? answer.code : "DONE";

/** What it gave; fails where it was refused. */
export function given<T>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw answer;
  return answer;
}
