import { sql } from "drizzle-orm";
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

/** The audience of what everyone may see. */
export const everyone = "00000000-0000-0000-0000-000000000000" as TenantId;

/**
 * What a resource was published as able to do: once for all offers of which that and those who see
 * it are equal, and of these once for everyone or for each firm. A search looks here first, for
 * there are few, and at the time and price of offers afterwards. All that it compares is in one
 * index, with the audience in front, so that row security refuses nothing of what it reads.
 */
export const marketCapabilities = pgTable(
  "market_capabilities",
  {
    process: text("process").notNull(),
    /** The firm that may see it, or everyone. */
    audience: uuid("audience").$type<TenantId>().notNull(),
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
    /** No offer of it asks less for an hour, as far as prices are compared at all. */
    leastPriceMinor: bigint("least_price_minor", { mode: "bigint" }).notNull(),
    /** A bit for each material, by its digest: what lacks the bit lacks the material. */
    materialBits: bigint("material_bits", { mode: "bigint" })
      .notNull()
      .generatedAlwaysAs(sql`bits_of(materials)`),
    /** The same of standards, with and without their edition. */
    standardBits: bigint("standard_bits", { mode: "bigint" })
      .notNull()
      .generatedAlwaysAs(sql`bits_of(standards_of(certificates))`),
  },
  (table) => [
    primaryKey({ columns: [table.process, table.id, table.audience] }),
    index("market_capabilities_fit").on(
      table.audience,
      table.process,
      table.toleranceNm,
      table.longSideNm,
      table.middleSideNm,
      table.shortSideNm,
      table.placeX,
      table.placeY,
      table.placeZ,
      table.leastPriceMinor,
      table.materialBits,
      table.standardBits,
      table.id,
    ),
  ],
);
