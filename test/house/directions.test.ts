import { describe, expect, it } from "vitest";
import { textOf } from "./checkout.ts";
import { circles, type Declared, wrongWays } from "./directions.ts";
import { allImports } from "./imports.ts";

const manifest: Record<string, Record<string, string>> = JSON.parse(textOf("package.json"));
const namesIn = (field: string) => Object.keys(manifest[field] ?? {});
const declared: Declared = {
  dependencies: new Set([...namesIn("dependencies"), ...namesIn("optionalDependencies")]),
  devDependencies: new Set(namesIn("devDependencies")),
};
const imports = allImports();

describe("the directions of imports", () => {
  it("are kept by every file", () => {
    expect(wrongWays(imports, declared)).toEqual([]);
  });

  it("make no circle", () => {
    expect(circles(imports)).toEqual([]);
  });

  it("are read from re-exports, types and lazy imports too", () => {
    expect(imports).toEqual(
      expect.arrayContaining([
        { from: "test/stage/database.ts", to: "test/stage/server.ts" },
        { from: "deploy/supervisor/develop.ts", to: "deploy/supervisor/main.ts" },
        { from: "deploy/start.mjs", to: "deploy/prepare/ready.mjs" },
      ]),
    );
  });

  it.each([
    [
      "a module is entered by its index.ts",
      "services/trade/commands.ts",
      "services/capacity/reads.ts",
    ],
    ["a module is entered by its index.ts", "services/api/main.ts", "services/capacity/reads.ts"],
    [
      "a module is entered by its index.ts",
      "services/worker/main.ts",
      "identifiers/resolver/reads.ts",
    ],
    ["the kernel stands on nothing", "services/kernel/money.ts", "npm:uuidv7"],
    ["the kernel stands on nothing", "services/kernel/money.ts", "services/platform/ids.ts"],
    ["the platform knows no module", "services/platform/relay.ts", "services/ledger/index.ts"],
    ["a program is imported by nobody", "services/worker/main.ts", "services/api/app.ts"],
    [
      "modules do not know the resolver",
      "services/trace/commands.ts",
      "identifiers/resolver/index.ts",
    ],
    ["codes import nothing", "identifiers/codes/gtin.ts", "node:crypto"],
    ["codes import nothing", "identifiers/codes/gtin.ts", "contracts/refusals/index.ts"],
    ["contracts know no product", "contracts/events/envelope.ts", "services/kernel/brand.ts"],
    ["the web knows contracts and codes only", "web/shell/main.tsx", "services/kernel/brand.ts"],
    ["what browsers run has no node: module", "contracts/proof/tree.ts", "node:crypto"],
    ["the product knows no test and no tool", "services/api/main.ts", "test/seed/main.ts"],
    ["every package is declared", "services/api/main.ts", "npm:left-pad"],
    ["what npm start runs needs no devDependency", "test/seed/main.ts", "npm:vitest"],
    ["every file that is imported is there", "web/shell/main.tsx", "nowhere:web/shell/gone.ts"],
  ])("would be found broken: %s (%s -> %s)", (rule, from, to) => {
    expect(wrongWays([{ from, to }], declared)).toContain(`${rule}: ${from} -> ${to}`);
  });

  it("let through what the plan allows", () => {
    const allowed = [
      { from: "services/worker/main.ts", to: "identifiers/resolver/index.ts" },
      { from: "services/trade/commands.ts", to: "services/capacity/index.ts" },
      { from: "services/trade/commands.ts", to: "services/platform/tenancy.ts" },
      { from: "services/capacity/commands.ts", to: "services/capacity/reads.ts" },
      { from: "web/passport/main.tsx", to: "contracts/proof/tree.ts" },
      { from: "test/rules/trade/commands.test.ts", to: "services/trade/rules.ts" },
      { from: "deploy/dev.mjs", to: "npm:tsx" },
    ];
    expect(wrongWays(allowed, declared)).toEqual([]);
  });

  it("would be found going round in a circle", () => {
    const round = [
      { from: "a.ts", to: "b.ts" },
      { from: "b.ts", to: "c.ts" },
      { from: "c.ts", to: "b.ts" },
    ];
    expect(circles(round)).toEqual(["b.ts -> c.ts -> b.ts"]);
  });
});
