import { canonicalBytes, type Envelope, type Json } from "../../contracts/events/index.ts";
import type { EventId, TenantId } from "../kernel/brand.ts";
import {
  type CommittedEvent,
  type Damage,
  type EventSlice,
  firstDifference,
  firstFound,
} from "../ledger/index.ts";
import type { Database } from "../platform/database.ts";
import { codesIn, columnsOf, indexed } from "./capture.ts";
import { fieldsOf } from "./epcis/captured.ts";
import { published } from "./passport/subscriber.ts";

type Columns = Readonly<Record<string, string | number | null>>;

interface ServedRow {
  readonly tenant: TenantId;
  readonly id: EventId;
  /** The firm's own row of it, and of what circle's audience that one is. */
  readonly own: Columns | null;
  readonly ownCodes: readonly string[];
  readonly audience: string | null;
  readonly capture: string | null;
  /** In what form the capture says that it came. */
  readonly media: string | null;
  /** Whether it must be among what is public, if it is public. */
  readonly told: boolean;
  readonly open: Columns | null;
  readonly disclosure: Json;
  readonly body: Json;
  readonly openCodes: readonly string[];
}

// Instants as milliseconds, which have no form of their own in each session.
const question = `select o.tenant_id as tenant, o.id,
    case when e.id is not null then json_build_object('event_id', e.event_id,
      'declared_at', e.declared_at, 'event_type', e.event_type, 'action', e.action,
      'biz_step', e.biz_step, 'disposition', e.disposition, 'read_point', e.read_point,
      'biz_location', e.biz_location, 'event_time', extract(epoch from e.event_time) * 1000,
      'event_time_zone_offset', e.event_time_zone_offset,
      'record_time', extract(epoch from e.record_time) * 1000) end as own,
    array(select c.role || ' ' || c.code from trace_event_codes c
      where c.tenant_id = o.tenant_id and c.event_id = o.id) as "ownCodes",
    case e.circle when 'public' then 'public' else encode(g.audience, 'hex') end as audience,
    e.capture_id as capture, (select c.media from trace_captures c
      where c.tenant_id = e.tenant_id and c.id = e.capture_id) as media,
    o.position <= coalesce(s.position, 0) and not exists (select from dead_letters d
      where d.tenant_id = o.tenant_id and d.subscriber = 'passport' and d.event_id = o.id) as told,
    case when p.event_id is not null then json_build_object('owner_id', p.owner_id,
      'event_time', extract(epoch from p.event_time) * 1000,
      'transformation_id', p.transformation_id) end as open,
    p.disclosure, p.body,
    array(select concat_ws(' ', c.role, c.is_class, c.code) from published_codes c
      where c.event_id = o.id) as "openCodes"
  from outbox o left join trace_events e on e.tenant_id = o.tenant_id and e.id = o.id
    left join circles g on g.tenant_id = o.tenant_id and g.name = e.circle
    left join published_events p on p.event_id = o.id
    left join subscriber_positions s on s.tenant_id = o.tenant_id and s.subscriber = 'passport'
  where o.type = 'trace.event-captured.v1'
    and (o.tenant_id, o.id) > ($1::uuid, $2::uuid) and (o.tenant_id, o.id) <= ($3::uuid, $4::uuid)
  order by o.tenant_id, o.id`;

/**
 * The first wrong thing in what is served of the captured events of a slice: the row and the codes by
 * which its firm finds each, and where it is public what passports and bundles show. All of it follows
 * from the events, which were read and checked before: what has come since is beyond this walk.
 */
export async function damagedServing(
  database: Database,
  { after, until }: EventSlice,
  events: ReadonlyMap<string, CommittedEvent>,
): Promise<Damage | null> {
  const places = [after.tenant, after.id, until.tenant, until.id];
  const rows: ServedRow[] = await database.ask(question, places);
  for (const row of rows) {
    const event = events.get(row.id);
    const damage = event === undefined ? null : damagedEvent(row, event);
    if (damage !== null) return damage;
  }
  return null;
}

const said = "its event says otherwise";

/** The first column that is another than the event makes it. */
function unlike(kept: Columns, made: Columns): string | null {
  const wrong = Object.entries(made).find(([name, value]) => kept[name] !== value);
  if (wrong === undefined) return null;
  const [name, value] = wrong;
  const is = kept[name];
  const isText = typeof is === "string" && typeof value === "string";
  const byte = isText ? firstDifference(Buffer.from(is), Buffer.from(value)) : null;
  return `its ${name}${byte === null ? "" : `, byte ${byte},`} is not that of its event`;
}

const areSame = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join("\n") === [...other].sort().join("\n");

function damagedEvent(row: ServedRow, event: CommittedEvent): Damage | null {
  return damagedOwn(row, event.envelope) ?? damagedPublic(row, event);
}

