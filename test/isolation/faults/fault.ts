/** A text of one source file, and what stands there instead. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A fault that somebody might make. Where the code and row security both keep a rule, a fault of
 * the code goes with one of the policies: each alone changes nothing that can be seen.
 */
export interface Fault {
  readonly name: string;
  /** The places at which it is looked for; none for what shows in the database itself. */
  readonly about: RegExp | null;
  /** What the owner of the database does. */
  readonly sql?: string;
  readonly edits?: readonly Edit[];
  /** The projections are made anew, by the code with the fault in it. */
  readonly hears?: boolean;
}

/** A table's rows are open to all: only the code keeps them apart. */
export const opened = (...tables: readonly string[]): string =>
  tables
    .map(
      (table) => `alter policy ${table}_select on ${table} using (true);
        alter policy ${table}_update on ${table} using (true) with check (true);
        alter policy ${table}_insert on ${table} with check (true);`,
    )
    .join("\n");
