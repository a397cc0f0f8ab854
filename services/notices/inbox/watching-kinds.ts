import { kind } from "./kind.ts";

const waits = {
  hears: "capacity.wait-served.v1",
  whom: "capacity.book",
  firm: ({ provider }: { readonly provider: string }) => provider,
  security: false,
  mail: true,
} as const;

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
  "wait-held": kind({
    ...waits,
    when: ({ heldUntil }) => heldUntil !== null,
    values: ({ window, heldUntil }) => ({ from: window.from, until: heldUntil ?? "" }),
    path: "/bookings/held",
  }),
  "wait-passed": kind({
    ...waits,
    when: ({ heldUntil }) => heldUntil === null,
    values: ({ window }) => ({ from: window.from }),
    path: "/bookings/waiting",
  }),
} as const;
