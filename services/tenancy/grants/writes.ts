import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { circles } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { grants } from "../schema/grants.ts";
import type { GrantTerms } from "./rules.ts";

/** What both copies of a grant say. */
export interface WrittenGrant {
  readonly id: string;
  readonly ownerId: TenantId;
  readonly terms: GrantTerms;
  readonly policyHash: Uint8Array;
  readonly audience: Uint8Array | null;
}

/** Of each firm that anything was granted to there is one; the colon keeps it from captures. */
const circleName = (granteeId: TenantId) => `firm:${granteeId}`;

/** The 32 bytes of the house's circle with a firm, which is made with the first grant. */
export async function circleWith(
  { db, house }: Pick<TenantScope, "db" | "house">,
  granteeId: TenantId,
): Promise<Uint8Array> {
  const name = circleName(granteeId);
  const made = { tenantId: house, name, audience: randomBytes(32) };
  await db.insert(circles).values(made).onConflictDoNothing();
  const [circle] = await db
    .select({ audience: circles.audience })
    .from(circles)
    .where(and(eq(circles.tenantId, house), eq(circles.name, name)));
  if (circle === undefined) throw new Error(`the circle with ${granteeId} is not there`);
  return circle.audience;
}

/** Writes one copy of a grant into the scope's house. */
export async function insertGrant(
  { db, house, now }: TenantScope,
  { id, ownerId, terms, policyHash, audience }: WrittenGrant,
): Promise<void> {
  await db.insert(grants).values({
    ...terms,
    tenantId: house,
    id,
    ownerId,
    givenAt: now,
    policyHash,
    audience,
    fields: [...terms.fields],
  });
}

/** Ends one copy of a grant in the scope's house. */
export async function setGrantRevoked({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(grants)
    .set({ revokedAt: now })
    .where(and(eq(grants.tenantId, house), eq(grants.id, id)));
}
