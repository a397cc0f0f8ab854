import {
  bigint,
  doublePrecision,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Brand } from "../kernel/brand.ts";
import { instant, tenantId } from "../platform/columns.ts";

export type SiteId = Brand<string, "SiteId">;
export type ResourceId = Brand<string, "ResourceId">;

export const resourceKinds = ["machine", "line", "lab", "rig", "team"] as const;
export type ResourceKind = (typeof resourceKinds)[number];

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
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** What can be booked, and what it can do. Lengths are whole nanometres. */
export const resources = pgTable(
  "resources",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<ResourceId>().notNull(),
    siteId: uuid("site_id").$type<SiteId>().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    kind: text("kind").$type<ResourceKind>().notNull(),
    processes: text("processes").array().notNull(),
    materials: text("materials").array().notNull(),
    envelopeXNm: bigint("envelope_x_nm", { mode: "number" }).notNull(),
    envelopeYNm: bigint("envelope_y_nm", { mode: "number" }).notNull(),
    envelopeZNm: bigint("envelope_z_nm", { mode: "number" }).notNull(),
    toleranceNm: bigint("tolerance_nm", { mode: "number" }).notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
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
