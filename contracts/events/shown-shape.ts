import { fromBase64 } from "../proof/base64.ts";
import { byUtf8, wellFormed } from "../proof/bytes.ts";
import { Rejected } from "../proof/rejected.ts";
import { hashLength } from "../proof/sha256.ts";
import { type Disclosure, disclosureFormat, type ShownPart, type ShownTree } from "./disclosure.ts";
import { isArray, isObject, type JsonObject } from "./json.ts";
import type { NameList } from "./parts.ts";

// The form of a disclosure that came from outside. A member more or less is refused, so that
// nothing unproved travels inside what is proved.

/** A tree as read: bytes decoded, names and places checked, nothing hashed yet. */
export interface ReadTree {
  readonly list: { readonly salt: Uint8Array; readonly names: NameList } | undefined;
  readonly size: number;
  readonly parts: readonly ShownPart[];
  readonly withheld: readonly Uint8Array[];
}

export function malformed(pointer = ""): Rejected {
  return new Rejected("DISCLOSURE_MALFORMED", { pointer });
}

export function readHash(text: unknown, pointer: string): Uint8Array {
  try {
    return fromBase64(text, hashLength);
  } catch {
    throw malformed(pointer);
  }
}

export function readDisclosure(input: unknown): Disclosure {
  if (!isObject(input) || !hasOnly(input, ["format", "event"])) throw malformed();
  if (input["format"] !== disclosureFormat) throw malformed();
  return input as Disclosure;
}

export function readTree(input: unknown, pointer: string): ReadTree {
  if (!isObject(input)) throw malformed(pointer);
  const listed = Object.hasOwn(input, "list");
  const members = [listed ? "list" : "size", "parts", "withheld"];
  if (!hasOnly(input, members)) throw malformed(pointer);
  const { parts, withheld } = input as ShownTree;
  if (!isArray(parts) || !isArray(withheld)) throw malformed(pointer);
  const list = listed ? readList(input["list"], pointer) : undefined;
  const size = list === undefined ? input["size"] : countOf(list.names) + 1;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1) throw malformed(pointer);
  checkPlaces(parts, size, listed, pointer);
  return { list, size, parts, withheld: withheld.map((hash) => readHash(hash, pointer)) };
}

function readList(input: unknown, pointer: string) {
  if (!isObject(input) || !hasOnly(input, ["salt", "names"])) throw malformed(pointer);
  const { salt, names } = input;
  if (!isNameList(names)) throw malformed(pointer);
  return { salt: readHash(salt, pointer), names };
}

/** Names in strictly rising UTF-8 order, so none twice; or a length. */
function isNameList(names: unknown): names is NameList {
  if (typeof names === "number") return Number.isSafeInteger(names) && names >= 0;
  if (!isArray(names)) return false;
  return names.every((name, at) => {
    const before = names[at - 1];
    const rises = typeof before !== "string" || byUtf8(before, String(name)) < 0;
    return typeof name === "string" && wellFormed(name) && rises;
  });
}

export function countOf(names: NameList): number {
  return typeof names === "number" ? names : names.length;
}

function checkPlaces(parts: readonly unknown[], size: number, listed: boolean, pointer: string) {
  let last = 0;
  for (const part of parts) {
    if (!isObject(part) || !isPart(part, listed)) throw malformed(pointer);
    const at = part["at"];
    if (typeof at !== "number" || !Number.isSafeInteger(at) || at <= last || at >= size) {
      throw malformed(pointer);
    }
    last = at;
  }
}

function isPart(part: JsonObject, listed: boolean): boolean {
  const members = ["at", "salt", Object.hasOwn(part, "tree") ? "tree" : "value"];
  if (listed) return hasOnly(part, members);
  const name = part["name"];
  return hasOnly(part, [...members, "name"]) && typeof name === "string" && wellFormed(name);
}

function hasOnly(input: JsonObject, members: readonly string[]): boolean {
  return (
    Object.keys(input).length === members.length &&
    members.every((member) => Object.hasOwn(input, member))
  );
}
