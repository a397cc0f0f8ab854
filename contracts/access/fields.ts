import {
  type Answer,
  administrator,
  anyHouse,
  apart,
  each,
  editors,
  house,
  members,
  ofViewer,
  open,
  operators,
  ownAccount,
  planners,
  type Row,
  row,
  same,
  sharers,
} from "./rows.ts";

export type { Asker, Row } from "./rows.ts";

/**
 * An act in a case that the firm has opened against the partner: what each of the two may do of it,
 * by those who argue for a firm. To anybody else the case is not there.
 */
const dispute = ({
  firm = "DISPUTE_NOT_YOURS",
  partner,
}: {
  readonly firm?: Answer;
  readonly partner: Answer;
}): Row => row({ member: planners(firm), partner, outsider: "DISPUTE_NOT_FOUND" });

/** Each field of Query: who is shown the firm's thing. */
export const queryAccess = {
  accountSecurity: ofViewer("seen", "unseen"),
  apiKeys: row({ member: administrator("seen"), ...apart("unseen") }),
  // Whoever holds its code sees an application, and nobody of a member firm has to do with one.
  application: open("seen"),
  applications: row({ operator: operators("seen") }),
  // Names no firm's entry: how far each reaches.
  auditChains: row({ operator: { audit: "seen" } }),
  auditEntries: row({
    member: administrator("seen"),
    ...apart("unseen"),
    operator: { audit: "unseen" },
  }),
  // Of the asker's own house alone.
  auditIntegrity: row({
    member: administrator("seen"),
    ...apart("seen"),
    operator: { audit: "seen" },
  }),
  bookings: { ...house, partner: "seen" },
  captures: house,
  // A case is the two firms' and the operator's, who decides.
  dispute: { ...house, partner: "seen", ...operators("seen") },
  disputeQueue: row({ operator: operators("seen") }),
  disputes: { ...house, partner: "seen" },
  // All firms but one's own: those that something can be shared with.
  firms: row({
    member: members("unseen"),
    key: "unseen",
    ...apart("seen"),
    operator: operators("seen"),
  }),
  grants: { ...anyHouse, partner: "seen" },
  health: row({ operator: { system: "seen" } }),
  invitation: open("seen"),
  invitations: row({
    member: administrator("seen"),
    ...apart("unseen"),
    operator: { security: "unseen" },
  }),
  market: { ...house, partner: "seen" },
  materials: open("seen"),
  noticeChoices: ownAccount("seen"),
  // One's own alone: the notice asked about is the administrator's.
  notices: row({
    member: { ...members("unseen"), administrator: "seen" },
    key: "SESSION_NEEDED",
    ...apart("unseen"),
    operator: operators("unseen"),
  }),
  offers: house,
  operatingRules: open("seen"),
  passport: open("seen"),
  people: anyHouse,
  // Of the asker's own house alone.
  planUsage: row({ member: members("seen"), ...same("seen"), operator: operators("seen") }),
  plans: row({ operator: { system: "seen" } }),
  processes: open("seen"),
  proofStep: ofViewer("seen", "unseen"),
  products: house,
  resources: house,
  rulesAcceptances: anyHouse,
  rulesDraft: row({ operator: { security: "seen" } }),
  rulesUptake: row({ operator: { security: "seen" } }),
  rulesVersions: open("seen"),
  // One's own alone: the session asked about is the administrator's.
  sessions: row({
    member: { ...members("unseen"), administrator: "seen" },
    key: "SESSION_NEEDED",
    ...apart("unseen"),
    operator: operators("unseen"),
  }),
  sharedEvents: row({ member: members("unseen"), ...same("unseen"), partner: "seen" }),
  sites: house,
  tenants: row({ operator: operators("seen") }),
  traceEvents: house,
  unreadNotices: ownAccount("seen"),
  viewer: { ...anyHouse, stranger: "unseen", key: "unseen" },
  webhookDeliveries: row({ member: administrator("seen"), ...apart("unseen") }),
  webhookKinds: row({ member: administrator("seen"), ...apart("seen") }),
  webhooks: row({ member: administrator("seen"), ...apart("unseen") }),
} as const satisfies Record<string, Row>;

