import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

/** People sign in once for all their firms; row security shows each person only to himself. */
export const people = pgTable("people", {
  id: uuid("id").$type<PersonId>().primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  locale: text("locale").$type<"zh" | "en">().notNull(),
  tenantIds: uuid("tenant_ids").array().$type<TenantId[]>().notNull(),
  lastTenantId: uuid("last_tenant_id").$type<TenantId>().notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Failed sign-ins in a row, of an e-mail (known or not) or of a network; named by their digest. */
export const signInAttempts = pgTable("sign_in_attempts", {
  subject: text("subject").primaryKey(),
  failures: integer("failures").notNull(),
  lastAt: instant("last_at").notNull(),
  pausedUntil: instant("paused_until"),
});

/** A person in a firm, with the name and e-mail that the firm's own list shows. */
export const memberships = pgTable(
  "memberships",
  {
    tenantId: tenantId(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    roles: text("roles").array().$type<Role[]>().notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    joinedAt: instant("joined_at").notNull(),
    welcomedAt: instant("welcomed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId] }),
    unique("memberships_email").on(table.tenantId, table.email),
  ],
);

/** A way into a firm for whoever holds its code, of which only the digest is kept. */
export const invitations = pgTable(
  "invitations",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    roles: text("roles").array().$type<Role[]>().notNull(),
    codeHash: bytea("code_hash").notNull(),
    issuedAt: instant("issued_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    withdrawnAt: instant("withdrawn_at"),
    /** Into the operator's house, until another of his three administrators confirms it. */
    awaitsConfirmation: boolean("awaits_confirmation").notNull().default(false),
    /** Of the operator's people: he has these roles once it is confirmed, and no code opens it. */
    personId: uuid("person_id").$type<PersonId>(),
    /** Who asks for what awaits a confirmation, and so does not give it. */
    issuedBy: uuid("issued_by").$type<PersonId>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("invitations_code").on(table.tenantId, table.codeHash),
    index("invitations_email").on(table.tenantId, table.email),
  ],
);
