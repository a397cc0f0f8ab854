import fc from "fast-check";
import { type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from "graphql";

// Bytes and texts as no sound client sends them, sound ones among them (C30).

export const megabytes = "x".repeat(10_000_000);

const escapes = ["%00", "%FF%FE", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%E0%A4%A", "%", "%zz"];
const oddities = ["..%2f", "%0d%0a", "%EF%BF%BF", "+", "a%00b", "x".repeat(9_000), "%2530", "//"];

/** Pieces of paths and queries: bad UTF-8, NUL, surrogates, half escapes. */
export const pieces = [...escapes, ...oddities];

/** One of them, or any text or bytes. */
export const encoded = fc.oneof(
  fc.constantFrom(...pieces),
  fc.string({ unit: "grapheme", maxLength: 40 }).map(encodeURIComponent),
  fc
    .uint8Array({ minLength: 1, maxLength: 12 })
    .map((bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")),
);

/** The inside of a JSON text. */
export const texts = fc.oneof(
  fc.constantFrom("\\u0000", "\\ud800", "\\udc00x", "a\\u0000b", "\\uFFFF", "", " ", "\\u202e"),
  fc.string({ unit: "binary", maxLength: 60 }).map((text) => JSON.stringify(text).slice(1, -1)),
  fc.constant("x".repeat(90_000)),
);

const strange = ["null", "true", "-1", "1e400", "9007199254740993", "[]", "{}", '{"__proto__":1}'];
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

export const values = fc.oneof(
  { weight: 4, arbitrary: texts.map((text) => `"${text}"`) },
  fc.constantFrom(...strange, nested(5_000)),
  texts.map((text) => `{"${text}":"${text}"}`),
  texts.map((text) => `["${text}"]`),
);

/** Whole bodies: any bytes, JSON that breaks off, JSON of strange values. */
export const bodies: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }) as fc.Arbitrary<Uint8Array<ArrayBuffer>>,
  texts,
  values,
  values.map((value) => `{"query":${value},"variables":${value},"type":${value}}`),
  values.map(
    (value) => `{"@context":[],"type":"EPCISDocument","epcisBody":{"eventList":[${value}]}}`,
  ),
);

/** Each too large, or too deep, for any surface. */
export const hugeBodies = [
  megabytes,
  `{"query":"${megabytes}"}`,
  `{"type":"${megabytes}"}`,
  `{"query":"{ a }","variables":{"a":${nested(1_000_000)}}}`,
  nested(1_900_000),
  `{"a":`.repeat(500_000),
];

export const headerTexts = fc
  .string({ unit: fc.integer({ min: 32, max: 255 }).map((at) => String.fromCharCode(at)) })
  .map((text) => text.trim());

/** JSON of an input type with a strange value at each of its leaves, or in place of the whole. */
export function inputOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<string> {
  if (isNonNullType(type)) return inputOf(type.ofType, depth);
  if (isListType(type)) return inputOf(type.ofType, depth).map((one) => `[${one}]`);
  if (!isInputObjectType(type) || depth > 4) {
    const id = `"${Buffer.from("1:Site:x:\0").toString("base64url")}"`;
    const sound = fc.constantFrom('"zh"', "1", "true", '"2027-01-01T00:00:00Z"', id);
    return fc.oneof({ weight: 3, arbitrary: values }, sound);
  }
  const members = Object.values(type.getFields()).map((field) =>
    inputOf(field.type, depth + 1).map((value) => `${JSON.stringify(field.name)}:${value}`),
  );
  return fc.tuple(...members).map((all) => `{${all.join(",")}}`);
}
