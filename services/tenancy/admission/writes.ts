import { and, eq } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  admissionApplications,
  admissionApprovals,
  admissionDocuments,
} from "../schema/admission.ts";
import type { DocumentRow } from "./reads.ts";
import type { ApplicationDraft, Approval } from "./rules.ts";

export async function insertApplication(
  { db, house, now }: TenantScope,
  id: string,
  codeHash: Uint8Array,
  { name, city, ...rest }: ApplicationDraft,
): Promise<void> {
  await db.insert(admissionApplications).values({
    ...rest,
    tenantId: house,
    id,
    codeHash,
    nameZh: name.zh,
    nameEn: name.en,
    cityZh: city.zh,
    cityEn: city.en,
    status: "open",
    submittedAt: now,
  });
}

export async function insertDocument({ db }: TenantScope, document: DocumentRow): Promise<void> {
  await db.insert(admissionDocuments).values(document);
}

/** False when this person has approved it before. */
export async function insertApproval(
  { db, house, now }: TenantScope,
  applicationId: string,
  { personId, act }: Approval,
): Promise<boolean> {
  const rows = await db
    .insert(admissionApprovals)
    .values({ tenantId: house, applicationId, personId, act, at: now })
    .onConflictDoNothing()
    .returning({ personId: admissionApprovals.personId });
  return rows.length === 1;
}

type Decision = Partial<
  Pick<typeof admissionApplications.$inferInsert, "status" | "reason" | "firmId">
>;

export async function setDecided(
  { db, house, now }: TenantScope,
  id: string,
  decision: Decision,
): Promise<void> {
  await db
    .update(admissionApplications)
    .set({ ...decision, decidedAt: now })
    .where(and(eq(admissionApplications.tenantId, house), eq(admissionApplications.id, id)));
}
