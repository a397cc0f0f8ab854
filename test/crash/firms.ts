import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "../../contracts/events/index.ts";
import { demoPassword, foundry, gtinOf } from "../seed/demo/firms.ts";
import { midnight, minutesFrom } from "../stage/market.ts";
import { type Act, Refused } from "./notebook.ts";
import type { Speaker } from "./speaker.ts";

const eventsOfCapture = 3;
const slotMinutes = 15;
const slotsOfOffer = 300 * 24 * 4;
const dayMinutes = 24 * 60;

const windowInput = (from: Date, begin: number, length: number) => {
  const window = minutesFrom(from, begin, length);
  return { from: window.from.toISOString(), until: window.until.toISOString() };
};

/** The id in a Relay id. */
export function innerId(relayId: string): string {
  return Buffer.from(relayId, "base64url").toString().split(":")[2] ?? "";
}

/** Three firms of the demo at work: one records, one offers, one books. Each act has its own key. */
export class Firms {
  private readonly speaker: Speaker;
  private readonly recorderKey: string;
  private readonly provider: string;
  private readonly requester: string;
  private readonly resource: string;
  private readonly process: string;
  private readonly day = midnight(2);
  private bookable = "";
  private slots = 0;
  private captures = 0;
  private offers = 0;
  /** The events that were sent, by idempotency key of their capture. */
  readonly sent = new Map<string, readonly JsonObject[]>();

  private constructor(
    speaker: Speaker,
    tokens: { recorderKey: string; provider: string; requester: string },
    resource: { id: string; processes: readonly { code: string }[] },
  ) {
    this.speaker = speaker;
    this.recorderKey = tokens.recorderKey;
    this.provider = tokens.provider;
    this.requester = tokens.requester;
    this.resource = resource.id;
    this.process = resource.processes[0]?.code ?? "";
  }

  /** Signs everyone in and puts time on the market, from which all bookings are made. */
  static async open(speaker: Speaker): Promise<Firms> {
    const recorder = await speaker.signIn("admin@foundry.example", demoPassword);
    const provider = await speaker.signIn("planner@gears.example", demoPassword);
    const requester = await speaker.signIn("planner@drives.example", demoPassword);
    const expiresAt = midnight(30).toISOString();
    const input = { name: "MES", scopes: ["EPCIS_CAPTURE", "EPCIS_QUERY"], expiresAt };
    const issued = await speaker.ask("ApiKeyIssue", { input }, { session: recorder });
    const recorderKey = issued.apiKeyIssue.token;
    const [resource] = await speaker.all("Resources", {}, { session: provider });
    const firms = new Firms(speaker, { recorderKey, provider, requester }, resource);
    await firms.publishBookable();
    return firms;
  }

  private async publishBookable(): Promise<void> {
    const window = windowInput(this.day, 0, slotsOfOffer * slotMinutes);
    this.bookable = await this.publish(window, randomUUID());
    // The market hears of it a moment later.
    for (;;) {
      try {
        await this.booking().send();
        return;
      } catch (fault) {
        if (!(fault instanceof Refused) || !fault.message.includes("OFFER_NOT_FOUND")) throw fault;
        await pause(50);
      }
    }
  }

  private async publish(window: JsonObject, idempotencyKey: string): Promise<string> {
    const { resource, process } = this;
    const price = { pricePerHourMinor: "46000", currency: "CNY", vatIncluded: true };
    const input = { resource, process, window, ...price, visibility: "MARKET" };
    const asking = { session: this.provider, idempotencyKey };
    const { offerPublish } = await this.speaker.ask("OfferPublish", { input }, asking);
    return offerPublish.id;
  }

  /** Publishes one more day of the resource. */
  offer(): Act {
    const key = randomUUID();
    this.offers += 1;
    const window = windowInput(this.day, (this.offers % 300) * dayMinutes, dayMinutes);
    return { kind: "offer", key, send: async () => innerId(await this.publish(window, key)) };
  }

