import { readFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { expect, it } from "vitest";
import { schema } from "../../services/api/assembly.ts";

it("the committed GraphQL schema is the one that the code has (npm run schema)", () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  expect(readFileSync("contracts/graphql/schema.graphql", "utf8")).toBe(printed);
});
