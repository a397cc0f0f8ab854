import { apart, house, members, type Row, row } from "./rows.ts";

/** Fields of Query about the market, and what somebody watches it for. */
export const watchingQueries = {
  market: { ...house, partner: "seen" },
  utilisation: { ...house, partner: "seen" },
  // One's own alone: the search asked about is the administrator's.
  marketSearches: row({
    member: { ...members("unseen"), administrator: "seen" },
    key: "SESSION_NEEDED",
    ...apart("unseen"),
  }),
} as const satisfies Record<string, Row>;

// The search is the administrator's: nobody has to do with another's.
const ofASearch = row({
  member: { ...members("SEARCH_NOT_FOUND"), administrator: "done" },
  key: "SESSION_NEEDED",
  ...apart("SEARCH_NOT_FOUND"),
});

/** The same of Mutation. */
export const watchingMutations = {
  marketSearchAlert: ofASearch,
  marketSearchRemove: ofASearch,
  marketSearchRename: ofASearch,
  marketSearchSave: row({ member: members("done"), key: "SESSION_NEEDED", ...apart("done") }),
} as const satisfies Record<string, Row>;
