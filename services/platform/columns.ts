import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import type { TenantId } from "../kernel/brand.ts";

/** Bytes as they are. Committed bytes are kept so, never as jsonb. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** A transaction's 64-bit id: the order in which the relay stamps positions. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** First column of every key of a tenant's table. */
export const tenantId = () => uuid("tenant_id").$type<TenantId>().notNull();
