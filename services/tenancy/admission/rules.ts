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

/** Most open applications with one credit code, or of one administrator's address. */
const mostAlike = 10;

/** Refuses one application too many of the same firm: an operator's desk is flooded slowly, if at all. */
export function checkAlike(open: number): void {
  if (open >= mostAlike) throw new Refusal("APPLICATIONS_MOST", { most: mostAlike }, "uscc");
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

/** Most documents of one application. */
export const mostDocuments = 10;
