import assert from "node:assert";
import type { JsonObject } from "../../contracts/events/index.ts";
import type { BookingAsk, BookingId } from "../../services/capacity/index.ts";
import type { Window } from "../../services/kernel/window.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import type { SignedIn } from "../stage/platform.ts";
import type { Deed, Errand, Outcome } from "./errands.ts";
import { innerId } from "./firms.ts";
import { Refused } from "./notebook.ts";
import type { Speaker } from "./speaker.ts";

const windowInput = ({ from, until }: Window) => ({
  from: from.toISOString(),
  until: until.toISOString(),
});

const askInput = ({ provider, offerId, window, hours, note }: BookingAsk): JsonObject => ({
  offer: globalId("Offer", provider, offerId),
  window: windowInput(window),
  note,
  ...(hours ? { hours } : {}),
});

/** Does errands of one planner over HTTP, one attempt to a request. */
export class Counter {
  private readonly speaker: Speaker;
  private readonly planner: SignedIn;

  constructor(speaker: Speaker, planner: SignedIn) {
    this.speaker = speaker;
    this.planner = planner;
  }

  /** Rejects where it is not known what became of the errand. */
  async run({ key, deed }: Errand): Promise<Outcome> {
    const [operation, variables, tried] = this.requestOf(deed);
    const asking = { session: this.planner.token, idempotencyKey: key };
    try {
      const data = await this.speaker.ask(operation, variables, asking);
      const made = Object.values<{ readonly id?: string }>(data).find(({ id }) => id !== undefined);
      return { tried, ids: [innerId(made?.id ?? "") as BookingId] };
    } catch (fault) {
      if (fault instanceof Refused) return { tried, refused: JSON.parse(fault.message).code };
      throw fault;
    }
  }

  /** The web's operation, its variables, and how many attempts it is. */
  private requestOf(deed: Deed): [string, JsonObject, number] {
    const { tenantId: house } = this.planner.actor;
    const own = (type: "Booking" | "Hold", id: string) => globalId(type, house, id);
    switch (deed.kind) {
      case "move": {
        const input = { booking: own("Booking", deed.id), window: windowInput(deed.window) };
        return ["BookingReschedule", { input }, 1];
      }
      case "cancel":
        return ["BookingCancel", { id: own("Booking", deed.id) }, 0];
      case "release":
        return ["BookingRelease", { id: own("Hold", deed.id) }, 0];
      case "book": {
        const [[ask] = []] = deed.parts;
        assert(ask !== undefined && deed.parts.length === 1);
        return ["BookingRequest", { input: askInput(ask) }, 1];
      }
      case "confirm": {
        const [id] = deed.ids;
        assert(id !== undefined && deed.ids.length === 1);
        return ["BookingConfirm", { id: own("Hold", id) }, 1];
      }
      default:
        throw new Error(`over HTTP nobody may ${deed.kind} for less than a minute`);
    }
  }
}
