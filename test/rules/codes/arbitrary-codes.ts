import fc from "fast-check";
import { checkDigit, usccCheckCharacter } from "../../../identifiers/codes/index.ts";

const SET_82 =
  "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const SET_39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const textOf = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });

export const digitsOf = (length: number) => textOf("0123456789", length, length);

/** Digits of the given length, the last of which is their check digit. */
export const numbered = (length: number) =>
  digitsOf(length - 1).map((digits) => digits + checkDigit(digits));

const prefixed = (characters: string, max: number) =>
  fc
    .tuple(digitsOf(6), textOf(characters, 1, max - 6))
    .map(([company, reference]) => company + reference);

const joined = (...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((values) => values.join(""));

const counted = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)])
  .map((pair) => pair.map((count) => String(count).padStart(2, "0")).join(""));

type Pairs = (readonly [ai: string, value: string])[];

/** A key and qualifiers that follow it: application identifiers with values, not yet encoded. */
const shape = (
  key: readonly [string, fc.Arbitrary<string>],
  ...qualifiers: (readonly [string, fc.Arbitrary<string>])[]
): fc.Arbitrary<Pairs> =>
  fc
    .tuple(key[1], ...qualifiers.map(([, value]) => fc.option(value, { nil: undefined, freq: 1 })))
    .map(([keyValue, ...values]) => [
      [key[0], keyValue ?? ""] as const,
      ...qualifiers.flatMap(([ai], place) => {
        const value = values[place];
        return value === undefined ? [] : [[ai, value] as const];
      }),
    ]);

const serial = textOf(SET_82, 1, 20);
const cpiSerial = fc.integer({ min: 1, max: 999_999_999_999 }).map(String);

/** What an EPC URN can say: for each, the pairs and the URN schemes' own limits are kept. */
export const epcPairs: fc.Arbitrary<Pairs> = fc.oneof(
  shape(["01", numbered(14)], ["21", serial]),
  shape(["01", numbered(14)], ["10", serial]),
  shape(["01", numbered(14)], ["235", textOf(SET_82, 1, 28)]),
  shape(["00", numbered(18)]),
  shape(["414", numbered(13)], ["254", serial.filter((extension) => extension !== "0")]),
  shape(["417", numbered(13)]),
  shape(["8003", joined(fc.constant("0"), numbered(13), textOf(SET_82, 0, 16))]),
  shape(["253", joined(numbered(13), textOf(SET_82, 0, 17))]),
  shape(["255", joined(numbered(13), textOf("0123456789", 0, 12))]),
  shape(["8004", prefixed(SET_82, 30)]),
  shape(["401", prefixed(SET_82, 30)]),
  shape(["402", numbered(17)]),
  shape(["8017", numbered(18)]),
  shape(["8018", numbered(18)]),
  shape(["8006", joined(numbered(14), counted)], ["21", serial]),
  shape(["8010", prefixed(SET_39, 30)], ["8011", cpiSerial]),
);

/** Every kind of GS1 identity, also those that no EPC carries. */
export const gs1Pairs: fc.Arbitrary<Pairs> = fc.oneof(
  epcPairs,
  shape(["01", numbered(14)], ["22", serial], ["10", serial], ["21", serial]),
  shape(["8018", numbered(18)], ["8019", textOf("0123456789", 1, 10)]),
);

export const unifiedCode = joined(textOf(USCC, 2, 2), digitsOf(6), textOf(USCC, 9, 9)).map(
  (body) => body + usccCheckCharacter(body),
);

/** Texts that come close to codes and break off anywhere. */
export const nearCode = fc
  .tuple(
    fc.constantFrom(
      "",
      "gs1:",
      "uri:",
      "uscc:",
      "https://id.gs1.org/",
      "http://a/",
      "urn:epc:id:sgtin:",
      "urn:epc:idpat:itip:",
      "urn:epc:class:lgtin:",
      "(01)",
      "/01/",
      "01/",
    ),
    fc.array(
      fc.oneof(
        fc.constantFrom("01", "21", "/", ".", "%", "%2", "%zz", "(", ")", "\\", "?", "=", "&", "#"),
        fc.constantFrom("*", "09506000134352", "8010", "4012345", "\ud800", "\0", " ", "标识", "ﬀ"),
        fc.string(),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([start, rest]) => start + rest.join(""));
