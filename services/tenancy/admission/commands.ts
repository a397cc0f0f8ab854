import { createHash } from "node:crypto";
import type {
  ApplicationDecidedV1,
  ApplicationSubmittedV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type LetterKey, postLetter } from "../../notices/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import { documentName, mediaOfBytes, type SentDocument } from "../../platform/documents.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope, TenantScope } from "../../platform/tenancy.ts";
import { admitApproved } from "../firms/commands.ts";
import { postInvitation } from "../people/letter.ts";
import { normalEmail } from "../people/rules.ts";
import type { ApprovalAct } from "../schema/admission.ts";
import { makeToken } from "../tokens.ts";
import {
  type Application,
  applicationById,
  applicationOfCode,
  type DocumentRow,
  documentById,
  lockApplication,
  openAlike,
} from "./reads.ts";
import {
  type ApplicationDraft,
  checkAlike,
  checkOpen,
  decideApplication,
  decideApproval,
  decideRefusal,
  mostDocuments,
} from "./rules.ts";
import { insertApplication, insertApproval, insertDocument, setDecided } from "./writes.ts";

function here(application: Application | null, field = "id"): Application {
  if (application === null) throw new Refusal("APPLICATION_NOT_FOUND", {}, field);
  return application;
}

/** The code is known only to the first answer; a repeated request gets null. */
export interface SubmittedApplication {
  readonly application: Application;
  readonly code: string | null;
}

/**
 * Asks the operator, whose house the scope is in, to admit a firm. Whether the firm is here already
 * is not told to strangers: it shows at the approval. Throws `APPLICATIONS_MOST` and what
 * `decideApplication` throws.
 */
export async function submitApplication(
  scope: TenantScope,
  draft: ApplicationDraft,
): Promise<SubmittedApplication> {
  let code: string | null = null;
  const { id } = await once(scope, "applicationSubmit", async () => {
    const decided = decideApplication(draft);
    checkAlike(await openAlike(scope, decided));

    const applicationId = newId<string>();
    const made = makeToken("application", scope.house);
    await insertApplication(scope, applicationId, made.hash, decided);
    code = made.token;
    scope.about(`application:${applicationId}`, { act: "submit" });
    await scope.emit(await applicationSubmitted(scope, applicationId, decided));
    return applicationId;
  });
  return { application: here(await applicationById(scope, id)), code };
}

async function applicationSubmitted(
  scope: TenantScope,
  application: string,
  { name: { zh: nameZh, en: nameEn } }: ApplicationDraft,
) {
  const operator = await firmIdentity(scope);
  const body: ApplicationSubmittedV1 = { operator, application, nameZh, nameEn };
  return { type: "tenancy.application-submitted.v1", body } as const;
}

/** The application of a code, locked. Throws `APPLICATION_NOT_FOUND`. */
async function heldByCode(scope: TenantScope, codeHash: Uint8Array): Promise<Application> {
  const { id } = here(await applicationOfCode(scope, codeHash), "code");
  return here(await lockApplication(scope, id), "code");
}

/** Takes an application back. Throws `APPLICATION_NOT_FOUND`, `APPLICATION_CLOSED`. */
export async function withdrawApplication(
  scope: TenantScope,
  codeHash: Uint8Array,
): Promise<Application> {
  const { id } = await once(scope, "applicationWithdraw", async () => {
    const application = await heldByCode(scope, codeHash);
    checkOpen(application.status);
    await setDecided(scope, application.id, { status: "withdrawn" });
    scope.about(`application:${application.id}`, { act: "withdraw" });
    return application.id;
  });
  return here(await applicationById(scope, id));
}

const blobOf = (applicationId: string, id: string) => `admission/${applicationId}/${id}`;

/**
 * Adds a document to an application. Throws `APPLICATION_NOT_FOUND`, `APPLICATION_CLOSED`,
 * `FILES_TOO_MANY`, `FILE_UNREADABLE`, `TEXT_LENGTH`.
 */
export async function addDocument(
  scope: TenantScope,
  blobs: Blobs,
  codeHash: Uint8Array,
  { name: nameGiven, bytes }: SentDocument,
): Promise<DocumentRow> {
  const { id } = await once(scope, "documentSend", async () => {
    const application = await heldByCode(scope, codeHash);
    const media = mediaOfBytes(bytes);
    const name = documentName(nameGiven);
    checkOpen(application.status);
    if (application.documents.length >= mostDocuments) {
      throw new Refusal("FILES_TOO_MANY", { most: mostDocuments }, "document");
    }

    const documentId = newId<string>();
    // The bytes first: a row without them would promise what is not there.
    await blobs.put(blobOf(application.id, documentId), bytes);
    await insertDocument(scope, {
      tenantId: scope.house,
      applicationId: application.id,
      id: documentId,
      name,
      media,
      sizeBytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest(),
      sentAt: scope.now,
    });
    scope.about(`application:${application.id}`, { act: "send-document", media });
    return documentId;
  });
  const document = await documentById(scope, id);
  if (document === null) throw new Error(`document ${id} is not there`);
  return document;
}

