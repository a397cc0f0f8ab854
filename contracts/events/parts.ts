import { byUtf8, u32, utf8 } from "../proof/bytes.ts";
import type { Lanes, Message } from "../proof/lanes/lanes.ts";
import { splitOf } from "../proof/merkle.ts";
import { hashLength, sha256 } from "../proof/sha256.ts";
import { canonicalText } from "./canonical.ts";
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

/** The names of an object in UTF-8 order, or the length of an array. */
export type NameList = readonly string[] | number;

/** Of a list of names or a value (`tree` absent), or of a tree. */
interface AnyPart<Tree> {
  readonly pointer: string;
  readonly tag: PartTag;
  readonly value: Json;
  readonly tree?: Tree;
}

interface AnyTree<Part> {
  readonly names: NameList;
  /** The list of names first, then the parts in its order. */
  readonly parts: readonly Part[];
}

/** A part as it is written into lanes: where its content and its digest will stand. */
interface LaidPart extends AnyPart<LaidTree> {
  readonly contentAt: number;
  readonly contentLength: number;
  readonly message: Message;
  /** In which its digest is due. */
  readonly round: number;
  digestAt: number;
}

export interface LaidTree extends AnyTree<LaidPart> {
  readonly rootAt: number;
  /** The one after that of its root. */
  readonly round: number;
}

const [innerRound, saltRound, valueRound] = [0, 1, 2];
const leafPrefix = 0;
const nodePrefix = 1;

/**
 * Writes the tree over what `pointer` points to, "" for the event itself, as messages of which some
 * need the hashes of others; the root is to be at `target`. Of all trees alike the salts are made
 * first, then the digests of values, and then level by level what stands over them.
 */
export function layTree(
  lanes: Lanes,
  pointer: string,
  value: readonly Json[] | JsonObject,
  target: number,
): LaidTree {
  const names = namesOf(value);
  const parts = [layValue(lanes, listPointer(pointer), names)];
  if (isArray(value)) {
    for (const [at, element] of value.entries()) parts.push(layPart(lanes, pointer, at, element));
  } else {
    for (const name of names as readonly string[]) {
      parts.push(layPart(lanes, pointer, name, value[name] as Json));
    }
  }
  const round = layRoot(lanes, parts, { from: 0, until: parts.length, target });
  return { names, parts, rootAt: target, round };
}

function namesOf(value: readonly Json[] | JsonObject): NameList {
  return isArray(value) ? value.length : Object.keys(value).sort(byUtf8);
}

interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly target: number;
}

/** RFC 6962 § 2.1 over a stretch of parts; gives the round after that of its hash. */
function layRoot(lanes: Lanes, parts: readonly LaidPart[], stretch: Stretch): number {
  const { from, until, target } = stretch;
  const at = lanes.end;
  const [only] = until - from === 1 ? [parts[from]] : [];
  lanes.byte(only === undefined ? nodePrefix : leafPrefix);
  const left = lanes.hole();
  if (only !== undefined) {
    only.digestAt = left;
    lanes.hash(only.round, only.message, left);
    lanes.hash(only.round + 1, lanes.close(at), target);
    return only.round + 2;
  }
  const right = lanes.hole();
  const node = lanes.close(at);
  const middle = from + splitOf(until - from);
  const round = Math.max(
    layRoot(lanes, parts, { from, until: middle, target: left }),
    layRoot(lanes, parts, { from: middle, until, target: right }),
  );
  lanes.hash(round, node, target);
  return round + 1;
}

function layPart(lanes: Lanes, parent: string, name: string | number, value: Json): LaidPart {
  const pointer = pointerTo(parent, name);
  const nests = isArray(value) || isObject(value);
  if (!nests || !mayBeTree(parent, name)) return layValue(lanes, pointer, value);
  const at = beginPart(lanes, pointer, treeTag);
  const contentAt = lanes.hole();
  const message = lanes.close(at);
  const tree = layTree(lanes, pointer, value, contentAt);
  const [contentLength, round] = [hashLength, tree.round];
  return {
    pointer,
    tag: treeTag,
    value,
    tree,
    message,
    contentAt,
    contentLength,
    digestAt: 0,
    round,
  };
}

function layValue(lanes: Lanes, pointer: string, value: Json): LaidPart {
  const at = beginPart(lanes, pointer, valueTag);
  const contentAt = lanes.end;
  lanes.text(canonicalText(value));
  const contentLength = lanes.end - contentAt;
  const message = lanes.close(at);
  const round = valueRound;
  return { pointer, tag: valueTag, value, message, contentAt, contentLength, digestAt: 0, round };
}

/**
 * The salt, which is an HMAC of the pointer, and what `partDigest` puts before the content; gives
 * where that begins.
 */
function beginPart(lanes: Lanes, pointer: string, tag: PartTag): number {
  const innerAt = lanes.end;
  lanes.text(pointer);
  const pointerLength = lanes.end - innerAt;
  const inner = lanes.close(innerAt, "inner");
  const outerAt = lanes.hole();
  const outer = lanes.close(outerAt, "outer");
  const at = lanes.end;
  lanes.put(partPrefix);
  const saltAt = lanes.hole();
  lanes.u32(pointerLength);
  lanes.text(pointer);
  lanes.byte(tag);
  lanes.hash(innerRound, inner, outerAt, "inner");
  lanes.hash(saltRound, outer, saltAt, "outer");
  return at;
}

export interface Part extends AnyPart<PartTree> {
  readonly salt: Uint8Array;
  readonly content: Uint8Array;
  readonly digest: Uint8Array;
}

export interface PartTree extends AnyTree<Part> {
  readonly root: Uint8Array;
}

/** What a tree has come to. */
export function hashedTree(lanes: Lanes, { names, parts, rootAt }: LaidTree): PartTree {
  const hashed = parts.map((part): Part => {
    const { pointer, tag, value } = part;
    const salt = lanes.bytesAt(part.message.at + partPrefix.length, hashLength);
    const content = lanes.bytesAt(part.contentAt, part.contentLength);
    const digest = lanes.bytesAt(part.digestAt, hashLength);
    const own = { pointer, tag, value, salt, content, digest };
    return part.tree === undefined ? own : { ...own, tree: hashedTree(lanes, part.tree) };
  });
  return { names, parts: hashed, root: lanes.bytesAt(rootAt, hashLength) };
}
