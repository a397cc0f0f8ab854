import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Page } from "../../platform/graphql/connections.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  type ApplicationStatus,
  admissionApplications,
  admissionApprovals,
  admissionDocuments,
} from "../schema/admission.ts";
import type { ApplicationDraft, Approval } from "./rules.ts";

type ApplicationRow = typeof admissionApplications.$inferSelect;
/** A document as it is listed; its bytes are a blob. */
export type DocumentRow = typeof admissionDocuments.$inferSelect;

/** An application with its documents, and who has approved it so far. */
export interface Application extends Omit<ApplicationRow, "codeHash"> {
  readonly documents: readonly DocumentRow[];
  readonly approvals: readonly Approval[];
}

/** Adds to applications their documents, in the order sent, and approvals. */
async function wholeApplications(
  { db, house }: TenantScope,
  rows: readonly ApplicationRow[],
): Promise<Application[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const documents = await db
    .select()
    .from(admissionDocuments)
    .where(
      and(eq(admissionDocuments.tenantId, house), inArray(admissionDocuments.applicationId, ids)),
    )
    .orderBy(admissionDocuments.id);
  const approvals = await db
    .select()
    .from(admissionApprovals)
    .where(
      and(eq(admissionApprovals.tenantId, house), inArray(admissionApprovals.applicationId, ids)),
    );
  return rows.map(({ codeHash: _codeHash, ...row }) => ({
    ...row,
    documents: documents.filter(({ applicationId }) => applicationId === row.id),
    approvals: approvals.filter(({ applicationId }) => applicationId === row.id),
  }));
}

async function one(
  scope: TenantScope,
  rows: Promise<readonly ApplicationRow[]>,
): Promise<Application | null> {
  const [application] = await wholeApplications(scope, await rows);
  return application ?? null;
}

const ofId = ({ house }: TenantScope, id: string) =>
  and(eq(admissionApplications.tenantId, house), eq(admissionApplications.id, id));

export function applicationById(scope: TenantScope, id: string): Promise<Application | null> {
  return one(scope, scope.db.select().from(admissionApplications).where(ofId(scope, id)));
}

/** How many open applications name the same firm, or the same administrator: whichever are more. */
export async function openAlike(
  { db, house }: TenantScope,
  draft: Pick<ApplicationDraft, "uscc" | "administratorEmail">,
): Promise<number> {
  const { uscc, administratorEmail, tenantId, status } = admissionApplications;
  const ofFirm = eq(uscc, draft.uscc);
  const ofPerson = eq(administratorEmail, draft.administratorEmail);
  const [row] = await db
    .select({
      firm: sql<number>`count(*) filter (where ${ofFirm})::int`,
      person: sql<number>`count(*) filter (where ${ofPerson})::int`,
    })
    .from(admissionApplications)
    .where(and(eq(tenantId, house), eq(status, "open"), or(ofFirm, ofPerson)));
  return Math.max(row?.firm ?? 0, row?.person ?? 0);
}

/** The same, locked: who decides on it and who sends documents to it take turns. */
export function lockApplication(scope: TenantScope, id: string): Promise<Application | null> {
  const rows = scope.db
    .select()
    .from(admissionApplications)
    .where(ofId(scope, id))
    .for("no key update");
  return one(scope, rows);
}

/** The application of a link's code. */
export function applicationOfCode(
  scope: TenantScope,
  codeHash: Uint8Array,
): Promise<Application | null> {
  const { db, house } = scope;
  const rows = db
    .select()
    .from(admissionApplications)
    .where(
      and(eq(admissionApplications.tenantId, house), eq(admissionApplications.codeHash, codeHash)),
    );
  return one(scope, rows);
}

/** A page of applications, the newest first, and one more if there is a next page. */
export async function applicationPage(
  scope: TenantScope,
  status: ApplicationStatus | null,
  { first, after }: Page,
): Promise<Application[]> {
  const [afterId] = after ?? [];
  const rows = await scope.db
    .select()
    .from(admissionApplications)
    .where(
      and(
        eq(admissionApplications.tenantId, scope.house),
        status === null ? undefined : eq(admissionApplications.status, status),
        afterId === undefined ? undefined : lt(admissionApplications.id, afterId),
      ),
    )
    .orderBy(desc(admissionApplications.id))
    .limit(first + 1);
  return wholeApplications(scope, rows);
}

export async function documentById(
  { db, house }: TenantScope,
  id: string,
): Promise<DocumentRow | null> {
  const [row] = await db
    .select()
    .from(admissionDocuments)
    .where(and(eq(admissionDocuments.tenantId, house), eq(admissionDocuments.id, id)));
  return row ?? null;
}
