import type { TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import { requiredWording } from "../kernel/wording.ts";
import type { CaseSide, Claim, DecidedOutcome, Instance, Outcome, Stage } from "./schema.ts";
import type { DisputedThing } from "./things.ts";

/** What the operating rules of a thing say of disputes about it. */
export interface DisputeRules {
  readonly disputeOpenDays: number;
  readonly disputeAnswerDays: number;
  readonly disputeStatementDays: number;
  readonly disputeDecisionDays: number;
  readonly disputeAppealDays: number;
}

/** What a firm claims about a thing. */
export interface ClaimDraft {
  readonly claim: Claim;
  /** What happened, and what is asked for. */
  readonly text: string;
  readonly amountMinor: bigint | null;
}

/** A claim as it is opened. */
export interface OpenedCase extends ClaimDraft {
  readonly stage: "answer";
  readonly dueAt: Date;
  readonly statementDays: number;
  readonly decisionDays: number;
  readonly appealDays: number;
}

const dayMs = 86_400_000;
const longestText = 10_000;
export const largestAmount = 10_000_000_000n;
/** Most statements, documents or events of one side in one case. */
export const mostExhibits = 30;

export const inDays = (now: Date, days: number) => new Date(now.getTime() + days * dayMs);

function checkAmount(minor: bigint | null, most: bigint, code: "DISPUTE_AMOUNT", field: string) {
  if (minor === null || (minor > 0n && minor <= most)) return;
  throw new Refusal(code, { most: most.toString() }, field);
}

/** Decides whether a case may be opened about a thing now, and how long the other side has. */
export function decideCase(
  thing: Pick<DisputedThing, "endedAt">,
  draft: ClaimDraft,
  rules: DisputeRules,
  now: Date,
): OpenedCase {
  const days = rules.disputeOpenDays;
  if (now > inDays(thing.endedAt, days)) throw new Refusal("DISPUTE_TOO_LATE", { days }, "thing");
  checkAmount(draft.amountMinor, largestAmount, "DISPUTE_AMOUNT", "amountMinor");
  return {
    claim: draft.claim,
    text: requiredWording(draft.text, longestText, "text"),
    amountMinor: draft.amountMinor,
    stage: "answer",
    dueAt: inDays(now, rules.disputeAnswerDays),
    statementDays: rules.disputeStatementDays,
    decisionDays: rules.disputeDecisionDays,
    appealDays: rules.disputeAppealDays,
  };
}

/** How a case stands, as far as what may be done in it depends on that. */
export interface Standing {
  readonly claimant: TenantId;
  readonly respondent: TenantId;
  readonly stage: Stage;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  readonly amountMinor: bigint | null;
  readonly statementDays: number;
  readonly decisionDays: number;
  readonly appealDays: number;
  readonly outcome: Outcome | null;
  readonly awardMinor: bigint | null;
  readonly settlementId: string | null;
}

export function sideOf({ claimant, respondent }: Standing, firm: TenantId): CaseSide | null {
  if (firm === claimant) return "claimant";
  return firm === respondent ? "respondent" : null;
}

/** What a party may do. */
export const partyActs = [
  "answer",
  "exhibit",
  "offer_settlement",
  "accept_settlement",
  "withdraw",
  "appeal",
] as const;
export type PartyAct = (typeof partyActs)[number];

const timed: readonly Stage[] = ["answer", "statements", "appeal", "appeal_statements"];
const stagesOf: Readonly<Record<PartyAct, readonly Stage[]>> = {
  answer: ["answer"],
  exhibit: ["answer", "statements", "appeal_statements"],
  // Two firms that agree need no decision, whatever the case waits for.
  offer_settlement: timed.concat("decision", "appeal_decision"),
  accept_settlement: timed.concat("decision", "appeal_decision"),
  // Once it is decided, the claim is the other side's matter, too.
  withdraw: ["answer", "statements", "decision"],
  appeal: ["appeal"],
};
const onlyOf: Partial<Record<PartyAct, CaseSide>> = { answer: "respondent", withdraw: "claimant" };
/** What ends with the time of the stage, also before the worker has seen it. */
const withinTime: readonly PartyAct[] = ["answer", "exhibit", "appeal"];

/**
 * Refuses an act of one side: `DISPUTE_NOT_YOURS`, `DISPUTE_STAGE`, and `DISPUTE_TIME_OVER` for
 * what comes after its time, whether or not the worker has moved the case on.
 */
export function checkAct(standing: Standing, side: CaseSide, act: PartyAct, now: Date): void {
  const only = onlyOf[act];
  if (only !== undefined && only !== side) throw new Refusal("DISPUTE_NOT_YOURS", {}, "id");
  if (!stagesOf[act].includes(standing.stage)) {
    const isLate = act === "answer" && standing.answeredAt === null && standing.stage !== "closed";
    throw new Refusal(isLate ? "DISPUTE_TIME_OVER" : "DISPUTE_STAGE", {}, "id");
  }
  const isOver = standing.dueAt !== null && standing.dueAt <= now;
  if (isOver && withinTime.includes(act)) throw new Refusal("DISPUTE_TIME_OVER", {}, "id");
}

/** What one side may do now, for whoever shows it. */
export function actsOf(standing: Standing, side: CaseSide, now: Date): PartyAct[] {
  return partyActs.filter((act) => {
    if (act === "accept_settlement" && standing.settlementId === null) return false;
    try {
      checkAct(standing, side, act, now);
      return true;
    } catch (fault) {
      if (fault instanceof Refusal) return false;
      throw fault;
    }
  });
}

/** A text that one side puts in. */
export function decideText(text: string): string {
  return requiredWording(text, longestText, "text");
}

/** What is offered to settle a case: a text, and an amount that the claimant would get. */
export function checkSettlementAmount(minor: bigint | null): void {
  checkAmount(minor, largestAmount, "DISPUTE_AMOUNT", "amountMinor");
}

/** Only what the other side has offered last can be accepted. */
export function checkSettlement(
  { settlementId }: Standing,
  offer: { readonly id: string; readonly side: CaseSide } | null,
  side: CaseSide,
): void {
  if (offer === null || offer.id !== settlementId || offer.side === side) {
    throw new Refusal("DISPUTE_SETTLEMENT_CHANGED", {}, "offer");
  }
}

export function checkRoom(there: number): void {
  if (there >= mostExhibits) throw new Refusal("DISPUTE_EXHIBITS_FULL", { most: mostExhibits });
}

/** What a stage becomes when it is done. */
export interface NextStage {
  readonly stage: Stage;
  readonly dueAt: Date | null;
}

/** After the answer, given or missed. */
export function afterAnswer({ statementDays }: Standing, now: Date): NextStage {
  return { stage: "statements", dueAt: inDays(now, statementDays) };
}

/** What the end of its time makes of a case; null where time does nothing. */
export function lapse(standing: Standing, now: Date): NextStage | null {
  const { stage, dueAt, decisionDays } = standing;
  if (dueAt === null || dueAt > now) return null;
  const decisionDue = inDays(now, decisionDays);
  if (stage === "answer") return afterAnswer(standing, now);
  if (stage === "statements") return { stage: "decision", dueAt: decisionDue };
  if (stage === "appeal_statements") return { stage: "appeal_decision", dueAt: decisionDue };
  return stage === "appeal" ? { stage: "closed", dueAt: null } : null;
}

export function afterAppeal({ statementDays }: Standing, now: Date): NextStage {
  return { stage: "appeal_statements", dueAt: inDays(now, statementDays) };
}

/** What the operator decides. */
export interface DecisionDraft {
  readonly outcome: DecidedOutcome;
  readonly awardMinor: bigint | null;
  readonly reasons: string;
}

/**
 * Decides a case in one instance; the appeal is another person's, and final. Throws
 * `DISPUTE_STAGE`, `DISPUTE_DECIDED_BY_YOU`, `DISPUTE_AWARD`, `TEXT_LENGTH`.
 */
export function decideDecision(
  standing: Standing,
  instance: Instance,
  draft: DecisionDraft,
  people: { readonly decides: string; readonly decidedFirst: string | null },
  now: Date,
): { readonly decision: DecisionDraft; readonly next: NextStage } {
  const wanted = instance === "first" ? "decision" : "appeal_decision";
  if (standing.stage !== wanted) throw new Refusal("DISPUTE_STAGE", {}, "id");
  if (people.decides === people.decidedFirst) throw new Refusal("DISPUTE_DECIDED_BY_YOU", {}, "id");
  const reasons = requiredWording(draft.reasons, longestText, "reasons");
  const { outcome, awardMinor } = draft;
  const most = outcome === "rejected" ? 0n : (standing.amountMinor ?? 0n);
  if (awardMinor !== null && (awardMinor <= 0n || awardMinor > most)) {
    throw new Refusal("DISPUTE_AWARD", {}, "awardMinor");
  }
  const next: NextStage =
    instance === "first"
      ? { stage: "appeal", dueAt: inDays(now, standing.appealDays) }
      : { stage: "closed", dueAt: null };
  return { decision: { outcome, awardMinor, reasons }, next };
}
