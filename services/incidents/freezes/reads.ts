import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Page } from "../../platform/graphql/connections.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { incidentThaws } from "../schema.ts";

/** A wish to lift a freeze: all that the administrator who confirms it sees of an incident. */
export type Thaw = typeof incidentThaws.$inferSelect;

/** Throws `THAW_NOT_FOUND`. */
export async function lockThaw({ db, house }: OperatorScope, id: string): Promise<Thaw> {
  const [row] = await db
    .select()
    .from(incidentThaws)
    .where(and(eq(incidentThaws.tenantId, house), eq(incidentThaws.id, id)))
    .for("update");
  if (row === undefined) throw new Refusal("THAW_NOT_FOUND", {}, "id");
  return row;
}

export async function openThawOf(
  { db, house }: OperatorScope,
  firmId: TenantId,
): Promise<Thaw | null> {
  const [row] = await db
    .select()
    .from(incidentThaws)
    .where(
      and(
        eq(incidentThaws.tenantId, house),
        eq(incidentThaws.firmId, firmId),
        isNull(incidentThaws.confirmedAt),
      ),
    );
  return row ?? null;
}

/** A page of them, the newest first, and one more if there is a next page. */
export async function thawPage(
  { db, house }: OperatorScope,
  { first, after }: Page,
): Promise<Thaw[]> {
  const [id] = after ?? [];
  return db
    .select()
    .from(incidentThaws)
    .where(
      and(
        eq(incidentThaws.tenantId, house),
        id === undefined ? undefined : lt(incidentThaws.id, id),
      ),
    )
    .orderBy(desc(incidentThaws.id))
    .limit(first + 1);
}
