import type { ReactNode } from "react";
import type { Pages } from "../graphql/pages.ts";
import { PagesBar } from "./pages-bar.tsx";
import { FaultView, Waiting } from "./states.tsx";
import { useNarrow } from "./width.ts";

export interface Column<N> {
  readonly key: string;
  readonly title: string;
  readonly show: (row: N) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly end?: boolean;
  /** On a phone the heading of the card, without its title. */
  readonly heads?: boolean;
}

interface ListingProps<N> {
  /** What the list is, for those who hear it. */
  readonly name: string;
  readonly columns: readonly Column<N>[];
  readonly rows: readonly N[];
  readonly keyOf: (row: N) => string;
  /** Buttons of a row. */
  readonly acts?: (row: N) => ReactNode;
  readonly actsTitle?: string;
}

function Cards<N>({ name, columns, rows, keyOf, acts }: ListingProps<N>) {
  const heads = columns.filter((column) => column.heads);
  const others = columns.filter((column) => !column.heads);
  return (
    <ul className="lz-cards" aria-label={name}>
      {rows.map((row) => (
        <li key={keyOf(row)} className="lz-card">
          {heads.map((column) => (
            <div key={column.key} className="lz-card-head">
              {column.show(row)}
            </div>
          ))}
          <dl>
            {others.map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{column.show(row)}</dd>
              </div>
            ))}
          </dl>
          {acts ? <div className="lz-acts">{acts(row)}</div> : null}
        </li>
      ))}
    </ul>
  );
}

function Rows<N>({ name, columns, rows, keyOf, acts, actsTitle }: ListingProps<N>) {
  const side = (column: Column<N>) => (column.end ? "lz-end" : undefined);
  return (
    // A wide table scrolls inside its own box, which the keyboard must be able to reach.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above (axe: scrollable-region-focusable)
    <section className="lz-table-box" tabIndex={0} aria-label={name}>
      <table className="lz-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={side(column)}>
                {column.title}
              </th>
            ))}
            {acts ? (
              <th scope="col" className="lz-end lz-row-acts">
                {actsTitle}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.key} className={side(column)}>
                  {column.show(row)}
                </td>
              ))}
              {acts ? (
                <td className="lz-end lz-row-acts">
                  <div className="lz-acts">{acts(row)}</div>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Rows as a table, or at phone width as cards. */
export function Listing<N>(props: ListingProps<N>) {
  return useNarrow() ? <Cards {...props} /> : <Rows {...props} />;
}

interface PagedListingProps<N> extends Omit<ListingProps<N>, "rows"> {
  readonly pages: Pages<N>;
  readonly empty: ReactNode;
}

/** A list with its four states: waiting, not read, empty, and rows with pages. */
export function PagedListing<N>({ pages, empty, ...listing }: PagedListingProps<N>) {
  if (pages.fault) return <FaultView fault={pages.fault} again={pages.again} />;
  if (pages.waiting) return <Waiting rows={6} />;
  if (pages.rows.length === 0 && !pages.previous) return empty;
  return (
    <div aria-busy={pages.refreshing}>
      <Listing {...listing} rows={pages.rows} />
      <PagesBar name={listing.name} pages={pages} />
    </div>
  );
}
