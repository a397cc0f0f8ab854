import type { TypedDocumentNode } from "@urql/core";
import { useState } from "react";
import type { Client, UseQueryState } from "urql";
import { asked, useAsked } from "./asked.ts";
import { type Fault, faultOfError, noAnswer } from "./fault.ts";

export interface Connection<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface PageVariables {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** One page of a list at a time, by Relay cursors. */
export interface Pages<N> {
  readonly rows: readonly N[];
  /** Nothing to show yet. */
  readonly waiting: boolean;
  /** Rows are shown while others are on their way. */
  readonly refreshing: boolean;
  readonly fault: Fault | null;
  readonly page: number;
  readonly pageSize: number;
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  readonly again: () => void;
}

/** A list of the contract: its document, where its connection is, and what it is asked with. */
export interface ListAsk<D, V, N> {
  readonly document: TypedDocumentNode<D, V & PageVariables>;
  readonly pick: (answer: D) => Connection<N>;
  readonly variables: V;
}

interface PagesAsk<D, V, N> extends ListAsk<D, V, N> {
  readonly pageSize?: number;
  /** Types that refresh this list when a mutation answers them, also while the list is empty. */
  readonly heeds: readonly string[];
  readonly pause?: boolean;
}

/** Cursors of the pages walked so far; other variables start from the first page again. */
function useTrail(variables: object) {
  const key = JSON.stringify(variables);
  const [trail, setTrail] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] });
  const cursors = trail.key === key ? trail.cursors : [];
  return [cursors, (next: string[]) => setTrail({ key, cursors: next })] as const;
}

// urql compares contexts by identity: a new object on each rendering would ask again for ever.
const contexts = new Map<string, { additionalTypenames: string[] }>();

/** The context of a query that is asked again when a mutation answers one of these types. */
export function heeding(types: readonly string[]): { additionalTypenames: string[] } {
  const key = types.join(" ");
  const known = contexts.get(key) ?? { additionalTypenames: [...types] };
  contexts.set(key, known);
  return known;
}

export function usePages<D, V extends object, N>(ask: PagesAsk<D, V, N>): Pages<N> {
  const pageSize = ask.pageSize ?? 20;
  const [cursors, setCursors] = useTrail({ ...ask.variables, pageSize });
  const after = cursors.at(-1) ?? null;
  const [answer, again] = useAsked<D, V & PageVariables>({
    query: ask.document,
    variables: { ...ask.variables, first: pageSize, after },
    context: heeding(ask.heeds),
    pause: ask.pause ?? false,
  });

  const connection = answer.data ? ask.pick(answer.data) : null;
  return {
    ...stateOf(connection, answer),
    ...stepsOf(connection, cursors, setCursors),
    page: cursors.length + 1,
    pageSize,
    again: () => again({ requestPolicy: "network-only" }),
  };
}

type Asked = Pick<UseQueryState, "fetching" | "stale" | "error">;

function stateOf<N>(connection: Connection<N> | null, asked: Asked) {
  const present = connection !== null;
  return {
    rows: connection?.nodes ?? [],
    waiting: asked.fetching && !present,
    refreshing: present && (asked.fetching || asked.stale),
    fault: asked.error && !present ? faultOfError(asked.error) : null,
  };
}

function stepsOf<N>(
  connection: Connection<N> | null,
  cursors: readonly string[],
  go: (cursors: string[]) => void,
) {
  const end = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  return {
    next: end === null ? null : () => go([...cursors, end]),
    previous: cursors.length > 0 ? () => go(cursors.slice(0, -1)) : null,
  };
}

const mostWaits = 10;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One page, asked again after a while where the firm asks more often than it may. */
async function pageAfter<D, V extends object, N>(
  client: Client,
  { document, pick, variables }: ListAsk<D, V, N>,
  after: string | null,
  waitMs: number,
): Promise<Connection<N> | Fault> {
  for (let waits = 0; ; waits += 1) {
    const { data, error } = await client
      .query<D, V & PageVariables>(
        asked(document),
        { ...variables, first: 100, after },
        { requestPolicy: "network-only" },
      )
      .toPromise();
    if (data && !error) return pick(data);
    const fault = error ? faultOfError(error) : noAnswer;
    if (fault.code !== "RATE_LIMITED" || waits === mostWaits) return fault;
    await pause(waitMs);
  }
}

/** All rows of a list, page by page, for a file; `told` hears how many there are so far. */
export async function allRows<D, V extends object, N>(
  client: Client,
  ask: ListAsk<D, V, N>,
  told: (rows: number) => void = () => undefined,
  waitMs = 2_000,
): Promise<readonly N[] | Fault> {
  const rows: N[] = [];
  let after: string | null = null;
  do {
    const page: Connection<N> | Fault = await pageAfter(client, ask, after, waitMs);
    if ("code" in page) return page;
    rows.push(...page.nodes);
    told(rows.length);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}
