import { describe, expect, it } from "vitest";
import type { Answer } from "../../../web/passport/ask.ts";
import type { PassportEvent } from "../../../web/passport/passport.ts";
import { proofsFit, wantsLatest } from "../../../web/passport/proof.ts";
import { Verifier } from "../../../web/passport/verification.ts";
import { madeAnswer } from "./made-answer.ts";
import { story } from "./story.ts";

const answer = madeAnswer(story);

function marksOf(given: Answer) {
  const verifier = new Verifier(given);
  return given.passport.events.map((event) => verifier.markOf(event));
}

function changed(at: number, change: Partial<PassportEvent>): Answer {
  const events = answer.passport.events.map((event, place) =>
    place === at ? { ...event, ...change } : event,
  );
  return { ...answer, passport: { ...answer.passport, events } };
}

function eventAt(at: number): PassportEvent {
  const event = answer.passport.events[at];
  if (event === undefined) throw new Error(`no event ${at}`);
  return event;
}

function faultAt(at: number, change: Partial<PassportEvent>) {
  const mark = marksOf(changed(at, change))[at];
  return mark?.state === "failed" ? mark.fault : mark?.state;
}

describe("the browser's own verification", () => {
  it("verifies every record of a true passport, also one with withheld parts", () => {
    expect(marksOf(answer).map(({ state }) => state)).toEqual(["verified", "verified", "verified"]);
  });

  it("names the checkpoint under which the records were verified", () => {
    const verifier = new Verifier(answer);
    expect(verifier.checkpoint).toBeNull();
    for (const event of answer.passport.events) verifier.markOf(event);
    expect(verifier.checkpoint).toEqual({
      origin: "ledger.lianzao.example/log",
      size: "4",
      timeMs: Date.UTC(2026, 2, 1),
    });
  });

  it("finds a record whose content was altered", () => {
    const disclosure = eventAt(1).disclosure.replace("assembling", "inspecting");
    expect(disclosure).not.toBe(eventAt(1).disclosure);
    const fault = faultAt(1, { disclosure, bizStep: "inspecting" });
    expect(fault).toEqual({ kind: "inclusion", fields: [] });
  });

  it("finds a page that says something else than the record", () => {
    expect(faultAt(1, { disposition: "conformant" })).toEqual({
      kind: "mismatch",
      fields: ["disposition"],
    });
    expect(faultAt(1, { disposition: null, eventTime: "2025-05-12T06:31:00.000Z" })).toEqual({
      kind: "mismatch",
      fields: ["disposition", "eventTime"],
    });
    const codes = [
      { __typename: "EventCode" as const, code: "gs1:414/6901235000114", role: "epc" },
    ];
    expect(faultAt(1, { codes })).toEqual({ kind: "mismatch", fields: ["codes"] });
  });

  it("takes a standard word short or in full for the same", () => {
    const bizStep = "https://ref.gs1.org/cbv/BizStep-assembling";
    expect(faultAt(1, { bizStep })).toBe("verified");
  });

  it("does not take a firm's own word for the platform's word of the same end", () => {
    const [first] = story.events;
    if (first === undefined) throw new Error("the story is empty");
    const event = { ...first.event, bizStep: "urn:firm:casting" };
    const told = madeAnswer({ ...story, events: [{ ...first, event }] });
    const events = told.passport.events.map((each) => ({
      ...each,
      bizStep: "urn:lianzao:step:casting",
    }));
    expect(marksOf(told)).toMatchObject([{ state: "verified" }]);
    expect(marksOf({ ...told, passport: { ...told.passport, events } })).toMatchObject([
      { state: "failed", fault: { kind: "mismatch", fields: ["bizStep"] } },
    ]);
  });

  it("finds a proof that belongs to another record", () => {
    expect(faultAt(1, { proof: eventAt(0).proof })).toEqual({ kind: "inclusion", fields: [] });
  });

  it("trusts no checkpoint that the ledger's key has not signed", () => {
    const checkpoint = answer.checkpoint?.replace("\n4\n", "\n5\n") ?? null;
    expect(checkpoint).not.toBe(answer.checkpoint);
    const states = marksOf({ ...answer, checkpoint });
    expect(states).toEqual(
      Array(3).fill({ state: "failed", fault: { kind: "checkpoint", fields: [] } }),
    );
  });

  it("says that nothing was checked where the checkpoint cannot be had", () => {
    const marks = marksOf({ ...answer, checkpoint: null });
    expect(marks.map(({ state }) => state)).toEqual(["unchecked", "unchecked", "unchecked"]);
  });

  it("calls a record pending that is not under a checkpoint yet", () => {
    expect(faultAt(2, { proof: null })).toBe("pending");
  });

  it.each(["", "null", "[]", "{", '{"logIndex":"0"}', '{"logIndex":0,"mapStatement":null}'])(
    "calls %j no proof, and does not break",
    (proof) => {
      expect(faultAt(0, { proof })).toEqual({ kind: "malformed", fields: [] });
    },
  );

  it.each(["", "{}", "null", '{"format":"lianzao/disclosure/1"}'])(
    "calls %j no record, and does not break",
    (disclosure) => {
      expect(faultAt(0, { disclosure })).toEqual({ kind: "disclosure", fields: [] });
    },
  );
});

describe("a log that grows between two answers", () => {
  it("is noticed, so that proofs are asked for again", () => {
    expect(wantsLatest(answer.passport)).toBe(true);
    expect(proofsFit(answer.passport, answer.checkpoint ?? "")).toBe(true);
    expect(proofsFit(answer.passport, "ledger.lianzao.example/log\n9\nAA==\n")).toBe(false);
  });

  it("does not matter to proofs that bring their own checkpoint", () => {
    const events = answer.passport.events.map((event) => {
      const proof = { ...JSON.parse(event.proof ?? "{}"), checkpoint: answer.checkpoint };
      return { ...event, proof: JSON.stringify(proof) };
    });
    const passport = { ...answer.passport, events };
    expect(wantsLatest(passport)).toBe(false);
    const states = marksOf({ passport, checkpoint: null }).map(({ state }) => state);
    expect(states).toEqual(["verified", "verified", "verified"]);
  });
});
