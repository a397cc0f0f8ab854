import type { ObjectRef, OutputRef } from "@pothos/core";
import { Refusal } from "../../kernel/refusal.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { boundTo, type Keyset } from "./cursors.ts";

export const usualPage = 20;
export const largestPage = 100;

/** The page that is asked for: how many rows, after which keyset, and what its cursors are bound to. */
export interface Page {
  readonly first: number;
  readonly after: Keyset | null;
  readonly bound: string;
}

/** The arguments of every list: `first` (1 to 100, usually 20) and `after`. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/**
 * Opens the cursor of a list; `filter` is everything else the list depends on. Throws
 * `PAGE_TOO_LARGE`, `INPUT_INVALID` or `CURSOR_INVALID`.
 */
export async function pageOf(
  context: Context,
  list: string,
  { first, after }: PageArgs,
  filter: unknown = null,
): Promise<Page> {
  const size = first ?? usualPage;
  if (size > largestPage) throw new Refusal("PAGE_TOO_LARGE", { limit: largestPage }, "first");
  if (size < 1) throw new Refusal("INPUT_INVALID", {}, "first");
  const viewer = context.caller?.tenantId ?? "";
  const bound = boundTo(viewer, list, filter);
  return { first: size, after: after ? context.seal.open(after, bound) : null, bound };
}

/** A page of rows; cursors are sealed only when they are asked for. */
export interface Connection<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly page: Page;
  readonly keyOf: (row: Row) => Keyset;
}

/** `rows` holds one row more than the page when there is a next one. */
export function connectionOf<Row>(
  page: Page,
  rows: readonly Row[],
  keyOf: (row: Row) => Keyset,
): Connection<Row> {
  const shown = rows.slice(0, page.first);
  return { rows: shown, hasNextPage: rows.length > page.first, page, keyOf };
}

const cursorOf = <Row>({ page, keyOf }: Connection<Row>, row: Row | undefined, context: Context) =>
  row === undefined ? null : context.seal.close(keyOf(row), page.bound);

const PageInfoRef = builder.objectRef<Connection<unknown>>("PageInfo").implement({
  fields: (t) => ({
    hasNextPage: t.exposeBoolean("hasNextPage"),
    hasPreviousPage: t.boolean({ resolve: ({ page }) => page.after !== null }),
    startCursor: t.string({
      nullable: true,
      resolve: (list, _args, context) => cursorOf(list, list.rows[0], context),
    }),
    endCursor: t.string({
      nullable: true,
      resolve: (list, _args, context) => cursorOf(list, list.rows.at(-1), context),
    }),
  }),
});

/** The Relay connection type `<name>Connection` over nodes of `type`. */
export function connectionType<Row>(name: string, type: OutputRef<Row>) {
  const node = type as unknown as ObjectRef<never, unknown, unknown>;
  type Edge = { readonly list: Connection<unknown>; readonly row: unknown };
  const EdgeRef = builder.objectRef<Edge>(`${name}Edge`).implement({
    fields: (t) => ({
      node: t.field({ type: node as never, resolve: ({ row }) => row as never }),
      cursor: t.string({
        resolve: ({ list, row }, _args, context) => cursorOf(list, row, context) ?? "",
      }),
    }),
  });
  return builder.objectRef<Connection<Row>>(`${name}Connection`).implement({
    fields: (t) => ({
      edges: t.field({
        type: [EdgeRef],
        resolve: (list) =>
          list.rows.map((row) => ({ list: list as unknown as Connection<unknown>, row })),
      }),
      nodes: t.field({ type: [node] as never, resolve: ({ rows }) => rows as never }),
      pageInfo: t.field({
        type: PageInfoRef,
        resolve: (list) => list as unknown as Connection<unknown>,
      }),
    }),
  });
}
