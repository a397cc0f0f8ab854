import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { Values } from "./values.ts";

type Build = (values: Values, argument: string) => unknown;

const numbers: Readonly<Record<string, readonly number[]>> = {
  first: [1, 2, 50],
  untilMinute: [600],
};

/** How a value of each scalar is made; an argument of any other stops the fuzzer. */
const scalars: Readonly<Record<string, Build>> = {
  ID: (values, argument) => values.id(argument),
  String: (values, argument) => values.text(argument),
  Int: (values, argument) => values.among(numbers[argument] ?? [1]),
  Float: (values, argument) => (argument === "withinKm" ? 500 : values.among([24.3, 109.4])),
  Boolean: (values) => values.among([true, false]),
  DateTime: (values, argument) => values.time(argument),
  Decimal: (values) => values.among(["1", "10", "0.01"]),
};

/** A value for an argument, whose name says what kind of thing or word it is. */
function valueFor(type: GraphQLInputType, values: Values, argument: string): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, values, argument);
  if (isListType(type)) return [valueFor(type.ofType, values, argument)];
  if (isEnumType(type)) return values.among(type.getValues()).name;
  if (isInputObjectType(type))
    return argumentsFor(Object.values(type.getFields()), values, argument);
  const build = scalars[type.name];
  if (build === undefined) {
    throw new Error(
      `no value of ${type.name} can be built for ${argument}: say how in ${import.meta.url}`,
    );
  }
  return build(values, argument);
}

/** Values for the arguments of a field or the members of an input; what is optional may be left out. */
export function argumentsFor(
  places: readonly (GraphQLArgument | GraphQLInputField)[],
  values: Values,
  within = "",
): Record<string, unknown> {
  const built: Record<string, unknown> = {};
  const optional = places.filter(({ type }) => !isNonNullType(type)).length;
  // A list that is narrowed in all ways at once has nothing in it.
  const likely = within === "" ? Math.min(0.5, 1 / optional) : 0.5;
  for (const { name, type } of places) {
    const keeps = isNonNullType(type) || values.chance() < likely;
    const named = name === "zh" || name === "en" ? within : name;
    // Built even if it is left out, so that no argument goes unseen.
    const value = valueFor(type, values, named);
    if (keeps) built[name] = value;
  }
  return built;
}
