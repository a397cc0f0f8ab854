import fc from "fast-check";
import { allElements } from "../../../identifiers/codes/all-elements.ts";
import { checkPair } from "../../../identifiers/codes/check.ts";
import type { Element, Stretch } from "../../../identifiers/codes/elements.ts";
import { checkDigit, type Message, type ReadElement } from "../../../identifiers/codes/index.ts";

const characters = {
  digits: "0123456789",
  set82: "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
  set39: "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  set64: "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
};

/** Makes a value of the right characters and length obey a rule. */
const obeying: Readonly<Record<string, (value: string) => string>> = {
  check: (value) => value.slice(0, -1) + checkDigit(value.slice(0, -1)),
  pair: (value) => `1234A${value}`.slice(0, 23) + checkPair(`1234A${value}`.slice(0, 23)),
  prefix: (value) => `1234${value.slice(4)}`,
  zero: (value) => value.replace(/./g, "0"),
  nonzero: (value) => `1${value.slice(1)}`,
  unpadded: (value) => `1${value.slice(1)}`,
  piece: () => "0102",
  date: () => "261231",
  date0: () => "260200",
  longdate: () => "20240229",
  time: () => "2359",
  hour: () => "07",
  minute: () => "59",
  second: () => "00",
  country: () => "156",
  country999: () => "999",
  country2: () => "CN",
  currency: () => "156",
  package: () => "PX",
  media: () => "80",
  sex: () => "9",
  yesno: () => "1",
  winding: () => "9",
  hyphen: () => "-",
  latitude: () => "0900000000",
  longitude: () => "1800000000",
  importer: () => "_",
  letter: (value) => value,
  escapes: (value) => value.replaceAll("%", "-"),
  position: () => "2/3",
  iban: () => "DE89370400440532013000",
  coupon: () => "0123456123456112110000",
  offer: () => "00123456123456" + "0123456",
};

// A prefix would break the check digit that stands behind it, and digits have one anyway.
const reached = (stretch: Stretch, rule: string) =>
  stretch.set !== "digits" || !/^prefix/.test(rule);

function stretchValue(stretch: Stretch): fc.Arbitrary<string> {
  const { set, min, max, optional } = stretch;
  const rules = stretch.rules.map(({ name }) => name);
  const made = fc
    .string({ unit: fc.constantFrom(...characters[set]), minLength: min, maxLength: max })
    .map((value) =>
      rules
        .filter((rule) => reached(stretch, rule) && !(rule === "prefix" && rules.includes("pair")))
        .reduce(
          (text, rule) => obeying[rule]?.(text) ?? text,
          value.padEnd(rules.includes("prefix") ? 4 : min, "0"),
        ),
    );
  return optional ? fc.oneof(fc.constant(""), made) : made;
}

function valueFor(element: Element): fc.Arbitrary<string> {
  return fc.tuple(...element.stretches.map(stretchValue)).map((parts) => {
    // What follows an absent part is absent too.
    const end = parts.indexOf("");
    return (end < 0 ? parts : parts.slice(0, end)).join("");
  });
}

export const readElementOf = (element: Element): fc.Arbitrary<ReadElement> =>
  valueFor(element).map((value) => ({ element, value, at: 0 }));

/** Any elements of GS1 with values that obey their rules, whether or not they go together. */
export const message: fc.Arbitrary<Message> = fc
  .array(fc.constantFrom(...allElements().values()).chain(readElementOf), {
    minLength: 1,
    maxLength: 8,
  })
  .map((read) => ({ elements: read }));

const attributes = [...allElements().values()].filter(
  ({ attribute, qualifiers }) => attribute && qualifiers === undefined,
);
const keys = [...allElements().values()].filter(({ qualifiers }) => qualifiers !== undefined);

/** A key, some of its qualifiers in order, and data attributes: what a Digital Link can say. */
export const linkMessage: fc.Arbitrary<Message> = fc
  .tuple(
    fc.constantFrom(...keys).chain((key) =>
      fc
        .constantFrom(...(key.qualifiers ?? [[]]))
        .chain((sequence) => fc.subarray([...sequence]))
        .chain((ais) => {
          const chosen = ais.flatMap((ai) => allElements().get(ai) ?? []);
          return fc.tuple(...[key, ...chosen].map(readElementOf));
        }),
    ),
    fc
      .subarray(attributes, { maxLength: 4 })
      .chain((chosen) => fc.tuple(...chosen.map(readElementOf))),
  )
  .map(([path, others]) => {
    const key = path[0]?.element;
    const own = key?.qualifiers?.flat() ?? [];
    const rest = others.filter(({ element }) => !own.includes(element.ai));
    return { elements: [...path, ...rest], inPath: path.length };
  });
