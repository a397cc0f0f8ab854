import { each, house, open, type Row, row } from "./rows.ts";

/** Fields of Query about the log, which is public, what a firm has in it, and who watches it. */
export const ledgerQueries = {
  eventReceipts: house,
  logGrowth: open("seen"),
  logHeads: open("seen"),
  logWitnesses: open("seen"),
  witnessSettings: row({ operator: each("seen", "system", "security") }),
} as const satisfies Record<string, Row>;

/** The same of Mutation. */
export const ledgerMutations = {
  witnessAdd: row({ operator: each("done", "security") }),
  witnessRemove: row({ operator: each("done", "security") }),
} as const satisfies Record<string, Row>;
