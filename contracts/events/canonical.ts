import { utf8, wellFormed } from "../proof/bytes.ts";
import { Rejected } from "../proof/rejected.ts";
import { deepestCanonical, isArray, isObject, type Json } from "./json.ts";

/**
 * The one text of a JSON value, RFC 8785: names sorted by UTF-16 code units, numbers as ECMAScript
 * writes them, no white space. Refuses (`VALUE_NOT_JSON`) what JSON has not: undefined, lone
 * surrogates, NaN and infinities; and nesting beyond the limit (`JSON_TOO_DEEP`).
 */
export function canonicalText(value: Json): string {
  return textWithin(value, 0);
}

/** The canonical text in UTF-8. */
export function canonicalBytes(value: Json): Uint8Array {
  return utf8(canonicalText(value));
}

/** The text of a value that is itself within so many others. */
export function textWithin(value: Json, depth: number): string {
  if (typeof value === "string") return stringText(value);
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) {
    // RFC 8785 § 3.2.2.3 is ECMAScript's own serialisation; -0 gives 0.
    return JSON.stringify(value);
  }
  if (depth === deepestCanonical) throw new Rejected("JSON_TOO_DEEP");
  if (isArray(value)) {
    return `[${Array.from(value, (element) => textWithin(element, depth + 1)).join(",")}]`;
  }
  if (isObject(value) && isPlain(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => memberText(name, value, depth + 1)).join(",")}}`;
  }
  throw new Rejected("VALUE_NOT_JSON");
}

function memberText(name: string, members: Readonly<Record<string, Json>>, depth: number): string {
  const value = members[name];
  if (value === undefined) throw new Rejected("VALUE_NOT_JSON", { name });
  return `${stringText(name)}:${textWithin(value, depth)}`;
}

// A Date or a Map has no own members and would be committed as {}.
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Texts in which JSON has nothing to change, which most here are. */
export const plainText = /^[ !#-[\]-~]*$/;

export function stringText(text: string): string {
  if (plainText.test(text)) return `"${text}"`;
  if (!wellFormed(text)) throw new Rejected("VALUE_NOT_JSON");
  return JSON.stringify(text);
}
