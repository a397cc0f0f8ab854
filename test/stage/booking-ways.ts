import {
  type BookingAsk,
  type BookingId,
  cancelBooking,
  confirmHold,
  confirmHolds,
  placeHold,
  releaseHold,
  requestBookings,
  rescheduleBooking,
} from "../../services/capacity/index.ts";
import type { Window } from "../../services/kernel/window.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import type { Offered } from "./acting.ts";
import type { BookingWays } from "./booking-history.ts";
import type { HourWays } from "./buckets.ts";

/** What is tried in more than one way; all else is done by the product's commands. */
export interface Tried {
  /** Does an act in the house of a client's firm. */
  readonly acting: <T>(client: number, work: (scope: TenantScope) => Promise<T>) => Promise<T>;
  readonly book: (client: number, ask: BookingAsk) => Promise<BookingId>;
  readonly confirm?: (scope: TenantScope, id: BookingId) => Promise<BookingId>;
}

/** How clients act on exclusive time. */
export function timeWays({ acting, book, confirm = confirmHold }: Tried): BookingWays {
  const ask = (offer: Offered, window: Window) => ({ ...offer, window, note: "" });
  return {
    book: (client, offer, [window]) => {
      if (window === undefined) throw new Error("no window is asked for");
      return book(client, ask(offer, window));
    },
    bookAll: (client, parts) => {
      const asks = parts.map(([offer, window]) => ask(offer, window));
      return acting(client, (scope) => requestBookings(scope, asks));
    },
    cancel: (client, id) => acting(client, (scope) => cancelBooking(scope, id)),
    move: (client, id, window) =>
      acting(client, (scope) => rescheduleBooking(scope, id, { window })),
    hold: (client, offer, window, minutes) =>
      acting(client, (scope) => placeHold(scope, { ...ask(offer, window), minutes })),
    confirm: (client, id) => acting(client, (scope) => confirm(scope, id)),
    confirmAll: (client, ids) => acting(client, (scope) => confirmHolds(scope, ids)),
    release: (client, id) => acting(client, (scope) => releaseHold(scope, id)),
  };
}

/** How clients act on hours of a week; their holds last a second. */
export function hourWays({ acting, book, confirm = confirmHold }: Tried): HourWays {
  const ask = (offer: Offered, window: Window, hours: string) => {
    return { ...offer, window, hours, note: "" };
  };
  return {
    book: (client, offer, [wanted]) => {
      if (wanted === undefined) throw new Error("no hours are asked for");
      return book(client, ask(offer, wanted.week, wanted.hours));
    },
    hold: (client, offer, window, hours) =>
      acting(client, (scope) =>
        placeHold(scope, { ...ask(offer, window, hours), minutes: 1 / 60 }),
      ),
    confirm: (client, id) => acting(client, (scope) => confirm(scope, id)),
    move: (client, id, window) =>
      acting(client, (scope) => rescheduleBooking(scope, id, { window })),
    cancel: (client, id) => acting(client, (scope) => cancelBooking(scope, id)),
  };
}
