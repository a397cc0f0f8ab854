import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

/**
 * Sharing. Each grant is written twice in one act, under one id: in the owner's house as the truth
 * and in the grantee's as his ticket. `fields` empty: all fields.
 */
export const grants = pgTable(
  "grants",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    // The owner writes both copies, so he is the requester of the row policies.
    ownerId: uuid("requester").$type<TenantId>().notNull(),
    granteeId: uuid("grantee_tenant_id").$type<TenantId>().notNull(),
    resourceType: text("resource_type").notNull(),
    resourceId: uuid("resource_id").notNull(),
    relation: text("relation").$type<"reader">().notNull(),
    purpose: text("purpose").notNull(),
    fields: text("fields").array().notNull(),
    givenAt: instant("given_at").notNull(),
    validFrom: instant("valid_from").notNull(),
    validUntil: instant("valid_until"),
    revokedAt: instant("revoked_at"),
    policyHash: bytea("policy_hash").notNull(),
    /** The circle whose chains the thing's event is appended to; null for what is no event. */
    audience: bytea("audience"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("grants_resource").on(table.tenantId, table.resourceType, table.resourceId),
  ],
);

/**
 * Who of the operator's people has looked under a grant of support, once each, in the house of the
 * firm that gave it; his looks one by one are in its audit. `id` is the grant's.
 */
export const supportUses = pgTable(
  "support_uses",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    requester: uuid("requester").$type<TenantId>().notNull(),
    name: text("name").notNull(),
    firstAt: instant("first_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id, table.personId] })],
);
