import type { Client } from "urql";
import { describe, expect, it } from "vitest";
import { allRows } from "../../../web/graphql/pages.ts";

interface Answer {
  readonly list: {
    readonly nodes: readonly number[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const document = { __meta__: { hash: "h", name: "List", operation: "query" } } as never;
const ask = { document, pick: ({ list }: Answer) => list, variables: {} };

/** Pages of 100 of so many numbers; every seventh question is refused once for its rate. */
function clientOf(count: number, refusal: string | null) {
  let asked = 0;
  const query = (_document: unknown, { after }: { after: string | null }) => {
    asked += 1;
    const from = Number(after ?? 0);
    const until = Math.min(from + 100, count);
    const nodes = Array.from({ length: until - from }, (_, at) => from + at);
    const pageInfo = { hasNextPage: until < count, endCursor: String(until) };
    const error = { graphQLErrors: [{ message: "", extensions: { code: refusal } }] };
    const refused = refusal !== null && asked % 7 === 0;
    return {
      toPromise: async () => (refused ? { error } : { data: { list: { nodes, pageInfo } } }),
    };
  };
  return { query } as unknown as Client;
}

describe("a list that goes out as a file", () => {
  it("is whole, however long it is, and tells how far it has come", async () => {
    const told: number[] = [];
    const rows = await allRows(clientOf(12_345, null), ask, (so) => told.push(so));
    expect(rows).toHaveLength(12_345);
    expect(told.slice(0, 2)).toEqual([100, 200]);
    expect(told.at(-1)).toBe(12_345);
  });

  it("waits where more is asked than may be, and ends at any other fault", async () => {
    const rows = await allRows(clientOf(2_000, "RATE_LIMITED"), ask, undefined, 0);
    expect(rows).toHaveLength(2_000);
    expect(await allRows(clientOf(2_000, "NOT_PERMITTED"), ask)).toMatchObject({
      code: "NOT_PERMITTED",
    });
  });
});
