import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { faults } from "../isolation/faults/index.ts";
import { edited } from "../isolation/plant.ts";

const root = resolve(import.meta.dirname, "../..");
const edits = faults.flatMap(({ name, edits: all = [] }) => all.map((edit) => ({ name, edit })));

describe("what is planted to be caught", () => {
  // That it is caught takes minutes; that its place has been rewritten shows at once.
  it.each(edits)("$name: still has its place in $edit.file", ({ edit }) => {
    const source = readFileSync(join(root, edit.file), "utf8");
    expect(edited(source, edit)).not.toBe(source);
  });

  it("and one without a place would be seen", () => {
    const nowhere = { file: "a.ts", from: "where tenant_id = $1", to: "where true" };
    expect(() => edited("where true", nowhere)).toThrow(/does not apply any more: a\.ts/);
  });
});
