import type { Granularity } from "./code.ts";

/** Character sets of the GS1 General Specifications § 7.11; set64 is the file-safe base 64. */
export type CharacterSet = "digits" | "set82" | "set39" | "set64";

/** What a stretch must satisfy beyond its length and characters. */
export type Rule =
  | "check-digit"
  | "check-pair"
  | "company-prefix"
  | "zero"
  | "no-leading-zero"
  | "piece-of-total";

/** A run of characters within a value. A minimum of 0 makes it optional; only the last varies. */
export interface Stretch {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly rules: readonly Rule[];
}

/** A GS1 application identifier: how its values look and what they may qualify. */
export interface Element {
  readonly ai: string;
  readonly name: string;
  readonly stretches: readonly Stretch[];
  /** May stand in the query of a Digital Link about another key. */
  readonly attribute: boolean;
  /** What a value names on its own (keys), or what it narrows its key down to (qualifiers). */
  readonly names?: Granularity;
  /** Only on primary keys: the sequences of qualifiers that may follow, each in its order. */
  readonly qualifiers?: readonly (readonly string[])[];
  /** The qualifier without which the key identifies nothing. */
  readonly needs?: string;
}

const digits = (length: number, ...rules: Rule[]): Stretch => ({
  set: "digits",
  min: length,
  max: length,
  rules,
});
const upTo = (max: number, set: CharacterSet, ...rules: Rule[]): Stretch => ({
  set,
  min: 1,
  max,
  rules,
});
const one = (set: CharacterSet): Stretch => ({ set, min: 1, max: 1, rules: [] });
const optional = (max: number, set: CharacterSet): Stretch => ({ set, min: 0, max, rules: [] });

const gln = digits(13, "check-digit");
const gtin = digits(14, "check-digit");
const gsrn = digits(18, "check-digit");

type Kind = Pick<Element, "names" | "qualifiers" | "needs">;

const key = (names: Granularity, ...qualifiers: string[][]): Kind => ({ names, qualifiers });

function element(ai: string, name: string, stretches: Stretch[], kind: Kind, attribute = true) {
  return { ai, name, stretches, attribute, ...kind };
}

// All primary keys and key qualifiers of GS1 Digital Link are here, also those that no module uses
// yet: a key that became known later would change the identities of events already recorded.
const all: readonly Element[] = [
  element("00", "SSCC", [digits(18, "check-digit")], key("instance")),
  element("01", "GTIN", [gtin], key("class", ["22", "10", "21"], ["235"])),
  element("253", "GDTI", [gln, optional(17, "set82")], key("class")),
  element("255", "GCN", [gln, optional(12, "digits")], key("class")),
  element("401", "GINC", [upTo(30, "set82", "company-prefix")], key("instance")),
  element("402", "GSIN", [digits(17, "check-digit")], key("instance")),
  element("414", "GLN", [gln], key("location", ["254"], ["7040"])),
  element("415", "PAY TO", [gln], { ...key("instance", ["8020"]), needs: "8020" }),
  element("417", "PARTY", [gln], key("party", ["7040"])),
  element("8003", "GRAI", [digits(1, "zero"), gln, optional(16, "set82")], key("class")),
  element("8004", "GIAI", [upTo(30, "set82", "company-prefix")], key("instance", ["7040"])),
  element("8006", "ITIP", [gtin, digits(4, "piece-of-total")], key("class", ["22", "10", "21"])),
  element("8010", "CPID", [upTo(30, "set39", "company-prefix")], key("class", ["8011"])),
  element("8013", "GMN", [upTo(25, "set82", "check-pair", "company-prefix")], key("class")),
  element("8017", "GSRN PROVIDER", [gsrn], key("instance", ["8019"])),
  element("8018", "GSRN RECIPIENT", [gsrn], key("instance", ["8019"])),

  element("10", "LOT", [upTo(20, "set82")], { names: "lot" }),
  element("21", "SERIAL", [upTo(20, "set82")], { names: "instance" }, false),
  element("22", "CPV", [upTo(20, "set82")], {}, false),
  element("235", "TPX", [upTo(28, "set82")], { names: "instance" }, false),
  element("254", "GLN EXTENSION", [upTo(20, "set82")], {}, false),
  element("7040", "UIC", [digits(1), one("set82"), one("set82"), one("set64")], {}, false),
  element(
    "8011",
    "CPID SERIAL",
    [upTo(12, "digits", "no-leading-zero")],
    { names: "instance" },
    false,
  ),
  element("8019", "SRIN", [upTo(10, "digits")], {}, false),
  element("8020", "REF No.", [upTo(25, "set82")], {}, false),
];

/** The application identifiers that can be part of an identity, by their digits. */
export const elements: ReadonlyMap<string, Element> = new Map(
  all.map((entry) => [entry.ai, entry]),
);

/** Whether this text is the application identifier of a primary key of GS1 Digital Link. */
export function isPrimaryKey(ai: string): boolean {
  return elements.get(ai)?.qualifiers !== undefined;
}

/** The application identifiers of all primary keys, in ascending order of their digits. */
export const primaryKeys: readonly string[] = all
  .filter(({ qualifiers }) => qualifiers !== undefined)
  .map(({ ai }) => ai);
