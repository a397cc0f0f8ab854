import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { manufacturingCapability } from "../../../services/capability/catena-x/model.ts";
import { lexiconOf, materialCode } from "../../../services/capability/catena-x/words.ts";
import { materials } from "../../../services/capability/materials.ts";
import { vocabularyWith } from "../../../services/capability/processes/vocabulary.ts";
import { wrongWith } from "../../../services/platform/aspect-form.ts";
import {
  capabilityDocument,
  modelsAbsent,
  publishedExample,
  publishedJudge,
  spoilt,
} from "../../stage/aspects.ts";

describe.skipIf(modelsAbsent)(`ManufacturingCapability 3.1.0${modelsAbsent}`, () => {
  const judge = publishedJudge("ManufacturingCapability");
  const isFit = (document: Parameters<typeof wrongWith>[0]) =>
    [...wrongWith(document, manufacturingCapability)].length === 0;

  it("is judged as its published schema judges it, sound or spoilt", () => {
    expect(isFit(publishedExample("ManufacturingCapability"))).toBe(true);
    fc.assert(
      fc.property(capabilityDocument, (document) => judge(document) && isFit(document)),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(spoilt(capabilityDocument), (document) => {
        expect(isFit(document)).toBe(judge(document));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a document names", () => {
  const { processCode } = lexiconOf(vocabularyWith([]));

  it.each([
    ["by our own name", { hierarchyElementId: "urn:lianzao:process:turning" }, "turning"],
    ["by its English name", { capabilityLabel: { en: "sawing" } }, "sawing"],
    ["by its Chinese name", { label: { "zh-CN": "磨齿" } }, "grinding.gear"],
    ["as a group", { capabilityLabel: { en: "Welding" } }, undefined],
    ["as what the tree has not", { capabilityLabel: { en: "Alchemy" } }, undefined],
  ])("is a process %s, or none of ours", (_how, capability, code) => {
    expect(processCode(capability)).toBe(code);
  });

  it("is a material by either standard's designation", () => {
    for (const { code, name } of materials) {
      expect(materialCode({ label: { zh: name.zh } })).toBe(code);
      expect(materialCode({ label: { en: name.en } })).toBe(code);
    }
    expect(materialCode({ label: { en: "42CrMo4" } })).toBe("steel.42crmo4");
    expect(materialCode({ label: { zh: "42CrMo" } })).toBe("steel.42crmo4");
    const belongsToMaterialFamilies = [{ label: { en: "pa66" } }];
    expect(materialCode({ label: { en: "x" }, belongsToMaterialFamilies })).toBe("plastic.pa66");
    expect(materialCode({ label: { en: "aluminum" } })).toBeUndefined();
  });
});
