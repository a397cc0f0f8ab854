import { and, eq, inArray, isNull } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import { passkeys, recoveryCodes, totpFactors } from "../schema/factors.ts";
import type { Passkey, PersonScope } from "./reads.ts";

/** Puts an authenticator in the place of the one before. */
export async function setTotp(
  scope: PersonScope,
  personId: PersonId,
  secret: string,
  lastStep: number,
): Promise<void> {
  const { db, now } = scope;
  await deleteTotp(scope, personId);
  await db
    .insert(totpFactors)
    .values({ personId, secret, lastStep, addedAt: now, lastUsedAt: now });
}

export async function setTotpUsed(
  { db, now }: PersonScope,
  personId: PersonId,
  lastStep: number,
): Promise<void> {
  const own = eq(totpFactors.personId, personId);
  await db.update(totpFactors).set({ lastStep, lastUsedAt: now }).where(own);
}

export async function deleteTotp({ db }: PersonScope, personId: PersonId): Promise<void> {
  await db.delete(totpFactors).where(eq(totpFactors.personId, personId));
}

/** Writes a passkey; false when the person has it already. */
export async function insertPasskey({ db }: PersonScope, row: Passkey): Promise<boolean> {
  const made = await db
    .insert(passkeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return made.length === 1;
}

export async function setPasskeyUsed(
  { db }: PersonScope,
  id: string,
  used: { readonly counter: number; readonly lastUsedAt: Date },
): Promise<void> {
  await db.update(passkeys).set(used).where(eq(passkeys.id, id));
}

export async function setPasskeyName({ db }: PersonScope, id: string, name: string): Promise<void> {
  await db.update(passkeys).set({ name }).where(eq(passkeys.id, id));
}

export async function deletePasskey({ db }: PersonScope, id: string): Promise<void> {
  await db.delete(passkeys).where(eq(passkeys.id, id));
}

export async function deletePasskeys({ db }: PersonScope, personId: PersonId): Promise<void> {
  await db.delete(passkeys).where(eq(passkeys.personId, personId));
}

/** Puts these codes in the place of all that the person had; none takes them away. */
export async function setRecoveryCodes(
  { db }: PersonScope,
  personId: PersonId,
  digests: readonly Uint8Array[],
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  if (digests.length === 0) return;
  await db
    .insert(recoveryCodes)
    .values(digests.map((digest, position) => ({ personId, position, digest, usedAt: null })));
}

/** Uses up a code by its digests; false when it is none of the person's, or was used before. */
export async function spendRecoveryCode(
  { db, now }: PersonScope,
  personId: PersonId,
  digests: readonly Uint8Array[],
): Promise<boolean> {
  const spent = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        inArray(recoveryCodes.digest, [...digests]),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ position: recoveryCodes.position });
  return spent.length === 1;
}
