import { and, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { invitations, memberships, people } from "../schema/people.ts";
import type { Invitation, Membership, Person } from "./reads.ts";

/** Writes a person who was not known; only in a scope that sees his e-mail. */
export async function insertPerson({ db }: TenantScope, person: Person): Promise<void> {
  await db.insert(people).values(person);
}

/** Adds the house to the firms of a person, and makes it the one he last used. */
export async function addFirmOfPerson({ db, house }: TenantScope, person: Person): Promise<void> {
  const { tenantIds: known } = people;
  // Where it stands, not from what was read before: another firm may take itself away meanwhile.
  const tenantIds = sql`array_append(array_remove(${known}, ${house}::uuid), ${house}::uuid)`;
  await db.update(people).set({ tenantIds, lastTenantId: house }).where(eq(people.id, person.id));
}

/** Takes the house from the firms of a person; only in a scope that sees him. */
export async function takeFirmOfPerson(
  { db, house }: TenantScope,
  personId: PersonId,
): Promise<void> {
  const tenantIds = sql`array_remove(${people.tenantIds}, ${house}::uuid)`;
  // Of a person without any firm the last one stays named.
  const lastTenantId = sql`case when ${people.lastTenantId} = ${house}::uuid
    then coalesce((array_remove(${people.tenantIds}, ${house}::uuid))[1], ${house}::uuid)
    else ${people.lastTenantId} end`;
  await db.update(people).set({ tenantIds, lastTenantId }).where(eq(people.id, personId));
}

export async function deleteMembership(
  { db, house }: TenantScope,
  personId: PersonId,
): Promise<void> {
  await db
    .delete(memberships)
    .where(and(eq(memberships.tenantId, house), eq(memberships.personId, personId)));
}

/** Remembers where the person went on last; only in a scope that sees him. */
export async function rememberFirm({ db, house }: TenantScope, personId: PersonId): Promise<void> {
  await db.update(people).set({ lastTenantId: house }).where(eq(people.id, personId));
}

export async function insertMembership({ db }: TenantScope, row: Membership): Promise<void> {
  await db.insert(memberships).values(row);
}

export async function setRoles(
  { db, house }: TenantScope,
  personId: PersonId,
  roles: Role[],
): Promise<void> {
  await db
    .update(memberships)
    .set({ roles })
    .where(and(eq(memberships.tenantId, house), eq(memberships.personId, personId)));
}

export async function setWelcomed(
  { db, house, now }: TenantScope,
  personId: PersonId,
): Promise<void> {
  await db
    .update(memberships)
    .set({ welcomedAt: now })
    .where(and(eq(memberships.tenantId, house), eq(memberships.personId, personId)));
}

export async function insertInvitation(
  { db }: TenantScope,
  row: typeof invitations.$inferInsert,
): Promise<void> {
  await db.insert(invitations).values(row);
}

/** Ends whatever is still open for an e-mail, and names it. */
export async function withdrawOpen(
  { db, house, now }: TenantScope,
  email: string,
): Promise<Pick<Invitation, "id" | "awaitsConfirmation">[]> {
  return db
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(invitations.tenantId, house),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .returning({ id: invitations.id, awaitsConfirmation: invitations.awaitsConfirmation });
}

export async function setWithdrawn({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(eq(invitations.tenantId, house), eq(invitations.id, id)));
}

/** Lets an invitation open from now on, with a code that nobody has seen before. */
export async function setConfirmed(
  { db, house }: TenantScope,
  id: string,
  opens: { readonly codeHash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await db
    .update(invitations)
    .set({ ...opens, awaitsConfirmation: false })
    .where(and(eq(invitations.tenantId, house), eq(invitations.id, id)));
}

/** What a member was to get by it, he has got. */
export async function setGiven({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(invitations)
    .set({ acceptedAt: now, awaitsConfirmation: false })
    .where(and(eq(invitations.tenantId, house), eq(invitations.id, id)));
}

export async function setAccepted({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(eq(invitations.tenantId, house), eq(invitations.id, id)));
}
