import {
  Client,
  cacheExchange,
  type Exchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  type OperationResult,
} from "@urql/core";
import { tagOf, tongueNow } from "../words/i18n.ts";
import { hashOf } from "./asked.ts";
import {
  endsSession,
  type Fault,
  faultOfError,
  faultOfRefusal,
  refusedForSession,
} from "./fault.ts";
import type { RefusalPartsFragment } from "./generated/graphql.ts";

function withHash(operation: Operation): Operation {
  const sha256Hash = hashOf(operation.query);
  if (operation.kind === "teardown" || !sha256Hash) return operation;
  const persistedQuery = { version: 1 as const, sha256Hash };
  return makeOperation(operation.kind, {
    ...operation,
    extensions: { ...operation.extensions, persistedQuery },
  });
}

// With the hash in place urql leaves the text of the document out of the request: the api answers
// only the documents that were committed with it.
const persistedDocuments: Exchange = mapExchange({ onOperation: withHash });

/** Headers of every request; `x-lianzao` cannot be sent by a foreign site's form. */
export function headers(): Record<string, string> {
  const tag = tongueNow() === "en" ? "en" : tagOf.zh;
  return { "accept-language": tag, "x-lianzao": "1" };
}

/** The refusal in a mutation's answer; null in any other. */
function refusalIn({ operation, data }: OperationResult): Fault | null {
  if (operation.kind !== "mutation" || !data) return null;
  const answers = Object.values(data as Record<string, { __typename?: string } | string>);
  const refusal = answers.find(
    (answer) => typeof answer === "object" && answer.__typename === "Refusal",
  );
  return refusal ? faultOfRefusal(refusal as unknown as RefusalPartsFragment) : null;
}

/**
 * A client with an empty cache. `signedOut` is told why the session is no more. With a grant of
 * support it asks as that firm's guest.
 */
export function makeClient(signedOut: (why: Fault) => void, support: string | null = null): Client {
  const guest: Record<string, string> = support === null ? {} : { "x-support-grant": support };
  const watchSession = mapExchange({
    onError: (error) => {
      const fault = faultOfError(error);
      if (endsSession(fault)) signedOut(fault);
    },
    onResult: (result) => {
      const refusal = refusalIn(result);
      if (refusal && refusedForSession(refusal)) signedOut(refusal);
    },
  });
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchSubscriptions: true,
    requestPolicy: "cache-and-network",
    exchanges: [persistedDocuments, watchSession, cacheExchange, fetchExchange],
    fetchOptions: () => ({
      credentials: "same-origin",
      headers: { ...headers(), ...guest },
    }),
  });
}

/** The headers of a mutation that may be sent again without being done again. */
export function commandHeaders(idempotencyKey: string): Record<string, string> {
  return { ...headers(), "idempotency-key": idempotencyKey };
}
