import { describe, expect, it } from "vitest";
import { textOf } from "./checkout.ts";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
}

const manifest: { readonly [field: string]: Readonly<Record<string, string>> } = JSON.parse(
  textOf("package.json"),
);
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  textOf("package-lock.json"),
);

/** Older ones have known holes. `npm audit` does not answer everywhere, so they are kept here. */
const floors = {
  hono: "4.12.5",
  "@hono/node-server": "1.19.13",
  "drizzle-orm": "0.45.2",
  graphql: "16.8.1",
  "better-auth": "1.4.17",
};

/** Every copy of a package in the tree, wherever it is nested. */
function copiesOf(name: string): string[] {
  return Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version = "" }]) => version);
}

function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const [wanted, found] = [parts(floor), parts(version)];
  const at = wanted.findIndex((part, index) => part !== found[index]);
  return at < 0 || (found[at] ?? 0) > (wanted[at] ?? 0);
}

describe("the dependencies", () => {
  it("compare versions by number", () => {
    expect(isAtLeast("4.12.5", "4.12.5")).toBe(true);
    expect(isAtLeast("4.13.0", "4.12.5")).toBe(true);
    expect(isAtLeast("10.0.0", "9.9.9")).toBe(true);
    expect(isAtLeast("4.12.4", "4.12.5")).toBe(false);
    expect(isAtLeast("4.9.99", "4.12.5")).toBe(false);
  });

  it.each(Object.entries(floors))("C38 %s is nowhere older than %s", (name, floor) => {
    expect(copiesOf(name).filter((version) => !isAtLeast(version, floor))).toEqual([]);
  });

  it("hold exactly one copy of graphql", () => {
    expect(copiesOf("graphql")).toHaveLength(1);
  });

  it("hold exactly one copy of react", () => {
    expect(copiesOf("react")).toHaveLength(1);
  });

  it("C38 are each pinned to one version", () => {
    const fields = ["dependencies", "devDependencies", "optionalDependencies", "overrides"];
    const loose = fields
      .flatMap((field) => Object.entries(manifest[field] ?? {}))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it("are locked without the address of a registry: each machine uses its own", () => {
    const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved);
    expect(addressed.map(([path]) => path)).toEqual([]);
  });

  it("C38 are locked as package.json declares them", () => {
    const { packages } = lock;
    for (const field of ["dependencies", "devDependencies", "optionalDependencies"]) {
      for (const [name, version] of Object.entries(manifest[field] ?? {})) {
        expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
      }
    }
  });

  it("run on the oldest Node that we support, as far as what npm start runs declares it", () => {
    const newer = Object.entries(lock.packages)
      .filter(([, { dev, engines }]) => !dev && !allowsNode20(engines?.node ?? "*"))
      .map(([path, { engines }]) => `${path}: ${engines?.node}`);
    expect(newer).toEqual([]);
  });
});

/** Whether one of the alternatives of an engines range lets in 20.19. */
function allowsNode20(range: string): boolean {
  return range.split("||").some((alternative) => {
    const [, operator = "", major = "0", minor = "0"] =
      /(>=|\^|~|>|<|)\s*v?(\d+)(?:\.(\d+))?/.exec(alternative.trim()) ?? [];
    if (alternative.trim() === "*" || operator === "<") return true;
    const within = Number(major) === 20 && Number(minor) <= 19;
    return operator.startsWith(">") ? Number(major) < 20 || within : within;
  });
}
