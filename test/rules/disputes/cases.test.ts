import { describe, expect, it } from "vitest";
import {
  actsOf,
  checkAct,
  checkSettlement,
  decideCase,
  decideDecision,
  inDays,
  lapse,
  type Standing,
  sideOf,
} from "../../../services/disputes/rules.ts";
import { stages } from "../../../services/disputes/schema.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-03-01T00:00:00Z");
const claimant = "01890a5d-ac96-774b-bcce-b302099a8051" as TenantId;
const respondent = "01890a5d-ac96-774b-bcce-b302099a8052" as TenantId;
const rules = {
  disputeOpenDays: 30,
  disputeAnswerDays: 10,
  disputeStatementDays: 7,
  disputeDecisionDays: 20,
  disputeAppealDays: 15,
};
const draft = { claim: "late", text: " 晚了三天。 ", amountMinor: 100n } as const;

function standing(changes: Partial<Standing> = {}): Standing {
  return {
    claimant,
    respondent,
    stage: "answer",
    dueAt: inDays(now, 1),
    answeredAt: null,
    amountMinor: 100n,
    statementDays: 7,
    decisionDays: 20,
    appealDays: 15,
    outcome: null,
    awardMinor: null,
    settlementId: null,
    ...changes,
  };
}

describe("a case", () => {
  it("is opened within the days of the rules after the end of the thing", () => {
    const opened = decideCase({ endedAt: inDays(now, -30) }, draft, rules, now);
    expect(opened).toEqual({
      claim: "late",
      text: "晚了三天。",
      amountMinor: 100n,
      stage: "answer",
      dueAt: inDays(now, 10),
      statementDays: 7,
      decisionDays: 20,
      appealDays: 15,
    });
    const late = { endedAt: new Date(inDays(now, -30).getTime() - 1) };
    expect(refusal(() => decideCase(late, draft, rules, now)).code).toBe("DISPUTE_TOO_LATE");
  });

  it("asks for a positive amount or none, and says something", () => {
    const thing = { endedAt: now };
    for (const amountMinor of [0n, -1n, 10_000_000_001n]) {
      const told = refusal(() => decideCase(thing, { ...draft, amountMinor }, rules, now));
      expect([told.code, told.field]).toEqual(["DISPUTE_AMOUNT", "amountMinor"]);
    }
    expect(decideCase(thing, { ...draft, amountMinor: null }, rules, now).amountMinor).toBeNull();
    const silent = refusal(() => decideCase(thing, { ...draft, text: " " }, rules, now));
    expect(silent.code).toBe("TEXT_LENGTH");
  });

  it("has two sides, and no third", () => {
    expect(sideOf(standing(), claimant)).toBe("claimant");
    expect(sideOf(standing(), respondent)).toBe("respondent");
    expect(sideOf(standing(), "other" as TenantId)).toBeNull();
  });
});

