import type { Lanes, Message, Program } from "../proof/lanes/lanes.ts";
import { splitOf } from "../proof/merkle.ts";
import { Rejected } from "../proof/rejected.ts";
import { hashLength } from "../proof/sha256.ts";
import { canonicalBytes, canonicalText, isPlain, stringText, textWithin } from "./canonical.ts";
import { isArray, isObject, type Json, type JsonObject } from "./json.ts";
import {
  type NameList,
  namesOf,
  type Part,
  type PartTag,
  type PartTree,
  partPrefix,
  treeTag,
  valueTag,
} from "./parts.ts";
import { listPointer, mayBeTree, pointerTo } from "./pointer.ts";

// Events of one type have the same names in them, so that the tree over one differs from that over
// the next by its secret and its values alone. What follows from the names is written once.

/** What is written of a part before its values are known. */
export interface MouldPart {
  readonly pointer: string;
  readonly tag: PartTag;
  /** Where what `partDigest` puts before the content stands; the salt is in it, after the prefix. */
  readonly headAt: number;
  readonly headLength: number;
  /** Where its digest is wanted. */
  digestAt: number;
  readonly tree?: MouldTree;
}

/** A tree of which only the values are wanting. */
export interface MouldTree {
  readonly names: NameList;
  /** The list of names first, then the parts in its order. */
  readonly parts: readonly MouldPart[];
  /** The members as the canonical text has them, each with what stands there before its value. */
  readonly written: readonly {
    readonly name: string;
    readonly opening: string;
    readonly part: MouldPart;
  }[];
  readonly rootAt: number;
}

export interface Mould {
  readonly tree: MouldTree;
  /** Makes the salts of all parts. */
  readonly salts: Program;
  /** Makes what stands over the digests of values. */
  readonly above: Program;
}

// Of all trees alike the salts are made first, then the digests of values, and then level by level
// what stands over them.
const [innerRound, saltRound, valueRound] = [0, 1, 2];
const leafPrefix = 0;
const nodePrefix = 1;

/** Whether the part of this name is a tree. */
function isTree(
  parent: string,
  name: string,
  value: unknown,
): value is readonly Json[] | JsonObject {
  return (isArray(value) || isObject(value)) && mayBeTree(parent, name);
}

/**
 * A text that two values have alike only where one mould serves both: the names of its objects, the
 * lengths of its lists.
 */
export function shapeOf(pointer: string, value: readonly Json[] | JsonObject): string {
  // Elements of lists are no trees.
  if (isArray(value)) return `[${value.length}]`;
  let shape = "{";
  for (const name of Object.keys(value)) {
    const member = value[name];
    shape += `${name.length}:${name}`;
    if (isTree(pointer, name, member)) shape += shapeOf(pointerTo(pointer, name), member);
  }
  return `${shape}}`;
}

export function mouldOf(lanes: Lanes, envelope: JsonObject): Mould {
  const { tree } = layTree(lanes, "", envelope, lanes.hole());
  return { tree, salts: lanes.program(valueRound), above: lanes.program() };
}

/** A part as it is laid: the message and the round of its digest, where that rests on no value. */
interface Laid extends MouldPart {
  readonly message?: Message;
  /** In which its digest is due. */
  readonly round: number;
}

/** Its root is to be at `target`; with the round after that of its root. */
function layTree(
  lanes: Lanes,
  pointer: string,
  value: readonly Json[] | JsonObject,
  target: number,
): { readonly tree: MouldTree; readonly round: number } {
  const names = namesOf(value);
  const parts = [layList(lanes, listPointer(pointer), names)];
  if (isArray(value)) {
    for (const at of value.keys()) parts.push(layHead(lanes, pointerTo(pointer, at), valueTag));
  } else {
    for (const name of names as readonly string[]) {
      parts.push(layPart(lanes, pointer, name, value[name]));
    }
  }
  const round = layRoot(lanes, parts, { from: 0, until: parts.length, target });
  return { tree: { names, parts, written: writtenOf(names, parts), rootAt: target }, round };
}

function writtenOf(names: NameList, parts: readonly MouldPart[]): MouldTree["written"] {
  if (typeof names === "number") return [];
  const members = names.map((name, at) => ({ name, part: parts[at + 1] as MouldPart }));
  // By UTF-16 units, where names and parts are in the order of UTF-8 (RFC 8785 § 3.2.3).
  members.sort((one, other) => (one.name < other.name ? -1 : 1));
  return members.map(({ name, part }, at) => {
    return { name, part, opening: `${at === 0 ? "" : ","}${stringText(name)}:` };
  });
}

interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly target: number;
}

/** RFC 6962 § 2.1 over a stretch of parts; gives the round after that of its hash. */
function layRoot(lanes: Lanes, parts: readonly Laid[], stretch: Stretch): number {
  const { from, until, target } = stretch;
  const at = lanes.end;
  const [only] = until - from === 1 ? [parts[from]] : [];
  lanes.byte(only === undefined ? nodePrefix : leafPrefix);
  const left = lanes.hole();
  if (only !== undefined) {
    only.digestAt = left;
    if (only.message !== undefined) lanes.hash(only.round, only.message, left);
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

function layPart(lanes: Lanes, parent: string, name: string, value: unknown): Laid {
  const pointer = pointerTo(parent, name);
  if (!isTree(parent, name, value)) return layHead(lanes, pointer, valueTag);
  const head = layHead(lanes, pointer, treeTag);
  const contentAt = lanes.hole();
  const message = lanes.close(head.headAt);
  const { tree, round } = layTree(lanes, pointer, value, contentAt);
  return { ...head, tree, message, round };
}

/** The list of a tree's names is known with them. */
function layList(lanes: Lanes, pointer: string, names: NameList): Laid {
  const head = layHead(lanes, pointer, valueTag);
  lanes.text(canonicalText(names));
  return { ...head, message: lanes.close(head.headAt) };
}

/** The salt, which is an HMAC of the pointer, and what `partDigest` puts before the content. */
function layHead(lanes: Lanes, pointer: string, tag: PartTag): Laid {
  const innerAt = lanes.end;
  lanes.text(pointer);
  const pointerLength = lanes.end - innerAt;
  const inner = lanes.close(innerAt, "inner");
  const outerAt = lanes.hole();
  const outer = lanes.close(outerAt, "outer");
  const headAt = lanes.end;
  lanes.put(partPrefix);
  const saltAt = lanes.hole();
  lanes.u32(pointerLength);
  lanes.text(pointer);
  lanes.byte(tag);
  lanes.hash(innerRound, inner, outerAt, "inner");
  lanes.hash(saltRound, outer, saltAt, "outer");
  const headLength = lanes.end - headAt;
  return { pointer, tag, headAt, headLength, digestAt: 0, round: valueRound };
}

/**
 * Writes the values into the mould of their shape, after its salts were made, and has their digests
 * made next. Gives the canonical text of all of it, which is within so many others.
 */
export function fill(
  lanes: Lanes,
  { parts, written }: MouldTree,
  value: readonly Json[] | JsonObject,
  depth: number,
): string {
  if (isArray(value)) {
    const texts = Array.from(value, (element, at) =>
      fillPart(lanes, parts[at + 1] as MouldPart, element, depth + 1),
    );
    return `[${texts.join(",")}]`;
  }
  if (!isPlain(value)) throw new Rejected("VALUE_NOT_JSON");
  let text = "{";
  for (const { name, opening, part } of written) {
    text += opening + fillPart(lanes, part, value[name] as Json, depth + 1);
  }
  return `${text}}`;
}

function fillPart(lanes: Lanes, part: MouldPart, value: Json, depth: number): string {
  const { tree, headAt, headLength, digestAt } = part;
  if (tree !== undefined) return fill(lanes, tree, value as readonly Json[] | JsonObject, depth);
  const text = textWithin(value, depth);
  const at = lanes.end;
  lanes.again(headAt, headLength);
  lanes.text(text);
  lanes.hash(valueRound, lanes.close(at), digestAt);
  return text;
}

/** What the tree over a value has come to. */
export function hashedTree(
  lanes: Lanes,
  { names, parts, rootAt }: MouldTree,
  value: readonly Json[] | JsonObject,
): PartTree {
  const members = isArray(value)
    ? value
    : (names as readonly string[]).map((name) => value[name] as Json);
  const hashed = parts.map((part, at): Part => {
    const { pointer, tag, tree, headAt, headLength, digestAt } = part;
    const own = at === 0 ? names : (members[at - 1] as Json);
    const salt = lanes.bytesAt(headAt + partPrefix.length, hashLength);
    const digest = lanes.bytesAt(digestAt, hashLength);
    if (tree === undefined) {
      return { pointer, tag, value: own, salt, content: canonicalBytes(own), digest };
    }
    const content = lanes.bytesAt(headAt + headLength, hashLength);
    const inner = hashedTree(lanes, tree, own as readonly Json[] | JsonObject);
    return { pointer, tag, value: own, salt, content, digest, tree: inner };
  });
  return { names, parts: hashed, root: lanes.bytesAt(rootAt, hashLength) };
}
