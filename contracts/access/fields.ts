import type { RefusalCode } from "../refusals/index.ts";
import type { firmRoles, operatorRoles } from "./roles.ts";

type FirmRole = (typeof firmRoles)[number];
type OperatorRole = (typeof operatorRoles)[number];

/**
 * Who asks about a thing of one firm: nobody known; one of the firm's people, by role, or its key
 * with the scope `graphql`; a partner (has booked from it, is granted an event and invited to an
 * offer) and an outsider (has no dealings with it), both with every role in their own firms; one of
 * the operator's three administrators.
 */
export type Asker = "stranger" | FirmRole | "key" | "partner" | "outsider" | OperatorRole;

/** Shown the thing; let in, but shown nothing of it; the act is done; or the code of the refusal. */
export type Answer = "seen" | "unseen" | "done" | RefusalCode;

export type Row = Readonly<Record<Asker, Answer>>;

interface Columns {
  readonly stranger?: Answer;
  readonly member?: Partial<Record<FirmRole, Answer>>;
  readonly key?: Answer;
  readonly partner?: Answer;
  readonly outsider?: Answer;
  readonly operator?: Partial<Record<OperatorRole, Answer>>;
}

function each<Name extends string>(answer: Answer, ...names: Name[]): Record<Name, Answer> {
  return Object.fromEntries(names.map((name) => [name, answer])) as Record<Name, Answer>;
}

const members = (answer: Answer): Record<FirmRole, Answer> =>
  each(answer, "administrator", "planner", "engineer", "quality", "service", "viewer");
const operators = (answer: Answer): Record<OperatorRole, Answer> =>
  each(answer, "system", "security", "audit");

const no = "NOT_PERMITTED";

/** Whoever a row does not name may not; a stranger is asked to sign in. */
function row({ member, operator, ...others }: Columns): Row {
  return {
    stranger: "NOT_SIGNED_IN",
    ...members(no),
    key: no,
    partner: no,
    outsider: no,
    ...operators(no),
    ...others,
    ...member,
    ...operator,
  };
}

const same = (answer: Answer) => ({ key: answer, partner: answer, outsider: answer });
const apart = (answer: Answer) => ({ partner: answer, outsider: answer });

/** The same for everyone, with an account or without. */
const open = (answer: Answer): Row =>
  row({
    stranger: answer,
    member: members(answer),
    ...same(answer),
    operator: operators(answer),
  });

/** What each of the firm's people and keys may see, and no other firm. */
const house = row({ member: members("seen"), key: "seen", ...apart("unseen") });
/** The same, of a kind that the operator's house has too. */
const anyHouse: Row = { ...house, ...operators("unseen") };
/** For those who manage the firm's machines. */
const editors = (answer: Answer) => each(answer, "administrator", "planner", "engineer");
const planners = (answer: Answer) => each(answer, "administrator", "planner");
const administrator = (answer: Answer) => each(answer, "administrator");
const sharers = (answer: Answer) => each(answer, "administrator", "quality");

/** An act on one's own account: the same for each person, and nothing that a key can do. */
const ownAccount = (answer: Answer): Row =>
  row({
    member: members(answer),
    key: "SESSION_NEEDED",
    ...apart(answer),
    operator: operators(answer),
  });

/** The same about second factors, which the viewer alone of these has. */
const ofViewer = (answer: Answer, others: Answer): Row => ({
  ...ownAccount(others),
  viewer: answer,
});

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
  // All firms but one's own: those that something can be shared with.
  firms: row({
    member: members("unseen"),
    key: "unseen",
    ...apart("seen"),
    operator: operators("seen"),
  }),
  grants: { ...anyHouse, partner: "seen" },
  health: row({ operator: { system: "seen" } }),
  holds: house,
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
  utilisation: { ...house, partner: "seen" },
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
  Hold: anyHouse,
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

// The offer is for the partner: its own is refused to the firm, and hidden from the outsider.
const offerOf = apart("OFFER_NOT_FOUND");
const ofAnOffer = row({ member: planners("OWN_OFFER"), ...offerOf, partner: "done" });
const ofABooking = row({ member: planners("done"), ...apart("BOOKING_NOT_FOUND") });

/** Each field of Mutation: who may do it, where it is about something to the firm's own. */
export const mutationAccess = {
  apiKeyIssue: row({ member: administrator("done"), ...apart("done") }),
  apiKeyRevoke: row({ member: administrator("done"), ...apart("API_KEY_NOT_FOUND") }),
  applicationApprove: row({ operator: { system: "done", security: "done" } }),
  applicationRefuse: row({ operator: { system: "done", security: "done" } }),
  applicationSubmit: open("done"),
  applicationWithdraw: open("done"),
  bookingCancel: ofABooking,
  bookingConfirm: row({ member: planners("done"), ...apart("HOLD_NOT_FOUND") }),
  bookingConfirmAll: row({ member: planners("done"), ...apart("HOLD_NOT_FOUND") }),
  bookingHold: ofAnOffer,
  bookingRelease: row({ member: planners("done"), ...apart("HOLD_NOT_FOUND") }),
  bookingRequest: ofAnOffer,
  bookingRequestAll: ofAnOffer,
  bookingReschedule: ofABooking,
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
