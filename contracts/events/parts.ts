import { byUtf8, u32, utf8 } from "../proof/bytes.ts";
import { leafHash, rootOf } from "../proof/merkle.ts";
import { sha256 } from "../proof/sha256.ts";
import { canonicalBytes } from "./canonical.ts";
import { isArray, isObject, type Json, type JsonObject } from "./json.ts";
import { listPointer, mayBeTree, pointerTo } from "./pointer.ts";

const partPrefix = utf8("lianzao/part/1\0");

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

/** One part: of a list of names or a value (`tree` absent), or of a tree. */
export interface Part {
  readonly pointer: string;
  readonly salt: Uint8Array;
  readonly tag: PartTag;
  readonly content: Uint8Array;
  readonly digest: Uint8Array;
  readonly value: Json;
  readonly tree?: PartTree;
}

/** The names of an object in UTF-8 order, or the length of an array. */
export type NameList = readonly string[] | number;

export interface PartTree {
  readonly names: NameList;
  /** The list of names first, then the parts in its order. */
  readonly parts: readonly Part[];
  readonly root: Uint8Array;
}

/** Draws the salt of the part at a pointer (its UTF-8 bytes). */
export type Salts = (pointer: Uint8Array) => Uint8Array;

/** The tree over what `pointer` points to: "" for the event itself. */
export function partTree(
  pointer: string,
  value: readonly Json[] | JsonObject,
  salts: Salts,
): PartTree {
  const names = namesOf(value);
  const list = valuePart(listPointer(pointer), names, salts);
  const members = isArray(value)
    ? value.map((element, at) => memberPart(pointer, at, element, salts))
    : Object.keys(value)
        .sort(byUtf8)
        .map((name) => memberPart(pointer, name, value[name] as Json, salts));
  const parts = [list, ...members];
  return { names, parts, root: rootOf(parts.map((part) => leafHash(part.digest))) };
}

function namesOf(value: readonly Json[] | JsonObject): NameList {
  return isArray(value) ? value.length : Object.keys(value).sort(byUtf8);
}

function memberPart(parent: string, name: string | number, value: Json, salts: Salts): Part {
  const pointer = pointerTo(parent, name);
  const nests = isArray(value) || isObject(value);
  if (!nests || !mayBeTree(parent, name)) return valuePart(pointer, value, salts);
  const bytes = utf8(pointer);
  const salt = salts(bytes);
  const tree = partTree(pointer, value, salts);
  const digest = partDigest(salt, bytes, treeTag, tree.root);
  return { pointer, salt, tag: treeTag, content: tree.root, digest, value, tree };
}

function valuePart(pointer: string, value: Json, salts: Salts): Part {
  const bytes = utf8(pointer);
  const salt = salts(bytes);
  const content = canonicalBytes(value);
  const digest = partDigest(salt, bytes, valueTag, content);
  return { pointer, salt, tag: valueTag, content, digest, value };
}
