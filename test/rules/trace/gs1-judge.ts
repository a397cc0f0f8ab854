import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

const folder = "../shared/standards/epcis";

/** GS1's files are not part of the product; where they are absent, these tests are skipped. */
export const absent = !existsSync(folder);
export const reason = absent ? " (skipped: ../shared is absent)" : "";

export type Judge = (value: unknown) => boolean;

// As GS1's own JSON-Schema/validate-all.sh runs it: ajv with the plugin ajv-formats and no options.
function compiled(schema: object): Judge {
  const ajv = new Ajv();
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
}

function schemaText(): string {
  return readFileSync(join(folder, "EPCIS-JSON-Schema.json"), "utf8");
}

export function gs1Judge(): Judge {
  return compiled(JSON.parse(schemaText()));
}

/** A judge whose copy of the schema has been changed, to prove that a difference would show. */
export function changedJudge(change: (definitions: Record<string, unknown>) => void): Judge {
  const schema = JSON.parse(schemaText());
  change(schema.definitions);
  return compiled(schema);
}

/** The words of the schema's own lists, so that a word we do not know would show. */
export function schemaWords(definition: string): string[] {
  return JSON.parse(schemaText()).definitions[definition].anyOf[1].enum;
}

export interface Example {
  readonly name: string;
  readonly value: unknown;
}

/** All example files of GS1: the 93 JSON-LD ones and those beside the schema. */
export function gs1Examples(): Example[] {
  const names = ["JSON", "JSON-simple-context", "JSON-Schema/test"].flatMap(filesUnder);
  return names.map((name) => ({
    name,
    value: JSON.parse(readFileSync(join(folder, name), "utf8")),
  }));
}

function filesUnder(path: string): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    )
    .filter((name) => /\.json(?:ld)?$/.test(name))
    .sort();
}
