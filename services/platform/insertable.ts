// PostgreSQL counts a statement's parameters in 16 bits; no table of ours has 30 columns.
const rowsAtOnce = 2_000;

/** Rows in as many parts as it takes to insert them; none for no rows. */
export function* insertable<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    yield rows.slice(from, from + rowsAtOnce);
  }
}
