import { and, asc, eq, isNull } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { passkeys, recoveryCodes, totpFactors } from "../schema/factors.ts";
import type { Enrolled } from "./rules.ts";

export type TotpFactor = typeof totpFactors.$inferSelect;
export type Passkey = typeof passkeys.$inferSelect;

/** A scope that sees one person's own rows. */
export type PersonScope = Pick<PublicScope, "db" | "now">;

export async function totpOf({ db }: PersonScope, personId: PersonId): Promise<TotpFactor | null> {
  const [row] = await db.select().from(totpFactors).where(eq(totpFactors.personId, personId));
  return row ?? null;
}

/** Locks the authenticator, so that two requests cannot both spend one code. */
export async function lockTotp(
  { db }: PersonScope,
  personId: PersonId,
): Promise<TotpFactor | null> {
  const own = eq(totpFactors.personId, personId);
  const [row] = await db.select().from(totpFactors).where(own).for("update");
  return row ?? null;
}

/** The person's passkeys, the oldest first. */
export async function passkeysOf({ db }: PersonScope, personId: PersonId): Promise<Passkey[]> {
  const own = eq(passkeys.personId, personId);
  return db.select().from(passkeys).where(own).orderBy(asc(passkeys.addedAt), asc(passkeys.id));
}

/** Locks the passkey that an authenticator names. */
export async function lockPasskey(
  { db }: PersonScope,
  personId: PersonId,
  credentialId: string,
): Promise<Passkey | null> {
  const [row] = await db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.personId, personId), eq(passkeys.credentialId, credentialId)))
    .for("update");
  return row ?? null;
}

export async function recoveryCodesLeft({ db }: PersonScope, personId: PersonId): Promise<number> {
  return db.$count(
    recoveryCodes,
    and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)),
  );
}

/** What the person has enrolled. */
export async function enrolledBy(scope: PersonScope, personId: PersonId): Promise<Enrolled> {
  const totp = await totpOf(scope, personId);
  const kept = await passkeysOf(scope, personId);
  const left = await recoveryCodesLeft(scope, personId);
  return { totp: totp !== null, passkeys: kept.length, recoveryCodes: left };
}