describe("what each side may do", () => {
  const acts = (side: "claimant" | "respondent") =>
    Object.fromEntries(stages.map((stage) => [stage, actsOf(standing({ stage }), side, now)]));

  it("depends on the stage", () => {
    expect(acts("claimant")).toEqual({
      answer: ["exhibit", "offer_settlement", "withdraw"],
      statements: ["exhibit", "offer_settlement", "withdraw"],
      decision: ["offer_settlement", "withdraw"],
      appeal: ["offer_settlement", "appeal"],
      appeal_statements: ["exhibit", "offer_settlement"],
      appeal_decision: ["offer_settlement"],
      closed: [],
    });
    expect(acts("respondent")).toEqual({
      answer: ["answer", "exhibit", "offer_settlement"],
      statements: ["exhibit", "offer_settlement"],
      decision: ["offer_settlement"],
      appeal: ["offer_settlement", "appeal"],
      appeal_statements: ["exhibit", "offer_settlement"],
      appeal_decision: ["offer_settlement"],
      closed: [],
    });
  });

  it("ends with the time of the stage, but for settling and withdrawing", () => {
    const over = standing({ dueAt: now });
    expect(actsOf(over, "respondent", now)).toEqual(["offer_settlement"]);
    expect(actsOf(over, "claimant", now)).toEqual(["offer_settlement", "withdraw"]);
    const late = refusal(() => checkAct(over, "respondent", "answer", now));
    expect(late.code).toBe("DISPUTE_TIME_OVER");
    const later = standing({ stage: "statements" });
    expect(refusal(() => checkAct(later, "respondent", "answer", now)).code).toBe(
      "DISPUTE_TIME_OVER",
    );
    const answered = standing({ stage: "statements", answeredAt: now });
    expect(refusal(() => checkAct(answered, "respondent", "answer", now)).code).toBe(
      "DISPUTE_STAGE",
    );
  });

  it("lets only the newest offer of the other side be accepted", () => {
    const offered = standing({ settlementId: "two" });
    expect(actsOf(offered, "claimant", now)).toContain("accept_settlement");
    const accept = (offer: { id: string; side: "claimant" | "respondent" } | null) => () =>
      checkSettlement(offered, offer, "claimant");
    expect(accept({ id: "two", side: "respondent" })).not.toThrow();
    for (const offer of [
      null,
      { id: "one", side: "respondent" } as const,
      { id: "two", side: "claimant" } as const,
    ]) {
      expect(refusal(accept(offer)).code).toBe("DISPUTE_SETTLEMENT_CHANGED");
    }
  });
});

describe("the end of a stage's time", () => {
  it("moves the case on, but decides nothing", () => {
    const over = (stage: Standing["stage"]) => lapse(standing({ stage, dueAt: now }), now);
    expect(over("answer")).toEqual({ stage: "statements", dueAt: inDays(now, 7) });
    expect(over("statements")).toEqual({ stage: "decision", dueAt: inDays(now, 20) });
    expect(over("appeal")).toEqual({ stage: "closed", dueAt: null });
    expect(over("appeal_statements")).toEqual({ stage: "appeal_decision", dueAt: inDays(now, 20) });
    expect(over("decision")).toBeNull();
    expect(over("appeal_decision")).toBeNull();
    expect(lapse(standing(), now)).toBeNull();
    expect(lapse(standing({ stage: "closed", dueAt: null }), now)).toBeNull();
  });
});

describe("a decision", () => {
  const decision = { outcome: "partly", awardMinor: 50n, reasons: "有据。" } as const;
  const decide = (
    instance: "first" | "appeal",
    changes: Partial<typeof decision> | { awardMinor: bigint | null } = {},
    decidedFirst: string | null = null,
    asked: bigint | null = 100n,
  ) => {
    const stage = instance === "first" ? "decision" : "appeal_decision";
    const held = standing({ stage, amountMinor: asked });
    const people = { decides: "me", decidedFirst };
    return decideDecision(held, instance, { ...decision, ...changes }, people, now);
  };

  it("can be appealed at first, and is final on appeal", () => {
    expect(decide("first").next).toEqual({ stage: "appeal", dueAt: inDays(now, 15) });
    expect(decide("appeal", {}, "another").next).toEqual({ stage: "closed", dueAt: null });
  });

  it("awaits its stage, and on appeal another person", () => {
    const early = () =>
      decideDecision(standing(), "first", decision, { decides: "me", decidedFirst: null }, now);
    expect(refusal(early).code).toBe("DISPUTE_STAGE");
    expect(refusal(() => decide("appeal", {}, "me")).code).toBe("DISPUTE_DECIDED_BY_YOU");
  });

  it("awards at most what was asked for, and nothing of a claim that is rejected", () => {
    for (const awardMinor of [0n, 101n]) {
      expect(refusal(() => decide("first", { awardMinor })).code).toBe("DISPUTE_AWARD");
    }
    expect(refusal(() => decide("first", {}, null, null)).code).toBe("DISPUTE_AWARD");
    const rejected = { outcome: "rejected", awardMinor: 1n } as never;
    expect(refusal(() => decide("first", rejected)).code).toBe("DISPUTE_AWARD");
    expect(decide("first", { awardMinor: null }).decision.awardMinor).toBeNull();
  });
});
