import { GraphQLError } from "graphql";
import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Faults } from "../faults.ts";
import type { Locale } from "./context.ts";

/** For whom a fault is put into words, and under which id it is logged. */
export interface FaultReader {
  readonly locale: Locale;
  readonly request: { readonly id: string };
}

/**
 * What a client may see of a fault: a refusal with its code and sentence, or that something is away
 * or broke, with the request's id. Everything else goes to the log.
 */
export function visibleFault(fault: unknown, reader: FaultReader, faults: Faults): GraphQLError {
  const error = fault instanceof GraphQLError ? fault : undefined;
  const cause = error === undefined ? fault : error.originalError;
  const shown = (message: string, extensions: Record<string, unknown>) =>
    new GraphQLError(message, {
      nodes: error?.nodes ?? null,
      path: error?.path ?? null,
      extensions,
    });
  if (cause instanceof Refusal) {
    const { code, field, values } = cause;
    const sentence = sentenceOf(code, reader.locale, values);
    const reason = error?.extensions?.["reason"];
    return shown(sentence, {
      code,
      ...(field === undefined ? {} : { field }),
      ...(reason === undefined ? {} : { reason }),
    });
  }
  // A value that a scalar refuses comes wrapped: GraphQL's own fault around the scalar's.
  if (error !== undefined && (cause === undefined || cause instanceof GraphQLError)) {
    // The compiler of persisted documents makes errors without extensions.
    return shown(error.message, { code: error.extensions?.["code"] ?? "INPUT_INVALID" });
  }
  const requestId = reader.request.id;
  const place = { what: "a resolver broke", requestId, path: error?.path };
  const { code, values } = faults.refusalOf(cause, place);
  return shown(sentenceOf(code, reader.locale, values), { code, requestId });
}
