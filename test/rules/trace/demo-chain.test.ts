import { describe, expect, it } from "vitest";
import { validateEpcisDocument } from "../../../services/trace/epcis/validate.ts";
import { namedWords, stepName } from "../../../web/passport/steps.ts";
import { demoChain, documentFor } from "../../seed/demo/chain.ts";
import { absent, gs1Judge, reason } from "./gs1-judge.ts";

const documents = demoChain.map((capture) => ({
  firm: capture.firm.name.en,
  document: documentFor(capture),
}));
const steps = demoChain.flatMap(({ events }) => events.map((event) => String(event["bizStep"])));

describe("the demo's chain", () => {
  it.each(documents)("is written as EPCIS 2.0: $firm", ({ document }) => {
    expect(validateEpcisDocument(document)).toEqual({ valid: true });
  });

  it("says in both languages what was done, from casting to repair", () => {
    const known: readonly string[] = [...namedWords.steps, ...namedWords.ownSteps];
    expect(steps.filter((step) => !known.includes(step))).toEqual([]);
    expect([...new Set(steps.map((step) => stepName(step, "").zh))]).toEqual(
      expect.arrayContaining(["铸造", "机加工", "热处理", "装配", "检验", "发货", "安装", "维修"]),
    );
  });

  it("is valid with each of the platform's own steps", () => {
    const [first] = documents;
    for (const bizStep of namedWords.ownSteps) {
      const text = JSON.stringify(first?.document).replaceAll("urn:lianzao:step:casting", bizStep);
      expect(validateEpcisDocument(JSON.parse(text))).toEqual({ valid: true });
    }
  });
});

describe.skipIf(absent)(`the demo's chain by GS1's own schema${reason}`, () => {
  it.each(documents)("is valid: $firm", ({ document }) => {
    expect(gs1Judge()(document)).toBe(true);
  });
});
