import { describe, expect, it } from "vitest";
import { faultSentence, faultyPart, typedCodes } from "../../../web/workbench/label-choices.ts";

describe("a code as somebody typed it", () => {
  const faultIn = (text: string) => {
    const [typed] = typedCodes(text, []);
    if (typed === undefined || typed.reading.ok) throw new Error("the code has no fault");
    return typed.reading.fault;
  };

  it("shows by number what nobody sees, where it is at fault", () => {
    const text = "88.118.8/a\u200bb";
    expect(faultyPart(text, faultIn(text))).toBe("88.118.8/a|‹U+200B›b");
    expect(faultSentence(faultIn(text), "en")).toMatch(/^From character 11 on /);
    expect(faultSentence(faultIn(text), "zh", 3)).toContain("第 8 个字符");
  });

  it("shows function characters by their sign", () => {
    const text = "]C10106901234000016\u001d10A*é";
    expect(faultyPart(text, faultIn(text))).toBe("(10)A*|é|");
    expect(faultyPart("a\u001db", { code: "CODE_UNREADABLE", at: 1 })).toBe("a|␝b");
  });
});
