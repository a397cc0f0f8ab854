import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { JsonObject } from "../../contracts/events/index.ts";
import type { Brand } from "../kernel/brand.ts";
import { instant, tenantId } from "../platform/columns.ts";

export type SiteId = Brand<string, "SiteId">;
export type ResourceId = Brand<string, "ResourceId">;

/** Kinds with a working space, into which a part must fit. */
export const spatialKinds = ["machine", "line", "lab", "rig"] as const;
/** Kinds that work without one: they may leave out envelope and tolerance. */
export const otherKinds = ["team", "expert", "software", "design", "vehicle"] as const;
export const resourceKinds = [...spatialKinds, ...otherKinds] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/**
 * What the operator has said of places in the tree of processes, one row for each time; the newest
 * version counts. The tree that the platform brings stands in the code.
 */
export const processTerms = pgTable(
  "process_terms",
  {
    code: text("code").notNull(),
    version: integer("version").notNull(),
    parent: text("parent"),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    retired: boolean("retired").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
);

/** Places of a firm. */
export const sites = pgTable(
  "sites",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<SiteId>().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    cityZh: text("city_zh").notNull(),
    cityEn: text("city_en").notNull(),
    gln: text("gln"),
    latitude: doublePrecision("latitude").notNull(),
    longitude: doublePrecision("longitude").notNull(),
    timeZone: text("time_zone").notNull(),
    addedAt: instant("added_at").notNull(),
    /** What a search reads, as one text in lower case. */
    searchText: text("search_text")
      .notNull()
      .generatedAlwaysAs(
        sql`lower(name_zh || ' ' || name_en || ' ' || city_zh || ' ' || city_en || ' ' || coalesce(gln, ''))`,
      ),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/**
 * What can be booked, and what it can do. Lengths are whole nanometres; a resource without a working
 * space has an envelope of 0 and the widest tolerance, so that nothing fits into it.
 */
export const resources = pgTable(
  "resources",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<ResourceId>().notNull(),
    siteId: uuid("site_id").$type<SiteId>().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    kind: text("kind").$type<ResourceKind>().notNull(),
    /** The firm's own number for it, once in the firm. */
    reference: text("reference"),
    processes: text("processes").array().notNull(),
    materials: text("materials").array().notNull(),
    envelopeXNm: bigint("envelope_x_nm", { mode: "number" }).notNull(),
    envelopeYNm: bigint("envelope_y_nm", { mode: "number" }).notNull(),
    envelopeZNm: bigint("envelope_z_nm", { mode: "number" }).notNull(),
    toleranceNm: bigint("tolerance_nm", { mode: "number" }).notNull(),
    /** Pieces in one lot, at the least and at the most; null without limit. */
    batchLeast: integer("batch_least"),
    batchMost: integer("batch_most"),
    addedAt: instant("added_at").notNull(),
    changedAt: instant("changed_at"),
    /** Null of one that is in use: of a retired one nothing new is offered. */
    retiredAt: instant("retired_at"),
    /** As of sites. */
    searchText: text("search_text")
      .notNull()
      .generatedAlwaysAs(sql`lower(name_zh || ' ' || name_en || ' ' || coalesce(reference, ''))`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("resources_reference").on(table.tenantId, table.reference),
    index("resources_of_site").on(table.tenantId, table.siteId, table.id),
    foreignKey({
      name: "resources_site",
      columns: [table.tenantId, table.siteId],
      foreignColumns: [sites.tenantId, sites.id],
    }),
  ],
);

/** Certificates that a resource holds, such as a quality system or an accreditation. */
export const certificates = pgTable(
  "certificates",
  {
    tenantId: tenantId(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    id: uuid("id").notNull(),
    standard: text("standard").notNull(),
    number: text("number").notNull(),
    issuer: text("issuer"),
    /** What it covers, in the issuer's words. */
    scope: text("scope"),
    validFrom: instant("valid_from"),
    validUntil: instant("valid_until").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.resourceId, table.id] }),
    foreignKey({
      name: "certificates_resource",
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
  ],
);

/** A shift of every week by the clock of its site: minutes from midnight, over the next one too. */
export interface Shift {
  /** ISO 8601: 1 is Monday. */
  readonly weekday: number;
  readonly fromMinute: number;
  /** Above `fromMinute`, and at most a day later. */
  readonly untilMinute: number;
}

/** The shifts of a resource; one without a row is open at all hours. */
export const resourceCalendars = pgTable(
  "resource_calendars",
  {
    tenantId: tenantId(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    shifts: jsonb("shifts").$type<readonly Shift[]>().notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.resourceId] }),
    foreignKey({
      name: "resource_calendars_resource",
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
  ],
);

export const exceptionKinds = ["holiday", "extra", "maintenance"] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** Stretches of time that are unlike their week: of one resource, or of all on a site. */
export const calendarExceptions = pgTable(
  "calendar_exceptions",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    siteId: uuid("site_id").$type<SiteId>().notNull(),
    /** Null for all resources of the site. */
    resourceId: uuid("resource_id").$type<ResourceId>(),
    kind: text("kind").$type<ExceptionKind>().notNull(),
    /** By the clock of the site, `2026-10-01T00:00`; half-open. */
    fromLocal: text("from_local").notNull(),
    untilLocal: text("until_local").notNull(),
    note: text("note").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("calendar_exceptions_site").on(table.tenantId, table.siteId, table.untilLocal),
    index("calendar_exceptions_resource").on(table.tenantId, table.resourceId, table.untilLocal),
    foreignKey({
      name: "calendar_exceptions_site",
      columns: [table.tenantId, table.siteId],
      foreignColumns: [sites.tenantId, sites.id],
    }),
    foreignKey({
      name: "calendar_exceptions_resource",
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
  ],
);

/**
 * The firm's capability document as it came in last. In the place of a machine that became a
 * resource stands the resource's id.
 */
export const capabilityDocuments = pgTable("capability_documents", {
  tenantId: tenantId().primaryKey(),
  document: jsonb("document").$type<JsonObject>().notNull(),
  takenAt: instant("taken_at").notNull(),
});

/** What a document said of a machine that became a resource, with all that has no place there. */
export const resourceMachines = pgTable(
  "resource_machines",
  {
    tenantId: tenantId(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    machine: jsonb("machine").$type<JsonObject>().notNull(),
    /** The resource as it was read from there; another means that it was described anew since. */
    asRead: text("as_read").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.resourceId] }),
    foreignKey({
      name: "resource_machines_resource",
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
  ],
);
