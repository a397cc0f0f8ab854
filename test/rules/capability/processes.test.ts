import { describe, expect, it } from "vitest";
import {
  decideName,
  decideProcess,
  decideRetirement,
  decideReturn,
} from "../../../services/capability/processes/rules.ts";
import {
  type TermChange,
  vocabularyWith,
} from "../../../services/capability/processes/vocabulary.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const brought = vocabularyWith([]);
const words = (zh: string, en: string) => ({ zh, en });
const draft = { code: "turning.hard", parent: "turning", name: words("硬车", "Hard turning") };
const added = decideProcess(brought, draft, now);
const retired = decideRetirement(vocabularyWith([added]), "turning.hard", now);

describe("the tree of processes", () => {
  it("has the six main groups of DIN 8580 first, and each place after its parent", () => {
    const groups = brought.terms.filter(({ parent }) => parent === null).map(({ code }) => code);
    expect(groups.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((at) => `din8580.${at}`));
    const seen = new Set<string | null>([null]);
    for (const { code, parent } of brought.terms) {
      expect(seen.has(parent), code).toBe(true);
      expect(seen.has(code), code).toBe(false);
      seen.add(code);
    }
  });

  it("has services and innovation in it, and names the main group of each", () => {
    for (const [code, group] of [
      ["grinding.gear", "分离与切削"],
      ["heat.carburizing", "改变材料性能"],
      ["calibration", "检验与试验"],
      ["logistics.heavy", "物流"],
      ["innovation.software", "创新资源"],
    ]) {
      expect(brought.processOf(code ?? "")?.group.zh).toBe(group);
    }
    expect(brought.processOf("din8580.3.2")).toBe(undefined);
  });

  it("takes a process of the operator's below another one, and a new name for any place", () => {
    const renamed = decideName(brought, "din8580.3", words("切削", "Cutting"), now);
    const tree = vocabularyWith([added, renamed]);
    expect(tree.processOf("turning.hard")).toEqual({
      code: "turning.hard",
      name: draft.name,
      group: words("切削", "Cutting"),
    });
    const codes = tree.terms.map(({ code }) => code);
    expect(codes.indexOf("turning.hard")).toBeGreaterThan(codes.indexOf("turning"));
    expect(codes.indexOf("turning.hard")).toBeLessThan(codes.indexOf("milling"));
    expect([added.version, renamed.version]).toEqual([1, 1]);
  });

  it("knows what is beneath each of its places, and what is above", () => {
    const tree = vocabularyWith([retired]);
    expect(tree.processesUnder("milling")).toEqual(["milling", "milling.5-axis"]);
    expect(tree.processesUnder("milling.5-axis")).toEqual(["milling.5-axis"]);
    expect(tree.processesUnder("din8580.1.3")).toEqual([]);
    expect(tree.processesUnder("din8580.3.2")).toEqual(
      expect.arrayContaining(["turning.hard", "turning.vertical", "milling.5-axis", "drilling"]),
    );
    expect(tree.processesUnder("alchemy")).toBe(undefined);
    const path = tree.pathOf("heat.carburizing").map(({ name }) => name.zh);
    expect(path).toEqual(["渗碳淬火", "热处理", "改变材料性能"]);
  });

  it("still names a retired process, which can return", () => {
    const tree = vocabularyWith([retired]);
    expect(retired.version).toBe(2);
    expect(tree.processOf("turning.hard")?.name).toEqual(draft.name);
    expect(decideReturn(tree, "turning.hard", now)).toMatchObject({ version: 3, retired: false });
  });

  const withRetired = vocabularyWith([retired]);
  const add = (change: object) => () => decideProcess(withRetired, { ...draft, ...change }, now);
  it.each<[string, () => TermChange, string]>([
    ["a code that was used", add({}), "PROCESS_CODE_TAKEN"],
    ["a code of the platform's", add({ code: "turning" }), "PROCESS_CODE_TAKEN"],
    ["a code in capitals", add({ code: "Turning.Hard" }), "PROCESS_CODE"],
    ["a code of DIN 8580's", add({ code: "din8580.7" }), "PROCESS_CODE"],
    ["no parent that is there", add({ code: "x", parent: "y" }), "PROCESS_UNKNOWN"],
    ["a retired parent", add({ code: "x", parent: "turning.hard" }), "PROCESS_RETIRED"],
    ["no Chinese name", add({ code: "x", name: words(" ", "X") }), "TEXT_LENGTH"],
    ["a retired group", () => decideRetirement(brought, "din8580.1", now), "PROCESS_IS_GROUP"],
    ["twice retired", () => decideRetirement(withRetired, "turning.hard", now), "PROCESS_RETIRED"],
    [
      "retired from above others",
      () => decideRetirement(vocabularyWith([added]), "turning", now),
      "PROCESS_HAS_OTHERS",
    ],
    [
      "returned without retirement",
      () => decideReturn(brought, "turning", now),
      "PROCESS_NOT_RETIRED",
    ],
  ])("refuses %s", (_what, act, code) => {
    expect(refusal(act)).toMatchObject({ code });
  });
});
