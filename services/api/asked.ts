import { Refusal } from "../kernel/refusal.ts";
import { allStorable } from "../platform/text.ts";

/** A GraphQL request as clients send it; a persisted document comes by its hash alone. */
export interface Asked {
  readonly query: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly hash: string | undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("BODY_MALFORMED");
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member that is an object, if it is there; throws `INPUT_INVALID` for any other. */
function objectIn(fields: Fields, name: string, field = name): Fields | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && !isFields(value)) throw new Refusal("INPUT_INVALID", {}, field);
  return value;
}

function textIn(fields: Fields, name: string, field = name): string | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== "string") {
    throw new Refusal("INPUT_INVALID", {}, field);
  }
  return value;
}

/**
 * Reads the body of a request; throws `BODY_MALFORMED`, `BATCH_REFUSED`, or `INPUT_INVALID` at what
 * is wrong.
 */
export function askedIn(text: string): Asked {
  const body = parsed(text);
  if (Array.isArray(body)) throw new Refusal("BATCH_REFUSED");
  if (!isFields(body)) throw new Refusal("BODY_MALFORMED");
  const variables = objectIn(body, "variables") ?? {};
  const extensions = objectIn(body, "extensions") ?? {};
  const persisted = objectIn(extensions, "persistedQuery", "extensions") ?? {};
  const hash = textIn(persisted, "sha256Hash", "extensions");
  const query = textIn(body, "query");
  textIn(body, "operationName");
  // Escapes can bring in what no text column holds; without any there is nothing to look for.
  if (text.includes("\\u") && !allStorable(body)) {
    throw new Refusal("INPUT_INVALID", {}, "variables");
  }
  return { query, variables, hash };
}
