import { apart, house, members, planners, type Row, row } from "./rows.ts";

/** Fields of Query about the market, what somebody watches it for, and for whom it is. */
export const watchingQueries = {
  capacityGroup: row({ member: members("seen"), key: "seen", ...apart("GROUP_NOT_FOUND") }),
  capacityGroups: house,
  bottlenecks: house,
  market: { ...house, partner: "seen" },
  utilisation: { ...house, partner: "seen" },
  partners: house,
  // One's own alone: the search asked about is the administrator's.
  marketSearches: row({
    member: { ...members("unseen"), administrator: "seen" },
    key: "SESSION_NEEDED",
    ...apart("unseen"),
  }),
  // Of one's own offers alone; who waits for them is in no answer.
  offersWaited: house,
  waits: house,
} as const satisfies Record<string, Row>;

// The search is the administrator's: nobody has to do with another's.
const ofASearch = row({
  member: { ...members("SEARCH_NOT_FOUND"), administrator: "done" },
  key: "SESSION_NEEDED",
  ...apart("SEARCH_NOT_FOUND"),
});

/** The same of Mutation. */
export const watchingMutations = {
  capacityGroupRemove: row({ member: planners("done"), ...apart("GROUP_NOT_FOUND") }),
  bottleneckChange: row({ member: planners("done"), ...apart("BOTTLENECK_NOT_FOUND") }),
  bottleneckCreate: row({ member: planners("done"), ...apart("done") }),
  bottleneckRemove: row({ member: planners("done"), ...apart("BOTTLENECK_NOT_FOUND") }),
  marketSearchAlert: ofASearch,
  marketSearchRemove: ofASearch,
  marketSearchRename: ofASearch,
  marketSearchSave: row({ member: members("done"), key: "SESSION_NEEDED", ...apart("done") }),
  offerPublishSeries: row({ member: planners("done"), ...apart("RESOURCE_NOT_FOUND") }),
  offerWithdrawSeries: row({ member: planners("done"), ...apart("OFFER_NOT_FOUND") }),
  partnerAdd: row({ member: planners("done"), ...apart("done") }),
  partnerRemove: row({ member: planners("done"), ...apart("PARTNER_NOT_FOUND") }),
  // The offer is for the partner: its own is refused to the firm, and hidden from the outsider.
  waitJoin: row({
    member: planners("OWN_OFFER"),
    ...apart("OFFER_NOT_FOUND"),
    partner: "done",
  }),
  waitLeave: row({ member: planners("done"), ...apart("WAIT_NOT_FOUND") }),
} as const satisfies Record<string, Row>;
