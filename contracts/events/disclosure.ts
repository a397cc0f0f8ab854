import { toBase64 } from "../proof/base64.ts";
import { leafHash, rootOf, splitOf } from "../proof/merkle.ts";
import { partsOf } from "./commitment.ts";
import { type Envelope, envelopeNames } from "./envelope.ts";
import type { Json } from "./json.ts";
import type { NameList, Part, PartTree } from "./parts.ts";
import { listPointer } from "./pointer.ts";

// The JSON of a disclosure; FORMAT.md says it clause by clause. All bytes are padded base64.

export const disclosureFormat = "lianzao/disclosure/1";

/** An event of which each part is shown or withheld, and from which its commitment follows. */
export type Disclosure = {
  readonly format: typeof disclosureFormat;
  readonly event: ShownTree;
};

export type ShownTree = {
  /** Absent when withheld, which only an object within the body may do. */
  readonly list?: { readonly salt: string; readonly names: NameList };
  /** Number of parts, the list counted; only where the list is withheld. */
  readonly size?: number;
  /** The shown parts, in order. */
  readonly parts: readonly ShownPart[];
  /**
   * What stands for the rest, left to right. With the list shown: the hash of each largest subtree
   * of which nothing is shown. With the list withheld: the digest of each withheld part, since
   * hashes of subtrees would leave open how many parts there are.
   */
  readonly withheld: readonly string[];
};

export type ShownPart = {
  /** Place in the tree, from 1; the list has place 0. */
  readonly at: number;
  /** Only where the list is withheld. */
  readonly name?: string;
  readonly salt: string;
} & ({ readonly value: Json } | { readonly tree: ShownTree });

/** Whether to show the part at this pointer. Yes to a tree is yes to everything in it. */
export type Shows = (pointer: string) => boolean;

const alwaysShown = new Set(
  envelopeNames.filter((name) => name !== "subjects" && name !== "body").map((name) => `/${name}`),
);

/**
 * Shows some parts of an event and withholds the others. The event's own fields but subjects and
 * body, and the names in the body, are always shown. Within the body, an array is shown with its
 * length when any element is; an object's names are asked for as `/body/name/~`.
 */
export function disclose(envelope: Envelope, secret: Uint8Array, shows: Shows): Disclosure {
  const parts = partsOf(envelope, secret);
  const asked: Shows = (pointer) => alwaysShown.has(pointer) || shows(pointer);
  const body = listPointer("/body");
  const event = shownTree(parts, (pointer) => pointer === body || asked(pointer), true);
  return { format: disclosureFormat, event };
}

function shownTree(tree: PartTree, shows: Shows, listed: boolean): ShownTree {
  const [list, ...members] = tree.parts;
  const shown = members.flatMap((part, at) => shownPart(part, at + 1, shows));
  if (list !== undefined && (listed || typeof tree.names === "number" || shows(list.pointer))) {
    const salt = toBase64(list.salt);
    const withheld = hashesBetween(tree, [0, ...shown.map((part) => part.at)]);
    return { list: { salt, names: tree.names }, parts: shown, withheld };
  }
  const names = tree.names as readonly string[];
  const places = new Set(shown.map((part) => part.at));
  const hidden = tree.parts.filter((_part, at) => !places.has(at));
  return {
    size: tree.parts.length,
    parts: shown.map((part) => ({ ...part, name: names[part.at - 1] as string })),
    withheld: hidden.map((part) => toBase64(part.digest)),
  };
}

function shownPart(part: Part, at: number, shows: Shows): ShownPart[] {
  const salt = toBase64(part.salt);
  const whole = shows(part.pointer);
  if (part.tree === undefined) return whole ? [{ at, salt, value: part.value }] : [];
  const inner: Shows = whole ? () => true : shows;
  if (!whole && !showsAny(part.tree, shows)) return [];
  return [{ at, salt, tree: shownTree(part.tree, inner, false) }];
}

function showsAny(tree: PartTree, shows: Shows): boolean {
  return tree.parts.some((part) => {
    return shows(part.pointer) || (part.tree !== undefined && showsAny(part.tree, shows));
  });
}

/** The hashes of the largest subtrees without any of the places, left to right. */
function hashesBetween(tree: PartTree, places: readonly number[]): string[] {
  const shown = new Set(places);
  const hashes: string[] = [];
  const walk = (parts: readonly Part[], from: number): void => {
    if (!parts.some((_part, at) => shown.has(from + at))) {
      hashes.push(toBase64(rootOf(parts.map((part) => leafHash(part.digest)))));
      return;
    }
    if (parts.length === 1) return;
    const split = splitOf(parts.length);
    walk(parts.slice(0, split), from);
    walk(parts.slice(split), from + split);
  };
  walk(tree.parts, 0);
  return hashes;
}
