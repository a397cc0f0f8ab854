import { bigint, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { bytea, instant } from "../../platform/columns.ts";

const personId = () => uuid("person_id").$type<PersonId>().notNull();

/** A person's authenticator; its secret is sealed, and each of its codes counts once. */
export const totpFactors = pgTable("totp_factors", {
  personId: personId().primaryKey(),
  secret: text("secret").notNull(),
  lastStep: bigint("last_step", { mode: "number" }).notNull(),
  addedAt: instant("added_at").notNull(),
  lastUsedAt: instant("last_used_at").notNull(),
});

/** A person's passkey. One authenticator is kept once. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid("id").primaryKey(),
    personId: personId(),
    credentialId: text("credential_id").notNull(),
    publicKey: bytea("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    name: text("name").notNull(),
    addedAt: instant("added_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
  },
  (table) => [unique("passkeys_credential").on(table.personId, table.credentialId)],
);

/** What lets a person in once without his factor; only keyed digests are kept. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: personId(),
    position: integer("position").notNull(),
    digest: bytea("digest").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.position] })],
);
