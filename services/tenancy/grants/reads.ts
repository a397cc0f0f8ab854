import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { TenantScope, Transaction } from "../../platform/tenancy.ts";
import { grants } from "../schema/grants.ts";
import { isValid } from "./rules.ts";

export type Grant = Omit<typeof grants.$inferSelect, "policyHash">;

/** The copy of a grant in the scope's house. */
export async function grantById({ db, house }: TenantScope, id: string): Promise<Grant | null> {
  const [row] = await db
    .select()
    .from(grants)
    .where(and(eq(grants.tenantId, house), eq(grants.id, id)));
  return row ?? null;
}

/** The copies of these grants in the scope's house. */
export async function grantsByIds(
  { db, house }: TenantScope,
  ids: readonly string[],
): Promise<Grant[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(grants)
    .where(and(eq(grants.tenantId, house), inArray(grants.id, [...ids])));
}

/** The circle of a grant as its owner's copy says; the worker asks, in the house of the owner. */
export async function circleOfGrant(
  { db }: { readonly db: Transaction },
  owner: TenantId,
  id: string,
): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ audience: grants.audience })
    .from(grants)
    .where(and(eq(grants.tenantId, owner), eq(grants.id, id)));
  return row?.audience ?? null;
}

/** The copies in the scope's house of what one firm lets another read of these things. */
export async function grantsOfThings(
  { db, house }: TenantScope,
  { ownerId, granteeId }: Pick<Grant, "ownerId" | "granteeId">,
  resourceIds: readonly string[],
): Promise<Grant[]> {
  if (resourceIds.length === 0) return [];
  return db
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.tenantId, house),
        eq(grants.ownerId, ownerId),
        eq(grants.granteeId, granteeId),
        inArray(grants.resourceId, [...resourceIds]),
      ),
    );
}

/** Locks a grant of the house's own, so that revoking takes turns. */
export async function lockGrant({ db, house }: TenantScope, id: string): Promise<Grant | null> {
  const [row] = await db
    .select()
    .from(grants)
    .where(and(eq(grants.tenantId, house), eq(grants.id, id), eq(grants.ownerId, house)))
    .for("update");
  return row ?? null;
}

/** The house's own grants that open something now, locked, in the order in which they were given. */
export async function lockGrantsOpen({ db, house, now }: TenantScope): Promise<Grant[]> {
  return db.select().from(grants).where(openOf(house, now)).orderBy(grants.id).for("update");
}

/** How many of the house's own grants open something now. */
export async function grantsOpen({ db, house, now }: TenantScope): Promise<number> {
  return db.$count(grants, openOf(house, now));
}

const openOf = (house: TenantId, now: Date) =>
  and(
    eq(grants.tenantId, house),
    eq(grants.ownerId, house),
    isNull(grants.revokedAt),
    or(isNull(grants.validUntil), gt(grants.validUntil, now)),
  );

/** The kind of what is granted to the operator's support, which has lists of its own. */
export const supportKind = "support";

/**
 * A firm's grants, given and received, but for those of support; the newest first, and one more if
 * there is a next page.
 */
export async function grantPage(
  { db, house }: TenantScope,
  first: number,
  afterId: string | null,
): Promise<Grant[]> {
  return db
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.tenantId, house),
        ne(grants.resourceType, supportKind),
        afterId === null ? undefined : lt(grants.id, afterId),
      ),
    )
    .orderBy(desc(grants.id))
    .limit(first + 1);
}

/** Received by the house for one kind of thing, and valid by its own copies. */
function receivedNow({ house, now }: Pick<TenantScope, "house" | "now">, resourceType: string) {
  return and(
    eq(grants.tenantId, house),
    eq(grants.granteeId, house),
    eq(grants.resourceType, resourceType),
    lte(grants.validFrom, now),
    isNull(grants.revokedAt),
    or(isNull(grants.validUntil), gt(grants.validUntil, now)),
  );
}

/**
 * The grants that the house has received for one kind of thing and that its own copies hold
 * to be valid, the newest first. The owner's copy is asked at use: `grantTicket`.
 */
export async function grantsReceived(
  { db, house, now }: TenantScope,
  resourceType: string,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<Grant[]> {
  const { limit, afterId } = page;
  return db
    .select()
    .from(grants)
    .where(
      and(
        receivedNow({ house, now }, resourceType),
        afterId === null ? undefined : lt(grants.id, afterId),
      ),
    )
    .orderBy(desc(grants.id))
    .limit(limit);
}

/** The circles of others with the house under whose grants anything of this kind is open to it. */
export async function circlesReceived({ db, house, now }: TenantScope, resourceType: string) {
  const rows = await db
    .selectDistinct({ owner: grants.ownerId, audience: grants.audience })
    .from(grants)
    .where(and(isNotNull(grants.audience), receivedNow({ house, now }, resourceType)));
  return rows.flatMap(({ owner, audience }) =>
    audience === null ? [] : [{ owner, audience: Buffer.from(audience).toString("hex") }],
  );
}

const mostOver = 100;

/**
 * The grants of one owner over some of his things that the house has received, by its own copies,
 * the newest first. The owner's are asked at use: `grantsHere`.
 */
export async function grantsOver(
  { db, house }: TenantScope,
  owner: TenantId,
  things: readonly string[],
): Promise<Grant[]> {
  const ofOwner = and(eq(grants.tenantId, house), eq(grants.ownerId, owner));
  const received = and(ofOwner, eq(grants.granteeId, house), isNull(grants.revokedAt));
  return db
    .select()
    .from(grants)
    .where(and(received, inArray(grants.resourceId, [...things])))
    .orderBy(desc(grants.id))
    .limit(mostOver);
}

/** Of these grants those that open something for the visitor now, by the copies of their owner. */
export async function grantsHere(
  { db, house, actor, now }: TenantScope,
  ids: readonly string[],
): Promise<Grant[]> {
  const ofOwner = and(eq(grants.tenantId, house), eq(grants.ownerId, house));
  const rows = await db
    .select()
    .from(grants)
    .where(and(ofOwner, eq(grants.granteeId, actor.tenantId), inArray(grants.id, [...ids])))
    .orderBy(desc(grants.id));
  return rows.filter((grant) => isValid(grant, now));
}
