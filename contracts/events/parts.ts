import { byUtf8, u32, utf8 } from "../proof/bytes.ts";
import { sha256 } from "../proof/sha256.ts";
import { isArray, type Json, type JsonObject } from "./json.ts";

export const partPrefix = utf8("lianzao/part/1\0");

/** The content of a part is a value itself, or the root over parts of its own. */
export const valueTag = 0;
export const treeTag = 1;
export type PartTag = typeof valueTag | typeof treeTag;

/** formats, "Commitment": what stands for one part in its tree; the pointer in UTF-8. */
export function partDigest(
  salt: Uint8Array,
  pointer: Uint8Array,
  tag: PartTag,
  content: Uint8Array,
): Uint8Array {
  return sha256(partPrefix, salt, u32(pointer.length), pointer, Uint8Array.of(tag), content);
}

/** The names of an object in UTF-8 order, or the length of an array. */
export type NameList = readonly string[] | number;

/** The names of an object, or how long a list is. */
export function namesOf(value: readonly Json[] | JsonObject): NameList {
  return isArray(value) ? value.length : Object.keys(value).sort(byUtf8);
}

/** Of a list of names or a value (`tree` absent), or of a tree. */
export interface Part {
  readonly pointer: string;
  readonly tag: PartTag;
  readonly value: Json;
  readonly salt: Uint8Array;
  readonly content: Uint8Array;
  readonly digest: Uint8Array;
  readonly tree?: PartTree;
}

export interface PartTree {
  readonly names: NameList;
  /** The list of names first, then the parts in its order. */
  readonly parts: readonly Part[];
  readonly root: Uint8Array;
}
