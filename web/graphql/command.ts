import type { TypedDocumentNode } from "@urql/core";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import { uuidv7 } from "uuidv7";
import { asked } from "./asked.ts";
import { commandHeaders } from "./client.ts";
import { type Fault, faultOfError, faultOfRefusal, noAnswer, unreachable } from "./fault.ts";
import type { RefusalPartsFragment } from "./generated/graphql.ts";

type Answer<D> = D[Exclude<keyof D, "__typename">];
type Result<D> = Exclude<Answer<D>, { __typename: "Refusal" }>;

export type Outcome<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly fault: Fault };

export interface Command<D, V> {
  /** Sends it; the same input keeps its idempotency key until it is done. */
  readonly run: (variables: V) => Promise<Outcome<Result<D>>>;
  readonly busy: boolean;
  readonly fault: Fault | null;
  readonly forget: () => void;
}

function answerOf<D extends object>(data: D): Answer<D> | undefined {
  const name = Object.keys(data).find((key) => key !== "__typename");
  return name === undefined ? undefined : (data as Record<string, Answer<D>>)[name];
}

function isRefusal(answer: unknown): answer is RefusalPartsFragment {
  return (answer as { __typename?: string }).__typename === "Refusal";
}

/**
 * A mutation as a person's act. The key of an act is kept while its input stays the same, so a
 * second press after a lost answer does not do it twice. `touches` names types whose lists change
 * although the answer does not carry them.
 */
export function useCommand<D extends object, V extends object>(
  document: TypedDocumentNode<D, V>,
  touches: readonly string[] = [],
): Command<D, V> {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const last = useRef<{ readonly input: string; readonly key: string } | null>(null);
  const typenames = touches.join(" ");

  const run = useCallback(
    async (variables: V): Promise<Outcome<Result<D>>> => {
      const input = JSON.stringify(variables);
      if (last.current?.input !== input) last.current = { input, key: uuidv7() };
      setBusy(true);
      setFault(null);
      const { data, error } = await client
        .mutation(asked(document), variables, {
          additionalTypenames: typenames ? typenames.split(" ") : [],
          fetchOptions: {
            credentials: "same-origin",
            headers: commandHeaders(last.current.key),
          },
        })
        .toPromise();
      setBusy(false);
      const outcome = outcomeOf<D>(data, error ? faultOfError(error) : null);
      if (outcome.done || outcome.fault.code !== unreachable) last.current = null;
      setFault(outcome.done ? null : outcome.fault);
      return outcome;
    },
    [client, document, typenames],
  );
  const forget = useCallback(() => setFault(null), []);
  return { run, busy, fault, forget };
}

function outcomeOf<D extends object>(data: D | undefined, fault: Fault | null): Outcome<Result<D>> {
  const answer = data && answerOf(data);
  if (fault || !answer) return { done: false, fault: fault ?? noAnswer };
  if (isRefusal(answer)) return { done: false, fault: faultOfRefusal(answer) };
  return { done: true, value: answer as Result<D> };
}
