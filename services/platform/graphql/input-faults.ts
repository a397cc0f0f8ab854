import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  getNullableType,
  getOperationAST,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from "graphql";
import { Refusal } from "../../kernel/refusal.ts";

/** A request as it was executed. */
export interface Executed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Path = readonly (string | number)[];

interface InputFault {
  readonly path: Path;
  readonly reason: string;
}

const mostFaults = 50;

const absent = "a value is needed";

/** What is wrong with a value of an input type, by the rules of GraphQL § 3.10 and § 3.11. */
function* faultsOf(value: unknown, type: GraphQLInputType, path: Path): Generator<InputFault> {
  const inner = getNullableType(type);
  if (value === undefined || value === null) {
    if (isNonNullType(type)) yield { path, reason: absent };
  } else if (isListType(inner)) {
    yield* faultsOfList(value, inner.ofType, path);
  } else if (isInputObjectType(inner)) {
    yield* faultsOfObject(value, inner, path);
  } else if (isLeafType(inner)) {
    yield* faultsOfLeaf(value, inner, path);
  }
}

function* faultsOfList(value: unknown, type: GraphQLInputType, path: Path) {
  // A single value stands for a list of one.
  if (!Array.isArray(value)) yield* faultsOf(value, type, path);
  else for (const [at, each] of value.entries()) yield* faultsOf(each, type, [...path, at]);
}

function* faultsOfLeaf(value: unknown, type: GraphQLLeafType, path: Path) {
  try {
    type.parseValue(value);
  } catch (fault) {
    yield { path, reason: fault instanceof Error ? fault.message : "" };
  }
}

function* faultsOfObject(value: unknown, type: GraphQLInputObjectType, path: Path) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    yield { path, reason: `${type.name} is an object` };
    return;
  }
  const given = value as Readonly<Record<string, unknown>>;
  const fields = type.getFields();
  for (const [name, field] of Object.entries(fields)) {
    if (Object.hasOwn(given, name)) yield* faultsOf(given[name], field.type, [...path, name]);
    else if (isRequiredInputField(field)) yield { path: [...path, name], reason: absent };
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name)) {
      yield { path: [...path, name], reason: `${type.name} has no such field` };
    }
  }
}

function* faultsOfVariables({ schema, document, operationName, variables }: Executed) {
  const operation = getOperationAST(document, operationName);
  for (const { variable, type: named, defaultValue } of operation?.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, named);
    const hasDefault = defaultValue !== undefined && variables[name] === undefined;
    if (!isInputType(type) || hasDefault) continue;
    for (const { path, reason } of faultsOf(variables[name], type, [])) {
      // As refusals write it: with dots, and without the variable around the input object.
      const field = typeof path[0] === "string" ? path.join(".") : [name, ...path].join(".");
      const originalError = new Refusal("INPUT_INVALID", {}, field);
      yield new GraphQLError(reason, { nodes: variable, originalError, extensions: { reason } });
    }
  }
}

/**
 * The same result, but with each fault of the variables at its input field. Executors tell these
 * faults in words alone, so that they are looked for once more.
 */
export function atInputFields(result: ExecutionResult, executed: Executed): ExecutionResult {
  const { errors, data } = result;
  const isOfInput = ({ path, originalError }: GraphQLError) =>
    !path && (!originalError || originalError instanceof GraphQLError);
  if (data || !errors?.every(isOfInput)) return result;
  const found: GraphQLError[] = [];
  for (const fault of faultsOfVariables(executed)) {
    if (found.push(fault) === mostFaults) break;
  }
  return found.length === 0 ? result : { errors: found };
}
