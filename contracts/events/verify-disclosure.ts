import { utf8 } from "../proof/bytes.ts";
import { leafHash, nodeHash, splitOf } from "../proof/merkle.ts";
import { Rejected } from "../proof/rejected.ts";
import { canonicalBytes } from "./canonical.ts";
import { checkSubjects, type Withheld } from "./check-subjects.ts";
import type { ShownPart } from "./disclosure.ts";
import { checkedFields, envelopeNames, type ShownFields } from "./envelope.ts";
import { isArray, isObject, type Json, type JsonObject, sameTexts } from "./json.ts";
import { type NameList, partDigest, treeTag, valueTag } from "./parts.ts";
import { listPointer, mayBeTree, pointerTo } from "./pointer.ts";
import {
  countOf,
  malformed,
  type ReadTree,
  readDisclosure,
  readHash,
  readTree,
} from "./shown-shape.ts";

/** What a disclosure proves to have been committed. */
export interface DisclosedEvent {
  readonly commitment: Uint8Array;
  readonly fields: ShownFields;
  /** The shown subjects, in their order. */
  readonly subjects: readonly string[];
  /** The shown members; an array or object that is shown in part holds only what is shown. */
  readonly body: JsonObject;
  /** Everything in the event that is not shown. Empty: the event is shown whole. */
  readonly withheld: readonly Withheld[];
  /**
   * Whether all subjects were shown and computed again from the body: not when either is withheld
   * in a part that matters, or when the type is newer than this verifier.
   */
  readonly subjectsProved: boolean;
}

/**
 * Computes the commitment that a disclosure opens, from untrusted JSON. That this commitment is in
 * the log is for `verifyRecorded` to say. Throws `DISCLOSURE_MALFORMED`, `DISCLOSURE_INCOMPLETE`
 * (a part that must be shown is not), `EVENT_SUBJECTS_WRONG`, or what `checkedFields` does.
 */
export function verifyDisclosure(input: unknown): DisclosedEvent {
  const opened = openTree(readDisclosure(input).event, "");
  const event = opened.value;
  const { names } = opened;
  if (!isObject(event) || !isArray(names) || !sameTexts(names, envelopeNames)) throw malformed();
  const body = event["body"];
  const subjects = event["subjects"] ?? [];
  if (!isObject(body)) throw incomplete("/body");
  if (!isTexts(subjects)) throw malformed("/subjects");
  for (const name of envelopeNames) {
    if (name !== "subjects" && !Object.hasOwn(event, name)) throw incomplete(`/${name}`);
  }
  const fields = checkedFields(event);
  const { root: commitment, withheld } = opened;
  const subjectsProved = checkSubjects(fields.type, body, subjects, withheld);
  return { commitment, fields, subjects, body, withheld, subjectsProved };
}

function incomplete(pointer: string): Rejected {
  return new Rejected("DISCLOSURE_INCOMPLETE", { pointer });
}

function isTexts(value: Json): value is readonly string[] {
  return isArray(value) && value.every((element) => typeof element === "string");
}

interface OpenedTree {
  readonly root: Uint8Array;
  readonly names: NameList | undefined;
  readonly value: Json;
  readonly withheld: readonly Withheld[];
}

function openTree(input: unknown, pointer: string): OpenedTree {
  const tree = readTree(input, pointer);
  // Only within the body may it stay unseen what else there is.
  if (tree.list === undefined && !pointer.startsWith("/body/")) throw incomplete(pointer);
  const parts = tree.parts.map((part) => openPart(part, nameOf(tree, part, pointer), pointer));
  const root = rootOver(
    tree,
    pointer,
    parts.map((part) => part.digest),
  );
  return {
    root,
    names: tree.list?.names,
    value: shownValue(tree, parts),
    withheld: [...withheldIn(tree, pointer), ...parts.flatMap((part) => part.withheld)],
  };
}

function nameOf(tree: ReadTree, part: ShownPart, pointer: string): string | number {
  const names = tree.list?.names;
  if (typeof names === "number") return part.at - 1;
  const name = names === undefined ? part.name : names[part.at - 1];
  if (name === undefined) throw malformed(pointer);
  return name;
}

interface OpenedPart {
  readonly name: string | number;
  readonly digest: Uint8Array;
  readonly value: Json;
  readonly withheld: readonly Withheld[];
}

function openPart(part: ShownPart, name: string | number, parent: string): OpenedPart {
  const pointer = pointerTo(parent, name);
  const salt = readHash(part.salt, pointer);
  if ("tree" in part) {
    if (!mayBeTree(parent, name)) throw malformed(pointer);
    const { root, value, withheld } = openTree(part.tree, pointer);
    const digest = partDigest(salt, utf8(pointer), treeTag, root);
    return { name, digest, value, withheld };
  }
  const { value } = part;
  // Committed as a tree if it was an array or object here: as a value it could not be proved.
  if ((isArray(value) || isObject(value)) && mayBeTree(parent, name)) throw malformed(pointer);
  const digest = partDigest(salt, utf8(pointer), valueTag, canonicalBytes(value));
  return { name, digest, value, withheld: [] };
}

/** RFC 6962 root from the shown parts' digests and what stands for the withheld ones. */
function rootOver(tree: ReadTree, pointer: string, digests: readonly Uint8Array[]): Uint8Array {
  const listed = tree.list !== undefined;
  const known = tree.parts.map((part, order) => ({ at: part.at, digest: digests[order] }));
  if (tree.list !== undefined) {
    const content = canonicalBytes(tree.list.names);
    const digest = partDigest(tree.list.salt, utf8(listPointer(pointer)), valueTag, content);
    known.unshift({ at: 0, digest });
  }
  let [nextKnown, nextWithheld] = [0, 0];
  const withheld = (): Uint8Array => {
    const hash = tree.withheld[nextWithheld++];
    if (hash === undefined) throw malformed(pointer);
    return hash;
  };
  const hashOf = (from: number, until: number): Uint8Array => {
    const next = known[nextKnown];
    const hidden = next === undefined || next.at >= until;
    if (hidden && listed) return withheld();
    if (until - from > 1) {
      const middle = from + splitOf(until - from);
      return nodeHash(hashOf(from, middle), hashOf(middle, until));
    }
    if (hidden || next?.digest === undefined) return leafHash(withheld());
    nextKnown += 1;
    return leafHash(next.digest);
  };
  const root = hashOf(0, tree.size);
  if (nextWithheld !== tree.withheld.length) throw malformed(pointer);
  return root;
}

function shownValue(tree: ReadTree, parts: readonly OpenedPart[]): Json {
  if (typeof tree.list?.names === "number") return parts.map((part) => part.value);
  const names = new Set(parts.map((part) => part.name));
  if (names.size !== parts.length) throw malformed();
  // As entries, since a member may be named `__proto__`.
  return Object.fromEntries(parts.map((part) => [part.name, part.value]));
}

function withheldIn(tree: ReadTree, pointer: string): Withheld[] {
  const names = tree.list?.names;
  if (names === undefined || typeof names === "number") {
    const parts = (names === undefined ? tree.size - 1 : countOf(names)) - tree.parts.length;
    return parts > 0 || names === undefined ? [{ pointer, parts }] : [];
  }
  const shown = new Set(tree.parts.map((part) => part.at));
  return names.flatMap((name, at) => {
    return shown.has(at + 1) ? [] : [{ pointer: pointerTo(pointer, name), parts: 1 }];
  });
}
