import type { WaitServedV1 } from "../../../contracts/events/shapes/capacity.ts";
import type { Window } from "../../kernel/window.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { WaitId } from "../schema/waiting.ts";
import type { OfferId } from "../schema.ts";
import { windowShape } from "../shapes.ts";

interface Served {
  readonly id: WaitId;
  readonly offerId: OfferId;
  readonly window: Window;
  /** Null where it could not be set aside. */
  readonly heldUntil: Date | null;
}

/** That time for which a firm waited has come free: told in that firm's house. */
export function waitServed(
  parties: { readonly firm: string; readonly provider: string },
  { id, offerId, window, heldUntil }: Served,
): EventDraft {
  const body: WaitServedV1 = {
    ...parties,
    waitId: id,
    offerId,
    window: windowShape(window),
    heldUntil: heldUntil?.toISOString() ?? null,
    by: { platform: true },
  };
  return { type: "capacity.wait-served.v1", body };
}
