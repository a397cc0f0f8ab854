import { kind } from "./kind.ts";

/** What those are told who watch the market. */
export const watchingKinds = {
  "search-matched": kind({
    hears: "capacity.search-matched.v1",
    whom: "capacity.search",
    only: ({ person }) => person,
    values: ({ name, offers }) => ({ search: name, count: `${offers.length}` }),
    security: false,
    mail: false,
    path: "/market/searches",
  }),
} as const;
