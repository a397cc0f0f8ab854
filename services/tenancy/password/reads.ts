import { and, eq } from "drizzle-orm";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import { passwordResets } from "../schema/passwords.ts";

export type Reset = Omit<typeof passwordResets.$inferSelect, "codeHash">;

/** Whose password a reset's code may set, as its holder's request finds it. */
export interface ResetHolder {
  readonly person_id: PersonId;
  /** Whether he still belongs to the firm under which it was written. */
  readonly belongs: boolean;
}

/** Also finds a reset that is used or has run out. */
export function resetOfCode(house: TenantId, codeHash: Buffer): Question {
  const text = `
    select r.person_id, m.person_id is not null as belongs
    from password_resets r
    left join memberships m on m.tenant_id = r.tenant_id and m.person_id = r.person_id
    where r.tenant_id = $1 and r.code_hash = decode($2, 'hex')`;
  return { text, values: [house, codeHash.toString("hex")] };
}

/** Locks a reset, so that two who hold its code cannot both set a password. */
export async function lockReset(
  { db, house }: TenantScope,
  codeHash: Uint8Array,
): Promise<Reset | null> {
  const [row] = await db
    .select()
    .from(passwordResets)
    .where(and(eq(passwordResets.tenantId, house), eq(passwordResets.codeHash, codeHash)))
    .for("update");
  return row ?? null;
}
