import { bigint, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId } from "../../services/platform/columns.ts";
import type { Identity } from "../codes/index.ts";

/** Who asks: a person who is led or shown something, or a program that reads lists and values. */
export const readers = ["person", "program"] as const;
export type Reader = (typeof readers)[number];

/** How often what a firm has named was resolved, by the hour. Nothing of who asked is kept. */
export const registryResolutions = pgTable(
  "registry_resolutions",
  {
    tenantId: tenantId(),
    /** When the hour began, in UTC. */
    hour: instant("hour").notNull(),
    code: text("code").$type<Identity>().notNull(),
    /** A country by ISO 3166-1; empty where it is not known. */
    region: text("region").notNull(),
    reader: text("reader").$type<Reader>().notNull(),
    times: bigint("times", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.hour, table.code, table.region, table.reader] }),
  ],
);
