import { and, eq, gte, inArray, lt } from "drizzle-orm";
import {
  type Disclosure,
  disclose,
  type Envelope,
  readEnvelope,
  type Shows,
} from "../../contracts/events/index.ts";
import type { EventId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import { readIdOf } from "../platform/graphql/ids.ts";
import { outbox } from "../platform/schema.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { acceptedAt } from "../tenancy/index.ts";
import type { DisputedThing } from "./things.ts";

/** An event as it is opened into a case: its parts that the case shows, and nothing more. */
export interface Opened {
  readonly eventId: EventId;
  readonly type: string;
  readonly commitment: Uint8Array;
  readonly disclosure: string;
}

interface Recorded extends Opened {
  readonly envelope: Envelope;
}

/** Who acted stays in his house; the rest of what both firms were party to is shown. */
const allButPerson: Shows = (pointer) =>
  pointer !== "/body" && !/^\/body\/by(?:\/|$)/.test(pointer);

// The secret is read and used here, within the house that it belongs to, and does not leave it.
async function openedBy(
  { db, house }: TenantScope,
  which: ReturnType<typeof and>,
  shows: Shows,
): Promise<Recorded[]> {
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, house), which));
  return rows.map(({ id, type, canonical, secret, commitment }) => {
    const envelope = readEnvelope(Buffer.from(canonical).toString("utf8"));
    const disclosure: Disclosure = disclose(envelope, secret, shows);
    return { eventId: id, type, commitment, disclosure: JSON.stringify(disclosure), envelope };
  });
}

/** The ledger's events about a thing, from whichever of the two houses they are in. */
async function eventsAbout(scope: TenantScope, thing: DisputedThing): Promise<Recorded[]> {
  const { house, ids } = thing.events;
  if (ids.length === 0) return [];
  const wanted = inArray(outbox.id, [...ids]);
  if (house === scope.house) return openedBy(scope, wanted, allButPerson);
  const ticket = { kind: "agreement", ids: [thing.id, ...ids] } as const;
  return visiting(scope, house, ticket, (host) => openedBy(host, wanted, allButPerson));
}

const minuteMs = 60_000;

/** The least UUIDv7 of a time. */
function firstIdOf(ms: number): EventId {
  const digits = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000` as EventId;
}

/** That the house has accepted the rules of a thing, where it has. */
async function acceptance(scope: TenantScope, version: number): Promise<Recorded[]> {
  const at = await acceptedAt(scope, version);
  if (at === null) return [];
  // Ids begin with their time, so that the key finds what was recorded around it.
  const around = and(
    gte(outbox.id, firstIdOf(at.getTime() - minuteMs)),
    lt(outbox.id, firstIdOf(at.getTime() + 10 * minuteMs)),
    eq(outbox.type, "tenancy.rules-accepted.v1"),
  );
  const found = await openedBy(scope, around, allButPerson);
  return found.filter(({ envelope }) => envelope.body["rulesVersion"] === version);
}

/** What the ledger says of a thing, as the party that acts may open it to the case. */
export async function evidenceAbout(scope: TenantScope, thing: DisputedThing): Promise<Opened[]> {
  const accepted = await acceptance(scope, thing.rulesVersion);
  return [...(await eventsAbout(scope, thing)), ...accepted];
}

const pointerTo = (name: string) => `/body/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/**
 * A trace event of the house's own, of which the named fields are shown; all of them where none is
 * named. Throws `DISPUTE_EVIDENCE_NOT_FOUND` alike for what is absent or another's,
 * `DISPUTE_EVIDENCE_FIELD`, `ID_MALFORMED`.
 */
export async function ownTraceEvent(
  scope: TenantScope,
  text: string,
  fields: readonly string[],
): Promise<Opened> {
  const { tenantId, id } = readIdOf("TraceEvent", text, "event");
  const named = new Set(fields.map(pointerTo));
  const shows: Shows = (pointer) =>
    named.size === 0 ? pointer !== "/body/_source" && pointer !== "/body" : named.has(pointer);
  const wanted = and(eq(outbox.id, id as EventId), eq(outbox.type, "trace.event-captured.v1"));
  const [found] = tenantId === scope.house ? await openedBy(scope, wanted, shows) : [];
  if (found === undefined) throw new Refusal("DISPUTE_EVIDENCE_NOT_FOUND", {}, "event");
  const wrong = fields.find((name) => !Object.hasOwn(found.envelope.body, name));
  if (wrong !== undefined) throw new Refusal("DISPUTE_EVIDENCE_FIELD", { name: wrong }, "fields");
  return found;
}
