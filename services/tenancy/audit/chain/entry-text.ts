import { sql } from "drizzle-orm";
import type { AuditEntryText } from "../../../../contracts/audit/index.ts";
import { auditEntries as entry } from "../../../platform/schema.ts";

/**
 * The columns of an entry as the chain commits them: as PostgreSQL prints them, so that nothing is
 * rounded or put in another order on the way.
 */
export const entryText = {
  tenantId: sql<string>`${entry.tenantId}::text`,
  id: sql<string>`${entry.id}::text`,
  requester: sql<string>`${entry.requester}::text`,
  at: sql<string>`to_char(${entry.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  principal: sql<string>`${entry.principal}`,
  action: sql<string>`${entry.action}`,
  subject: sql<string | null>`${entry.subject}`,
  details: sql<string>`${entry.details}::text`,
  requestId: sql<string>`${entry.requestId}`,
  address: sql<string | null>`${entry.address}`,
} satisfies Record<keyof AuditEntryText, unknown>;
