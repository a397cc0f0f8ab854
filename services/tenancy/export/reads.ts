import { and, desc, eq, lt } from "drizzle-orm";
import type { Page } from "../../platform/graphql/connections.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { firmExports } from "../schema/exports.ts";
import { memberships } from "../schema/people.ts";

/** An archive as its firm sees it. */
export type FirmExport = typeof firmExports.$inferSelect & {
  /** The name of who asked for it, while he is a member. */
  readonly asker: string | null;
};

const withAsker = { ...columnsOf(), asker: memberships.name };

function columnsOf() {
  const { tenantId, id, askedBy, askedAt, status, beatAt, tries } = firmExports;
  const { tablesDone, tablesTotal, finishedAt, rows, sizeBytes, sha256 } = firmExports;
  const { expiresAt, removedAt } = firmExports;
  const asked = { tenantId, id, askedBy, askedAt, status, beatAt, tries };
  return {
    ...asked,
    tablesDone,
    tablesTotal,
    finishedAt,
    rows,
    sizeBytes,
    sha256,
    expiresAt,
    removedAt,
  };
}

const asked = and(
  eq(memberships.tenantId, firmExports.tenantId),
  eq(memberships.personId, firmExports.askedBy),
);

export async function exportById(
  { db, house }: TenantScope,
  id: string,
): Promise<FirmExport | null> {
  const [row] = await db
    .select(withAsker)
    .from(firmExports)
    .leftJoin(memberships, asked)
    .where(and(eq(firmExports.tenantId, house), eq(firmExports.id, id)));
  return row ?? null;
}

/** The house's archives, the newest first, and one more if there is a next page. */
export async function exportPage(
  { db, house }: TenantScope,
  { first, after }: Pick<Page, "first" | "after">,
): Promise<FirmExport[]> {
  const afterId = after?.[0];
  return db
    .select(withAsker)
    .from(firmExports)
    .leftJoin(memberships, asked)
    .where(
      and(
        eq(firmExports.tenantId, house),
        afterId === undefined ? undefined : lt(firmExports.id, afterId),
      ),
    )
    .orderBy(desc(firmExports.id))
    .limit(first + 1);
}
