import { describe, expect, it } from "vitest";
import { files, sources, textOf } from "./checkout.ts";

const mostLines = 300;
const mostLinesOfTest = 500;

const topLevel = [
  "README.md",
  "contracts",
  "deploy",
  "identifiers",
  "package-lock.json",
  "package.json",
  "services",
  "test",
  "tsconfig.json",
  "web",
];

function linesOf(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Data and what tools write are no prose: only what people write is measured. */
const written = [...sources, ...files.filter((path) => /\.(cjs|css|sh)$/.test(path))].filter(
  (path) => !path.startsWith("deploy/migrations/"),
);

function isOfTests(path: string): boolean {
  return path.startsWith("test/");
}

/** Addresses of one machine or of one registry, as fragments so that this file holds none. */
const machinePath = new RegExp(
  `(?:^|[^\\w.])/(?:${["wor", "k|far", "m|hom", "e|roo", "t"].join("")})/`,
);
const registryHost = /https?:\/\/[\w.-]*(?:npm|pypi|maven|golang|crates|jfrog|nexus)[\w.-]*\//i;

function hits(text: string, pattern: RegExp): string[] {
  return text.split("\n").filter((line) => pattern.test(line));
}

describe("the house is tidy", () => {
  it("no file is longer than a reader can hold: 300 lines, tests 500", () => {
    const long = written
      .map((path) => ({ path, lines: linesOf(textOf(path)) }))
      .filter(({ path, lines }) => lines > (isOfTests(path) ? mostLinesOfTest : mostLines));
    expect(long).toEqual([]);
  });

  it("the top level is exactly what the plan names, and dotfiles", () => {
    const top = new Set(files.map((path) => path.split("/")[0] ?? ""));
    expect([...top].filter((name) => !name.startsWith(".")).sort()).toEqual(topLevel);
  });

  it("no text names a path of one machine", () => {
    const named = files
      .filter((path) => /\.(ts|tsx|mjs|cjs|md|json|ya?ml|sql|sh|html|css)$|^\.ci\//.test(path))
      .flatMap((path) => hits(textOf(path), machinePath).map((line) => `${path}: ${line.trim()}`));
    expect(named).toEqual([]);
  });

  it("no text names the host of a package registry", () => {
    const named = files
      .filter((path) =>
        /\.(ts|tsx|mjs|cjs|md|json|ya?ml|sql|sh|html|css)$|^\.(ci\/|npmrc)/.test(path),
      )
      .flatMap((path) => hits(textOf(path), registryHost).map((line) => `${path}: ${line.trim()}`));
    expect(named).toEqual([]);
  });

  it("every test file asserts something", () => {
    const silent = files.filter(
      (path) => /\.test\.tsx?$/.test(path) && !/\bexpect\(|\bassert/.test(textOf(path)),
    );
    expect(silent).toEqual([]);
  });

  it("the README begins with the two commands", () => {
    const head = textOf("README.md").split("\n").slice(0, 15).join("\n");
    expect(head).toContain("npm start");
    expect(head).toContain("npm test");
  });
});
