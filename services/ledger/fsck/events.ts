import {
  canonicalBytes,
  committed,
  type Envelope,
  readEnvelope,
} from "../../../contracts/events/index.ts";
import { deepestCanonical } from "../../../contracts/events/json.ts";
import { strictJson } from "../../../contracts/events/strict-json.ts";
import { eventEntry, Rejected, sameBytes } from "../../../contracts/proof/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { laneOf } from "../../platform/outbox.ts";
import { keysOf } from "../map/keys.ts";
import { type Damage, firstDifference, firstFound, type Told } from "./finding.ts";

interface EventRow {
  readonly tenant: TenantId;
  readonly id: string;
  readonly lane: number;
  readonly type: string;
  readonly ms: string;
  readonly known: boolean;
  readonly heard: boolean;
  readonly canonical: Buffer;
  readonly secret: Buffer;
  readonly commitment: Buffer;
  readonly index: string | null;
  readonly entry: Buffer | null;
  readonly waiting: Buffer | null;
  readonly keys: Buffer | null;
}

const slice = 2_000;

const question = `select o.tenant_id as tenant, o.id, o.lane, o.type,
    extract(epoch from o.recorded_at) * 1000 as ms,
    exists (select from tenants t where t.id = o.requester) as known,
    o.position <= coalesce(p.position, 0) as heard,
    o.canonical, o.secret, o.commitment, l.log_index as index, l.entry,
    w.commitment as waiting, w.keys
  from outbox o left join log_entries l on l.event_id = o.id
    left join log_waiting w on w.event_id = o.id
    left join subscriber_positions p on p.tenant_id = o.tenant_id and p.subscriber = 'ledger'
  where (o.tenant_id, o.id) > ($1::uuid, $2::uuid) and (o.tenant_id, o.id) <= ($3::uuid, $4::uuid)
  order by o.tenant_id, o.id`;

interface EventPlace {
  readonly tenant: string;
  readonly id: string;
}

/** Events of all firms in the order of firms and ids: those after one place and up to another. */
export interface EventSlice {
  readonly after: EventPlace;
  readonly until: EventPlace;
}

export interface CheckedSlice {
  readonly damage: Damage | null;
  readonly count: number;
}

const lowest = "00000000-0000-0000-0000-000000000000";
const highest = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** An event as it was committed to, and its secret. */
export interface CommittedEvent {
  readonly envelope: Envelope;
  readonly secret: Uint8Array;
}

/** The same with the events that were found good, by their ids, for whoever checks what rests on them. */
interface CheckedEvents extends CheckedSlice {
  readonly events: ReadonlyMap<string, CommittedEvent>;
}

/** Checks each event of a slice by itself. */
export async function checkEvents(
  database: Database,
  { after, until }: EventSlice,
): Promise<CheckedEvents> {
  const places = [after.tenant, after.id, until.tenant, until.id];
  const rows: EventRow[] = await database.ask(question, places);
  const events = new Map<string, CommittedEvent>();
  for (const row of rows) {
    const read = readEvent(row);
    const why = wrongWith(row, read);
    const at = `outbox ${row.tenant} ${row.id}`;
    if (why !== null) return { damage: { at, why }, count: rows.length, events };
    if (read !== null) events.set(row.id, { envelope: read.envelope, secret: row.secret });
  }
  return { damage: null, count: rows.length, events };
}

/** Who checks slices of events, and how many at the same time. */
export interface Checkers {
  readonly atOnce: number;
  readonly check: (slice: EventSlice) => Promise<CheckedSlice>;
}

async function slicesOf(database: Database): Promise<EventSlice[]> {
  const ends = await database.ask<{ tenant: string; id: string }>(
    `select tenant_id as tenant, id from (
       select tenant_id, id, row_number() over (order by tenant_id, id) as place from outbox) counted
     where place % $1::int = 0 order by tenant_id, id`,
    [slice],
  );
  const places = [{ tenant: lowest, id: lowest }, ...ends, { tenant: highest, id: highest }];
  return places.slice(1).map((until, at) => ({ after: places[at] ?? until, until }));
}

/**
 * Walks the events of all firms: what was committed is what is kept, and its entry in the log is of
 * that commitment. Then what should have an event, and the order in which they were told.
 */
export async function* walkEvents(
  database: Database,
  { atOnce, check }: Checkers,
): AsyncGenerator<Told> {
  const [count] = await database.ask<{ n: string }>("select count(*) as n from outbox");
  const all = Number(count?.n ?? 0);
  const rest = await slicesOf(database);
  const under: Promise<CheckedSlice>[] = [];
  const begin = () => {
    while (under.length < atOnce) {
      const next = rest.shift();
      if (next === undefined) return;
      const checked = check(next);
      // It is awaited in its turn, or not at all once something was found before it.
      checked.catch(() => undefined);
      under.push(checked);
    }
  };
  begin();
  for (let done = 0; under.length > 0; ) {
    const checked = await under.shift();
    begin();
    if (checked?.damage) return yield checked.damage;
    done += checked?.count ?? 0;
    yield { part: "events", done, all };
  }
  const damage = await firstFound(database, questions);
  if (damage !== null) yield damage;
}

