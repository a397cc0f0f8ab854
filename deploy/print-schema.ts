import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "../services/api/assembly.ts";

/** Writes the schema as the code has it, sorted, to contracts/graphql. */
writeFileSync(
  "contracts/graphql/schema.graphql",
  `${printSchema(lexicographicSortSchema(schema))}\n`,
);
