import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../../services/platform/database.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import type { Identity } from "../codes/index.ts";
import { type Prefix, prefixesOver } from "./prefixes.ts";
import { identifierPrefixes } from "./schema.ts";

/** A prefix that is, or was, a firm's here. */
export interface Delegated extends Prefix {
  readonly withdrawn: boolean;
}

/** The prefixes over a code that were given to firms here; for the resolver's role. */
export async function delegatedOver(database: Database, code: Identity): Promise<Delegated[]> {
  const prefixes = prefixesOver(code);
  const [first] = prefixes;
  if (first === undefined) return [];
  return database.ask<Delegated>(
    `
    select scheme, prefix, withdrawn_at is not null as withdrawn
    from identifier_prefixes where scheme = $1 and prefix = any($2) order by prefix`,
    [first.scheme, prefixes.map(({ prefix }) => prefix)],
  );
}

/** Whether a prefix is the firm's, whole and still. */
export async function isOwnPrefix(
  { db, house }: TenantScope,
  { scheme, prefix }: Prefix,
): Promise<boolean> {
  const columns = identifierPrefixes;
  const own = and(
    eq(columns.tenantId, house),
    eq(columns.scheme, scheme),
    eq(columns.prefix, prefix),
    isNull(columns.withdrawnAt),
  );
  return (await db.$count(columns, own)) > 0;
}
