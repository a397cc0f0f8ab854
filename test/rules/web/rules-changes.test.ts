import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parametersBefore } from "../../../services/tenancy/operating-rules/parameters.ts";
import {
  changedText,
  changedTopics,
  type RulesSaid,
} from "../../../web/workbench/rules-changes.ts";

const textOf = (kinds: readonly string[], before: string, after: string) =>
  changedText(before, after)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");

describe("what has changed in a text", () => {
  it("is told sentence by sentence, what went before what came", () => {
    expect(changedText("先到先得。提前一天取消免费。", "先到先得。提前两天取消免费。")).toEqual([
      { kind: "same", text: "先到先得。" },
      { kind: "gone", text: "提前一天取消免费。" },
      { kind: "new", text: "提前两天取消免费。" },
    ]);
    expect(changedText("First come. Free.", "First come. Free. No fee.")).toEqual([
      { kind: "same", text: "First come. " },
      { kind: "gone", text: "Free." },
      { kind: "new", text: "Free. No fee." },
    ]);
    expect(changedText("", "新的。")).toEqual([{ kind: "new", text: "新的。" }]);
    expect(changedText("同。", "同。")).toEqual([{ kind: "same", text: "同。" }]);
    expect(changedText("", "")).toEqual([]);
  });

  it("leaves both texts whole", () => {
    const text = fc.array(fc.constantFrom("甲。", "乙；", "丙\n", "one. ", "two! ", "3.5 h", "…"));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(""), other.join("")];
        expect(textOf(["same", "gone"], before, after)).toBe(before);
        expect(textOf(["same", "new"], before, after)).toBe(after);
      }),
    );
  });
});

describe("the topics that have changed", () => {
  const { lateCancellationBasisPoints: _late, feeBasisPoints: _fee, ...others } = parametersBefore;
  const parameters = { ...others, lateCancellationPercent: "0", feePercent: "0" };
  const words = (text: string) => ({ zh: text, en: text });
  const before: RulesSaid = {
    sections: [
      { topic: "GENERAL", text: words("A") },
      { topic: "FEES", text: words("B") },
    ],
    parameters,
  };

  it("are those whose text differs in a language, is new or is gone", () => {
    const after: RulesSaid = {
      sections: [
        { topic: "GENERAL", text: { zh: "A", en: "A2" } },
        { topic: "SHARING", text: words("C") },
      ],
      parameters,
    };
    expect(changedTopics(before, after).map(({ topic }) => topic)).toEqual([
      "GENERAL",
      "SHARING",
      "FEES",
    ]);
    expect(changedTopics(before, before)).toEqual([]);
    expect(changedTopics(before, after)[1]).toEqual({
      topic: "SHARING",
      before: words(""),
      after: words("C"),
    });
  });
});
