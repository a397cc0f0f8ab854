import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";

const generated = "web/graphql/generated/persisted-documents.json";
const documents = Object.entries(
  JSON.parse(readFileSync(generated, "utf8")) as Record<string, string>,
);

describe("the web's GraphQL documents", () => {
  it("fit the committed contract", () => {
    const contract = buildSchema(readFileSync("contracts/graphql/schema.graphql", "utf8"));
    expect(documents.length).toBeGreaterThan(0);
    for (const [, text] of documents) expect(validate(contract, parse(text))).toEqual([]);
  });

  it("are persisted under the SHA-256 of their text", () => {
    for (const [hash, text] of documents) {
      expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
    }
  });

  it("are generated from what is written now", () => {
    const codegen = "node_modules/@graphql-codegen/cli/esm/bin.js";
    const options = ["--config", "web/graphql/codegen.config.ts", "--check"];
    // Exits with an error, and so throws, when a generated file would change.
    execFileSync(process.execPath, [codegen, ...options], { stdio: "pipe" });
  });
});
