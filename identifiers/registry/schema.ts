import { isNotNull } from "drizzle-orm";
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Brand, TenantId } from "../../services/kernel/brand.ts";
import { instant, tenantId } from "../../services/platform/columns.ts";
import type { Identity } from "../codes/index.ts";
import type { PrefixScheme } from "./prefixes.ts";
import type { KeptValue, TemplateEntry } from "./values.ts";

export type RecordId = Brand<string, "RecordId">;
export type TemplateId = Brand<string, "TemplateId">;

/** What is done to a record. */
export const recordActs = ["registered", "changed", "deleted"] as const;
export type RecordAct = (typeof recordActs)[number];

/** How an administrator of Handles shows who it is: by a secret that both know, or by a key pair. */
export const administratorKinds = ["seckey", "pubkey"] as const;
export type AdministratorKind = (typeof administratorKinds)[number];

/**
 * Which firm names things under a prefix. A name is for good, so a prefix that was withdrawn goes to
 * no other firm; what stands under it still resolves.
 */
export const identifierPrefixes = pgTable(
  "identifier_prefixes",
  {
    scheme: text("scheme").$type<PrefixScheme>().notNull(),
    prefix: text("prefix").notNull(),
    id: uuid("id").notNull(),
    tenantId: uuid("tenant_id").$type<TenantId>().notNull(),
    delegatedAt: instant("delegated_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.scheme, table.prefix] }),
    unique("identifier_prefixes_id").on(table.id),
  ],
);

/** What a firm says of one thing. A deleted record stays, without values. */
export const registryRecords = pgTable(
  "registry_records",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<RecordId>().notNull(),
    /** The name under which it was registered. */
    code: text("code").$type<Identity>().notNull(),
    values: jsonb("values").$type<readonly KeptValue[]>().notNull(),
    templateId: uuid("template_id").$type<TemplateId>(),
    /** Counts from 1; each act makes the next. */
    version: integer("version").notNull(),
    act: text("act").$type<RecordAct>().notNull(),
    principal: text("principal").notNull(),
    registeredAt: instant("registered_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("registry_records_code").on(table.tenantId, table.code),
    // Which things are of a class.
    index("registry_records_template")
      .on(table.tenantId, table.templateId)
      .where(isNotNull(table.templateId)),
  ],
);

/** Every name of each record: that under which it was registered, and its other ones. */
export const registryNames = pgTable(
  "registry_names",
  {
    tenantId: tenantId(),
    code: text("code").$type<Identity>().notNull(),
    /** The name without case where readers could take two that differ in case for one. */
    folded: text("folded").notNull(),
    recordId: uuid("record_id").$type<RecordId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.code] }),
    unique("registry_names_folded").on(table.tenantId, table.folded),
    // The resolver looks for a name without knowing whose it is.
    index("registry_names_code").on(table.code),
    index("registry_names_record").on(table.tenantId, table.recordId),
  ],
);

/**
 * What texts are looked for in: of each record its names, types and values, in lower case. Apart
 * from records, whose policy is asked of each row that is read, for visitors with tickets may see
 * some; here it is asked once.
 */
export const registryTexts = pgTable(
  "registry_texts",
  {
    tenantId: tenantId(),
    code: text("code").$type<Identity>().notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.code] })],
);

/** Records as they were before each act on them. */
export const registryFormer = pgTable(
  "registry_former",
  {
    tenantId: tenantId(),
    recordId: uuid("record_id").$type<RecordId>().notNull(),
    version: integer("version").notNull(),
    names: jsonb("names").$type<readonly Identity[]>().notNull(),
    values: jsonb("values").$type<readonly KeptValue[]>().notNull(),
    act: text("act").$type<RecordAct>().notNull(),
    principal: text("principal").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.recordId, table.version] })],
);

/** For whom values of each type are, for all things of a class. */
export const registryTemplates = pgTable(
  "registry_templates",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<TemplateId>().notNull(),
    name: text("name").notNull(),
    entries: jsonb("entries").$type<readonly TemplateEntry[]>().notNull(),
    savedAt: instant("saved_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Who may write Handles under a prefix over the Handle protocols: `300:0.NA/88.118.8`. */
export const registryAdministrators = pgTable(
  "registry_administrators",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    /** A naming authority. */
    prefix: text("prefix").notNull(),
    index: integer("index").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<AdministratorKind>().notNull(),
    /** The secret, sealed and bound to the row's id; null for a key pair. */
    sealed: text("sealed"),
    /** The public key as PEM; null for a secret. */
    publicKey: text("public_key"),
    issuedAt: instant("issued_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("registry_administrators_index").on(table.tenantId, table.prefix, table.index),
  ],
);

/**
 * Sessions of administrators who have answered their challenge. Ended ones stay until the challenge
 * itself has lapsed: it is answered once.
 */
export const registrySessions = pgTable(
  "registry_sessions",
  {
    tenantId: tenantId(),
    /** A digest of the session's id. */
    mark: text("mark").notNull(),
    administratorId: uuid("administrator_id").notNull(),
    begunAt: instant("begun_at").notNull(),
    endsAt: instant("ends_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.mark] }),
    // The resolver looks for a session without knowing whose it is.
    index("registry_sessions_mark").on(table.mark),
    index("registry_sessions_administrator").on(table.tenantId, table.administratorId),
  ],
);
