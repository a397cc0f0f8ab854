import type { Granularity } from "./code.ts";
import { keyDictionary } from "./key-dictionary.ts";
import { keyRules, type Rule } from "./value-rules.ts";

/** Character sets of the GS1 General Specifications § 7.11; set64 is the file-safe base 64. */
export type CharacterSet = "digits" | "set82" | "set39" | "set64";

/** A run of characters within a value. Only the last of a value varies in length. */
export interface Stretch {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly rules: readonly Rule[];
}

/** A GS1 application identifier: how its values look and what may or must stand beside it. */
export interface Element {
  readonly ai: string;
  readonly name: string;
  readonly stretches: readonly Stretch[];
  /** Its length is known beforehand, so that no separator follows. */
  readonly predefined: boolean;
  /** May stand in the query of a Digital Link about another key. */
  readonly attribute: boolean;
  /** One of these groups must stand beside it; none: it stands alone. `n` is any digit. */
  readonly needs: readonly (readonly string[])[];
  /** None of these may stand beside it. */
  readonly bars: readonly string[];
  /** What a value names on its own (keys), or what it narrows its key down to (qualifiers). */
  readonly names?: Granularity;
  /** Only on primary keys: the sequences of qualifiers that may follow, each in its order. */
  readonly qualifiers?: readonly (readonly string[])[];
}

/** What keys and qualifiers name; a decision of this house, not in GS1's dictionary. */
const granularities: Readonly<Record<string, Granularity>> = {
  "00": "instance",
  "01": "class",
  "253": "class",
  "255": "class",
  "401": "instance",
  "402": "instance",
  "414": "location",
  "415": "instance",
  "417": "party",
  "8003": "class",
  "8004": "instance",
  "8006": "class",
  "8010": "class",
  "8013": "class",
  "8017": "instance",
  "8018": "instance",
  "10": "lot",
  "21": "instance",
  "235": "instance",
  "8011": "instance",
};

const sets: Readonly<Record<string, CharacterSet>> = {
  n: "digits",
  x: "set82",
  y: "set39",
  z: "set64",
};

const words = (text: string, mark: string) => (text === "" ? [] : text.split(mark));

function stretchOf(word: string, rules: readonly Rule[]): Stretch {
  const [shape = "", ...names] = word.split(":");
  const [, letter = "", varies, length, optional] =
    /^([nxyz])(\.\.)?([0-9]+)(\?)?$/.exec(shape) ?? [];
  const kept = names.flatMap((name) => rules.find((rule) => rule.name === name) ?? []);
  const set = sets[letter];
  if (set === undefined || kept.length < names.length) throw new Error(`dictionary: ${word}`);
  const max = Number(length);
  const min = varies === undefined ? max : 1;
  return { set, min, max, optional: optional !== undefined, rules: kept };
}

function elementsOf(row: string, rules: readonly Rule[]): Element[] {
  const [range = "", marks = "", format = "", needs = "", bars = "", key = "", name = ""] =
    row.split("|");
  const [first = "", last = first.slice(-1)] = range.split("-");
  const stem = first.slice(0, -1);
  const qualifiers = words(key.replace("-", ""), "/").map((sequence) => sequence.split(","));
  const shared = {
    name,
    stretches: format.split(" ").map((word) => stretchOf(word, rules)),
    predefined: marks.includes("="),
    attribute: marks.includes("?"),
    needs: words(needs, ",").map((group) => group.split("+")),
    bars: words(bars, ","),
    ...(key !== "" && { qualifiers: key === "-" ? [[]] : qualifiers }),
  };
  const count = Number(last) - Number(first.slice(-1)) + 1;
  return Array.from({ length: count }, (_, place) => {
    const ai = stem + (Number(first.slice(-1)) + place);
    const names = granularities[ai];
    return { ai, ...shared, ...(names !== undefined && { names }) };
  });
}

/** The elements in the rows of a dictionary, whose rules are these. */
export function elementsIn(rows: string, rules: readonly Rule[]): ReadonlyMap<string, Element> {
  const all = rows
    .trim()
    .split("\n")
    .flatMap((row) => elementsOf(row, rules));
  return new Map(all.map((element) => [element.ai, element]));
}

/**
 * The primary keys and their qualifiers, by application identifier: all that can be part of an
 * identity. A key that became known later would change the identities of events already recorded.
 */
export const identityElements = elementsIn(keyDictionary, keyRules);

/** The application identifiers of all primary keys, in ascending order of their digits. */
export const primaryKeys: readonly string[] = [...identityElements.values()]
  .filter(({ qualifiers }) => qualifiers !== undefined)
  .map(({ ai }) => ai);

/** Whether this text is the application identifier of a primary key of GS1 Digital Link. */
export function isPrimaryKey(ai: string): boolean {
  return identityElements.get(ai)?.qualifiers !== undefined;
}
