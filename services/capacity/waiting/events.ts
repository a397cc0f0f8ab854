import type { WaitServedV1, WaitServedV2 } from "../../../contracts/events/shapes/capacity.ts";
import { hoursText } from "../../kernel/window.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { WaitId } from "../schema/waiting.ts";
import type { OfferId } from "../schema.ts";
import { windowShape } from "../shapes.ts";
import { type BookedTime, bookedMs } from "../windows.ts";

interface Served extends BookedTime {
  readonly id: WaitId;
  readonly offerId: OfferId;
  /** Null where it could not be set aside. */
  readonly heldUntil: Date | null;
}

/**
 * That time for which a firm waited has come free: told in that firm's house. Of hours of a week it
 * is told how many.
 */
export function waitServed(
  parties: { readonly firm: string; readonly provider: string },
  { id, offerId, heldUntil, ...time }: Served,
): EventDraft {
  const body: WaitServedV1 = {
    ...parties,
    waitId: id,
    offerId,
    window: windowShape(time.window),
    heldUntil: heldUntil?.toISOString() ?? null,
    by: { platform: true },
  };
  if (time.minutes === null) return { type: "capacity.wait-served.v1", body };
  const counted: WaitServedV2 = { ...body, hours: hoursText(bookedMs(time)) };
  return { type: "capacity.wait-served.v2", body: counted };
}
