import type { Granularity } from "./code.ts";
import { dictionary } from "./dictionary.ts";
import { isRule, type Rule } from "./value-rules.ts";

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

function stretchOf(word: string): Stretch {
  const [shape = "", ...rules] = word.split(":");
  const [, letter = "", varies, length, optional] =
    /^([nxyz])(\.\.)?([0-9]+)(\?)?$/.exec(shape) ?? [];
  const set = sets[letter];
  if (set === undefined || !rules.every(isRule)) throw new Error(`dictionary: ${word}`);
  const max = Number(length);
  const min = varies === undefined ? max : 1;
  return { set, min, max, optional: optional !== undefined, rules };
}

function elementsOf(row: string): Element[] {
  const [range = "", marks = "", format = "", needs = "", bars = "", key = "", name = ""] =
    row.split("|");
  const [first = "", last = first.slice(-1)] = range.split("-");
  const stem = first.slice(0, -1);
  const qualifiers = words(key.replace("-", ""), "/").map((sequence) => sequence.split(","));
  const shared = {
    name,
    stretches: format.split(" ").map(stretchOf),
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

const all = dictionary.trim().split("\n").flatMap(elementsOf);

/** All application identifiers of GS1, by their digits. */
export const elements: ReadonlyMap<string, Element> = new Map(
  all.map((entry) => [entry.ai, entry]),
);

const keys = all.filter(({ qualifiers }) => qualifiers !== undefined);

/** The application identifiers of all primary keys, in ascending order of their digits. */
export const primaryKeys: readonly string[] = keys.map(({ ai }) => ai);

// A key that became known later would change the identities of events already recorded.
const inIdentities = new Set(keys.flatMap(({ ai, qualifiers = [] }) => [ai, ...qualifiers.flat()]));

/** Whether this text is the application identifier of a primary key of GS1 Digital Link. */
export function isPrimaryKey(ai: string): boolean {
  return elements.get(ai)?.qualifiers !== undefined;
}

/** The element of a primary key or of a qualifier of one: only these can be part of an identity. */
export function identityElement(ai: string): Element | undefined {
  return inIdentities.has(ai) ? elements.get(ai) : undefined;
}

/** The first two digits decide how many an application identifier has. */
const lengthsOfAi = new Map(all.map(({ ai }) => [ai.slice(0, 2), ai.length]));

/** How many digits an application identifier has that begins with these two. */
export function aiLength(firstTwo: string): number | undefined {
  return lengthsOfAi.get(firstTwo);
}

/** GS1 General Specifications § 7.8.4: prefixes whose values have a predefined length, not yet used. */
const predefinedLength = (ai: string) => {
  if (/^3[1-6]/.test(ai)) return 6;
  return ai.startsWith("41") ? 13 : undefined;
};

function unknownElement(ai: string): Element {
  const length = predefinedLength(ai);
  const stretch = { set: "set82", optional: false, rules: [] } as const;
  return {
    ai,
    name: "",
    stretches: [{ ...stretch, min: length ?? 1, max: length ?? 90 }],
    predefined: length !== undefined,
    attribute: false,
    needs: [],
    bars: [],
  };
}

/** The element of an application identifier; where wanted, also of one that GS1 has not given out. */
export function elementNamed(ai: string, alsoUnknown: boolean): Element | undefined {
  const known = elements.get(ai);
  if (known !== undefined || !alsoUnknown || !/^[0-9]{2,4}$/.test(ai)) return known;
  const length = aiLength(ai.slice(0, 2)) ?? ai.length;
  return length === ai.length ? unknownElement(ai) : undefined;
}

/** The element whose application identifier begins at this place of a text without brackets. */
export function elementAt(text: string, at: number, alsoUnknown: boolean): Element | undefined {
  const length = aiLength(text.slice(at, at + 2));
  return length === undefined ? undefined : elementNamed(text.slice(at, at + length), alsoUnknown);
}

/** Whether GS1 has given the application identifier out. */
export function isKnown({ ai }: Element): boolean {
  return elements.has(ai);
}
