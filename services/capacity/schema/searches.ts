import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ResourceId } from "../../capability/index.ts";
import type { Brand, PersonId, TenantId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";
import type { Place } from "../market/place.ts";
import type { KeptAsk } from "../market/wants.ts";
import type { OfferId } from "../schema.ts";

export type SearchId = Brand<string, "SearchId">;

/** What a person searches the market for again and again: as it was asked, not as it was found. */
export const marketSearches = pgTable(
  "market_searches",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<SearchId>().notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    name: text("name").notNull(),
    ask: jsonb("ask").$type<KeptAsk>().notNull(),
    /** Where the site stood that it measures from, when it was saved. */
    place: jsonb("place").$type<Place>(),
    /** Of the wants the one by which offers find the searches that they concern. */
    process: text("process"),
    alerts: boolean("alerts").notNull(),
    savedAt: instant("saved_at").notNull(),
    /** How many offers it was told of, and when last. */
    told: integer("told").notNull().default(0),
    lastToldAt: instant("last_told_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("market_searches_person").on(table.tenantId, table.personId, table.id),
    index("market_searches_alerts").on(table.process, table.tenantId, table.id).where(sql`alerts`),
  ],
);

/**
 * That an offer newly matches a search: found by the worker, told in the firm's house. A row stays
 * when it was told, so that a search hears of an offer once, whatever becomes of the offer's time.
 */
export const marketSearchMatches = pgTable(
  "market_search_matches",
  {
    tenantId: tenantId(),
    searchId: uuid("search_id").$type<SearchId>().notNull(),
    offerId: uuid("offer_id").$type<OfferId>().notNull(),
    provider: uuid("provider").$type<TenantId>().notNull(),
    /** The end of the offer's window: afterwards it can match nothing any more. */
    untilAt: instant("until_at").notNull(),
    toldAt: instant("told_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.searchId, table.offerId] }),
    foreignKey({
      name: "market_search_matches_search",
      columns: [table.tenantId, table.searchId],
      foreignColumns: [marketSearches.tenantId, marketSearches.id],
    }).onDelete("cascade"),
    index("market_search_matches_until").on(table.untilAt),
    index("market_search_matches_untold").on(table.tenantId).where(sql`told_at is null`),
  ],
);

/**
 * Time that has come onto the market and that no search was compared with yet: of an offer that is
 * new there, or of whatever a resource offers, given back. Written with the market's change.
 */
export const marketNews = pgTable(
  "market_news",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    /** Null: all offers of the resource. */
    offerId: uuid("offer_id").$type<OfferId>(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    /** Of hours of a week how much of it; null: all of it. */
    minutes: integer("minutes"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
