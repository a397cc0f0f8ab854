import { eq, sql } from "drizzle-orm";
import type { Finding } from "../../../../contracts/audit/index.ts";
import type { TenantId } from "../../../kernel/brand.ts";
import type { ProgramScope } from "../../../platform/doors.ts";
import { auditChain, auditHeads, auditSeals } from "../../schema/audit.ts";

type Link = typeof auditChain.$inferInsert;

/** Puts links at the ends of their firms' chains; the entries wait no longer. */
export async function insertLinks({ db }: ProgramScope, links: readonly Link[]): Promise<void> {
  await db.insert(auditChain).values([...links]);
  const placed = links.map(({ tenantId, entryId: id }) => ({ tenantId, id }));
  await db.execute(sql`
    delete from audit_waiting w using json_to_recordset(${JSON.stringify(placed)}::json)
      as placed("tenantId" uuid, id uuid)
    where w.tenant_id = placed."tenantId" and w.id = placed.id`);
}

export async function moveHeads(
  { db }: ProgramScope,
  heads: readonly { tenantId: TenantId; position: number; link: Uint8Array }[],
): Promise<void> {
  const fresh = { sealedNumber: 0, sealedPosition: 0, checkedPosition: 0 };
  await db
    .insert(auditHeads)
    .values(heads.map((head) => ({ ...fresh, ...head })))
    .onConflictDoUpdate({
      target: auditHeads.tenantId,
      set: { position: sql`excluded.position`, link: sql`excluded.link` },
    });
}

export async function insertSeal(
  { db }: ProgramScope,
  seal: typeof auditSeals.$inferInsert,
): Promise<void> {
  const { tenantId, number: sealedNumber, position: sealedPosition, at: sealedAt } = seal;
  await db.insert(auditSeals).values(seal);
  await db
    .update(auditHeads)
    .set({ sealedNumber, sealedPosition, sealedAt })
    .where(eq(auditHeads.tenantId, tenantId));
}

/** What a look at a firm's chain found, for the operator who may not look himself. */
export async function rememberLook(
  { db, now: checkedAt }: ProgramScope,
  tenantId: TenantId,
  look: { readonly position: number; readonly finding: Finding | null },
): Promise<void> {
  const { position: checkedPosition, finding } = look;
  await db
    .update(auditHeads)
    .set({
      checkedAt,
      checkedPosition,
      finding: finding?.kind ?? null,
      findingPosition: finding?.position ?? null,
    })
    .where(eq(auditHeads.tenantId, tenantId));
}

/** Lets entries wait that were written past the door, by a seed or before there was a chain. */
export async function queueStrays({ db }: ProgramScope): Promise<void> {
  await db.execute(sql`
    insert into audit_waiting (tenant_id, id, requester)
    select a.tenant_id, a.id, a.requester from audit_entries a
    left join audit_chain c on c.tenant_id = a.tenant_id and c.entry_id = a.id
    left join audit_waiting w on w.tenant_id = a.tenant_id and w.id = a.id
    where c.entry_id is null and w.id is null
    on conflict do nothing`);
}