/** Each type that `node(id:)` finds. */
export const nodeAccess = {
  ApiKey: { ...queryAccess.apiKeys, ...apart("unseen"), ...operators("unseen") },
  AuditEntry: { ...queryAccess.auditEntries, ...operators("unseen") },
  Booking: anyHouse,
  Capture: anyHouse,
  Firm: row({ member: members("seen"), ...same("seen"), operator: operators("seen") }),
  Grant: anyHouse,
  Invitation: { ...queryAccess.invitations, ...operators("unseen") },
  Member: anyHouse,
  Notice: queryAccess.notices,
  Offer: anyHouse,
  Person: anyHouse,
  Resource: anyHouse,
  Session: queryAccess.sessions,
  Site: anyHouse,
  Tenant: queryAccess.tenants,
  TraceEvent: anyHouse,
} as const satisfies Record<string, Row>;

/** Each field of Mutation: who may do it, where it is about something to the firm's own. */
export const mutationAccess = {
  apiKeyIssue: row({ member: administrator("done"), ...apart("done") }),
  apiKeyRevoke: row({ member: administrator("done"), ...apart("API_KEY_NOT_FOUND") }),
  applicationApprove: row({ operator: { system: "done", security: "done" } }),
  applicationRefuse: row({ operator: { system: "done", security: "done" } }),
  applicationSubmit: open("done"),
  applicationWithdraw: open("done"),
  bookingCancel: row({ member: planners("done"), ...apart("BOOKING_NOT_FOUND") }),
  // The offer is for the partner: its own is refused to the firm, and hidden from the outsider.
  bookingRequest: row({
    member: planners("OWN_OFFER"),
    partner: "done",
    outsider: "OFFER_NOT_FOUND",
  }),
  disputeAnswer: dispute({ partner: "done" }),
  disputeAppeal: dispute({ firm: "done", partner: "done" }),
  // The system administrator decides what waits for a decision, the security one what was appealed.
  disputeDecide: row({ operator: { system: "done", security: "done" } }),
  // The event is the firm's: to the others it is not there, whatever the case.
  disputeEvidenceAdd: row({ member: planners("done"), ...apart("DISPUTE_EVIDENCE_NOT_FOUND") }),
  disputeOpen: row({ member: planners("done"), ...apart("DISPUTE_THING_NOT_FOUND") }),
  // The offer is the firm's, for the partner to accept.
  disputeSettlementAccept: dispute({ firm: "DISPUTE_SETTLEMENT_CHANGED", partner: "done" }),
  disputeSettlementOffer: dispute({ firm: "done", partner: "done" }),
  disputeStatementAdd: dispute({ firm: "done", partner: "done" }),
  disputeWithdraw: dispute({ firm: "done", partner: "DISPUTE_NOT_YOURS" }),
  firmAdmit: row({ operator: { system: "done" } }),
  firmResume: row({ operator: { security: "done" } }),
  firmSetPlan: row({ operator: { system: "done" } }),
  firmSuspend: row({ operator: { security: "done" } }),
  firmNoticeChoose: row({
    member: administrator("done"),
    ...apart("done"),
    operator: { security: "done" },
  }),
  grantGive: row({ member: sharers("done"), ...apart("GRANT_RESOURCE_NOT_FOUND") }),
  grantRevoke: row({ member: sharers("done"), ...apart("GRANT_NOT_FOUND") }),
  invitationAccept: open("done"),
  invitationIssue: row({
    member: administrator("done"),
    ...apart("done"),
    operator: { security: "ROLE_NOT_OF_HOUSE" },
  }),
  invitationWithdraw: row({
    member: administrator("done"),
    ...apart("INVITATION_NOT_FOUND"),
    operator: { security: "INVITATION_NOT_FOUND" },
  }),
  memberChangeRoles: row({ member: administrator("done"), ...apart("MEMBER_NOT_FOUND") }),
  memberResetFactors: row({
    member: administrator("done"),
    ...apart("MEMBER_NOT_FOUND"),
    operator: { security: "MEMBER_NOT_FOUND" },
  }),
  memberSignOut: row({
    member: administrator("done"),
    ...apart("MEMBER_NOT_FOUND"),
    operator: { security: "MEMBER_NOT_FOUND" },
  }),
  noticeChoose: ownAccount("done"),
  // The notice is the administrator's: nobody reads another's.
  noticeRead: row({
    member: { ...members("NOTICE_NOT_FOUND"), administrator: "done" },
    key: "SESSION_NEEDED",
    ...apart("NOTICE_NOT_FOUND"),
    operator: operators("NOTICE_NOT_FOUND"),
  }),
  noticesReadAll: ownAccount("done"),
  offerPublish: row({ member: planners("done"), ...apart("RESOURCE_NOT_FOUND") }),
  offerWithdraw: row({ member: planners("done"), ...apart("OFFER_NOT_FOUND") }),
  passkeyConfirm: ofViewer("done", "TICKET_INVALID"),
  passkeyOffer: ownAccount("done"),
  passkeyRemove: ofViewer("done", "PASSKEY_NOT_FOUND"),
  passkeyRename: ofViewer("done", "PASSKEY_NOT_FOUND"),
  passwordChange: ownAccount("done"),
  passwordReset: open("done"),
  passwordResetAsk: open("done"),
  planSave: row({ operator: { system: "done" } }),
  productDescribe: row({ member: each("done", "engineer", "quality"), ...apart("done") }),
  recoveryCodesRenew: ofViewer("done", "SECOND_FACTOR_ABSENT"),
  resourceAdd: row({ member: editors("done"), ...apart("SITE_NOT_FOUND") }),
  rulesAccept: row({ member: administrator("done"), ...apart("done") }),
  rulesDraftSave: row({ operator: { security: "done" } }),
  rulesPublish: row({ operator: { security: "done" } }),
  sessionContinue: open("done"),
  sessionEnd: open("done"),
  sessionProve: ofViewer("done", "PASSWORD_WRONG"),
  // The session is the administrator's: nobody ends another's.
  sessionRevoke: row({
    member: { ...members("SESSION_NOT_FOUND"), administrator: "done" },
    key: "SESSION_NOT_FOUND",
    ...apart("SESSION_NOT_FOUND"),
    operator: operators("SESSION_NOT_FOUND"),
  }),
  sessionStart: open("done"),
  sessionSwitch: row({
    member: members("done"),
    key: "SESSION_NEEDED",
    ...apart("FIRM_NOT_FOUND"),
    operator: operators("FIRM_NOT_FOUND"),
  }),
  siteAdd: row({ member: editors("done"), ...apart("done") }),
  totpConfirm: ofViewer("done", "TICKET_INVALID"),
  totpOffer: ownAccount("done"),
  totpRemove: ofViewer("done", "SECOND_FACTOR_ABSENT"),
  webhookAdd: row({ member: administrator("done"), ...apart("done") }),
  webhookChange: row({ member: administrator("done"), ...apart("WEBHOOK_NOT_FOUND") }),
  webhookRotate: row({ member: administrator("done"), ...apart("WEBHOOK_NOT_FOUND") }),
  webhookRemove: row({ member: administrator("done"), ...apart("WEBHOOK_NOT_FOUND") }),
  webhookTest: row({ member: administrator("done"), ...apart("WEBHOOK_NOT_FOUND") }),
  webhookResend: row({ member: administrator("done"), ...apart("WEBHOOK_DELIVERY_NOT_FOUND") }),
  welcomeFinish: ownAccount("done"),
} as const satisfies Record<string, Row>;
