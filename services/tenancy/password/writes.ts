import { and, eq } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import { newId } from "../../platform/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { passwordResetAsks, passwordResets } from "../schema/passwords.ts";
import { people } from "../schema/people.ts";

/** Sets a person's password; only in a scope that sees him. */
export async function setPassword(
  { db }: TenantScope,
  personId: PersonId,
  passwordHash: string,
): Promise<void> {
  await db.update(people).set({ passwordHash }).where(eq(people.id, personId));
}

export async function insertAsk({ db, house, now }: TenantScope, email: string): Promise<string> {
  const id = newId<string>();
  await db.insert(passwordResetAsks).values({ tenantId: house, id, email, askedAt: now });
  return id;
}

export async function setResetUsed({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(passwordResets)
    .set({ usedAt: now })
    .where(and(eq(passwordResets.tenantId, house), eq(passwordResets.id, id)));
}
