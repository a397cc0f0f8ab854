import { describe, expect, it } from "vitest";
import { files, textOf } from "./checkout.ts";
import { controls, proofs, proofsIn } from "./controls.ts";

const proved = new Set(proofs.map(({ number }) => number));

describe("the list of controls", () => {
  it("has each number from C01 to C40 once, in order", () => {
    const numbers = Array.from({ length: 40 }, (_, at) => `C${String(at + 1).padStart(2, "0")}`);
    expect(controls.map(({ number }) => number)).toEqual(numbers);
  });

  it("has a test for each control that has something to protect", () => {
    const unproved = controls.filter(({ number, without }) => !without && !proved.has(number));
    expect(unproved).toEqual([]);
  });

  it("knows the control of every test that names one", () => {
    const known = new Set(controls.map(({ number }) => number));
    expect(proofs.filter(({ number }) => !known.has(number))).toEqual([]);
  });

  it("finds tests and groups by their titles, on one line or two", () => {
    // Put together here, so that this file proves nothing by an example.
    const text = `it("${"C"}01 one", f); describe.each(x)(\n  \`${"C"}02 two\`); say("xC03 no");`;
    const found = proofsIn("a.test.ts", text).map(({ number, title }) => `${number} ${title}`);
    expect(found).toEqual(["C01 one", "C02 two"]);
  });
});

const served = files.filter(
  (path) => /^(services|identifiers)\/.*\.ts$/.test(path) && !path.endsWith(".test.ts"),
);

describe("C29 SQL of the programs", () => {
  it("is never made raw of text at run time, outside the one file that sends it", () => {
    const raw = served.filter(
      (path) =>
        path !== "services/platform/connections.ts" &&
        path !== "services/platform/migrate/roles.ts" &&
        /\bsql\.raw\(|\.unsafe\(/.test(textOf(path)),
    );
    expect(raw).toEqual([]);
  });
});