/** A document with its bytes; `codeHash` null for the operator's people. */
export async function readDocument(
  scope: TenantScope,
  blobs: Blobs,
  id: string,
  codeHash: Uint8Array | null,
): Promise<{ readonly row: DocumentRow; readonly bytes: Uint8Array }> {
  const row = await documentById(scope, id);
  const own = codeHash === null ? null : await applicationOfCode(scope, codeHash);
  const mayRead = row !== null && (codeHash === null || own?.id === row.applicationId);
  if (!mayRead) throw new Refusal("FILE_NOT_FOUND");
  const bytes = await blobs.get(blobOf(row.applicationId, row.id));
  if (bytes === null) throw new Error(`the bytes of document ${id} are not there`);
  return { row, bytes };
}

/** The first administrator's invitation is known to the answer of the approval that admits, once. */
export interface DecidedApplication {
  readonly application: Application;
  readonly code: string | null;
}

async function emitDecided(
  scope: OperatorScope,
  application: string,
  decided: Pick<ApplicationDecidedV1, "decision" | "role">,
): Promise<void> {
  const operator = await firmIdentity(scope);
  const by = { person: personOf(scope) };
  const body: ApplicationDecidedV1 = { operator, application, ...decided, by };
  await scope.emit({ type: "tenancy.application-decided.v1", body });
}

function personOf({ actor }: OperatorScope) {
  if (actor.personId === null) throw new Refusal("SESSION_NEEDED");
  return actor.personId;
}

async function admitted(scope: OperatorScope, application: Application) {
  const { nameZh, nameEn, cityZh, cityEn, uscc, gln, administratorEmail } = application;
  return admitApproved(scope, {
    name: { zh: nameZh, en: nameEn },
    city: { zh: cityZh, en: cityEn },
    uscc,
    gln,
    administratorEmail,
  });
}

/**
 * Approves an application in one person's name and role; the second person's approval admits the firm.
 * Throws `APPLICATION_NOT_FOUND`, what `decideApproval` throws, and for the last approval what
 * `admitApproved` throws.
 */
export async function approveApplication(
  scope: OperatorScope,
  id: string,
  act: ApprovalAct,
): Promise<DecidedApplication> {
  const approval = { personId: personOf(scope), act };
  let code: string | null = null;
  await once(scope, "applicationApprove", async () => {
    const application = here(await lockApplication(scope, id));

    const { status, approvals } = application;
    const documents = application.documents.length;
    const { admits } = decideApproval({ status, documents }, approvals, approval);

    await insertApproval(scope, id, approval);
    await emitDecided(scope, id, { decision: "approved", role: act });
    let firmId: TenantId | null = null;
    if (admits) {
      const firm = await admitted(scope, application);
      code = firm.code;
      firmId = firm.tenant.id;
      await setDecided(scope, id, { status: "approved", firmId });
    }
    scope.about(`application:${id}`, { act: "approve", admits, firmId });
    return id;
  });
  return { application: here(await applicationById(scope, id)), code };
}

/** The same, and the invitation's link of a firm that is admitted goes by mail, too. */
export async function approveByMail(
  scope: OperatorScope,
  key: LetterKey,
  id: string,
  act: ApprovalAct,
): Promise<DecidedApplication> {
  const decided = await approveApplication(scope, id, act);
  const { code, application: firm } = decided;
  if (code !== null) {
    await postInvitation(scope, key, { email: normalEmail(firm.administratorEmail), code, firm });
  }
  return decided;
}

/** Refuses an application with a reason that the applicant reads. */
async function refuseApplication(scope: OperatorScope, id: string, reasonGiven: string) {
  const { replayed } = await once(scope, "applicationRefuse", async () => {
    const { status } = here(await lockApplication(scope, id));

    const reason = decideRefusal(status, reasonGiven);

    await setDecided(scope, id, { status: "refused", reason });
    await emitDecided(scope, id, { decision: "refused", role: null });
    scope.about(`application:${id}`, { act: "refuse", reason });
    return id;
  });
  return { application: here(await applicationById(scope, id)), isNew: !replayed };
}

/** The same, and the applicant is told by mail. */
export async function refuseByMail(
  scope: OperatorScope,
  key: LetterKey,
  id: string,
  reasonGiven: string,
): Promise<Application> {
  const { application, isNew } = await refuseApplication(scope, id, reasonGiven);
  const { administratorEmail, nameZh: zh, nameEn: en, reason } = application;
  if (isNew && reason !== null) {
    const letter = { kind: "application-refused", firm: { zh, en }, reason } as const;
    await postLetter(scope, key, normalEmail(administratorEmail), letter);
  }
  return application;
}