  /** Books a quarter of an hour that nobody else books. */
  booking(): Act {
    const key = randomUUID();
    const window = windowInput(this.day, (this.slots % slotsOfOffer) * slotMinutes, slotMinutes);
    this.slots += 1;
    const input = { offer: this.bookable, window, note: key };
    const asking = { session: this.requester, idempotencyKey: key };
    const send = async () => {
      const { bookingRequest } = await this.speaker.ask("BookingRequest", { input }, asking);
      return innerId(bookingRequest.id);
    };
    return { kind: "booking", key, send };
  }

  /** Holds a quarter of an hour and confirms it: one act to the client, two to the platform. */
  heldBooking(): Act {
    const key = randomUUID();
    const window = windowInput(this.day, (this.slots % slotsOfOffer) * slotMinutes, slotMinutes);
    this.slots += 1;
    const input = { offer: this.bookable, window, note: key };
    const asking = { session: this.requester, idempotencyKey: key };
    const send = async () => {
      const { bookingHold } = await this.speaker.ask("BookingHold", { input }, asking);
      const confirming = { ids: [bookingHold.id] };
      const { bookingConfirmAll } = await this.speaker.ask("BookingConfirmAll", confirming, asking);
      return innerId(bookingConfirmAll.bookings[0].id);
    };
    return { kind: "booking", key, send };
  }

  /** Records some events, every other time for anyone to see. */
  capture(): Act {
    const key = randomUUID();
    this.captures += 1;
    const audience = this.captures % 2 === 0 ? "public" : "house";
    const events = Array.from({ length: eventsOfCapture }, () => seenHousing());
    this.sent.set(key, events);
    const body = JSON.stringify(documentOf(events));
    const headers = { "content-type": "application/ld+json", "lianzao-audience": audience };
    const asking = { key: this.recorderKey, idempotencyKey: key };
    const send = async () => {
      const init = { method: "POST", headers, body };
      const response = await this.speaker.fetch("/epcis/capture", asking, init);
      if (response.status !== 202) throw new Refused(await response.text());
      return response.headers.get("location")?.split("/").at(-1) ?? "";
    };
    return { kind: "capture", key, send };
  }

  /** The events of a capture as the firm reads them back; null where it is not there. */
  async readBack(captureId: string): Promise<readonly JsonObject[] | null> {
    const path = `/epcis/capture/${captureId}/document`;
    const response = await this.speaker.fetch(path, { key: this.recorderKey });
    if (response.status === 404) return null;
    const document = (await response.json()) as { epcisBody: { eventList: JsonObject[] } };
    return document.epcisBody.eventList;
  }

  /** Ids of what the firms' own lists show. */
  async listed(): Promise<{ offers: Set<string>; provided: Set<string>; made: Set<string> }> {
    const bookings = async (side: string, session: string) =>
      idsOf(await this.speaker.all("Bookings", { side }, { session }));
    return {
      offers: idsOf(await this.speaker.all("Offers", {}, { session: this.provider })),
      provided: await bookings("PROVIDED", this.provider),
      made: await bookings("MADE", this.requester),
    };
  }
}

const idsOf = (nodes: readonly { id: string }[]) => new Set(nodes.map(({ id }) => innerId(id)));

function seenHousing(): JsonObject {
  return {
    type: "ObjectEvent",
    eventID: `urn:uuid:${randomUUID()}`,
    eventTime: new Date().toISOString(),
    eventTimeZoneOffset: "+08:00",
    action: "OBSERVE",
    bizStep: "inspecting",
    epcList: [`https://id.gs1.org/01/${gtinOf(foundry.prefix, 2)}/21/${randomUUID().slice(0, 18)}`],
  };
}

function documentOf(eventList: readonly JsonObject[]): JsonObject {
  return {
    "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: new Date().toISOString(),
    epcisBody: { eventList },
  };
}
