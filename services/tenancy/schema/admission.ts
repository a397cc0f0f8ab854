import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

export const applicationStatuses = ["open", "approved", "refused", "withdrawn"] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/**
 * A firm that asks to be admitted, in the operator's house. Whoever holds the code of the link sees
 * it; only the code's digest is kept.
 */
export const admissionApplications = pgTable(
  "admission_applications",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    codeHash: bytea("code_hash").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    cityZh: text("city_zh").notNull(),
    cityEn: text("city_en").notNull(),
    uscc: text("uscc").notNull(),
    gln: text("gln"),
    administratorEmail: text("administrator_email").notNull(),
    note: text("note").notNull(),
    status: text("status").$type<ApplicationStatus>().notNull(),
    submittedAt: instant("submitted_at").notNull(),
    decidedAt: instant("decided_at"),
    /** Why it was refused. */
    reason: text("reason"),
    /** The firm that was founded by it. */
    firmId: uuid("firm_id").$type<TenantId>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("admission_applications_code").on(table.tenantId, table.codeHash),
    index("admission_applications_status").on(table.tenantId, table.status, table.id),
  ],
);

/** A document that an applicant has sent; its bytes are a blob under its id. */
export const admissionDocuments = pgTable(
  "admission_documents",
  {
    tenantId: tenantId(),
    applicationId: uuid("application_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    media: text("media").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: bytea("sha256").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("admission_documents_application").on(table.tenantId, table.applicationId, table.id),
  ],
);

/** What the operator's two administrators do in approving: neither can do the other's. */
export type ApprovalAct = "examine" | "confirm";

/** Who of the operator's people has approved an application, and as what: nobody twice. */
export const admissionApprovals = pgTable(
  "admission_approvals",
  {
    tenantId: tenantId(),
    applicationId: uuid("application_id").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    act: text("act").$type<ApprovalAct>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.applicationId, table.personId] })],
);