function damagedOwn(row: ServedRow, envelope: Envelope): Damage | null {
  const at = `trace_events ${row.tenant} ${row.id}`;
  if (row.own === null) return { at, why: "it is not there" };
  const captured = { fields: fieldsOf(envelope.body), inherited: null, pointer: "" };
  const index = indexed(captured);
  const columns = columnsOf(captured, index);
  const why = unlike(row.own, {
    event_id: columns.eventId,
    declared_at: columns.declaredAt,
    event_type: columns.eventType,
    action: columns.action,
    biz_step: columns.bizStep,
    disposition: columns.disposition,
    read_point: columns.readPoint,
    biz_location: columns.bizLocation,
    event_time: columns.eventTime.getTime(),
    event_time_zone_offset: columns.eventTimeZoneOffset,
    record_time: Date.parse(envelope.recordTime),
  });
  if (why !== null) return { at, why };
  if (row.audience !== envelope.audience) return { at, why: "its circle is not that of its event" };
  const media = envelope.body["_media"];
  if (row.media !== media) {
    const byte = firstDifference(Buffer.from(row.media ?? ""), Buffer.from(`${media}`));
    const capture = `trace_captures ${row.tenant} ${row.capture}, media, byte ${byte}`;
    return { at: capture, why: "its events say otherwise" };
  }
  const codes = codesIn(index).map(({ role, identity }) => `${role} ${identity}`);
  if (areSame(row.ownCodes, codes)) return null;
  return { at: `trace_event_codes ${row.tenant} ${row.id}`, why: said };
}

function damagedPublic(row: ServedRow, { envelope, secret }: CommittedEvent): Damage | null {
  const at = `published_events ${row.id}`;
  if (envelope.audience !== "public") {
    return row.open === null ? null : { at, why: "its event is not for anyone" };
  }
  if (row.open === null) return row.told ? { at, why: "it is not there" } : null;
  const made = published({ id: row.id, tenantId: row.tenant, envelope, secret });
  const { ownerId, eventTime, transformationId, disclosure, body } = made.row;
  const why = unlike(row.open, {
    owner_id: ownerId,
    event_time: eventTime.getTime(),
    transformation_id: transformationId,
  });
  if (why !== null) return { at, why };
  const parts = [
    ["disclosure", row.disclosure, disclosure as unknown as Json],
    ["body", row.body, body],
  ] as const;
  for (const [name, kept, want] of parts) {
    const byte = firstDifference(bytesOf(kept), bytesOf(want));
    if (byte !== null) return { at: `${at}, ${name}, byte ${byte}`, why: said };
  }
  const codes = made.codes.map(
    ({ role, isClass, code }) => `${role} ${isClass ? "t" : "f"} ${code}`,
  );
  return areSame(row.openCodes, codes) ? null : { at: `published_codes ${row.id}`, why: said };
}

/** As jsonb does not keep it: the form that bytes are counted in is RFC 8785's. */
const bytesOf = (value: Json) => canonicalBytes(value as never);

const questions = [
  {
    ask: `select 'trace_events ' || tenant_id || ' ' || id as at from trace_events e
       where not exists (select from outbox o where o.tenant_id = e.tenant_id and o.id = e.id
         and o.type = 'trace.event-captured.v1') order by tenant_id, id limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'trace_event_codes ' || tenant_id || ' ' || event_id as at
       from trace_event_codes c where not exists (select from trace_events e
         where e.tenant_id = c.tenant_id and e.id = c.event_id)
       order by tenant_id, event_id limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'published_events ' || event_id as at from published_events p
       where not exists (select from outbox o where o.tenant_id = p.owner_id and o.id = p.event_id
         and o.type = 'trace.event-captured.v1') order by event_id limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'published_codes ' || event_id as at from published_codes c
       where not exists (select from published_events p where p.event_id = c.event_id)
       order by event_id limit 1`,
    why: "its event is not there",
  },
  {
    ask: `select 'trace_captures ' || c.tenant_id || ' ' || c.id as at from trace_captures c
       left join (select tenant_id, capture_id, count(*) as count, count(distinct place) as places,
           min(place) as first, max(place) as last, min(circle) as circle, max(circle) as other
         from trace_events group by tenant_id, capture_id) e
         on e.tenant_id = c.tenant_id and e.capture_id = c.id
       where e.count is distinct from c.event_count or e.places <> e.count or e.first <> 0
         or e.last <> e.count - 1 or e.circle <> c.circle or e.other <> c.circle
       order by c.tenant_id, c.id limit 1`,
    why: "its events are others than it says",
  },
] as const;

/** What is served and has no event, and captures whose events do not come to them. */
export function damagedServed(database: Database): Promise<Damage | null> {
  return firstFound(database, questions);
}
