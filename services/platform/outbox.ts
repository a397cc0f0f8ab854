import {
  committed,
  type Envelope,
  type EventType,
  type JsonObject,
  subjectsOf,
  suite,
} from "../../contracts/events/index.ts";
import type { EventId, TenantId } from "../kernel/brand.ts";
import { sendIn, type Transaction } from "./connections.ts";
import { newId, newSecret } from "./ids.ts";
import { outbox } from "./schema.ts";
import { bytesText, insertionText, rowsText } from "./sets.ts";

/** What a command says of a fact; the house adds who, when and the commitment. */
export interface EventDraft {
  /** `module.noun-past-verb.vN`. */
  readonly type: EventType;
  readonly body: JsonObject;
  /** `public`, or the name of a circle of the house; absent: the house's own circle. */
  readonly circle?: string;
  /** When it happened, if that was not now. */
  readonly eventTime?: Date;
  /** 32 random bytes, where the body itself must be made under them. */
  readonly secret?: Uint8Array;
  /** Where rows of the same act name the event. */
  readonly id?: EventId;
}

export const laneCount = 64;

/** The lane that stamps a firm's positions: the first bytes of its id's hash, modulo 64. */
export function laneOf(tenant: TenantId): number {
  let hash = 0x811c9dc5;
  for (const char of tenant) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash % laneCount;
}

/** Under which names events of a house go out: its canonical identity, and who may see them. */
export interface Sender {
  readonly owner: string;
  readonly audience: string;
}

async function senderOf(tx: Transaction, house: TenantId, circle: string): Promise<Sender> {
  const text = `select t.identity, encode(c.audience, 'hex') as audience from tenants t
    left join circles c on c.tenant_id = t.id and c.name = $2 where t.id = $1`;
  const [row] = await sendIn(tx, text, [house, circle]);
  if (row === undefined) throw new Error(`house ${house} is not there`);
  const { identity: owner, audience } = row as { identity: string; audience: string | null };
  if (circle === "public") return { owner, audience: "public" };
  if (audience === null) throw new Error(`house ${house} has no circle ${circle}`);
  return { owner, audience };
}

/** Whose house it is, who writes there, and when. */
export interface Writing {
  readonly house: TenantId;
  readonly requester: TenantId;
  readonly now: Date;
}

/** The outbox row of an event: canonical text, a fresh secret unless given, the commitment. */
export function eventRow(
  { house, requester, now }: Writing,
  { owner, audience }: Sender,
  draft: EventDraft,
) {
  const id = draft.id ?? newId<EventId>();
  const envelope: Envelope = {
    id,
    type: draft.type,
    owner,
    signer: "platform",
    subjects: subjectsOf(draft.type, draft.body),
    audience,
    eventTime: (draft.eventTime ?? now).toISOString(),
    recordTime: now.toISOString(),
    suite,
    body: draft.body,
  };
  const secret = draft.secret ?? newSecret();
  return {
    tenantId: house,
    id,
    requester,
    lane: laneOf(house),
    type: draft.type,
    ...committed(envelope, secret),
    secret,
    recordedAt: now,
  };
}

/** An event that is made and not written yet. */
export type ReadyEvent = ReturnType<typeof eventRow>;

/** Makes events of a house's own circle without asking for anything more. */
export type MakesEvents = (draft: EventDraft) => ReadyEvent;

export async function readyEvents(tx: Transaction, writing: Writing): Promise<MakesEvents> {
  const sender = await senderOf(tx, writing.house, "house");
  return (draft) => eventRow(writing, sender, draft);
}

const eventKeys = [
  "tenantId",
  "id",
  "requester",
  "lane",
  "type",
  "canonical",
  "secret",
  "commitment",
  "recordedAt",
] as const satisfies (keyof ReadyEvent)[];
const recording = insertionText(outbox, eventKeys);

export async function writeReady(tx: Transaction, events: readonly ReadyEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ ...event, canonical: bytesText(event.canonical) }));
  await sendIn(tx, recording, [rowsText(outbox, eventKeys, rows)]);
}

/** Writes events of one circle of a house. */
export async function writeEvents(
  tx: Transaction,
  writing: Writing,
  drafts: readonly EventDraft[],
): Promise<EventId[]> {
  const circles = new Set(drafts.map((draft) => draft.circle ?? "house"));
  const [circle] = circles;
  if (circle === undefined) return [];
  if (circles.size > 1) throw new Error("events written together are of one circle");
  const sender = await senderOf(tx, writing.house, circle);
  const rows = drafts.map((draft) => eventRow(writing, sender, draft));
  await writeReady(tx, rows);
  return rows.map((row) => row.id);
}
