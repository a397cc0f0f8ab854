import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  lt,
  notLike,
  or,
  type SQL,
  sql,
  sum,
} from "drizzle-orm";
import { type Envelope, readEnvelope } from "../../contracts/events/index.ts";
import type { EventId } from "../kernel/brand.ts";
import { circles, outbox } from "../platform/schema.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { traceCaptures, traceEventCodes, traceEvents, traceProducts } from "./schema.ts";

export type CaptureRow = typeof traceCaptures.$inferSelect;
export type EventRow = typeof traceEvents.$inferSelect;
export type ProductRow = typeof traceProducts.$inferSelect;

/** Which of a firm's events are asked for. */
export interface EventFilter {
  /** Canonical identity. */
  readonly code?: string | undefined;
  readonly bizStep?: string | undefined;
  readonly eventType?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** The keyset of a list by time: the instant in ISO 8601 and the id. */
export type TimeKey = readonly string[];

export const timeKeyOf = (row: { eventTime: Date; id: string }): TimeKey => [
  row.eventTime.toISOString(),
  row.id,
];

function afterKey(after: TimeKey | null): SQL | undefined {
  if (after === null) return undefined;
  const [time = "", id = ""] = after;
  return sql`(${traceEvents.eventTime}, ${traceEvents.id}) < (${time}::timestamptz, ${id}::uuid)`;
}

function aboutCode(scope: TenantScope, code: string): SQL {
  return exists(
    scope.db
      .select({ one: sql`1` })
      .from(traceEventCodes)
      .where(
        and(
          eq(traceEventCodes.tenantId, scope.house),
          eq(traceEventCodes.code, code),
          eq(traceEventCodes.eventId, traceEvents.id),
        ),
      ),
  );
}

/** A page of the firm's events, newest first; one row more than `first` when there are more. */
export async function eventsPage(
  scope: TenantScope,
  filter: EventFilter,
  first: number,
  after: TimeKey | null,
): Promise<EventRow[]> {
  const { code, bizStep, eventType, from, until } = filter;
  return scope.db
    .select()
    .from(traceEvents)
    .where(
      and(
        eq(traceEvents.tenantId, scope.house),
        code === undefined ? undefined : aboutCode(scope, code),
        bizStep === undefined ? undefined : eq(traceEvents.bizStep, bizStep),
        eventType === undefined ? undefined : eq(traceEvents.eventType, eventType),
        from === undefined ? undefined : sql`${traceEvents.eventTime} >= ${from.toISOString()}`,
        until === undefined ? undefined : lt(traceEvents.eventTime, until),
        afterKey(after),
      ),
    )
    .orderBy(desc(traceEvents.eventTime), desc(traceEvents.id))
    .limit(first + 1);
}

export async function eventById(scope: TenantScope, id: string): Promise<EventRow | null> {
  const [row] = await scope.db
    .select()
    .from(traceEvents)
    .where(and(eq(traceEvents.tenantId, scope.house), eq(traceEvents.id, id as EventId)));
  return row ?? null;
}

/** Events under one EPCIS eventID: the event, and declarations that it was wrong. */
export async function eventsByEventId(scope: TenantScope, eventId: string): Promise<EventRow[]> {
  return scope.db
    .select()
    .from(traceEvents)
    .where(and(eq(traceEvents.tenantId, scope.house), eq(traceEvents.eventId, eventId)))
    .orderBy(asc(traceEvents.recordTime), asc(traceEvents.id));
}

/** The committed envelopes of events of this house, by id. */
export async function envelopesOf(
  scope: TenantScope,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, Envelope>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: outbox.id, canonical: outbox.canonical })
    .from(outbox)
    .where(and(eq(outbox.tenantId, scope.house), inArray(outbox.id, [...ids])));
  return new Map(
    rows.map(({ id, canonical }) => [id, readEnvelope(Buffer.from(canonical).toString("utf8"))]),
  );
}

/** The same with the secrets, by which what may be shown of an event is disclosed. */
export async function committedOf(
  { db, house }: Pick<TenantScope, "db" | "house">,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, { readonly envelope: Envelope; readonly secret: Uint8Array }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: outbox.id, canonical: outbox.canonical, secret: outbox.secret })
    .from(outbox)
    .where(and(eq(outbox.tenantId, house), inArray(outbox.id, [...ids])));
  return new Map(
    rows.map(({ id, canonical, secret }) => {
      const envelope = readEnvelope(Buffer.from(canonical).toString("utf8"));
      return [id, { envelope, secret }];
    }),
  );
}

