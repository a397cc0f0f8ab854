import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dispositionName, namedWords, stepName } from "../../../web/passport/steps.ts";

const schemaFile = "../shared/standards/epcis/EPCIS-JSON-Schema.json";
const absent = !existsSync(schemaFile);
const why = absent ? " (skipped: ../shared is absent)" : "";

/** The standard words that GS1's JSON Schema lists. */
function wordsOf(list: "bizStep" | "disposition"): string[] {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
  return schema.definitions[list].anyOf[1].enum;
}

describe.skipIf(absent)(`names of the standard's words${why}`, () => {
  it("are there for every business step, and for nothing that is none", () => {
    expect([...namedWords.steps].sort()).toEqual(wordsOf("bizStep").sort());
  });

  it("are there for every disposition, and for nothing that is none", () => {
    expect([...namedWords.dispositions].sort()).toEqual(wordsOf("disposition").sort());
  });
});

describe("what happened, in words", () => {
  it("is the business step in any of its written forms", () => {
    const short = stepName("inspecting", "ObjectEvent");
    expect(short).toEqual({ zh: "检验", en: "Inspected" });
    for (const form of [
      "urn:epcglobal:cbv:bizstep:inspecting",
      "https://ref.gs1.org/cbv/BizStep-inspecting",
    ]) {
      expect(stepName(form, "ObjectEvent")).toEqual(short);
    }
  });

  it("is the event's type where the step is left out", () => {
    expect(stepName(null, "AssociationEvent").en).toBe("Parts joined");
  });

  it("is one of the platform's own steps of manufacturing, but not by a firm's word of the same end", () => {
    expect(stepName("urn:lianzao:step:heat_treating", "ObjectEvent")).toEqual({
      zh: "热处理",
      en: "Heat treated",
    });
    expect(stepName("urn:firm:casting", "ObjectEvent").zh).toBe("casting");
  });

  it("is a firm's own word where the standard has none", () => {
    expect(stepName("https://firm.example/steps/heat_treating", "ObjectEvent")).toEqual({
      zh: "heat treating",
      en: "Heat treating",
    });
  });

  it("does not take a property of every object for a standard word", () => {
    expect(stepName("constructor", "ObjectEvent").en).toBe("Constructor");
    expect(dispositionName("toString").en).toBe("ToString");
  });
});
