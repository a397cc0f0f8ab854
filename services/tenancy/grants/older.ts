import { and, asc, eq, gt, isNull, or } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { grants } from "../schema/grants.ts";
import { circleWith } from "./writes.ts";

/** A grant over an event that now has its circle. */
export interface EncircledGrant {
  readonly owner: TenantId;
  readonly resourceId: string;
  readonly fields: readonly string[];
  readonly audience: Uint8Array;
}

/**
 * Gives so many grants over things of this kind the circle of their firms, as they are given since
 * there are circles, in both copies; of those that hold, the oldest first.
 */
export async function encircleGrants(
  { db, now }: ProgramScope,
  resourceType: string,
  most: number,
): Promise<EncircledGrant[]> {
  const rows = await db
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.tenantId, grants.ownerId),
        eq(grants.resourceType, resourceType),
        isNull(grants.audience),
        isNull(grants.revokedAt),
        or(isNull(grants.validUntil), gt(grants.validUntil, now)),
      ),
    )
    .orderBy(asc(grants.id))
    .limit(most);
  const encircled: EncircledGrant[] = [];
  for (const { id, ownerId: owner, granteeId, resourceId, fields } of rows) {
    const audience = await circleWith({ db, house: owner }, granteeId);
    await db
      .update(grants)
      .set({ audience })
      .where(and(eq(grants.id, id), eq(grants.ownerId, owner)));
    encircled.push({ owner, resourceId, fields, audience });
  }
  return encircled;
}
