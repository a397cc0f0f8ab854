import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type RefusalCode, refusals } from "../../../contracts/refusals/index.ts";
import { codeOfRefusal, codes, statusOf } from "../../../identifiers/resolver/handles/message.ts";

const root = join(import.meta.dirname, "../../..");
/** All that a PUT of a Handle passes through. */
const passed = [
  "identifiers/registry/addresses.ts",
  "identifiers/registry/administering.ts",
  "identifiers/registry/commands.ts",
  "identifiers/registry/handles.ts",
  "identifiers/registry/rules.ts",
  "identifiers/registry/values.ts",
  "identifiers/resolver/handles/administrator.ts",
  "identifiers/resolver/handles/app.ts",
  "identifiers/resolver/handles/asked.ts",
  "identifiers/resolver/handles/sessions.ts",
  "identifiers/resolver/handles/values.ts",
  "services/platform/http.ts",
  "services/platform/scope.ts",
  "services/platform/tenancy.ts",
  "services/tenancy/leaving/rules.ts",
  "services/tenancy/operating-rules/reads.ts",
];

const refusedIn = (file: string) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/new Refusal\(\s*"([A-Z_]+)"/g)].map(
    ([, code]) => code as RefusalCode,
  );

describe("what a PUT of a Handle is refused with", () => {
  it("is told by a code of the Handle System, and never as broken", () => {
    const told = new Set(passed.flatMap(refusedIn));
    expect(told.size).toBeGreaterThan(30);
    expect(told).toContain("FIRM_LEAVING");
    const all = [...told, ...(Object.keys(refusals) as RefusalCode[]).filter(isOfText)];
    for (const code of all) {
      const responseCode = codeOfRefusal(code);
      expect(responseCode, code).not.toBe(codes.broken);
      if (responseCode !== codes.busy) expect(statusOf(responseCode), code).toBeLessThan(500);
    }
  });

  it("has the code of who may not, for a firm that leaves or has not accepted the rules", () => {
    expect(codeOfRefusal("FIRM_LEAVING")).toBe(codes.adminInvalid);
    expect(codeOfRefusal("RULES_NOT_ACCEPTED")).toBe(codes.adminInvalid);
    expect(codeOfRefusal("BROKEN")).toBe(codes.broken);
  });
});

function isOfText(code: string): boolean {
  return /^(?:CODE|JSON|VALUE)_/.test(code);
}
