import type { Recorded } from "../platform/recorded.ts";

export const recorded: Recorded = {
  mutations: {
    disputeAnswer: ["disputes.case-answered.v1"],
    disputeAppeal: ["disputes.case-appealed.v1"],
    disputeDecide: ["disputes.case-decided.v1"],
    disputeEvidenceAdd: ["disputes.exhibit-added.v1"],
    disputeOpen: ["disputes.case-opened.v1"],
    disputeSettlementAccept: ["disputes.case-closed.v1"],
    disputeSettlementOffer: ["disputes.exhibit-added.v1"],
    disputeStatementAdd: ["disputes.exhibit-added.v1"],
    disputeWithdraw: ["disputes.case-closed.v1"],
  },
  routes: { "POST /disputes/:caseID/documents": ["disputes.exhibit-added.v1"] },
  work: {
    disputes: [
      "disputes.answer-missed.v1",
      "disputes.hearing-closed.v1",
      "disputes.case-closed.v1",
    ],
  },
};
