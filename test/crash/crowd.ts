import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { BookingAsk, BookingId } from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Offered } from "../stage/acting.ts";
import type { BookingWays } from "../stage/booking-history.ts";
import type { HourWays } from "../stage/buckets.ts";
import type { SignedIn } from "../stage/platform.ts";
import type { Counter } from "./counter.ts";
import type { Deed, Errand, Outcome } from "./errands.ts";
import type { Till } from "./tills.ts";

const restMs = 50;
const patienceMs = 120_000;
/** Every so manieth client speaks HTTP; the others go to a till. */
const clientsPerCounter = 8;
/** Requests that one client makes of a wish for the first of many. */
const requestsOfWish = 4;

/** A firm's planner, and where he is served over HTTP. */
export interface Buyer extends SignedIn {
  readonly counter: Counter;
}

interface Desk {
  run(errand: Errand): Promise<Outcome>;
}

/** Where the clients of one history go, and how much they have tried there. */
export class Crowd {
  /** Attempts whose outcome is known. */
  tried = 0;
  /** Of those, over HTTP. */
  overHttp = 0;
  /** Errands of which it was not known for a while what had become of them. */
  unknown = 0;
  private readonly buyers: readonly Buyer[];
  private readonly tills: readonly Till[];
  private readonly naively: boolean;

  constructor(buyers: readonly Buyer[], tills: readonly Till[], naively: boolean) {
    this.buyers = buyers;
    this.tills = tills;
    this.naively = naively;
  }

  private buyerOf(client: number) {
    const buyer = this.buyers[client % this.buyers.length];
    if (buyer === undefined) throw new Error("there is no buyer");
    return buyer;
  }

  /** Sends an errand, again under its key where its answer is lost, until what became of it is known. */
  private async settle(client: number, deed: Deed, desk: Desk): Promise<readonly BookingId[]> {
    const { actor } = this.buyerOf(client);
    const errand = { key: randomUUID(), actor, deed, naively: this.naively };
    const end = performance.now() + patienceMs;
    for (let sent = 1; ; sent += 1) {
      try {
        const outcome = await desk.run(errand);
        this.tried += outcome.tried;
        if ("refused" in outcome) throw new Refusal(outcome.refused);
        return outcome.ids;
      } catch (fault) {
        if (fault instanceof Refusal || performance.now() > end) throw fault;
        if (sent === 1) this.unknown += 1;
        await pause(restMs);
      }
    }
  }

  private atTill(client: number, deed: Deed): Promise<readonly BookingId[]> {
    const till = this.tills[client % this.tills.length];
    if (till === undefined) throw new Error("there is no till");
    return this.settle(client, deed, till);
  }

  private goesByHttp = (client: number) => !this.naively && client % clientsPerCounter === 0;

  private async overCounter(client: number, deed: Deed): Promise<readonly BookingId[]> {
    this.overHttp += 1;
    return this.settle(client, deed, this.buyerOf(client).counter);
  }

  /** By whichever way the client goes. */
  private one = async (client: number, deed: Deed): Promise<BookingId> => {
    const ids = await (this.goesByHttp(client)
      ? this.overCounter(client, deed)
      : this.atTill(client, deed));
    return onlyOf(ids);
  };

  /** At a till in one act; over HTTP one request after the other, until one is granted. */
  private async first(client: number, asks: readonly BookingAsk[]): Promise<BookingId> {
    if (!this.goesByHttp(client)) {
      return onlyOf(await this.atTill(client, { kind: "book", parts: [asks] }));
    }
    let refused: unknown;
    for (const ask of asks.slice(0, requestsOfWish)) {
      try {
        return onlyOf(await this.overCounter(client, { kind: "book", parts: [[ask]] }));
      } catch (fault) {
        if (!(fault instanceof Refusal && takenCodes.has(fault.code))) throw fault;
        refused = fault;
      }
    }
    throw refused;
  }

  /** How clients take exclusive time. */
  ways(): BookingWays {
    const { one } = this;
    return {
      book: (client, offer, windows) =>
        this.first(
          client,
          windows.map((window) => ({ ...offer, window, note: "" })),
        ),
      bookAll: (client, parts) => {
        const asks = parts.map(([offer, window]) => [{ ...offer, window, note: "" }]);
        return this.atTill(client, { kind: "book", parts: asks });
      },
      // In parts of a minute, which the web does not ask for.
      hold: async (client, offer, window, minutes) => {
        const ask = { ...offer, window, minutes, note: "" };
        return onlyOf(await this.atTill(client, { kind: "hold", ask }));
      },
      confirmAll: (client, ids) => this.atTill(client, { kind: "confirm", ids }),
      confirm: (client, id) => one(client, { kind: "confirm", ids: [id] }),
      move: (client, id, window) => one(client, { kind: "move", id, window }),
      cancel: (client, id) => one(client, { kind: "cancel", id }),
      release: (client, id) => one(client, { kind: "release", id }),
    };
  }

  /** How clients take hours of a week. */
  hourWays(): HourWays {
    const { move, cancel, confirm } = this.ways();
    return {
      move,
      cancel,
      confirm,
      book: (client, offer: Offered, wanted) =>
        this.first(
          client,
          wanted.map(({ week, hours }) => ({ ...offer, window: week, hours, note: "" })),
        ),
      hold: async (client, offer, window, hours) => {
        const ask = { ...offer, window, hours, minutes: secondAsMinutes, note: "" };
        return onlyOf(await this.atTill(client, { kind: "hold", ask }));
      },
    };
  }
}

const takenCodes = new Set(["CAPACITY_TAKEN", "WEEK_FULL"]);
const secondAsMinutes = 1 / 60;

function onlyOf(ids: readonly BookingId[]): BookingId {
  const [id] = ids;
  if (id === undefined) throw new Error("nothing was made");
  return id;
}
