import SchemaBuilder from "@pothos/core";
import ErrorsPlugin from "@pothos/plugin-errors";
import { GraphQLError } from "graphql";
import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { instantIn } from "../../kernel/instant.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Context } from "./context.ts";

interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Decimal: { Input: string; Output: string };
  };
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The one builder; every module's graphql.ts registers its types and fields on it. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin],
  defaultFieldNullability: false,
  errors: {
    directResult: true,
    defaultTypes: [Refusal],
    defaultUnionOptions: { name: ({ fieldName }) => `${capital(fieldName)}Result` },
  },
});

builder.queryType({});
builder.mutationType({});
builder.subscriptionType({});

const decimalForm = /^-?\d{1,15}(\.\d{1,6})?$/;

builder.scalarType("DateTime", {
  description: "An instant, ISO 8601 in UTC with milliseconds.",
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const date = typeof value === "string" ? instantIn(value) : null;
    if (date === null) {
      throw new GraphQLError("a DateTime is an ISO 8601 instant with its offset");
    }
    return date;
  },
});

builder.scalarType("Decimal", {
  description: "A decimal number as text, so that no digit is lost.",
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === "string" && decimalForm.test(value)) return value;
    throw new GraphQLError("a Decimal is a text such as 12.5");
  },
});

interface RefusalValue {
  readonly name: string;
  readonly value: string;
}

const RefusalValueRef = builder.objectRef<RefusalValue>("RefusalValue").implement({
  fields: (t) => ({ name: t.exposeString("name"), value: t.exposeString("value") }),
});

builder.objectType(Refusal, {
  name: "Refusal",
  description:
    "The rules said no. The code never changes; the sentence is in the caller's language.",
  isTypeOf: (value) => value instanceof Refusal,
  fields: (t) => ({
    code: t.exposeString("code"),
    message: t.string({
      resolve: ({ code, values }, _args, { locale }) => sentenceOf(code, locale, values),
    }),
    field: t.string({ nullable: true, resolve: ({ field }) => field ?? null }),
    values: t.field({
      type: [RefusalValueRef],
      resolve: ({ values }) =>
        Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
    }),
  }),
});

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A name in both languages. */
export const WordsRef = builder.objectRef<Words>("Words").implement({
  description: "A name in both languages of the platform.",
  fields: (t) => ({ zh: t.exposeString("zh"), en: t.exposeString("en") }),
});

export const WordsInput = builder.inputType("WordsInput", {
  fields: (t) => ({ zh: t.string({ required: true }), en: t.string({ required: true }) }),
});

/** Half-open: from is in, until is not. */
export const WindowRef = builder.objectRef<{ from: Date; until: Date }>("Window").implement({
  description: "Half-open: from is in, until is not.",
  fields: (t) => ({
    from: t.expose("from", { type: "DateTime" }),
    until: t.expose("until", { type: "DateTime" }),
  }),
});

export const WindowInput = builder.inputType("WindowInput", {
  fields: (t) => ({
    from: t.field({ type: "DateTime", required: true }),
    until: t.field({ type: "DateTime", required: true }),
  }),
});

/** Integer minor units (fen) as text. */
export const MoneyRef = builder.objectRef<{ minor: bigint; currency: string }>("Money").implement({
  description: "Integer minor units (fen) as text.",
  fields: (t) => ({
    minor: t.string({ resolve: ({ minor }) => minor.toString() }),
    currency: t.exposeString("currency"),
  }),
});

/** The answer of an act that leaves nothing to show. */
export const DoneRef = builder.objectRef<{ ok: boolean }>("Done").implement({
  fields: (t) => ({ ok: t.exposeBoolean("ok") }),
});
