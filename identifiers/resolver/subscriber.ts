import type { EnvelopeOf } from "../../contracts/events/index.ts";
import type { RecordedEvent, Subscriber } from "../../services/platform/relay.ts";
import { classOf } from "../codes/index.ts";
import { passportLinks } from "./links.ts";
import { gs1CodeOf } from "./rules.ts";
import { describe, type Entry, register, type Telling } from "./writes.ts";

type ProductDescribed = EnvelopeOf<"trace.product-described.v1">;

const isCapture = ({ type }: RecordedEvent) => type === "trace.event-captured.v1";
const isDescription = ({ type }: RecordedEvent) => type === "trace.product-described.v1";

/** The codes that an event is about, with their passports, and the classes of these codes. */
function entriesOf(event: RecordedEvent): Entry[] {
  const { envelope } = event;
  const registeredAt = new Date(envelope.recordTime);
  const first = isCapture(event) ? { ownerId: event.tenantId, eventId: event.id } : null;
  return envelope.subjects.flatMap((subject) => {
    const code = gs1CodeOf(subject);
    if (code === undefined) return [];
    const own = { code: code.identity, links: passportLinks(code), registeredAt, first };
    const above = classOf(code);
    return above === code.identity ? [own] : [own, { code: above, links: [], registeredAt, first }];
  });
}

function earlierOf(one: Entry, other: Entry): Entry {
  const [first, second] =
    other.registeredAt.getTime() < one.registeredAt.getTime() ? [other, one] : [one, other];
  return { ...first, links: first.links.length > 0 ? first.links : second.links };
}

/** One entry a code: its earliest event, and its links if any event gave it some. */
function merged(entries: readonly Entry[]): readonly Entry[] {
  const byCode = new Map<string, Entry>();
  for (const entry of entries) {
    const known = byCode.get(entry.code);
    byCode.set(entry.code, known === undefined ? entry : earlierOf(known, entry));
  }
  return [...byCode.values()];
}

function tellingOf(event: RecordedEvent): Telling | undefined {
  const envelope = event.envelope as ProductDescribed;
  const { product, name, description } = envelope.body;
  const code = gs1CodeOf(product);
  if (code === undefined) return undefined;
  const at = new Date(envelope.recordTime);
  const { tenantId: firmId } = event;
  return { code: code.identity, firmId, name, description, firstAt: at, newestAt: at };
}

/** The last words of each firm about each class, in events that come in a firm's order. */
function tellingsOf(events: readonly RecordedEvent[]): readonly Telling[] {
  const newest = new Map<string, Telling>();
  for (const telling of events.map(tellingOf)) {
    if (telling === undefined) continue;
    const mark = `${telling.firmId} ${telling.code}`;
    newest.set(mark, { ...telling, firstAt: newest.get(mark)?.firstAt ?? telling.firstAt });
  }
  return [...newest.values()];
}

/**
 * Keeps the registry from what firms make public: every code of a public event leads to its
 * passport, and what a firm says of a product describes the class. What is not public leaves no
 * trace here, not even that the code exists.
 */
export const registrySubscriber: Subscriber = {
  name: "registry",
  hears: ["trace.event-captured.v1", "trace.product-described.v1"],
  hearsLate: true,
  hear: async (scope, events) => {
    const open = events.filter(({ envelope }) => envelope.audience === "public");
    const descriptions = open.filter(isDescription);
    await register(scope, merged(open.filter(isCapture).flatMap(entriesOf)));
    await register(scope, merged(descriptions.flatMap(entriesOf)));
    await describe(scope, tellingsOf(descriptions));
  },
};