export async function codesOfEvents(scope: TenantScope, ids: readonly EventId[]) {
  if (ids.length === 0) return [];
  return scope.db
    .select()
    .from(traceEventCodes)
    .where(
      and(eq(traceEventCodes.tenantId, scope.house), inArray(traceEventCodes.eventId, [...ids])),
    )
    .orderBy(asc(traceEventCodes.code), asc(traceEventCodes.role));
}

export async function captureById(scope: TenantScope, id: string): Promise<CaptureRow | null> {
  const [row] = await scope.db
    .select()
    .from(traceCaptures)
    .where(and(eq(traceCaptures.tenantId, scope.house), eq(traceCaptures.id, id)));
  return row ?? null;
}

export async function capturesPage(
  scope: TenantScope,
  first: number,
  after: TimeKey | null,
): Promise<CaptureRow[]> {
  const [time = "", id = ""] = after ?? [];
  const key = sql`(${traceCaptures.startedAt}, ${traceCaptures.id}) < (${time}::timestamptz, ${id}::uuid)`;
  return scope.db
    .select()
    .from(traceCaptures)
    .where(and(eq(traceCaptures.tenantId, scope.house), after === null ? undefined : key))
    .orderBy(desc(traceCaptures.startedAt), desc(traceCaptures.id))
    .limit(first + 1);
}

/** The events of one capture in the order of its document. */
export async function eventsOfCapture(scope: TenantScope, captureId: string): Promise<EventRow[]> {
  return scope.db
    .select()
    .from(traceEvents)
    .where(and(eq(traceEvents.tenantId, scope.house), eq(traceEvents.captureId, captureId)))
    .orderBy(asc(traceEvents.place));
}

export async function hasCircle(scope: TenantScope, name: string): Promise<boolean> {
  const [row] = await scope.db
    .select({ name: circles.name })
    .from(circles)
    .where(and(eq(circles.tenantId, scope.house), eq(circles.name, name)));
  return row !== undefined;
}

/** How names of circles with single firms begin: what is shared there is granted event by event. */
export const withFirm = "firm:";

/** The audiences of what the firm captures; not those of its circles with single firms. */
export async function ownAudiences(scope: TenantScope): Promise<string[]> {
  const rows = await scope.db
    .select({ audience: circles.audience })
    .from(circles)
    .where(and(eq(circles.tenantId, scope.house), notLike(circles.name, `${withFirm}%`)));
  return rows.map(({ audience }) => Buffer.from(audience).toString("hex"));
}

/** The first of these EPCIS event ids that is here already, told apart by declaration. */
export async function repeatedEvent(
  scope: TenantScope,
  events: readonly { readonly eventId: string | null; readonly declaredAt: string }[],
): Promise<string | null> {
  const named = events.filter((event) => event.eventId !== null);
  if (named.length === 0) return null;
  const [row] = await scope.db
    .select({ eventId: traceEvents.eventId })
    .from(traceEvents)
    .where(
      and(
        eq(traceEvents.tenantId, scope.house),
        or(
          ...named.map(({ eventId, declaredAt }) =>
            and(eq(traceEvents.eventId, eventId ?? ""), eq(traceEvents.declaredAt, declaredAt)),
          ),
        ),
      ),
    )
    .limit(1);
  return row?.eventId ?? null;
}

export async function productsPage(
  scope: TenantScope,
  first: number,
  after: TimeKey | null,
): Promise<ProductRow[]> {
  const [product = ""] = after ?? [];
  return scope.db
    .select()
    .from(traceProducts)
    .where(
      and(
        eq(traceProducts.tenantId, scope.house),
        after === null ? undefined : sql`${traceProducts.product} > ${product}`,
      ),
    )
    .orderBy(asc(traceProducts.product))
    .limit(first + 1);
}

export async function productByCode(
  scope: TenantScope,
  product: string,
): Promise<ProductRow | null> {
  const [row] = await scope.db
    .select()
    .from(traceProducts)
    .where(and(eq(traceProducts.tenantId, scope.house), eq(traceProducts.product, product)));
  return row ?? null;
}

const dayMs = 86_400_000;

/** How many events the firm has captured in the last 24 hours. */
export async function eventsOfDay({ db, house, now }: TenantScope): Promise<number> {
  const [row] = await db
    .select({ events: sum(traceCaptures.eventCount) })
    .from(traceCaptures)
    .where(
      and(
        eq(traceCaptures.tenantId, house),
        gt(traceCaptures.startedAt, new Date(now.getTime() - dayMs)),
      ),
    );
  return Number(row?.events ?? 0);
}
