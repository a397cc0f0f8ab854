import type { RefusalCode } from "../../contracts/refusals/index.ts";
import type { BookingAsk, BookingId, HoldAsk } from "../../services/capacity/index.ts";
import type { Window } from "../../services/kernel/window.ts";
import type { Actor } from "../../services/platform/tenancy.ts";

/** What a firm wants done about capacity. */
export type Deed =
  /** Of each part the first ask that is granted; all parts or none. */
  | { readonly kind: "book"; readonly parts: readonly (readonly BookingAsk[])[] }
  | { readonly kind: "hold"; readonly ask: HoldAsk }
  | { readonly kind: "confirm"; readonly ids: readonly BookingId[] }
  | { readonly kind: "move"; readonly id: BookingId; readonly window: Window }
  | { readonly kind: "cancel"; readonly id: BookingId }
  | { readonly kind: "release"; readonly id: BookingId };

/** A deed that is done once, however often it is sent. */
export interface Errand {
  readonly key: string;
  readonly actor: Actor;
  readonly deed: Deed;
  /** To look first and write then, as one would who does not think of others. */
  readonly naively: boolean;
}

/**
 * What became of it, and how many attempts it was: each decision about one window, or about hours
 * of one week, that was to be booked, held, confirmed or moved to, whether granted or refused.
 */
export type Outcome = { readonly tried: number } & (
  | { readonly ids: readonly BookingId[] }
  | { readonly refused: RefusalCode }
);
