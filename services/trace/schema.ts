import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { JsonObject } from "../../contracts/events/index.ts";
import type { EventId, TenantId } from "../kernel/brand.ts";
import { instant, tenantId } from "../platform/columns.ts";
import type { CodeRole } from "./epcis/what.ts";

/** What was sent to POST /epcis/capture: one document, taken in whole or not at all. */
export const traceCaptures = pgTable(
  "trace_captures",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at").notNull(),
    eventCount: integer("event_count").notNull(),
    circle: text("circle").notNull(),
    media: text("media").notNull(),
    /** The document around the events, without them: what reading back needs. */
    frame: jsonb("frame").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("trace_captures_time").on(table.tenantId, table.startedAt, table.id),
  ],
);

/** Captured events as the firm asks for them; the event itself is in the outbox. */
export const traceEvents = pgTable(
  "trace_events",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<EventId>().notNull(),
    captureId: uuid("capture_id").notNull(),
    place: integer("place").notNull(),
    eventId: text("event_id"),
    /** An error declaration repeats the event's id: it is told apart by its own time. */
    declaredAt: text("declared_at").notNull().default(""),
    eventType: text("event_type").notNull(),
    action: text("action"),
    bizStep: text("biz_step"),
    disposition: text("disposition"),
    readPoint: text("read_point"),
    bizLocation: text("biz_location"),
    eventTime: instant("event_time").notNull(),
    eventTimeZoneOffset: text("event_time_zone_offset").notNull(),
    recordTime: instant("record_time").notNull(),
    circle: text("circle").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.captureId],
      foreignColumns: [traceCaptures.tenantId, traceCaptures.id],
    }),
    unique("trace_events_event_id").on(table.tenantId, table.eventId, table.declaredAt),
    index("trace_events_time").on(table.tenantId, table.eventTime, table.id),
    index("trace_events_capture").on(table.tenantId, table.captureId, table.place),
  ],
);

/** The codes that a firm's events are about, by canonical identity. */
export const traceEventCodes = pgTable(
  "trace_event_codes",
  {
    tenantId: tenantId(),
    code: text("code").notNull(),
    eventId: uuid("event_id").$type<EventId>().notNull(),
    role: text("role").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.code, table.eventId, table.role] }),
    index("trace_event_codes_event").on(table.tenantId, table.eventId),
  ],
);

/** Product classes as their maker describes them. */
export const traceProducts = pgTable(
  "trace_products",
  {
    tenantId: tenantId(),
    product: text("product").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    descriptionZh: text("description_zh").notNull(),
    descriptionEn: text("description_en").notNull(),
    describedAt: instant("described_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.product] })],
);

/** Events for anyone, as a disclosure: what of them may be shown, with the salts for that only. */
export const publishedEvents = pgTable(
  "published_events",
  {
    eventId: uuid("event_id").$type<EventId>().primaryKey(),
    ownerId: uuid("owner_id").$type<TenantId>().notNull(),
    eventTime: instant("event_time").notNull(),
    transformationId: text("transformation_id"),
    disclosure: jsonb("disclosure").notNull(),
    /** The event's shown fields, for the walk through the genealogy. */
    body: jsonb("body").$type<JsonObject>().notNull(),
  },
  (table) => [index("published_events_transformation").on(table.transformationId)],
);

/** By which code a public event is found, walked level by level. */
export const publishedCodes = pgTable(
  "published_codes",
  {
    code: text("code").notNull(),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => publishedEvents.eventId),
    role: text("role").$type<CodeRole>().notNull(),
    /** Named by class or lot; else a single thing. */
    isClass: boolean("is_class").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.eventId, table.role] }),
    index("published_codes_event").on(table.eventId),
  ],
);

/** Product descriptions for anyone: one for each firm that describes the class. */
export const publishedProducts = pgTable(
  "published_products",
  {
    product: text("product").notNull(),
    ownerId: uuid("owner_id").$type<TenantId>().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    descriptionZh: text("description_zh").notNull(),
    descriptionEn: text("description_en").notNull(),
    describedAt: instant("described_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.product, table.ownerId] })],
);
