import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  CodeError,
  digitalLinkOf,
  identityOf,
  linkOf,
  parseCode,
  readLink,
} from "../../../identifiers/codes/index.ts";
import { type Argument, verdictOn } from "./engine-calls.ts";

const vectorFile = "../shared/standards/gs1/syntax-engine-vectors.json";
const absent = !existsSync(vectorFile);
const reason = absent ? " (skipped: ../shared is absent)" : "";

const vectors: Readonly<Record<string, readonly (readonly Argument[])[]>> = absent
  ? {}
  : JSON.parse(readFileSync(vectorFile, "utf8")).vectors;

const spelled = (args: readonly Argument[]) => JSON.stringify(args).slice(0, 200);

describe.skipIf(absent)(`the vectors of GS1's own engine${reason}`, () => {
  it("are there to be read", () => {
    expect(Object.values(vectors).flat().length).toBeGreaterThan(200);
  });

  describe.each(Object.entries(vectors))("%s", (name, list) => {
    it.each(list.map((args) => [spelled(args), args] as const))("%s", (_title, args) => {
      const { ours, theirs } = verdictOn(name, args);
      expect(ours).toEqual(theirs);
    });
  });
});

describe.skipIf(absent)(`a Digital Link that GS1's engine takes${reason}`, () => {
  const taken = (vectors["dl.c:test_parseDLuri"] ?? []).flatMap(([, text]) => {
    if (typeof text !== "string") return [];
    try {
      return [[text, readLink(text, { shortGtins: true })] as const];
    } catch (error) {
      if (error instanceof CodeError) return [];
      throw error;
    }
  });

  it("is one of many", () => expect(taken.length).toBeGreaterThan(20));

  it.each(taken)("%s has the identity of its key and qualifiers", (text, message) => {
    const identity = identityOf(text);
    expect(parseCode(text)).toMatchObject({ ok: true, scheme: "gs1" });
    const path = linkOf(message, "https://id.gs1.org").split("?")[0];
    expect(digitalLinkOf(identity, "https://id.gs1.org")).toBe(path);
  });
});

describe("another extract of the engine's tests", () => {
  const nothing = { expr: "NULL" };
  const verdicts: readonly (readonly [string, readonly Argument[]])[] = [
    ["scandata.c:test_testGenerateScanData", [{ expr: "NONE" }, "TESTING", nothing]],
    ["scandata.c:test_testProcessScanData", [false, "ABC", { expr: "NONE" }, ""]],
    ["ai.c:test_processAIdata", [true, { expr: "buf" }]],
    ["ai.c:test_processAIdata", [false, { expr: "buf" }]],
    [
      "ai.c:test_linters",
      [{ expr: "ctx" }, { expr: "tests[i].aiData" }, { expr: "tests[i].linterErr" }],
    ],
    ["ai.c:test_linters", ["(8030)12==", { expr: "GS1_LINTER_INVALID_CSET64_PADDING" }]],
    ["ai.c:test_errMarkup", ["(8030)12==", "(8030)12|==|"]],
  ];
  it.each(verdicts)("%s is understood: %j", (name, args) => {
    const { ours, theirs } = verdictOn(name, args);
    expect(ours).toEqual(theirs);
  });

  it.each([
    ["ai.c:test_unheardOf", ["x"]],
    ["ai.c:test_processAIdata", [true, { expr: "someBuffer" }]],
    ["scandata.c:test_testGenerateScanData", [{ expr: "Codabar" }, "1", "1"]],
  ] as const)("%s is not passed over where it is not", (name, args) => {
    expect(() => verdictOn(name, args)).toThrow(Error);
  });
});
