import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording, requiredWording } from "../../kernel/wording.ts";
import { decideIdentity } from "../firms/rules.ts";
import { normalEmail } from "../people/rules.ts";
import type { ApplicationStatus, ApprovalAct } from "../schema/admission.ts";
import { wordingInBoth } from "../wording.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a firm says of itself when it asks to be admitted. */
export interface ApplicationDraft {
  readonly name: Words;
  readonly city: Words;
  readonly uscc: string;
  readonly gln: string | null;
  readonly administratorEmail: string;
  readonly note: string;
}

/** An application as it may be kept: its codes verify, nothing is missing. */
export function decideApplication(draft: ApplicationDraft): ApplicationDraft {
  const { uscc } = decideIdentity(draft.uscc, draft.gln);
  return {
    name: wordingInBoth(draft.name, 200, "name"),
    city: wordingInBoth(draft.city, 100, "city"),
    uscc,
    gln: draft.gln?.trim() || null,
    administratorEmail: normalEmail(draft.administratorEmail, "administratorEmail"),
    note: optionalWording(draft.note, 2_000, "note"),
  };
}

/** How many different people of the operator's must approve before a firm is admitted. */
export const approvalsNeeded = 2;

/** Only an open application can be decided on, sent documents to, or withdrawn. */
export function checkOpen(status: ApplicationStatus): void {
  if (status !== "open") throw new Refusal("APPLICATION_CLOSED", {}, "id");
}

/** One person's approval, and as what he gave it. */
export interface Approval {
  readonly personId: PersonId;
  readonly act: ApprovalAct;
}

/**
 * Decides an approval by one person: whether it is the last that is needed. Nobody approves twice,
 * nor two people of one role; and nothing is approved of which there is no document.
 */
export function decideApproval(
  { status, documents }: { readonly status: ApplicationStatus; readonly documents: number },
  before: readonly Approval[],
  { personId, act }: Approval,
): { readonly admits: boolean } {
  checkOpen(status);
  if (documents === 0) throw new Refusal("APPLICATION_WITHOUT_DOCUMENT", {}, "id");
  if (before.some((each) => each.personId === personId)) {
    throw new Refusal("APPLICATION_APPROVED_BY_YOU", {}, "id");
  }
  if (before.some((each) => each.act === act)) {
    throw new Refusal("APPLICATION_APPROVED_BY_ROLE", {}, "id");
  }
  return { admits: before.length + 1 >= approvalsNeeded };
}

/** Refuses an application; gives the reason that the applicant reads. */
export function decideRefusal(status: ApplicationStatus, reason: string): string {
  checkOpen(status);
  return requiredWording(reason, 1_000, "reason");
}

/** Most documents of one application, and the most bytes of one. */
export const mostDocuments = 10;
export const largestDocument = 5_000_000;

/** How a file of each kind begins (C27): what it says of itself is not believed. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "image/jpeg": [0xff, 0xd8, 0xff],
};

/** The kinds of documents that may be sent. */
export const documentMedia: readonly string[] = Object.keys(beginnings);

/** The kind that these bytes are of; throws `FILE_UNREADABLE`. */
export function mediaOfBytes(bytes: Uint8Array): string {
  const found = documentMedia.find((media) =>
    beginnings[media]?.every((byte, at) => bytes[at] === byte),
  );
  if (found === undefined) throw new Refusal("FILE_UNREADABLE", {}, "document");
  return found;
}

// Neither a path nor a control character gets into a name that a browser will save under.
const notInNames = /[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu;

/** A document's name as it may be kept. */
export function documentName(name: string): string {
  return requiredWording(name.replace(notInNames, " "), 200, "name");
}