const questions = [
  {
    ask: `select 'log_entries ' || log_index as at from log_entries l where event_id is not null
       and not exists (select from outbox o where o.id = l.event_id) order by log_index limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'log_waiting ' || event_id as at from log_waiting w
       where not exists (select from outbox o where o.id = w.event_id) order by event_id limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'map_waiting ' || event_id as at from map_waiting w
       where not exists (select from outbox o where o.id = w.event_id) order by event_id limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'outbox ' || tenant_id || ' ' || id as at from (
         select tenant_id, id, position, row_number() over (partition by tenant_id
           order by position) as place from outbox where position is not null) told
       where position <> place order by tenant_id, position limit 1`,
    why: "its position does not follow on the one before",
  },
  {
    ask: `select 'outbox_heads ' || coalesce(h.tenant_id, o.tenant_id) as at from outbox_heads h
       full join (select tenant_id, max(position) as position from outbox
         where position is not null group by tenant_id) o on o.tenant_id = h.tenant_id
       where h.position is distinct from o.position order by 1 limit 1`,
    why: "its position is not that of the last event",
  },
] as const;

function wrongWith(row: EventRow, read: ReadEvent | null): string | null {
  return wrongWithEntry(row) ?? wrongWithContent(row, read) ?? wrongWithPlace(row);
}

function wrongWithEntry({ commitment, index, entry }: EventRow): string | null {
  if (entry === null) return null;
  const byte = firstDifference(entry, eventEntry(Uint8Array.from(commitment)));
  return byte === null
    ? null
    : `its commitment, byte ${Math.max(byte - 1, 0)}, is not that of log_entries ${index}`;
}

/** What the row says of its event beside what was committed. */
function wrongWithContent(row: EventRow, read: ReadEvent | null): string | null {
  const byte = read === null ? unprintedFrom(row.canonical) : otherwiseFrom(row, read);
  const where = byte === null ? "" : `canonical is not in its form from byte ${byte} on`;
  if (read === null) {
    return `canonical and secret do not come to its commitment${where === "" ? "" : `; ${where}`}`;
  }
  if (where !== "") return where;
  const { envelope } = read;
  const said: readonly (readonly [string, boolean])[] = [
    ["id", envelope.id === row.id],
    ["type", envelope.type === row.type],
    ["recorded_at", Date.parse(envelope.recordTime) === Number(row.ms)],
    ["lane", laneOf(row.tenant) === row.lane],
    ["requester", row.known],
  ];
  const [wrong] = said.find(([, holds]) => !holds) ?? [];
  if (wrong !== undefined) return `its ${wrong} is not that of its event`;
  return wrongWhileWaiting(row, envelope);
}

function wrongWhileWaiting(row: EventRow, envelope: Envelope): string | null {
  if (row.waiting === null) return null;
  const waits = "what waits for the log in log_waiting";
  const inCommitment = firstDifference(row.waiting, row.commitment);
  if (inCommitment !== null) return `${waits} is another commitment, from byte ${inCommitment} on`;
  const inKeys = row.keys === null ? null : firstDifference(row.keys, keysOf(envelope));
  return inKeys === null ? null : `${waits} has the keys of other chains, from byte ${inKeys} on`;
}

function wrongWithPlace({ heard, index, waiting }: EventRow): string | null {
  if (index !== null && waiting !== null) return "it waits for the log and has its place";
  const isLost = heard && index === null && waiting === null;
  return isLost ? "the ledger has heard it, and it has no place in the log" : null;
}

/**
 * From which byte on an event is not in the one form in which events are committed; null where it is:
 * then only the commitment tells that it is another.
 */
function unprintedFrom(canonical: Buffer): number | null {
  try {
    return firstDifference(canonical, canonicalBytes(strictJson(canonical, deepestCanonical)));
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    const offset = Number(fault.values["offset"] ?? 0);
    if (fault.code === "JSON_BAD_UTF8") return offset;
    return Buffer.byteLength(canonical.toString("utf8").slice(0, offset));
  }
}

interface ReadEvent {
  readonly envelope: Envelope;
  /** The one form of it. */
  readonly canonical: string;
}

/** From which byte on the same event is written in another way; null where it is not. */
const otherwiseFrom = (row: EventRow, { canonical }: ReadEvent): number | null =>
  firstDifference(row.canonical, Buffer.from(canonical));

/** The event, if canonical and secret come to the commitment. */
function readEvent({ canonical, secret, commitment }: EventRow): ReadEvent | null {
  try {
    const envelope = readEnvelope(canonical.toString("utf8"));
    const made = committed(envelope, secret);
    return sameBytes(made.commitment, commitment) ? { envelope, canonical: made.canonical } : null;
  } catch {
    return null;
  }
}
