import type { ActorShape, IdentityText, InstantText, MoneyShape, UuidText } from "./words.ts";

// Each of these is told in the houses of both firms and of the operator, in the same words.

/** A case and the two firms that it is between. */
type CaseShape = {
  readonly caseId: UuidText;
  readonly claimant: IdentityText;
  readonly respondent: IdentityText;
};

type SideShape = "claimant" | "respondent";

export type CaseOpenedV1 = CaseShape & {
  /** What it is about: `booking` and its id. */
  readonly thing: { readonly kind: string; readonly id: UuidText };
  readonly claim: string;
  /** What is asked for in money; null where nothing is. */
  readonly amount: MoneyShape | null;
  /** The operating rules of the booking, which hold for the case too. */
  readonly rulesVersion: number;
  /** SHA-256 of what the claimant says, hex. */
  readonly statementDigest: string;
  readonly answerDue: InstantText;
  readonly by: ActorShape;
};

export type CaseAnsweredV1 = CaseShape & {
  readonly statementDigest: string;
  readonly by: ActorShape;
};

/** The time for the answer is over, and there is none. */
export type AnswerMissedV1 = CaseShape & { readonly answerDue: InstantText };

/** One side has put something more into the case. */
export type ExhibitAddedV1 = CaseShape & {
  readonly side: SideShape;
  readonly kind: "statement" | "document" | "evidence" | "settlement";
  /** SHA-256 of the text or the bytes, hex; of an event, its commitment. */
  readonly digest: string;
  readonly by: ActorShape;
};

/** Statements are over; the operator decides, in the first instance or on appeal. */
export type HearingClosedV1 = CaseShape & {
  readonly instance: "first" | "appeal";
  readonly decisionDue: InstantText;
};

export type CaseDecidedV1 = CaseShape & {
  readonly instance: "first" | "appeal";
  readonly outcome: string;
  /** What the respondent owes by it; null where nothing is. */
  readonly award: MoneyShape | null;
  /** SHA-256 of the reasons, hex. */
  readonly reasonsDigest: string;
  /** Until when either side may appeal; null where the decision is final. */
  readonly appealUntil: InstantText | null;
  readonly by: ActorShape;
};

export type CaseAppealedV1 = CaseShape & {
  readonly side: SideShape;
  readonly statementDigest: string;
  readonly by: ActorShape;
};

/** How a case ended, for good. */
export type CaseClosedV1 = CaseShape & {
  readonly outcome: string;
  readonly award: MoneyShape | null;
  readonly by: ActorShape;
};
