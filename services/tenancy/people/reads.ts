import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { tenants } from "../../platform/schema.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import { invitations, memberships, people } from "../schema/people.ts";

export type Person = typeof people.$inferSelect;
export type Membership = typeof memberships.$inferSelect;
/** An invitation as its firm sees it; the code's digest is never shown. */
export type Invitation = Omit<typeof invitations.$inferSelect, "codeHash">;

/** How a scope comes to see one person's row. */
export type OnePerson = { readonly personId: PersonId } | { readonly email: string };

/** Lets a firm's scope see one person's own row beside the firm's rows. */
export async function seePerson({ db }: Pick<TenantScope, "db">, who: OnePerson): Promise<void> {
  const personId = "personId" in who ? who.personId : "";
  const email = "email" in who ? who.email : "";
  await db.execute(sql`select set_person(${personId}, ${email})`);
}

/** The person of an e-mail; only in a scope that sees him. */
export async function personByEmail(
  { db }: Pick<PublicScope, "db">,
  email: string,
): Promise<Person | null> {
  const [row] = await db.select().from(people).where(eq(people.email, email));
  return row ?? null;
}

export async function personById(
  { db }: Pick<PublicScope, "db">,
  personId: PersonId,
): Promise<Person | null> {
  const [row] = await db.select().from(people).where(eq(people.id, personId));
  return row ?? null;
}

/** What kind of house this is, and whether it has begun. */
export async function houseOf({ db, house }: TenantScope) {
  const [row] = await db.select().from(tenants).where(eq(tenants.id, house));
  if (row === undefined) throw new Error(`house ${house} is not there`);
  return row;
}

export async function membershipOf(
  { db, house }: TenantScope,
  personId: PersonId,
): Promise<Membership | null> {
  const [row] = await db
    .select()
    .from(memberships)
    .where(and(eq(memberships.tenantId, house), eq(memberships.personId, personId)));
  return row ?? null;
}

/** Whether somebody with this e-mail already belongs to the house. */
export async function isMember({ db, house }: TenantScope, email: string): Promise<boolean> {
  const rows = await db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, house), eq(memberships.email, email)));
  return rows.length > 0;
}

/** How many invitations the house has issued to an e-mail since a time, whatever became of them. */
export async function invitationsSince(
  { db, house }: TenantScope,
  email: string,
  since: Date,
): Promise<number> {
  return db.$count(
    invitations,
    and(
      eq(invitations.tenantId, house),
      eq(invitations.email, email),
      gt(invitations.issuedAt, since),
    ),
  );
}

/** How many belong to the house or have an open invitation to it. */
export async function peopleAndInvited({ db, house, now }: TenantScope): Promise<number> {
  const members = await db.$count(memberships, eq(memberships.tenantId, house));
  const invited = await db.$count(
    invitations,
    and(
      eq(invitations.tenantId, house),
      isNull(invitations.personId),
      isNull(invitations.acceptedAt),
      isNull(invitations.withdrawnAt),
      gt(invitations.expiresAt, now),
    ),
  );
  return members + invited;
}

/** Locks those of the house who have a role and names them: two acts cannot each take one of two. */
export async function lockHolders({ db, house }: TenantScope, role: Role): Promise<PersonId[]> {
  const rows = await db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, house), sql`${role} = any(${memberships.roles})`))
    .orderBy(memberships.personId)
    .for("update");
  return rows.map((row) => row.personId);
}

export async function invitationById(
  { db, house }: TenantScope,
  id: string,
): Promise<Invitation | null> {
  const [row] = await db
    .select({
      tenantId: invitations.tenantId,
      id: invitations.id,
      email: invitations.email,
      roles: invitations.roles,
      issuedAt: invitations.issuedAt,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      withdrawnAt: invitations.withdrawnAt,
      awaitsConfirmation: invitations.awaitsConfirmation,
      personId: invitations.personId,
      issuedBy: invitations.issuedBy,
    })
    .from(invitations)
    .where(and(eq(invitations.tenantId, house), eq(invitations.id, id)));
  return row ?? null;
}

/** Locks an invitation by its id, so that it is confirmed once. */
export async function lockInvitationById({ db, house }: TenantScope, id: string): Promise<void> {
  await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.tenantId, house), eq(invitations.id, id)))
    .for("update");
}

/** Locks an invitation, so that two who hold its code cannot both come in. */
export async function lockInvitation(
  { db, house }: TenantScope,
  codeHash: Uint8Array,
): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tenantId, house), eq(invitations.codeHash, codeHash)))
    .for("update");
  return row ?? null;
}

/** An invitation as its code's holder sees it, with the firm that invites. */
export interface InvitationRow {
  readonly email: string;
  readonly roles: Role[];
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly awaits_confirmation: boolean;
  readonly kind: "firm" | "operator";
  readonly status: "admitted" | "active" | "suspended" | "left";
  readonly frozen_at: Date | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly city_zh: string;
  readonly city_en: string;
  readonly identity: string;
}

export function invitationOfCode(house: TenantId, codeHash: Buffer): Question {
  const text = `
    select i.email, i.roles, i.expires_at, i.accepted_at, i.withdrawn_at,
      i.awaits_confirmation, t.kind, t.status, t.frozen_at, t.name_zh, t.name_en, t.city_zh, t.city_en, t.identity
    from invitations i join tenants t on t.id = i.tenant_id
    where i.tenant_id = $1 and i.code_hash = decode($2, 'hex')`;
  return { text, values: [house, codeHash.toString("hex")] };
}

/** The members of the house, in the order in which they joined, and one more if there are more. */
export async function memberPage(
  { db, house }: TenantScope,
  first: number,
  after: readonly string[] | null,
): Promise<Membership[]> {
  const [joinedAt, personId] = after ?? [];
  return db
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.tenantId, house),
        joinedAt === undefined
          ? undefined
          : sql`(${memberships.joinedAt}, ${memberships.personId}) > (${joinedAt}, ${personId})`,
      ),
    )
    .orderBy(memberships.joinedAt, memberships.personId)
    .limit(first + 1);
}

/** Which invitations are asked for: all after one, or a single one. */
export interface InvitationFilter {
  readonly afterId: string | null;
  readonly id: string | null;
}

/** The house's invitations, the newest first, and one more if there are more. */
export function invitationPage(
  house: TenantId,
  { afterId, id }: InvitationFilter,
  first: number,
): Question {
  const text = `
    select tenant_id as "tenantId", id, email, roles, issued_at as "issuedAt",
      expires_at as "expiresAt", accepted_at as "acceptedAt", withdrawn_at as "withdrawnAt",
      awaits_confirmation as "awaitsConfirmation", person_id as "personId",
      issued_by as "issuedBy"
    from invitations
    where tenant_id = $1 and ($2::uuid is null or id < $2) and ($3::uuid is null or id = $3)
    order by id desc limit $4`;
  return { text, values: [house, afterId, id, first + 1] };
}
