import {
  bigint,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { TenantId } from "../../kernel/brand.ts";
import { tenantId } from "../../platform/columns.ts";
import type { CapabilityId, MarketCertificate, Visibility } from "../schema.ts";

/**
 * What a resource was published as able to do, and to whom: once for all offers of which that is
 * equal. A search looks here first, for there are few, and at the time and price of offers afterwards.
 */
export const marketCapabilities = pgTable(
  "market_capabilities",
  {
    process: text("process").notNull(),
    id: uuid("id").$type<CapabilityId>().notNull(),
    tenantId: tenantId(),
    placeX: doublePrecision("place_x").notNull(),
    placeY: doublePrecision("place_y").notNull(),
    placeZ: doublePrecision("place_z").notNull(),
    materials: text("materials").array().notNull(),
    shortSideNm: bigint("short_side_nm", { mode: "number" }).notNull(),
    middleSideNm: bigint("middle_side_nm", { mode: "number" }).notNull(),
    longSideNm: bigint("long_side_nm", { mode: "number" }).notNull(),
    toleranceNm: bigint("tolerance_nm", { mode: "number" }).notNull(),
    certificates: jsonb("certificates").$type<readonly MarketCertificate[]>().notNull(),
    searchText: text("search_text").notNull(),
    visibility: text("visibility").$type<Visibility>().notNull(),
    sharedWith: uuid("shared_with").$type<TenantId>().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.process, table.id] }),
    index("market_capabilities_fit").on(
      table.process,
      table.toleranceNm,
      table.longSideNm,
      table.middleSideNm,
      table.shortSideNm,
    ),
  ],
);
