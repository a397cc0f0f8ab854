/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AlertDismissInput = {
  id: string;
  reason: string;
};

export type ApiKeyIssueInput = {
  expiresAt: string;
  name: string;
  scopes: Array<KeyScope>;
};

export type ApiKeyRenewInput = {
  expiresAt: string;
  id: string;
  /** For how long the secret before opens, too: 0 to 72. */
  overlapHours: number;
};

export type ApplicationRefuseInput = {
  id: string;
  reason: string;
};

export type ApplicationStatus =
  | 'APPROVED'
  | 'OPEN'
  | 'REFUSED'
  | 'WITHDRAWN';

export type ApplicationSubmitInput = {
  administratorEmail: string;
  city: WordsInput;
  gln?: string | null | undefined;
  name: WordsInput;
  note?: string | null | undefined;
  uscc: string;
};

export type AuditFindingKind =
  | 'COPY_CHANGED'
  | 'ENTRY_CHANGED'
  | 'ENTRY_INSERTED'
  | 'ENTRY_REMOVED'
  | 'ORDER_CHANGED'
  | 'POSITION_MISSING'
  | 'SEAL_CHANGED'
  | 'SEAL_REMOVED';

export type BookingHoldInput = {
  /** Of an offer of hours a week: how many. */
  hours?: string | null | undefined;
  /** For as long as the operating rules allow where it is absent. */
  minutes?: number | null | undefined;
  note?: string | null | undefined;
  offer: string;
  /** Where the offer has a price per piece, and only there. */
  pieces?: number | null | undefined;
  window: WindowInput;
};

export type BookingRequestInput = {
  /** Of an offer of hours a week: how many. */
  hours?: string | null | undefined;
  note?: string | null | undefined;
  offer: string;
  /** Where the offer has a price per piece, and only there. */
  pieces?: number | null | undefined;
  window: WindowInput;
};

export type BookingRescheduleInput = {
  booking: string;
  /** As many as before where it is absent. */
  hours?: string | null | undefined;
  window: WindowInput;
};

export type BookingSide =
  /** Bookings that the firm has made. */
  | 'MADE'
  /** Bookings on the firm's own offers. */
  | 'PROVIDED';

export type BookingStatus =
  | 'BOOKED'
  | 'CANCELLED'
  | 'RESCHEDULED';

export type BottleneckChangeInput = {
  /** All of it, anew. */
  as: BottleneckInput;
  id: string;
};

/** Of one's own capacity a process or a resource; of the market a process, and a city. */
export type BottleneckInput = {
  /** Its Chinese name. */
  city?: string | null | undefined;
  marginPercent: number;
  name: string;
  on: boolean;
  process?: string | null | undefined;
  resource?: string | null | undefined;
  thresholdPercent: number;
  watch: BottleneckWatch;
  weeks: number;
};

export type BottleneckWatch =
  | 'MARKET'
  | 'OWN';

export type CalendarExceptionAddInput = {
  /** By the clock of the site: 2026-10-01T00:00. */
  from: string;
  kind: ExceptionKind;
  note?: string | null | undefined;
  resource: string;
  until: string;
  /** It holds for all resources of the site, not only for this one. */
  wholeSite: boolean;
};

export type CalendarSetShiftsInput = {
  resource: string;
  /** Left out: open at all hours. */
  shifts?: Array<ShiftInput> | null | undefined;
};

export type CertificateInput = {
  issuer?: string | null | undefined;
  number: string;
  scope?: string | null | undefined;
  standard: string;
  validFrom?: string | null | undefined;
  /** From then on it is no longer valid; a last second, such as 23:59:59, is in it. */
  validUntil: string;
};

export type DisputeAcceptInput = {
  id: string;
  /** The id of the settlement on the table. */
  offer: string;
};

export type DisputeAct =
  | 'ACCEPT_SETTLEMENT'
  | 'ANSWER'
  | 'APPEAL'
  | 'EXHIBIT'
  | 'OFFER_SETTLEMENT'
  | 'WITHDRAW';

export type DisputeClaim =
  | 'CANCELLATION_CHARGE'
  | 'LATE'
  | 'NOT_DELIVERED'
  | 'OTHER'
  | 'PAYMENT'
  | 'QUALITY';

export type DisputeDecideInput = {
  /** What the claimant gets, at most as much as he asked for. */
  awardMinor?: string | null | undefined;
  id: string;
  outcome: DisputeDecision;
  reasons: string;
};

export type DisputeDecision =
  | 'PARTLY'
  | 'REJECTED'
  | 'UPHELD';

export type DisputeEvidenceInput = {
  /** A trace event of the firm's own. */
  event: string;
  /** Which of its fields are shown; all where none is named. */
  fields?: Array<string> | null | undefined;
  id: string;
};

export type DisputeInstance =
  | 'APPEAL'
  | 'FIRST';

export type DisputeOpenInput = {
  /** What is asked for, in the booking's currency. */
  amountMinor?: string | null | undefined;
  claim: DisputeClaim;
  text: string;
  /** A booking that the firm is party to. */
  thing: string;
};

export type DisputeOutcome =
  | 'PARTLY'
  | 'REJECTED'
  | 'SETTLED'
  | 'UPHELD'
  | 'WITHDRAWN';

export type DisputeSettlementInput = {
  /** What the claimant would get. */
  amountMinor?: string | null | undefined;
  id: string;
  text: string;
};

export type DisputeSide =
  | 'CLAIMANT'
  | 'RESPONDENT';

export type DisputeStage =
  | 'ANSWER'
  | 'APPEAL'
  | 'APPEAL_DECISION'
  | 'APPEAL_STATEMENTS'
  | 'CLOSED'
  | 'DECISION'
  | 'STATEMENTS';

export type DisputeStatementKind =
  | 'ANSWER'
  | 'APPEAL'
  | 'CLAIM'
  | 'SETTLEMENT'
  | 'STATEMENT';

export type DisputeStep =
  | 'ANSWERED'
  | 'ANSWER_MISSED'
  | 'APPEALED'
  | 'DECIDED'
  | 'DOCUMENT'
  | 'EVIDENCE'
  | 'FINAL'
  | 'HEARING_CLOSED'
  | 'OPENED'
  | 'SETTLED'
  | 'SETTLEMENT'
  | 'STATEMENT'
  | 'WITHDRAWN';

export type DisputeTextInput = {
  id: string;
  text: string;
};

export type EnvelopeInput = {
  x: string;
  y: string;
  z: string;
};

export type ExceptionKind =
  | 'EXTRA'
  | 'HOLIDAY'
  | 'MAINTENANCE';

export type ExportStatus =
  | 'DONE'
  | 'FAILED'
  | 'RUNNING'
  | 'WAITING';

export type FactorKind =
  | 'PASSKEY'
  | 'RECOVERY'
  | 'TOTP';

export type FirmAdmitInput = {
  administratorEmail: string;
  city: WordsInput;
  gln?: string | null | undefined;
  name: WordsInput;
  uscc: string;
};

export type FirmNoticeChooseInput = {
  kind: NoticeKind;
  mail: boolean;
};

export type FirmSetPlanInput = {
  firm: string;
  /** Left out for no limits. */
  plan?: string | null | undefined;
};

export type FirmSuspendInput = {
  id: string;
  reason: string;
};

export type GrantGiveInput = {
  fields: Array<string>;
  grantee: string;
  purpose: string;
  resource: string;
  validUntil?: string | null | undefined;
};

export type HandleAdministratorIssueInput = {
  name: string;
  prefix: string;
  /** As PEM; left out for a secret, which the platform draws. */
  publicKey?: string | null | undefined;
};

export type HandleAdministratorKind =
  | 'PUBKEY'
  | 'SECKEY';

export type HoldStatus =
  | 'CONFIRMED'
  | 'EXPIRED'
  | 'HELD'
  | 'RELEASED';

export type IdentifierAct =
  | 'CHANGED'
  | 'DELETED'
  | 'REGISTERED';

export type IdentifierAudience =
  | 'FIRM'
  | 'GRANT'
  | 'PARTNERS'
  | 'PUBLIC';

export type IdentifierChangeInput = {
  id: string;
  names: Array<string>;
  template?: string | null | undefined;
  /** Its texts; values in other formats stay as they are. */
  values: Array<IdentifierValueInput>;
  /** As which it was seen: if it is another now, it is refused. */
  version?: number | null | undefined;
};

export type IdentifierImportStatus =
  | 'DISCARDED'
  | 'DONE'
  | 'FAILED'
  | 'READY'
  | 'RUNNING'
  | 'STOPPED'
  | 'WAITING';

export type IdentifierNodeRemoveInput = {
  prefix: string;
  scheme: NodeScheme;
};

export type IdentifierNodeSetInput = {
  mode: NodeMode;
  prefix: string;
  scheme: NodeScheme;
  /** By https: where the node's Handle JSON API, or its GS1 resolver, has its root. */
  url: string;
};

export type IdentifierRegisterInput = {
  code: string;
  /** Other codes of the same thing. */
  names: Array<string>;
  template?: string | null | undefined;
  values: Array<IdentifierValueInput>;
};

export type IdentifierTemplateEntryInput = {
  audience: IdentifierAudience;
  index: number;
  type: string;
};

export type IdentifierTemplateSaveInput = {
  entries: Array<IdentifierTemplateEntryInput>;
  name: string;
  /** Left out for a new one. */
  template?: string | null | undefined;
};

export type IdentifierValueInput = {
  audience: IdentifierAudience;
  /** Countries or groups of readers: `CN`. */
  contexts?: Array<string> | null | undefined;
  index: number;
  /** Tags of BCP 47: `zh`, `en-GB`. */
  languages?: Array<string> | null | undefined;
  /** An IANA media type: `application/pdf`. */
  media?: string | null | undefined;
  text: string;
  /** This and what follows: only of links (URL, gs1:…). */
  title?: string | null | undefined;
  ttlSeconds?: number | null | undefined;
  type: string;
};

export type IncidentAct =
  | 'ALERT'
  | 'FREEZE'
  | 'NOTE'
  | 'NOTIFY'
  | 'OPEN'
  | 'PRESERVE'
  | 'PRESERVED'
  | 'REPORT'
  | 'REVOKE'
  | 'STATE'
  | 'THAW'
  | 'THAW_ASK';

export type IncidentAlertKind =
  | 'ARRIVALS'
  | 'EXPORT'
  | 'FIRM_EXPORT'
  | 'GUESSING'
  | 'PROBING'
  | 'SPRAYING'
  | 'STALLED'
  | 'TAMPER';

export type IncidentAlertState =
  | 'DISMISSED'
  | 'ENDED'
  | 'OPEN'
  | 'TAKEN';

export type IncidentDuty =
  | 'REPORT'
  | 'REPORT_CRITICAL'
  | 'SUMMARY';

export type IncidentFreezeInput = {
  firm: string;
  incident: string;
  reason: string;
};

export type IncidentGrade =
  | 'EXTREME'
  | 'GENERAL'
  | 'LARGE'
  | 'MAJOR';

export type IncidentKind =
  | 'ABNORMAL'
  | 'ATTACK'
  | 'DATA'
  | 'FAULT'
  | 'MALWARE'
  | 'OTHER'
  | 'VIOLATION'
  | 'VULNERABILITY';

export type IncidentMoveInput = {
  incident: string;
  state: IncidentState;
  text: string;
};

export type IncidentNoteInput = {
  incident: string;
  text: string;
};

export type IncidentNotifyInput = {
  firms: Array<string>;
  incident: string;
  /** In an exercise: tells the firms all the same, marked as an exercise. */
  reallyInExercise?: boolean | null | undefined;
  text: WordsInput;
};

export type IncidentOpenInput = {
  alerts?: Array<string> | null | undefined;
  /** Now, where it is left out. */
  detectedAt?: string | null | undefined;
  exercise: boolean;
  firms?: Array<string> | null | undefined;
  grade: IncidentGrade;
  kind: IncidentKind;
  title: string;
};

export type IncidentPreserveInput = {
  incident: string;
  window: WindowInput;
};

export type IncidentRevokeInput = {
  firm: string;
  incident: string;
  keys: boolean;
  /** person:<id> or key:<id> as the audit writes it; left out for all of the firm. */
  principal?: string | null | undefined;
  sessions: boolean;
};

export type IncidentState =
  | 'CLOSED'
  | 'CONTAINED'
  | 'OPEN'
  | 'RESOLVED';

export type IncidentThresholdInput = {
  name: IncidentThresholdName;
  value: number;
};

export type IncidentThresholdName =
  | 'ARRIVAL_FAILURES'
  | 'EXPORT_FACTOR'
  | 'EXPORT_RECORDS'
  | 'FIRM_EXPORT_RECORDS'
  | 'GUESSING_FAILURES'
  | 'PROBING_REFUSALS'
  | 'SPRAYING_ACCOUNTS';

export type IncidentThresholdsSetInput = {
  values: Array<IncidentThresholdInput>;
  /** The version that this was changed from. */
  version: number;
};

export type InvitationAcceptInput = {
  acceptRulesVersion?: number | null | undefined;
  code: string;
  name?: string | null | undefined;
  password: string;
};

export type InvitationIssueInput = {
  email: string;
  roles: Array<Role>;
};

export type KeyScope =
  | 'AUDIT_EXPORT'
  | 'EPCIS_CAPTURE'
  | 'EPCIS_QUERY'
  | 'GRAPHQL'
  /** Sends files of identifiers; together with GRAPHQL it registers and changes them there, too. */
  | 'IDENTIFIERS_WRITE'
  | 'LEDGER_AUDIT';

export type Locale =
  | 'EN'
  | 'ZH';

export type LogSpan =
  | 'DAYS'
  | 'HOURS';

export type MarketSearchAlertInput = {
  id: string;
  on: boolean;
};

export type MarketSearchRenameInput = {
  id: string;
  name: string;
};

export type MarketSearchSaveInput = {
  alerts: boolean;
  name: string;
  wants: MarketWants;
};

/** What is wanted. With nearMisses, offers that fail exactly one aspect follow the matches. */
export type MarketWants = {
  certificate?: string | null | undefined;
  envelope?: EnvelopeInput | null | undefined;
  fromSite?: string | null | undefined;
  hours?: string | null | undefined;
  material?: string | null | undefined;
  /**
   * What an hour of the wanted hours may cost, with set-up, pieces and VAT: of a price
   *         without VAT, its own rate is added. Without hours the price of the hour itself counts, and no offer with a price per piece meets it.
   */
  maxPricePerHourMinor?: string | null | undefined;
  nearMisses?: boolean | null | undefined;
  pieces?: number | null | undefined;
  /** By its code; that of a group is all beneath it. */
  process?: string | null | undefined;
  text?: string | null | undefined;
  toleranceMm?: string | null | undefined;
  window?: WindowInput | null | undefined;
  withinKm?: number | null | undefined;
};

export type MatchAspect =
  | 'CERTIFICATE'
  | 'DISTANCE'
  | 'ENVELOPE'
  | 'MATERIAL'
  | 'PRICE'
  | 'PROCESS'
  | 'TOLERANCE'
  | 'WINDOW';

export type MemberChangeRolesInput = {
  id: string;
  roles: Array<Role>;
};

export type MemberRemoveInput = {
  id: string;
  /** Whether the keys that he has issued end, too: he has seen them. */
  revokeKeys: boolean;
};

export type NodeMode =
  | 'ASK'
  | 'REFER';

export type NodeScheme =
  | 'GS1'
  | 'HDL';

export type NoticeChooseInput = {
  inbox: boolean;
  kind: NoticeKind;
  mail: boolean;
};

export type NoticeKind =
  | 'ALERT_ENDED'
  | 'ALERT_RAISED'
  | 'APPEAL_TO_DECIDE'
  | 'APPLICATION_SUBMITTED'
  | 'ARRIVALS_FAILED'
  | 'BOOKING_CANCELLED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_RESCHEDULED'
  | 'BOTTLENECK_RELAXED'
  | 'BOTTLENECK_TIGHT'
  | 'CONFIRMATION_ASKED'
  | 'DISPUTE_ANSWERED'
  | 'DISPUTE_ANSWER_MISSED'
  | 'DISPUTE_APPEALED'
  | 'DISPUTE_CLOSED'
  | 'DISPUTE_DECIDED'
  | 'DISPUTE_EXHIBIT'
  | 'DISPUTE_OPENED'
  | 'DISPUTE_TO_DECIDE'
  | 'EXPORT_ASKED'
  | 'EXPORT_FAILED'
  | 'EXPORT_MADE'
  | 'FACTORS_RESET'
  | 'FACTOR_ADDED'
  | 'FACTOR_REMOVED'
  | 'FIRM_FROZEN'
  | 'FIRM_LEFT'
  | 'FIRM_RESUMED'
  | 'FIRM_SUSPENDED'
  | 'FIRM_THAWED'
  | 'GRANT_GIVEN'
  | 'GRANT_REVOKED'
  | 'INCIDENT_OPENED'
  | 'INCIDENT_TOLD'
  | 'KEY_ISSUED'
  | 'KEY_REVOKED'
  | 'LEAVING_ARCHIVE'
  | 'LEAVING_ARCHIVE_FAILED'
  | 'LEAVING_DECLARED'
  | 'LEAVING_WITHDRAWN'
  | 'MEMBER_JOINED'
  | 'MEMBER_REMOVED'
  | 'OWN_BOOKING_CANCELLED'
  | 'PARTNER_LEAVING'
  | 'PARTNER_LEFT'
  | 'PARTNER_STAYS'
  | 'RULES_PUBLISHED'
  | 'RULES_UNACCEPTED'
  | 'RULES_WITHDRAWN'
  | 'SEARCH_MATCHED'
  | 'SUPPORT_GIVEN'
  | 'SUPPORT_USED'
  | 'THAW_ASKED'
  | 'WAIT_HELD'
  | 'WAIT_HOURS_HELD'
  | 'WAIT_HOURS_PASSED'
  | 'WAIT_PASSED'
  | 'WEBHOOK_STOPPED';

export type OfferKind =
  /** Hours of a week, which lie nowhere in it. */
  | 'BUCKET'
  /** Exclusive time. */
  | 'WINDOW';

export type OfferPublishInput = {
  currency: string;
  firms?: Array<string> | null | undefined;
  pricePerHourMinor: string;
  pricePerPieceMinor?: string | null | undefined;
  priceTiers?: Array<PriceTierInput> | null | undefined;
  process: string;
  resource: string;
  /** Once for each booking. */
  setUpMinor?: string | null | undefined;
  terms?: string | null | undefined;
  /**
   * The rate in hundredths of a percent. A price without VAT is compared by it;
   *   without one, by 1300.
   */
  vatBasisPoints?: number | null | undefined;
  vatIncluded: boolean;
  visibility: Visibility;
  /** So many hours of each week instead of exclusive time. */
  weekHours?: string | null | undefined;
  /** Exclusive time; with weekHours the whole weeks that it touches. */
  window: WindowInput;
};

export type OfferSeriesInput = {
  currency: string;
  firms?: Array<string> | null | undefined;
  /** Such as 2026-12-01. */
  firstDay: string;
  /** Since midnight, by the site's clock. */
  fromMinute: number;
  /** Either this or times. */
  lastDay?: string | null | undefined;
  pricePerHourMinor: string;
  pricePerPieceMinor?: string | null | undefined;
  priceTiers?: Array<PriceTierInput> | null | undefined;
  process: string;
  resource: string;
  /** Once for each booking. */
  setUpMinor?: string | null | undefined;
  terms?: string | null | undefined;
  /** Those that the calendar leaves out count too. */
  times?: number | null | undefined;
  /** Above 1440 it ends the day after. */
  untilMinute: number;
  /**
   * The rate in hundredths of a percent. A price without VAT is compared by it;
   *   without one, by 1300.
   */
  vatBasisPoints?: number | null | undefined;
  vatIncluded: boolean;
  visibility: Visibility;
  /** ISO 8601: 1 is Monday. */
  weekdays: Array<number>;
};

export type OfferStatus =
  | 'PUBLISHED'
  | 'WITHDRAWN';

export type OpenKind =
  | 'BOOKINGS_MADE'
  | 'BOOKINGS_PROVIDED'
  | 'DISPUTES'
  | 'GRANTS'
  | 'KEYS'
  | 'OFFERS'
  | 'WEBHOOKS';

export type PasskeyConfirmInput = {
  /** WebAuthn's RegistrationResponseJSON, as text. */
  answer: string;
  name: string;
  ticket: string;
};

export type PasskeyRenameInput = {
  id: string;
  name: string;
};

export type PasswordChangeInput = {
  password: string;
  presentPassword: string;
};

/** The code of the letter's link, and the new password. */
export type PasswordResetInput = {
  code: string;
  password: string;
};

export type PlanSaveInput = {
  name: WordsInput;
  /** Left out for a new plan. */
  plan?: string | null | undefined;
  quotas: Array<QuotaInput>;
};

export type PrefixDelegateInput = {
  firm: string;
  prefix: string;
  scheme: PrefixScheme;
};

export type PrefixScheme =
  | 'GS1'
  | 'HDL'
  | 'OID'
  | 'URI';

export type PricePart =
  | 'HOURS'
  | 'PIECES'
  | 'SET_UP';

export type PriceTierInput = {
  beyond: number;
  by: PriceUnit;
  priceMinor: string;
};

export type PriceUnit =
  | 'HOURS'
  | 'PIECES';

export type ProcessAddInput = {
  /** Such as grinding.gear; for ever. */
  code: string;
  name: WordsInput;
  /** The code of a group or process. */
  parent: string;
};

export type ProcessRenameInput = {
  code: string;
  name: WordsInput;
};

export type ProviderFault =
  | 'CLIENT_REFUSED'
  | 'UNFIT'
  | 'UNREACHABLE';

export type ProviderSaveInput = {
  clientId: string;
  /** Left out, the one that is kept stays. */
  clientSecret?: string | null | undefined;
  domains: Array<string>;
  issuer: string;
  trustsFactor: boolean;
};

export type ProviderSwitchInput = {
  active: boolean;
  required: boolean;
};

export type QuotaInput = {
  most?: number | null | undefined;
  name: QuotaName;
};

export type QuotaName =
  | 'API_KEYS'
  | 'EVENTS_PER_DAY'
  | 'OFFERS'
  | 'PEOPLE';

export type ResourceAddInput = {
  batchLeast?: number | null | undefined;
  batchMost?: number | null | undefined;
  certificates: Array<CertificateInput>;
  envelope?: EnvelopeInput | null | undefined;
  kind: ResourceKind;
  materials: Array<string>;
  name: WordsInput;
  processes: Array<string>;
  reference?: string | null | undefined;
  site: string;
  toleranceMm?: string | null | undefined;
};

export type ResourceChangeInput = {
  /** All of it, anew. */
  as: ResourceAddInput;
  resource: string;
};

export type ResourceKind =
  | 'DESIGN'
  | 'EXPERT'
  | 'LAB'
  | 'LINE'
  | 'MACHINE'
  | 'RIG'
  | 'SOFTWARE'
  | 'TEAM'
  | 'VEHICLE';

export type Role =
  | 'ADMINISTRATOR'
  | 'AUDIT'
  | 'ENGINEER'
  | 'PLANNER'
  | 'QUALITY'
  | 'SECURITY'
  | 'SERVICE'
  | 'SYSTEM'
  | 'VIEWER';

export type RulesDraftSaveInput = {
  parameters: RulesParametersInput;
  /** The revision that this was written on; 0 where there is no draft yet. */
  revision: number;
  sections: Array<RulesSectionInput>;
};

export type RulesParametersInput = {
  admitsDirectly: boolean;
  disputeAnswerDays: number;
  disputeAppealDays: number;
  disputeDecisionDays: number;
  disputeOpenDays: number;
  disputeStatementDays: number;
  feePercent: string;
  freeCancellationHours: number;
  grantMostDays?: number | null | undefined;
  holdMostMinutes: number;
  lateCancellationPercent: string;
  noticeDays: number;
  offerHorizonDays: number;
  offerNoticeHours: number;
  tradeNeedsAcceptance: boolean;
};

export type RulesPublishInput = {
  effectiveFrom: string;
  revision: number;
};

export type RulesSectionInput = {
  text: WordsInput;
  topic: RulesTopic;
};

export type RulesTopic =
  | 'ADMISSION'
  | 'CANCELLATION'
  | 'DISPUTES'
  | 'FEES'
  | 'GENERAL'
  | 'LISTING'
  | 'SHARING';

export type RulesWithdrawInput = {
  /** All firms are told it. */
  reason: WordsInput;
  version: number;
};

/** The ticket of the first step, and one of the three ways. */
export type SessionContinueInput = {
  code?: string | null | undefined;
  /** WebAuthn's AuthenticationResponseJSON, as text. */
  passkey?: string | null | undefined;
  recoveryCode?: string | null | undefined;
  ticket: string;
};

/** The password of one who has no second factor; else a ticket and one of the ways. */
export type SessionProveInput = {
  code?: string | null | undefined;
  /** WebAuthn's AuthenticationResponseJSON, as text. */
  passkey?: string | null | undefined;
  password?: string | null | undefined;
  recoveryCode?: string | null | undefined;
  ticket?: string | null | undefined;
};

export type SessionStartInput = {
  email: string;
  firm?: string | null | undefined;
  password: string;
};

export type ShiftInput = {
  fromMinute: number;
  untilMinute: number;
  weekday: number;
};

export type SiteAddInput = {
  city: WordsInput;
  gln?: string | null | undefined;
  latitude: number;
  longitude: number;
  name: WordsInput;
  timeZone: string;
};

export type SiteChangeInput = {
  city: WordsInput;
  gln?: string | null | undefined;
  latitude: number;
  longitude: number;
  name: WordsInput;
  site: string;
  timeZone: string;
};

export type SupportGiveInput = {
  /** From now on; 72 at the most. */
  hours: number;
  purpose: string;
  rooms: Array<SupportRoom>;
};

export type SupportRoom =
  | 'CAPABILITY'
  | 'CAPACITY'
  | 'FIRM'
  | 'TRACE';

export type TenantStatus =
  | 'ACTIVE'
  | 'ADMITTED'
  | 'LEFT'
  | 'SUSPENDED';

export type TotpConfirmInput = {
  code: string;
  ticket: string;
};

export type UtilisationInput = {
  by: UtilisationKey;
  city?: string | null | undefined;
  process?: string | null | undefined;
  windows: Array<WindowInput>;
  /**
   * By whose clock the windows are told, an IANA name: each site is looked at in the
   *         same days by its own clock, so that a week of all sites is one. Without it at the same
   *         instants.
   */
  zone?: string | null | undefined;
};

export type UtilisationKey =
  | 'CITY'
  | 'PROCESS';

export type Visibility =
  | 'FIRMS'
  | 'MARKET'
  | 'PARTNERS';

export type WaitJoinInput = {
  /** Of an offer of hours a week: how many. */
  hours?: string | null | undefined;
  note?: string | null | undefined;
  offer: string;
  /** Where the offer has a price per piece, and only there. */
  pieces?: number | null | undefined;
  window: WindowInput;
};

export type WaitStatus =
  | 'HELD'
  | 'LEFT'
  | 'OVER'
  | 'PASSED'
  | 'WAITING';

export type WebhookAddInput = {
  kinds: Array<NoticeKind>;
  receipts?: boolean;
  url: string;
};

export type WebhookChangeInput = {
  active: boolean;
  id: string;
  kinds: Array<NoticeKind>;
  receipts?: boolean;
  url: string;
};

export type WindowInput = {
  from: string;
  until: string;
};

export type WitnessAddInput = {
  /** Its line name+id+key (C2SP signed-note). */
  key: string;
  /** Its submission prefix (C2SP tlog-witness). */
  url: string;
};

export type WordsInput = {
  en: string;
  zh: string;
};

export type ApplicationPartsFragment = { __typename: 'Application', id: string, uscc: string, gln: string | null, administratorEmail: string, note: string, status: ApplicationStatus, submittedAt: string, decidedAt: string | null, reason: string | null, approvals: number, approvalsNeeded: number, approvedByMe: boolean, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, documents: Array<{ __typename: 'ApplicationDocument', id: string, name: string, media: string, sizeBytes: number, sentAt: string }> };

export type ApplicationQueryVariables = Exact<{
  code: string;
}>;


export type ApplicationQuery = { __typename: 'Query', application: { __typename: 'Application', id: string, uscc: string, gln: string | null, administratorEmail: string, note: string, status: ApplicationStatus, submittedAt: string, decidedAt: string | null, reason: string | null, approvals: number, approvalsNeeded: number, approvedByMe: boolean, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, documents: Array<{ __typename: 'ApplicationDocument', id: string, name: string, media: string, sizeBytes: number, sentAt: string }> } | null };

export type ApplicationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: ApplicationStatus | null | undefined;
}>;


export type ApplicationsQuery = { __typename: 'Query', applications: { __typename: 'ApplicationConnection', nodes: Array<{ __typename: 'Application', id: string, uscc: string, gln: string | null, administratorEmail: string, note: string, status: ApplicationStatus, submittedAt: string, decidedAt: string | null, reason: string | null, approvals: number, approvalsNeeded: number, approvedByMe: boolean, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, documents: Array<{ __typename: 'ApplicationDocument', id: string, name: string, media: string, sizeBytes: number, sentAt: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ApplicationSubmitMutationVariables = Exact<{
  input: ApplicationSubmitInput;
}>;


export type ApplicationSubmitMutation = { __typename: 'Mutation', applicationSubmit:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SubmittedApplication', link: string | null, token: string | null }
   };

export type ApplicationWithdrawMutationVariables = Exact<{
  code: string;
}>;


export type ApplicationWithdrawMutation = { __typename: 'Mutation', applicationWithdraw:
    | { __typename: 'Application', id: string, uscc: string, gln: string | null, administratorEmail: string, note: string, status: ApplicationStatus, submittedAt: string, decidedAt: string | null, reason: string | null, approvals: number, approvalsNeeded: number, approvedByMe: boolean, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, documents: Array<{ __typename: 'ApplicationDocument', id: string, name: string, media: string, sizeBytes: number, sentAt: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ApplicationApproveMutationVariables = Exact<{
  id: string;
}>;


export type ApplicationApproveMutation = { __typename: 'Mutation', applicationApprove:
    | { __typename: 'ApplicationDecided', link: string | null, application: { __typename: 'Application', id: string, uscc: string, gln: string | null, administratorEmail: string, note: string, status: ApplicationStatus, submittedAt: string, decidedAt: string | null, reason: string | null, approvals: number, approvalsNeeded: number, approvedByMe: boolean, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, documents: Array<{ __typename: 'ApplicationDocument', id: string, name: string, media: string, sizeBytes: number, sentAt: string }> } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ApplicationRefuseMutationVariables = Exact<{
  input: ApplicationRefuseInput;
}>;


export type ApplicationRefuseMutation = { __typename: 'Mutation', applicationRefuse:
    | { __typename: 'Application', id: string, uscc: string, gln: string | null, administratorEmail: string, note: string, status: ApplicationStatus, submittedAt: string, decidedAt: string | null, reason: string | null, approvals: number, approvalsNeeded: number, approvedByMe: boolean, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, documents: Array<{ __typename: 'ApplicationDocument', id: string, name: string, media: string, sizeBytes: number, sentAt: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type AuditEntriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  action?: string | null | undefined;
  search?: string | null | undefined;
  who?: string | null | undefined;
  subject?: string | null | undefined;
  address?: string | null | undefined;
  from?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type AuditEntriesQuery = { __typename: 'Query', auditEntries: { __typename: 'AuditEntryConnection', nodes: Array<{ __typename: 'AuditEntry', id: string, at: string, action: string, who: string, principal: string, subject: string | null, subjectName: string | null, fromAddress: string | null, requestId: string | null, details: string | null, position: number | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type AuditIntegrityQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditIntegrityQuery = { __typename: 'Query', auditIntegrity: { __typename: 'AuditIntegrity', position: number, waiting: number, sealedPosition: number | null, sealedAt: string | null, logIndex: number | null, keptDays: number, finding: { __typename: 'AuditFinding', kind: AuditFindingKind, position: number | null, column: string | null, byte: number | null } | null } };

export type AuditChainsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type AuditChainsQuery = { __typename: 'Query', auditChains: { __typename: 'AuditChainConnection', nodes: Array<{ __typename: 'AuditChain', entries: number, link: string, sealedPosition: number, sealedAt: string | null, checkedPosition: number, checkedAt: string | null, finding: AuditFindingKind | null, findingPosition: number | null, firm: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type BottleneckPartsFragment = { __typename: 'Bottleneck', id: string, name: string, watch: BottleneckWatch, resourceId: string | null, city: string | null, thresholdPercent: number, marginPercent: number, weeks: number, on: boolean, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string } } | null, resourceName: { __typename: 'Words', zh: string, en: string } | null, weekUses: Array<{ __typename: 'BottleneckWeek', monday: string, freeHours: string, usedPercent: number | null, tight: boolean, tightSince: string | null }> };

export type BottlenecksQueryVariables = Exact<{ [key: string]: never; }>;


export type BottlenecksQuery = { __typename: 'Query', bottlenecks: Array<{ __typename: 'Bottleneck', id: string, name: string, watch: BottleneckWatch, resourceId: string | null, city: string | null, thresholdPercent: number, marginPercent: number, weeks: number, on: boolean, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string } } | null, resourceName: { __typename: 'Words', zh: string, en: string } | null, weekUses: Array<{ __typename: 'BottleneckWeek', monday: string, freeHours: string, usedPercent: number | null, tight: boolean, tightSince: string | null }> }> };

export type BottleneckCreateMutationVariables = Exact<{
  input: BottleneckInput;
}>;


export type BottleneckCreateMutation = { __typename: 'Mutation', bottleneckCreate:
    | { __typename: 'Bottleneck', id: string, name: string, watch: BottleneckWatch, resourceId: string | null, city: string | null, thresholdPercent: number, marginPercent: number, weeks: number, on: boolean, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string } } | null, resourceName: { __typename: 'Words', zh: string, en: string } | null, weekUses: Array<{ __typename: 'BottleneckWeek', monday: string, freeHours: string, usedPercent: number | null, tight: boolean, tightSince: string | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BottleneckChangeMutationVariables = Exact<{
  input: BottleneckChangeInput;
}>;


export type BottleneckChangeMutation = { __typename: 'Mutation', bottleneckChange:
    | { __typename: 'Bottleneck', id: string, name: string, watch: BottleneckWatch, resourceId: string | null, city: string | null, thresholdPercent: number, marginPercent: number, weeks: number, on: boolean, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string } } | null, resourceName: { __typename: 'Words', zh: string, en: string } | null, weekUses: Array<{ __typename: 'BottleneckWeek', monday: string, freeHours: string, usedPercent: number | null, tight: boolean, tightSince: string | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BottleneckRemoveMutationVariables = Exact<{
  id: string;
}>;


export type BottleneckRemoveMutation = { __typename: 'Mutation', bottleneckRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type CalendarPartsFragment = { __typename: 'ResourceCalendar', resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string } } }, shifts: Array<{ __typename: 'Shift', weekday: number, fromMinute: number, untilMinute: number }> | null, exceptions: Array<{ __typename: 'CalendarException', id: string, kind: ExceptionKind, wholeSite: boolean, from: string, until: string, note: string }> };

export type StandingPartsFragment = { __typename: 'ExceptionAdded', offers: Array<{ __typename: 'Offer', id: string, kind: OfferKind, zone: string | null, resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string } }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string } }>, bookings: Array<{ __typename: 'Booking', id: string, kind: OfferKind, zone: string | null, resourceName: { __typename: 'Words', zh: string, en: string }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string } }> };

export type ResourceCalendarQueryVariables = Exact<{
  resource: string;
}>;


export type ResourceCalendarQuery = { __typename: 'Query', resourceCalendar: { __typename: 'ResourceCalendar', resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string } } }, shifts: Array<{ __typename: 'Shift', weekday: number, fromMinute: number, untilMinute: number }> | null, exceptions: Array<{ __typename: 'CalendarException', id: string, kind: ExceptionKind, wholeSite: boolean, from: string, until: string, note: string }> } | null };

export type CalendarSetShiftsMutationVariables = Exact<{
  input: CalendarSetShiftsInput;
}>;


export type CalendarSetShiftsMutation = { __typename: 'Mutation', calendarSetShifts:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'ResourceCalendar', resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string } } }, shifts: Array<{ __typename: 'Shift', weekday: number, fromMinute: number, untilMinute: number }> | null, exceptions: Array<{ __typename: 'CalendarException', id: string, kind: ExceptionKind, wholeSite: boolean, from: string, until: string, note: string }> }
   };

export type CalendarExceptionAddMutationVariables = Exact<{
  input: CalendarExceptionAddInput;
}>;


export type CalendarExceptionAddMutation = { __typename: 'Mutation', calendarExceptionAdd:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'ResourceCalendar', added: { __typename: 'ExceptionAdded', offers: Array<{ __typename: 'Offer', id: string, kind: OfferKind, zone: string | null, resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string } }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string } }>, bookings: Array<{ __typename: 'Booking', id: string, kind: OfferKind, zone: string | null, resourceName: { __typename: 'Words', zh: string, en: string }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string } }> } | null, resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string } } }, shifts: Array<{ __typename: 'Shift', weekday: number, fromMinute: number, untilMinute: number }> | null, exceptions: Array<{ __typename: 'CalendarException', id: string, kind: ExceptionKind, wholeSite: boolean, from: string, until: string, note: string }> }
   };

export type CalendarExceptionRemoveMutationVariables = Exact<{
  id: string;
}>;


export type CalendarExceptionRemoveMutation = { __typename: 'Mutation', calendarExceptionRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type SitePartsFragment = { __typename: 'Site', id: string, gln: string | null, latitude: number, longitude: number, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } };

export type ProcessPartsFragment = { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } };

export type MaterialPartsFragment = { __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } };

export type CertificatePartsFragment = { __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string };

export type ResourcePartsFragment = { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> };

export type VocabularyQueryVariables = Exact<{ [key: string]: never; }>;


export type VocabularyQuery = { __typename: 'Query', processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }> };

export type SitesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type SitesQuery = { __typename: 'Query', sites: Array<{ __typename: 'Site', id: string, gln: string | null, latitude: number, longitude: number, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }> };

export type SiteQueryVariables = Exact<{
  id: string;
}>;


export type SiteQuery = { __typename: 'Query', node:
    | { __typename: 'ApiKey' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Booking' }
    | { __typename: 'Capture' }
    | { __typename: 'Firm' }
    | { __typename: 'FirmExport' }
    | { __typename: 'Grant' }
    | { __typename: 'Hold' }
    | { __typename: 'Invitation' }
    | { __typename: 'Member' }
    | { __typename: 'Notice' }
    | { __typename: 'Offer' }
    | { __typename: 'Person' }
    | { __typename: 'Resource' }
    | { __typename: 'Session' }
    | { __typename: 'Site', id: string, gln: string | null, latitude: number, longitude: number, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }
    | { __typename: 'SupportGrant' }
    | { __typename: 'Tenant' }
    | { __typename: 'TraceEvent' }
   | null };

export type SitePagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type SitePagesQuery = { __typename: 'Query', sitePages: { __typename: 'SiteConnection', nodes: Array<{ __typename: 'Site', id: string, gln: string | null, latitude: number, longitude: number, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ResourceChoicePartsFragment = { __typename: 'Resource', id: string, reference: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, name: { __typename: 'Words', zh: string, en: string } } };

export type ResourceChoicesQueryVariables = Exact<{
  search?: string | null | undefined;
  process?: string | null | undefined;
  site?: string | null | undefined;
}>;


export type ResourceChoicesQuery = { __typename: 'Query', resources: { __typename: 'ResourceConnection', nodes: Array<{ __typename: 'Resource', id: string, reference: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, name: { __typename: 'Words', zh: string, en: string } } }> } };

export type ResourceQueryVariables = Exact<{
  id: string;
}>;


export type ResourceQuery = { __typename: 'Query', node:
    | { __typename: 'ApiKey' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Booking' }
    | { __typename: 'Capture' }
    | { __typename: 'Firm' }
    | { __typename: 'FirmExport' }
    | { __typename: 'Grant' }
    | { __typename: 'Hold' }
    | { __typename: 'Invitation' }
    | { __typename: 'Member' }
    | { __typename: 'Notice' }
    | { __typename: 'Offer' }
    | { __typename: 'Person' }
    | { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> }
    | { __typename: 'Session' }
    | { __typename: 'Site' }
    | { __typename: 'SupportGrant' }
    | { __typename: 'Tenant' }
    | { __typename: 'TraceEvent' }
   | null };

export type ResourcesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  process?: string | null | undefined;
  kind?: ResourceKind | null | undefined;
  site?: string | null | undefined;
  retired?: boolean | null | undefined;
}>;


export type ResourcesQuery = { __typename: 'Query', resources: { __typename: 'ResourceConnection', nodes: Array<{ __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SiteAddMutationVariables = Exact<{
  input: SiteAddInput;
}>;


export type SiteAddMutation = { __typename: 'Mutation', siteAdd:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Site', id: string, gln: string | null, latitude: number, longitude: number, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }
   };

export type SiteChangeMutationVariables = Exact<{
  input: SiteChangeInput;
}>;


export type SiteChangeMutation = { __typename: 'Mutation', siteChange:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Site', id: string, gln: string | null, latitude: number, longitude: number, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }
   };

export type ResourceChangeMutationVariables = Exact<{
  input: ResourceChangeInput;
}>;


export type ResourceChangeMutation = { __typename: 'Mutation', resourceChange:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> }
   };

export type ResourceAddMutationVariables = Exact<{
  input: ResourceAddInput;
}>;


export type ResourceAddMutation = { __typename: 'Mutation', resourceAdd:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> }
   };

export type ResourceRetireMutationVariables = Exact<{
  id: string;
}>;


export type ResourceRetireMutation = { __typename: 'Mutation', resourceRetire:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> }
   };

export type ResourceRestoreMutationVariables = Exact<{
  id: string;
}>;


export type ResourceRestoreMutation = { __typename: 'Mutation', resourceRestore:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, retiredAt: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, timeZone: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, processes: Array<{ __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }>, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }> }
   };

export type WindowPartsFragment = { __typename: 'Window', from: string, until: string };

export type MoneyPartsFragment = { __typename: 'Money', minor: string, currency: string };

export type PriceLinePartsFragment = { __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } };

export type OfferPartsFragment = { __typename: 'Offer', id: string, kind: OfferKind, weekHours: string | null, zone: string | null, hours: string, freeHours: string, vatIncluded: boolean, vatBasisPoints: number | null, visibility: Visibility, status: OfferStatus, publishedAt: string, terms: string, seriesId: string | null, resource: { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string }, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }>, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, pricePerHour: { __typename: 'Money', minor: string, currency: string }, setUpPrice: { __typename: 'Money', minor: string, currency: string } | null, pricePerPiece: { __typename: 'Money', minor: string, currency: string } | null, priceTiers: Array<{ __typename: 'PriceTier', by: PriceUnit, beyond: number, price: { __typename: 'Money', minor: string, currency: string } }>, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }> };

export type MarketOfferPartsFragment = { __typename: 'MarketOffer', id: string, resourceKind: ResourceKind, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, kind: OfferKind, weekHours: string | null, zone: string | null, freeHours: string, vatIncluded: boolean, vatBasisPoints: number | null, distanceKm: number | null, own: boolean, terms: string, matches: boolean, freeCancellationHours: number, lateCancellationBasisPoints: number, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }>, window: { __typename: 'Window', from: string, until: string }, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }>, pricePerHour: { __typename: 'Money', minor: string, currency: string }, setUpPrice: { __typename: 'Money', minor: string, currency: string } | null, pricePerPiece: { __typename: 'Money', minor: string, currency: string } | null, priceTiers: Array<{ __typename: 'PriceTier', by: PriceUnit, beyond: number, price: { __typename: 'Money', minor: string, currency: string } }>, place: { __typename: 'MarketPlace', latitude: number, longitude: number }, reasons: Array<{ __typename: 'MatchReason', aspect: MatchAspect, met: boolean, wanted: string, offered: string }> };

export type BookingPartsFragment = { __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } };

export type HoldPartsFragment = { __typename: 'Hold', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: HoldStatus, note: string, heldUntil: string, secondsLeft: number, freeCancellationUntil: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }> };

export type MarketQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  wants: MarketWants;
}>;


export type MarketQuery = { __typename: 'Query', market: { __typename: 'MarketConnection', nodes: Array<{ __typename: 'MarketOffer', id: string, resourceKind: ResourceKind, toleranceMm: string | null, batchLeast: number | null, batchMost: number | null, kind: OfferKind, weekHours: string | null, zone: string | null, freeHours: string, vatIncluded: boolean, vatBasisPoints: number | null, distanceKm: number | null, own: boolean, terms: string, matches: boolean, freeCancellationHours: number, lateCancellationBasisPoints: number, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, materials: Array<{ __typename: 'Material', code: string, name: { __typename: 'Words', zh: string, en: string } }>, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, certificates: Array<{ __typename: 'Certificate', standard: string, number: string, issuer: string | null, scope: string | null, validFrom: string | null, validUntil: string }>, window: { __typename: 'Window', from: string, until: string }, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }>, pricePerHour: { __typename: 'Money', minor: string, currency: string }, setUpPrice: { __typename: 'Money', minor: string, currency: string } | null, pricePerPiece: { __typename: 'Money', minor: string, currency: string } | null, priceTiers: Array<{ __typename: 'PriceTier', by: PriceUnit, beyond: number, price: { __typename: 'Money', minor: string, currency: string } }>, place: { __typename: 'MarketPlace', latitude: number, longitude: number }, reasons: Array<{ __typename: 'MatchReason', aspect: MatchAspect, met: boolean, wanted: string, offered: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type MarketFreeSubscriptionVariables = Exact<{
  offers: Array<string> | string;
}>;


export type MarketFreeSubscription = { marketFree: Array<{ __typename: 'OfferFree', id: string, freeHours: string, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }> }> };

export type OffersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: OfferStatus | null | undefined;
}>;


export type OffersQuery = { __typename: 'Query', offers: { __typename: 'OfferConnection', nodes: Array<{ __typename: 'Offer', id: string, kind: OfferKind, weekHours: string | null, zone: string | null, hours: string, freeHours: string, vatIncluded: boolean, vatBasisPoints: number | null, visibility: Visibility, status: OfferStatus, publishedAt: string, terms: string, seriesId: string | null, resource: { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string }, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }>, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, pricePerHour: { __typename: 'Money', minor: string, currency: string }, setUpPrice: { __typename: 'Money', minor: string, currency: string } | null, pricePerPiece: { __typename: 'Money', minor: string, currency: string } | null, priceTiers: Array<{ __typename: 'PriceTier', by: PriceUnit, beyond: number, price: { __typename: 'Money', minor: string, currency: string } }>, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type BookingsQueryVariables = Exact<{
  side: BookingSide;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BookingsQuery = { __typename: 'Query', bookings: { __typename: 'BookingConnection', nodes: Array<{ __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type HoldsQueryVariables = Exact<{ [key: string]: never; }>;


export type HoldsQuery = { __typename: 'Query', holds: Array<{ __typename: 'Hold', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: HoldStatus, note: string, heldUntil: string, secondsLeft: number, freeCancellationUntil: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }> }> };

export type OfferPublishMutationVariables = Exact<{
  input: OfferPublishInput;
}>;


export type OfferPublishMutation = { __typename: 'Mutation', offerPublish:
    | { __typename: 'Offer', id: string, kind: OfferKind, weekHours: string | null, zone: string | null, hours: string, freeHours: string, vatIncluded: boolean, vatBasisPoints: number | null, visibility: Visibility, status: OfferStatus, publishedAt: string, terms: string, seriesId: string | null, resource: { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string }, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }>, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, pricePerHour: { __typename: 'Money', minor: string, currency: string }, setUpPrice: { __typename: 'Money', minor: string, currency: string } | null, pricePerPiece: { __typename: 'Money', minor: string, currency: string } | null, priceTiers: Array<{ __typename: 'PriceTier', by: PriceUnit, beyond: number, price: { __typename: 'Money', minor: string, currency: string } }>, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type OfferWithdrawMutationVariables = Exact<{
  id: string;
}>;


export type OfferWithdrawMutation = { __typename: 'Mutation', offerWithdraw:
    | { __typename: 'Offer', id: string, kind: OfferKind, weekHours: string | null, zone: string | null, hours: string, freeHours: string, vatIncluded: boolean, vatBasisPoints: number | null, visibility: Visibility, status: OfferStatus, publishedAt: string, terms: string, seriesId: string | null, resource: { __typename: 'Resource', id: string, kind: ResourceKind, reference: string | null, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', id: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }, process: { __typename: 'Process', code: string, name: { __typename: 'Words', zh: string, en: string }, group: { __typename: 'Words', zh: string, en: string } }, window: { __typename: 'Window', from: string, until: string }, weeks: Array<{ __typename: 'OfferWeek', freeHours: string, window: { __typename: 'Window', from: string, until: string } }>, freeWindows: Array<{ __typename: 'Window', from: string, until: string }>, pricePerHour: { __typename: 'Money', minor: string, currency: string }, setUpPrice: { __typename: 'Money', minor: string, currency: string } | null, pricePerPiece: { __typename: 'Money', minor: string, currency: string } | null, priceTiers: Array<{ __typename: 'PriceTier', by: PriceUnit, beyond: number, price: { __typename: 'Money', minor: string, currency: string } }>, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingRequestMutationVariables = Exact<{
  input: BookingRequestInput;
}>;


export type BookingRequestMutation = { __typename: 'Mutation', bookingRequest:
    | { __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingCancelMutationVariables = Exact<{
  id: string;
}>;


export type BookingCancelMutation = { __typename: 'Mutation', bookingCancel:
    | { __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingHoldMutationVariables = Exact<{
  input: BookingHoldInput;
}>;


export type BookingHoldMutation = { __typename: 'Mutation', bookingHold:
    | { __typename: 'Hold', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: HoldStatus, note: string, heldUntil: string, secondsLeft: number, freeCancellationUntil: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingConfirmMutationVariables = Exact<{
  id: string;
}>;


export type BookingConfirmMutation = { __typename: 'Mutation', bookingConfirm:
    | { __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingConfirmAllMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type BookingConfirmAllMutation = { __typename: 'Mutation', bookingConfirmAll:
    | { __typename: 'BookedTogether', bookings: Array<{ __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingReleaseMutationVariables = Exact<{
  id: string;
}>;


export type BookingReleaseMutation = { __typename: 'Mutation', bookingRelease:
    | { __typename: 'Hold', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: HoldStatus, note: string, heldUntil: string, secondsLeft: number, freeCancellationUntil: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type BookingRescheduleMutationVariables = Exact<{
  input: BookingRescheduleInput;
}>;


export type BookingRescheduleMutation = { __typename: 'Mutation', bookingReschedule:
    | { __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, vatIncluded: boolean, status: BookingStatus, note: string, bookedAt: string, freeCancellationUntil: string, cancelledAt: string | null, cancelledFree: boolean | null, successorId: string | null, rulesVersion: number, offerId: string, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, total: { __typename: 'Money', minor: string, currency: string }, priceLines: Array<{ __typename: 'PriceLine', part: PricePart, quantity: string, unitPrice: { __typename: 'Money', minor: string, currency: string }, amount: { __typename: 'Money', minor: string, currency: string } }>, lateCharge: { __typename: 'Money', minor: string, currency: string }, fee: { __typename: 'Money', minor: string, currency: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type TenantPartsFragment = { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null };

export type TenantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  status?: TenantStatus | null | undefined;
}>;


export type TenantsQuery = { __typename: 'Query', tenants: { __typename: 'TenantConnection', nodes: Array<{ __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { __typename: 'Query', health: { __typename: 'PlatformHealth', outboxWaiting: number, deadLetters: number, logSize: string, checkpointAt: string | null, databaseVersion: string, tenants: number, activeSessions: number, programs: Array<{ __typename: 'ProgramHealth', name: string, instance: string, seenAt: string, healthy: boolean, memoryMb: number }> } };

export type FirmAdmitMutationVariables = Exact<{
  input: FirmAdmitInput;
}>;


export type FirmAdmitMutation = { __typename: 'Mutation', firmAdmit:
    | { __typename: 'AdmittedFirm', invitation: string | null, link: string | null, tenant: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type FirmSuspendMutationVariables = Exact<{
  input: FirmSuspendInput;
}>;


export type FirmSuspendMutation = { __typename: 'Mutation', firmSuspend:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null }
   };

export type FirmResumeMutationVariables = Exact<{
  id: string;
}>;


export type FirmResumeMutation = { __typename: 'Mutation', firmResume:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null }
   };

export type DisputeCasePartsFragment = { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null };

export type DisputeFilePartsFragment = { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> };

export type DisputesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DisputesQuery = { __typename: 'Query', disputes: { __typename: 'DisputeCaseConnection', nodes: Array<{ __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type DisputeQueueQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  closed?: boolean | null | undefined;
}>;


export type DisputeQueueQuery = { __typename: 'Query', disputeQueue: { __typename: 'DisputeCaseConnection', nodes: Array<{ __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type DisputeQueryVariables = Exact<{
  id: string;
}>;


export type DisputeQuery = { __typename: 'Query', dispute: { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> } | null };

export type DisputeOpenMutationVariables = Exact<{
  input: DisputeOpenInput;
}>;


export type DisputeOpenMutation = { __typename: 'Mutation', disputeOpen:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeAnswerMutationVariables = Exact<{
  input: DisputeTextInput;
}>;


export type DisputeAnswerMutation = { __typename: 'Mutation', disputeAnswer:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeStatementAddMutationVariables = Exact<{
  input: DisputeTextInput;
}>;


export type DisputeStatementAddMutation = { __typename: 'Mutation', disputeStatementAdd:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeEvidenceAddMutationVariables = Exact<{
  input: DisputeEvidenceInput;
}>;


export type DisputeEvidenceAddMutation = { __typename: 'Mutation', disputeEvidenceAdd:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeSettlementOfferMutationVariables = Exact<{
  input: DisputeSettlementInput;
}>;


export type DisputeSettlementOfferMutation = { __typename: 'Mutation', disputeSettlementOffer:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeSettlementAcceptMutationVariables = Exact<{
  input: DisputeAcceptInput;
}>;


export type DisputeSettlementAcceptMutation = { __typename: 'Mutation', disputeSettlementAccept:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeWithdrawMutationVariables = Exact<{
  id: string;
}>;


export type DisputeWithdrawMutation = { __typename: 'Mutation', disputeWithdraw:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeAppealMutationVariables = Exact<{
  input: DisputeTextInput;
}>;


export type DisputeAppealMutation = { __typename: 'Mutation', disputeAppeal:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type DisputeDecideMutationVariables = Exact<{
  input: DisputeDecideInput;
}>;


export type DisputeDecideMutation = { __typename: 'Mutation', disputeDecide:
    | { __typename: 'DisputeFile', logKey: string, case: { __typename: 'DisputeCase', id: string, localId: string, side: DisputeSide | null, stage: DisputeStage, claim: DisputeClaim, currency: string, rulesVersion: number, openedAt: string, answerMissedAt: string | null, dueAt: string | null, outcome: DisputeOutcome | null, closedAt: string | null, acts: Array<DisputeAct>, thing: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string }, claimant: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, respondent: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, amount: { __typename: 'Money', minor: string, currency: string } | null, award: { __typename: 'Money', minor: string, currency: string } | null }, statements: Array<{ __typename: 'DisputeStatement', id: string, side: DisputeSide, kind: DisputeStatementKind, text: string, current: boolean, digest: string, at: string, amount: { __typename: 'Money', minor: string, currency: string } | null }>, documents: Array<{ __typename: 'DisputeDocument', id: string, side: DisputeSide, name: string, sizeBytes: number, digest: string, at: string }>, evidence: Array<{ __typename: 'DisputeEvidence', eventId: string, side: DisputeSide, type: string, disclosure: string, proof: string | null, at: string }>, decisions: Array<{ __typename: 'DisputeRuling', instance: DisputeInstance, outcome: DisputeDecision, reasons: string, at: string, award: { __typename: 'Money', minor: string, currency: string } | null }>, steps: Array<{ __typename: 'DisputeEntry', step: DisputeStep, side: DisputeSide | null, at: string }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type FirmExportPartsFragment = { __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null };

export type FirmExportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FirmExportsQuery = { __typename: 'Query', firmExports: { __typename: 'FirmExportConnection', nodes: Array<{ __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ExportAskMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportAskMutation = { __typename: 'Mutation', exportAsk:
    | { __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type LeftExportQueryVariables = Exact<{
  code: string;
}>;


export type LeftExportQuery = { __typename: 'Query', leftExport: { __typename: 'LeftExport', madeAt: string | null, sizeBytes: string | null, sha256: string | null, expiresAt: string, firm: { __typename: 'Words', zh: string, en: string } } | null };

export type GrantPartsFragment = { __typename: 'Grant', id: string, resourceType: string, resourceId: string, purpose: string, fields: Array<string>, validUntil: string | null, revokedAt: string | null, givenAt: string, mine: boolean, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, grantee: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } };

export type GrantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type GrantsQuery = { __typename: 'Query', grants: { __typename: 'GrantConnection', nodes: Array<{ __typename: 'Grant', id: string, resourceType: string, resourceId: string, purpose: string, fields: Array<string>, validUntil: string | null, revokedAt: string | null, givenAt: string, mine: boolean, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, grantee: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type GrantGiveMutationVariables = Exact<{
  input: GrantGiveInput;
}>;


export type GrantGiveMutation = { __typename: 'Mutation', grantGive:
    | { __typename: 'Grant', id: string, resourceType: string, resourceId: string, purpose: string, fields: Array<string>, validUntil: string | null, revokedAt: string | null, givenAt: string, mine: boolean, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, grantee: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type GrantRevokeMutationVariables = Exact<{
  id: string;
}>;


export type GrantRevokeMutation = { __typename: 'Mutation', grantRevoke:
    | { __typename: 'Grant', id: string, resourceType: string, resourceId: string, purpose: string, fields: Array<string>, validUntil: string | null, revokedAt: string | null, givenAt: string, mine: boolean, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, grantee: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type FirmsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type FirmsQuery = { __typename: 'Query', firms: { __typename: 'FirmConnection', nodes: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SharedEventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SharedEventsQuery = { __typename: 'Query', sharedEvents: { __typename: 'SharedEventConnection', nodes: Array<{ __typename: 'SharedEvent', eventTime: string, eventType: string, bizStep: string | null, body: string, proof: string | null, withheld: Array<string>, grant: { __typename: 'Grant', id: string, resourceType: string, resourceId: string, purpose: string, fields: Array<string>, validUntil: string | null, revokedAt: string | null, givenAt: string, mine: boolean, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, grantee: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type CapacityGroupPartsFragment = { __typename: 'CapacityGroup', id: string, groupId: string, name: string, supplier: string, customer: string, unit: string | null, inactive: boolean, saidAt: string, weekCount: number, firstWeek: string | null, lastWeek: string | null };

export type CapacityGroupsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type CapacityGroupsQuery = { __typename: 'Query', capacityGroups: { __typename: 'CapacityGroupConnection', nodes: Array<{ __typename: 'CapacityGroup', id: string, groupId: string, name: string, supplier: string, customer: string, unit: string | null, inactive: boolean, saidAt: string, weekCount: number, firstWeek: string | null, lastWeek: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type CapacityGroupQueryVariables = Exact<{
  id: string;
}>;


export type CapacityGroupQuery = { __typename: 'Query', capacityGroup: { __typename: 'CapacityGroupContents', supplierLocations: Array<string>, group: { __typename: 'CapacityGroup', takenAt: string, id: string, groupId: string, name: string, supplier: string, customer: string, unit: string | null, inactive: boolean, saidAt: string, weekCount: number, firstWeek: string | null, lastWeek: string | null }, resource: { __typename: 'Resource', id: string, name: { __typename: 'Words', zh: string, en: string }, site: { __typename: 'Site', name: { __typename: 'Words', zh: string, en: string } } } | null } };

export type CapacityGroupWeeksQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CapacityGroupWeeksQuery = { __typename: 'Query', capacityGroup: { __typename: 'CapacityGroupContents', weeks: { __typename: 'CapacityGroupWeekConnection', nodes: Array<{ __typename: 'CapacityGroupWeek', monday: string, actual: number, maximum: number, agreed: number | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } };

export type CapacityGroupDemandsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CapacityGroupDemandsQuery = { __typename: 'Query', capacityGroup: { __typename: 'CapacityGroupContents', demands: { __typename: 'CapacityGroupDemandConnection', nodes: Array<{ __typename: 'CapacityGroupDemand', materialNumberCustomer: string, materialNumberSupplier: string | null, customerLocation: string, category: string, loadFactor: number | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } };

export type CapacityGroupLinksQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CapacityGroupLinksQuery = { __typename: 'Query', capacityGroup: { __typename: 'CapacityGroupContents', linked: { __typename: 'CapacityGroupLinkConnection', nodes: Array<{ __typename: 'CapacityGroupLink', groupId: string, group: { __typename: 'CapacityGroup', id: string, name: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } };

export type CapacityGroupRemoveMutationVariables = Exact<{
  id: string;
}>;


export type CapacityGroupRemoveMutation = { __typename: 'Mutation', capacityGroupRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierImportPartsFragment = { __typename: 'IdentifierImport', id: string, fileName: string, sizeBytes: string, sentAt: string, finishedAt: string | null, status: IdentifierImportStatus, share: number | null, secondsLeft: number | null, rowsRead: number, registered: number, changed: number, unchanged: number, refused: number, reportPath: string | null, canGoOn: boolean, fault: { __typename: 'IdentifierImportFault', code: string, message: string } | null };

export type IdentifierImportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IdentifierImportsQuery = { __typename: 'Query', identifierImports: { __typename: 'IdentifierImportConnection', nodes: Array<{ __typename: 'IdentifierImport', id: string, fileName: string, sizeBytes: string, sentAt: string, finishedAt: string | null, status: IdentifierImportStatus, share: number | null, secondsLeft: number | null, rowsRead: number, registered: number, changed: number, unchanged: number, refused: number, reportPath: string | null, canGoOn: boolean, fault: { __typename: 'IdentifierImportFault', code: string, message: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IdentifierImportDiscardMutationVariables = Exact<{
  id: string;
}>;


export type IdentifierImportDiscardMutation = { __typename: 'Mutation', identifierImportDiscard:
    | { __typename: 'IdentifierImport', id: string, fileName: string, sizeBytes: string, sentAt: string, finishedAt: string | null, status: IdentifierImportStatus, share: number | null, secondsLeft: number | null, rowsRead: number, registered: number, changed: number, unchanged: number, refused: number, reportPath: string | null, canGoOn: boolean, fault: { __typename: 'IdentifierImportFault', code: string, message: string } | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierImportStartMutationVariables = Exact<{
  id: string;
}>;


export type IdentifierImportStartMutation = { __typename: 'Mutation', identifierImportStart:
    | { __typename: 'IdentifierImport', id: string, fileName: string, sizeBytes: string, sentAt: string, finishedAt: string | null, status: IdentifierImportStatus, share: number | null, secondsLeft: number | null, rowsRead: number, registered: number, changed: number, unchanged: number, refused: number, reportPath: string | null, canGoOn: boolean, fault: { __typename: 'IdentifierImportFault', code: string, message: string } | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierImportStopMutationVariables = Exact<{
  id: string;
}>;


export type IdentifierImportStopMutation = { __typename: 'Mutation', identifierImportStop:
    | { __typename: 'IdentifierImport', id: string, fileName: string, sizeBytes: string, sentAt: string, finishedAt: string | null, status: IdentifierImportStatus, share: number | null, secondsLeft: number | null, rowsRead: number, registered: number, changed: number, unchanged: number, refused: number, reportPath: string | null, canGoOn: boolean, fault: { __typename: 'IdentifierImportFault', code: string, message: string } | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierValuePartsFragment = { __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> };

export type IdentifierPartsFragment = { __typename: 'Identifier', id: string, code: string, names: Array<string>, template: string | null, version: number, deleted: boolean, changedAt: string, changedBy: string, values: Array<{ __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> }> };

export type IdentifiersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  text?: string | null | undefined;
}>;


export type IdentifiersQuery = { __typename: 'Query', identifiers: { __typename: 'IdentifierConnection', nodes: Array<{ __typename: 'Identifier', id: string, code: string, names: Array<string>, template: string | null, version: number, deleted: boolean, changedAt: string, changedBy: string, values: Array<{ __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IdentifierHistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IdentifierHistoryQuery = { __typename: 'Query', identifierHistory: { __typename: 'IdentifierVersionConnection', nodes: Array<{ __typename: 'IdentifierVersion', version: number, names: Array<string>, act: IdentifierAct, who: string, at: string, values: Array<{ __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IdentifierRegisterMutationVariables = Exact<{
  input: IdentifierRegisterInput;
}>;


export type IdentifierRegisterMutation = { __typename: 'Mutation', identifierRegister:
    | { __typename: 'Identifier', id: string, code: string, names: Array<string>, template: string | null, version: number, deleted: boolean, changedAt: string, changedBy: string, values: Array<{ __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierChangeMutationVariables = Exact<{
  input: IdentifierChangeInput;
}>;


export type IdentifierChangeMutation = { __typename: 'Mutation', identifierChange:
    | { __typename: 'Identifier', id: string, code: string, names: Array<string>, template: string | null, version: number, deleted: boolean, changedAt: string, changedBy: string, values: Array<{ __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierDeleteMutationVariables = Exact<{
  id: string;
}>;


export type IdentifierDeleteMutation = { __typename: 'Mutation', identifierDelete:
    | { __typename: 'Identifier', id: string, code: string, names: Array<string>, template: string | null, version: number, deleted: boolean, changedAt: string, changedBy: string, values: Array<{ __typename: 'IdentifierValue', index: number, type: string, format: string, text: string, ttlSeconds: number, audience: IdentifierAudience, title: string | null, media: string | null, languages: Array<string>, contexts: Array<string> }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierPrefixesQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentifierPrefixesQuery = { __typename: 'Query', identifierPrefixes: Array<{ __typename: 'IdentifierPrefix', id: string, scheme: PrefixScheme, prefix: string, delegatedAt: string, withdrawnAt: string | null }> };

export type HandleAdministratorPartsFragment = { __typename: 'HandleAdministrator', id: string, reference: string, name: string, kind: HandleAdministratorKind, issuedAt: string, revokedAt: string | null };

export type HandleAdministratorsQueryVariables = Exact<{ [key: string]: never; }>;


export type HandleAdministratorsQuery = { __typename: 'Query', handleAdministrators: Array<{ __typename: 'HandleAdministrator', id: string, reference: string, name: string, kind: HandleAdministratorKind, issuedAt: string, revokedAt: string | null }> };

export type HandleAdministratorIssueMutationVariables = Exact<{
  input: HandleAdministratorIssueInput;
}>;


export type HandleAdministratorIssueMutation = { __typename: 'Mutation', handleAdministratorIssue:
    | { __typename: 'IssuedHandleAdministrator', secret: string | null, administrator: { __typename: 'HandleAdministrator', id: string, reference: string, name: string, kind: HandleAdministratorKind, issuedAt: string, revokedAt: string | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type HandleAdministratorRevokeMutationVariables = Exact<{
  id: string;
}>;


export type HandleAdministratorRevokeMutation = { __typename: 'Mutation', handleAdministratorRevoke:
    | { __typename: 'HandleAdministrator', id: string, reference: string, name: string, kind: HandleAdministratorKind, issuedAt: string, revokedAt: string | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PrefixDelegationPartsFragment = { __typename: 'PrefixDelegation', id: string, scheme: PrefixScheme, prefix: string, delegatedAt: string, withdrawnAt: string | null, firm: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } } };

export type PrefixDelegationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PrefixDelegationsQuery = { __typename: 'Query', prefixDelegations: { __typename: 'PrefixDelegationConnection', nodes: Array<{ __typename: 'PrefixDelegation', id: string, scheme: PrefixScheme, prefix: string, delegatedAt: string, withdrawnAt: string | null, firm: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PrefixDelegateMutationVariables = Exact<{
  input: PrefixDelegateInput;
}>;


export type PrefixDelegateMutation = { __typename: 'Mutation', prefixDelegate:
    | { __typename: 'PrefixDelegation', id: string, scheme: PrefixScheme, prefix: string, delegatedAt: string, withdrawnAt: string | null, firm: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PrefixWithdrawMutationVariables = Exact<{
  id: string;
}>;


export type PrefixWithdrawMutation = { __typename: 'Mutation', prefixWithdraw:
    | { __typename: 'PrefixDelegation', id: string, scheme: PrefixScheme, prefix: string, delegatedAt: string, withdrawnAt: string | null, firm: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierLookUpQueryVariables = Exact<{
  code: string;
}>;


export type IdentifierLookUpQuery = { __typename: 'Query', identifierLookUp: { __typename: 'SeenIdentifier', code: string, names: Array<string>, deleted: boolean, owner: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } | null, values: Array<{ __typename: 'SeenIdentifierValue', index: number, type: string, text: string, audience: IdentifierAudience, grant: { __typename: 'Grant', id: string, purpose: string, validUntil: string | null } | null }> } | null };

export type IdentifierTemplatePartsFragment = { __typename: 'IdentifierTemplate', id: string, name: string, savedAt: string, entries: Array<{ __typename: 'IdentifierTemplateEntry', index: number, type: string, audience: IdentifierAudience }> };

export type IdentifierTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentifierTemplatesQuery = { __typename: 'Query', identifierTemplates: Array<{ __typename: 'IdentifierTemplate', id: string, name: string, savedAt: string, entries: Array<{ __typename: 'IdentifierTemplateEntry', index: number, type: string, audience: IdentifierAudience }> }> };

export type IdentifierTemplateSaveMutationVariables = Exact<{
  input: IdentifierTemplateSaveInput;
}>;


export type IdentifierTemplateSaveMutation = { __typename: 'Mutation', identifierTemplateSave:
    | { __typename: 'IdentifierTemplate', id: string, name: string, savedAt: string, entries: Array<{ __typename: 'IdentifierTemplateEntry', index: number, type: string, audience: IdentifierAudience }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierTemplateDeleteMutationVariables = Exact<{
  template: string;
}>;


export type IdentifierTemplateDeleteMutation = { __typename: 'Mutation', identifierTemplateDelete:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type AlertPartsFragment = { __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null };

export type IncidentPartsFragment = { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> };

export type IncidentEntryPartsFragment = { __typename: 'IncidentEntry', id: string, at: string, principal: string, act: IncidentAct, text: string, details: string | null };

export type IncidentAlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  state?: IncidentAlertState | null | undefined;
}>;


export type IncidentAlertsQuery = { __typename: 'Query', incidentAlerts: { __typename: 'IncidentAlertConnection', nodes: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IncidentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IncidentsQuery = { __typename: 'Query', incidents: { __typename: 'IncidentSummaryConnection', nodes: Array<{ __typename: 'IncidentSummary', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, secondsToContainment: number | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IncidentQueryVariables = Exact<{
  id: string;
}>;


export type IncidentQuery = { __typename: 'Query', incident: { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> } | null };

export type IncidentEntriesQueryVariables = Exact<{
  incident: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IncidentEntriesQuery = { __typename: 'Query', incidentEntries: { __typename: 'IncidentEntryConnection', nodes: Array<{ __typename: 'IncidentEntry', id: string, at: string, principal: string, act: IncidentAct, text: string, details: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IncidentThresholdsQueryVariables = Exact<{ [key: string]: never; }>;


export type IncidentThresholdsQuery = { __typename: 'Query', incidentThresholds: { __typename: 'IncidentThresholds', version: number, setAt: string | null, limits: Array<{ __typename: 'IncidentThreshold', name: IncidentThresholdName, value: number, least: number, most: number, usual: number }> } };

export type IncidentThawsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IncidentThawsQuery = { __typename: 'Query', incidentThaws: { __typename: 'IncidentThawConnection', nodes: Array<{ __typename: 'IncidentThaw', id: string, reason: string, askedAt: string, confirmedAt: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IncidentTellingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IncidentTellingsQuery = { __typename: 'Query', incidentTellings: { __typename: 'IncidentTellingConnection', nodes: Array<{ __typename: 'IncidentTelling', id: string, exercise: boolean, at: string, text: { __typename: 'Words', zh: string, en: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type AlertDismissMutationVariables = Exact<{
  input: AlertDismissInput;
}>;


export type AlertDismissMutation = { __typename: 'Mutation', alertDismiss:
    | { __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentThresholdsSetMutationVariables = Exact<{
  input: IncidentThresholdsSetInput;
}>;


export type IncidentThresholdsSetMutation = { __typename: 'Mutation', incidentThresholdsSet:
    | { __typename: 'IncidentThresholds', version: number }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentOpenMutationVariables = Exact<{
  input: IncidentOpenInput;
}>;


export type IncidentOpenMutation = { __typename: 'Mutation', incidentOpen:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentNoteMutationVariables = Exact<{
  input: IncidentNoteInput;
}>;


export type IncidentNoteMutation = { __typename: 'Mutation', incidentNote:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentMoveMutationVariables = Exact<{
  input: IncidentMoveInput;
}>;


export type IncidentMoveMutation = { __typename: 'Mutation', incidentMove:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentFreezeMutationVariables = Exact<{
  input: IncidentFreezeInput;
}>;


export type IncidentFreezeMutation = { __typename: 'Mutation', incidentFreeze:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentThawAskMutationVariables = Exact<{
  input: IncidentFreezeInput;
}>;


export type IncidentThawAskMutation = { __typename: 'Mutation', incidentThawAsk:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentThawConfirmMutationVariables = Exact<{
  id: string;
}>;


export type IncidentThawConfirmMutation = { __typename: 'Mutation', incidentThawConfirm:
    | { __typename: 'IncidentThaw', id: string, confirmedAt: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentRevokeMutationVariables = Exact<{
  input: IncidentRevokeInput;
}>;


export type IncidentRevokeMutation = { __typename: 'Mutation', incidentRevoke:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentPreserveMutationVariables = Exact<{
  input: IncidentPreserveInput;
}>;


export type IncidentPreserveMutation = { __typename: 'Mutation', incidentPreserve:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IncidentNotifyMutationVariables = Exact<{
  input: IncidentNotifyInput;
}>;


export type IncidentNotifyMutation = { __typename: 'Mutation', incidentNotify:
    | { __typename: 'Incident', id: string, kind: IncidentKind, grade: IncidentGrade, title: string, exercise: boolean, state: IncidentState, detectedAt: string, openedAt: string, containedAt: string | null, resolvedAt: string | null, closedAt: string | null, secondsToContainment: number | null, reportPath: string, deadlines: Array<{ __typename: 'IncidentDeadline', duty: IncidentDuty, dueAt: string }>, subjects: Array<{ __typename: 'IncidentSubject', principal: string | null, firm: { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null } }>, alerts: Array<{ __typename: 'IncidentAlert', id: string, kind: IncidentAlertKind, state: IncidentAlertState, source: string, amount: number, threshold: number, firstAt: string, lastAt: string, incident: string | null, reason: string | null, detail: string | null, endedAt: string | null, firm: { __typename: 'Tenant', id: string, name: { __typename: 'Words', zh: string, en: string } } | null }>, archives: Array<{ __typename: 'IncidentArchive', id: string, path: string | null, from: string, until: string, orderedAt: string, madeAt: string | null, sha256: string | null, sizeBytes: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ApiKeyPartsFragment = { __typename: 'ApiKey', id: string, name: string, scopes: Array<KeyScope>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, renewedAt: string | null, formerUntil: string | null, formerUsedAt: string | null };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { __typename: 'Query', apiKeys: { __typename: 'ApiKeyConnection', nodes: Array<{ __typename: 'ApiKey', id: string, name: string, scopes: Array<KeyScope>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, renewedAt: string | null, formerUntil: string | null, formerUsedAt: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ApiKeyIssueMutationVariables = Exact<{
  input: ApiKeyIssueInput;
}>;


export type ApiKeyIssueMutation = { __typename: 'Mutation', apiKeyIssue:
    | { __typename: 'IssuedApiKey', token: string | null, key: { __typename: 'ApiKey', id: string, name: string, scopes: Array<KeyScope>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, renewedAt: string | null, formerUntil: string | null, formerUsedAt: string | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ApiKeyRenewMutationVariables = Exact<{
  input: ApiKeyRenewInput;
}>;


export type ApiKeyRenewMutation = { __typename: 'Mutation', apiKeyRenew:
    | { __typename: 'IssuedApiKey', token: string | null, key: { __typename: 'ApiKey', id: string, name: string, scopes: Array<KeyScope>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, renewedAt: string | null, formerUntil: string | null, formerUsedAt: string | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ApiKeyRevokeMutationVariables = Exact<{
  id: string;
}>;


export type ApiKeyRevokeMutation = { __typename: 'Mutation', apiKeyRevoke:
    | { __typename: 'ApiKey', id: string, name: string, scopes: Array<KeyScope>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, renewedAt: string | null, formerUntil: string | null, formerUsedAt: string | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type LeavingPartsFragment = { __typename: 'Leaving', noticeDays: number, declaredAt: string | null, declaredBy: string | null, reason: string | null, endsAt: string | null, archiveDays: number, open: Array<{ __typename: 'OpenThing', kind: OpenKind, count: number, awaited: boolean }>, archive: { __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null } | null };

export type LeavingQueryVariables = Exact<{ [key: string]: never; }>;


export type LeavingQuery = { __typename: 'Query', leaving: { __typename: 'Leaving', noticeDays: number, declaredAt: string | null, declaredBy: string | null, reason: string | null, endsAt: string | null, archiveDays: number, open: Array<{ __typename: 'OpenThing', kind: OpenKind, count: number, awaited: boolean }>, archive: { __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null } | null } };

export type LeavingDeclareMutationVariables = Exact<{
  reason?: string | null | undefined;
}>;


export type LeavingDeclareMutation = { __typename: 'Mutation', leavingDeclare:
    | { __typename: 'Leaving', noticeDays: number, declaredAt: string | null, declaredBy: string | null, reason: string | null, endsAt: string | null, archiveDays: number, open: Array<{ __typename: 'OpenThing', kind: OpenKind, count: number, awaited: boolean }>, archive: { __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null } | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type LeavingWithdrawMutationVariables = Exact<{ [key: string]: never; }>;


export type LeavingWithdrawMutation = { __typename: 'Mutation', leavingWithdraw:
    | { __typename: 'Leaving', noticeDays: number, declaredAt: string | null, declaredBy: string | null, reason: string | null, endsAt: string | null, archiveDays: number, open: Array<{ __typename: 'OpenThing', kind: OpenKind, count: number, awaited: boolean }>, archive: { __typename: 'FirmExport', id: string, status: ExportStatus, askedBy: string | null, askedAt: string, forLeaving: boolean, partsDone: number, partsTotal: number | null, sizeBytes: string | null, sha256: string | null, expiresAt: string | null, address: string | null } | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type LogWitnessPartsFragment = { __typename: 'LogWitness', name: string, key: string, addedAt: string, size: string, behind: string, cosignedAt: string | null, refuses: boolean, evidence: string | null };

export type LogWitnessesQueryVariables = Exact<{ [key: string]: never; }>;


export type LogWitnessesQuery = { __typename: 'Query', logWitnesses: Array<{ __typename: 'LogWitness', name: string, key: string, addedAt: string, size: string, behind: string, cosignedAt: string | null, refuses: boolean, evidence: string | null }> };

export type LogHeadsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LogHeadsQuery = { __typename: 'Query', logHeads: { __typename: 'LogHeadConnection', nodes: Array<{ __typename: 'LogHead', size: string, root: string, at: string, cosignatures: number }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type LogGrowthQueryVariables = Exact<{
  span: LogSpan;
}>;


export type LogGrowthQuery = { __typename: 'Query', logGrowth: Array<{ __typename: 'LogGrowth', at: string, size: string }> };

export type WitnessSettingPartsFragment = { __typename: 'WitnessSetting', url: string, fault: string | null, failures: number, nextAt: string, witness: { __typename: 'LogWitness', name: string, key: string, addedAt: string, size: string, behind: string, cosignedAt: string | null, refuses: boolean, evidence: string | null } };

export type WitnessSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type WitnessSettingsQuery = { __typename: 'Query', witnessSettings: Array<{ __typename: 'WitnessSetting', url: string, fault: string | null, failures: number, nextAt: string, witness: { __typename: 'LogWitness', name: string, key: string, addedAt: string, size: string, behind: string, cosignedAt: string | null, refuses: boolean, evidence: string | null } }> };

export type WitnessAddMutationVariables = Exact<{
  input: WitnessAddInput;
}>;


export type WitnessAddMutation = { __typename: 'Mutation', witnessAdd:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'WitnessSetting', url: string, fault: string | null, failures: number, nextAt: string, witness: { __typename: 'LogWitness', name: string, key: string, addedAt: string, size: string, behind: string, cosignedAt: string | null, refuses: boolean, evidence: string | null } }
   };

export type WitnessRemoveMutationVariables = Exact<{
  key: string;
}>;


export type WitnessRemoveMutation = { __typename: 'Mutation', witnessRemove:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'WitnessSetting', url: string, fault: string | null, failures: number, nextAt: string, witness: { __typename: 'LogWitness', name: string, key: string, addedAt: string, size: string, behind: string, cosignedAt: string | null, refuses: boolean, evidence: string | null } }
   };

export type IdentifierNodePartsFragment = { __typename: 'IdentifierNode', scheme: NodeScheme, prefix: string, mode: NodeMode, url: string, setAt: string };

export type IdentifierNodesQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentifierNodesQuery = { __typename: 'Query', identifierNodes: Array<{ __typename: 'IdentifierNode', scheme: NodeScheme, prefix: string, mode: NodeMode, url: string, setAt: string }> };

export type IdentifierNodeSetMutationVariables = Exact<{
  input: IdentifierNodeSetInput;
}>;


export type IdentifierNodeSetMutation = { __typename: 'Mutation', identifierNodeSet:
    | { __typename: 'IdentifierNode', scheme: NodeScheme, prefix: string, mode: NodeMode, url: string, setAt: string }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type IdentifierNodeRemoveMutationVariables = Exact<{
  input: IdentifierNodeRemoveInput;
}>;


export type IdentifierNodeRemoveMutation = { __typename: 'Mutation', identifierNodeRemove:
    | { __typename: 'IdentifierNode', scheme: NodeScheme, prefix: string, mode: NodeMode, url: string, setAt: string }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type NoticePartsFragment = { __typename: 'Notice', id: string, kind: NoticeKind, title: string, text: string, path: string, security: boolean, at: string, readAt: string | null };

export type UnreadNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticesQuery = { __typename: 'Query', unreadNotices: number };

export type NoticesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  unreadOnly?: boolean | null | undefined;
}>;


export type NoticesQuery = { __typename: 'Query', notices: { __typename: 'NoticeConnection', nodes: Array<{ __typename: 'Notice', id: string, kind: NoticeKind, title: string, text: string, path: string, security: boolean, at: string, readAt: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type NoticeChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeChoicesQuery = { __typename: 'Query', noticeChoices: Array<{ __typename: 'NoticeChoice', kind: NoticeKind, security: boolean, inbox: boolean, mail: boolean, firmMail: boolean }> };

export type NoticeChoicePartsFragment = { __typename: 'NoticeChoice', kind: NoticeKind, security: boolean, inbox: boolean, mail: boolean, firmMail: boolean };

export type NoticeReadMutationVariables = Exact<{
  id: string;
}>;


export type NoticeReadMutation = { __typename: 'Mutation', noticeRead:
    | { __typename: 'Notice', id: string, kind: NoticeKind, title: string, text: string, path: string, security: boolean, at: string, readAt: string | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type NoticesReadAllMutationVariables = Exact<{ [key: string]: never; }>;


export type NoticesReadAllMutation = { __typename: 'Mutation', noticesReadAll:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type NoticeChooseMutationVariables = Exact<{
  input: NoticeChooseInput;
}>;


export type NoticeChooseMutation = { __typename: 'Mutation', noticeChoose:
    | { __typename: 'NoticeChoice', kind: NoticeKind, security: boolean, inbox: boolean, mail: boolean, firmMail: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type FirmNoticeChooseMutationVariables = Exact<{
  input: FirmNoticeChooseInput;
}>;


export type FirmNoticeChooseMutation = { __typename: 'Mutation', firmNoticeChoose:
    | { __typename: 'NoticeChoice', kind: NoticeKind, security: boolean, inbox: boolean, mail: boolean, firmMail: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { __typename: 'Query', offers: { __typename: 'OfferConnection', nodes: Array<{ __typename: 'Offer', id: string, freeHours: string }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } }, provided: { __typename: 'BookingConnection', nodes: Array<{ __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, status: BookingStatus, provider: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } }, made: { __typename: 'BookingConnection', nodes: Array<{ __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, status: BookingStatus, provider: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } }, traceEvents: { __typename: 'TraceEventConnection', nodes: Array<{ __typename: 'TraceEvent', id: string, eventType: string, bizStep: string | null, eventTime: string, codes: Array<{ __typename: 'EventCode', code: string, role: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ComingBookingPartsFragment = { __typename: 'Booking', id: string, side: BookingSide, kind: OfferKind, zone: string | null, hours: string, status: BookingStatus, provider: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } }, requester: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } };

export type PartnerPartsFragment = { __typename: 'Partner', addedAt: string, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } };

export type PartnersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PartnersQuery = { __typename: 'Query', partners: { __typename: 'PartnerConnection', nodes: Array<{ __typename: 'Partner', addedAt: string, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PartnerAddMutationVariables = Exact<{
  firm: string;
}>;


export type PartnerAddMutation = { __typename: 'Mutation', partnerAdd:
    | { __typename: 'Partner', addedAt: string, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PartnerRemoveMutationVariables = Exact<{
  firm: string;
}>;


export type PartnerRemoveMutation = { __typename: 'Mutation', partnerRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasswordChangeMutationVariables = Exact<{
  input: PasswordChangeInput;
}>;


export type PasswordChangeMutation = { __typename: 'Mutation', passwordChange:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasswordResetAskMutationVariables = Exact<{
  email: string;
}>;


export type PasswordResetAskMutation = { __typename: 'Mutation', passwordResetAsk:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasswordResetMutationVariables = Exact<{
  input: PasswordResetInput;
}>;


export type PasswordResetMutation = { __typename: 'Mutation', passwordReset:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type InvitationQueryVariables = Exact<{
  code: string;
}>;


export type InvitationQuery = { __typename: 'Query', invitation: { __typename: 'OpenInvitation', email: string, roles: Array<Role>, knownPerson: boolean, mustAcceptRules: boolean, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, rules: { __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } } } | null };

export type InvitationAcceptMutationVariables = Exact<{
  input: InvitationAcceptInput;
}>;


export type InvitationAcceptMutation = { __typename: 'Mutation', invitationAccept:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SignInStep', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } | null, secondStep: { __typename: 'SecondStep', ticket: string, ways: Array<FactorKind>, passkeyOptions: string | null } | null }
   };

export type InvitationPartsFragment = { __typename: 'Invitation', id: string, email: string, roles: Array<Role>, expiresAt: string, acceptedAt: string | null, withdrawnAt: string | null, awaitsConfirmation: boolean, changesRoles: boolean };

export type MemberPartsFragment = { __typename: 'Member', id: string, roles: Array<Role>, joinedAt: string, person: { __typename: 'Person', id: string, name: string, email: string } };

export type PeopleQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { __typename: 'Query', people: { __typename: 'MemberConnection', nodes: Array<{ __typename: 'Member', id: string, roles: Array<Role>, joinedAt: string, person: { __typename: 'Person', id: string, name: string, email: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type InvitationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InvitationsQuery = { __typename: 'Query', invitations: { __typename: 'InvitationConnection', nodes: Array<{ __typename: 'Invitation', id: string, email: string, roles: Array<Role>, expiresAt: string, acceptedAt: string | null, withdrawnAt: string | null, awaitsConfirmation: boolean, changesRoles: boolean }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type InvitationIssueMutationVariables = Exact<{
  input: InvitationIssueInput;
}>;


export type InvitationIssueMutation = { __typename: 'Mutation', invitationIssue:
    | { __typename: 'IssuedInvitation', link: string | null, invitation: { __typename: 'Invitation', id: string, email: string, roles: Array<Role>, expiresAt: string, acceptedAt: string | null, withdrawnAt: string | null, awaitsConfirmation: boolean, changesRoles: boolean } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type InvitationConfirmMutationVariables = Exact<{
  id: string;
}>;


export type InvitationConfirmMutation = { __typename: 'Mutation', invitationConfirm:
    | { __typename: 'Invitation', id: string, email: string, roles: Array<Role>, expiresAt: string, acceptedAt: string | null, withdrawnAt: string | null, awaitsConfirmation: boolean, changesRoles: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type InvitationRefuseMutationVariables = Exact<{
  id: string;
}>;


export type InvitationRefuseMutation = { __typename: 'Mutation', invitationRefuse:
    | { __typename: 'Invitation', id: string, email: string, roles: Array<Role>, expiresAt: string, acceptedAt: string | null, withdrawnAt: string | null, awaitsConfirmation: boolean, changesRoles: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type InvitationWithdrawMutationVariables = Exact<{
  id: string;
}>;


export type InvitationWithdrawMutation = { __typename: 'Mutation', invitationWithdraw:
    | { __typename: 'Invitation', id: string, email: string, roles: Array<Role>, expiresAt: string, acceptedAt: string | null, withdrawnAt: string | null, awaitsConfirmation: boolean, changesRoles: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type MemberChangeRolesMutationVariables = Exact<{
  input: MemberChangeRolesInput;
}>;


export type MemberChangeRolesMutation = { __typename: 'Mutation', memberChangeRoles:
    | { __typename: 'Member', id: string, roles: Array<Role>, joinedAt: string, person: { __typename: 'Person', id: string, name: string, email: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PagePartsFragment = { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null };

export type MemberRemoveMutationVariables = Exact<{
  input: MemberRemoveInput;
}>;


export type MemberRemoveMutation = { __typename: 'Mutation', memberRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type MemberSignOutMutationVariables = Exact<{
  id: string;
}>;


export type MemberSignOutMutation = { __typename: 'Mutation', memberSignOut:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type MemberResetFactorsMutationVariables = Exact<{
  id: string;
}>;


export type MemberResetFactorsMutation = { __typename: 'Mutation', memberResetFactors:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PlanPartsFragment = { __typename: 'Plan', id: string, changedAt: string, name: { __typename: 'Words', zh: string, en: string }, quotas: Array<{ __typename: 'Quota', name: QuotaName, most: number | null }> };

export type PlansQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PlansQuery = { __typename: 'Query', plans: { __typename: 'PlanConnection', nodes: Array<{ __typename: 'Plan', id: string, changedAt: string, name: { __typename: 'Words', zh: string, en: string }, quotas: Array<{ __typename: 'Quota', name: QuotaName, most: number | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PlanUsageQueryVariables = Exact<{ [key: string]: never; }>;


export type PlanUsageQuery = { __typename: 'Query', planUsage: { __typename: 'PlanUsage', plan: { __typename: 'Plan', id: string, changedAt: string, name: { __typename: 'Words', zh: string, en: string }, quotas: Array<{ __typename: 'Quota', name: QuotaName, most: number | null }> } | null, usage: Array<{ __typename: 'QuotaUsage', quota: QuotaName, used: number, most: number | null }> } };

export type PlanSaveMutationVariables = Exact<{
  input: PlanSaveInput;
}>;


export type PlanSaveMutation = { __typename: 'Mutation', planSave:
    | { __typename: 'Plan', id: string, changedAt: string, name: { __typename: 'Words', zh: string, en: string }, quotas: Array<{ __typename: 'Quota', name: QuotaName, most: number | null }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type FirmSetPlanMutationVariables = Exact<{
  input: FirmSetPlanInput;
}>;


export type FirmSetPlanMutation = { __typename: 'Mutation', firmSetPlan:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Tenant', id: string, identity: string, uscc: string, status: TenantStatus, admittedAt: string, rulesVersion: number | null, suspendedAt: string | null, suspensionReason: string | null, frozenAt: string | null, leavingUntil: string | null, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string }, plan: { __typename: 'Words', zh: string, en: string } | null }
   };

export type ProcessTermPartsFragment = { __typename: 'ProcessTerm', code: string, parent: string | null, isGroup: boolean, retired: boolean, version: number, changedAt: string | null, name: { __typename: 'Words', zh: string, en: string } };

export type ProcessTermsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProcessTermsQuery = { __typename: 'Query', processTerms: Array<{ __typename: 'ProcessTerm', code: string, parent: string | null, isGroup: boolean, retired: boolean, version: number, changedAt: string | null, name: { __typename: 'Words', zh: string, en: string } }> };

export type ProcessAddMutationVariables = Exact<{
  input: ProcessAddInput;
}>;


export type ProcessAddMutation = { __typename: 'Mutation', processAdd:
    | { __typename: 'ProcessTerm', code: string, parent: string | null, isGroup: boolean, retired: boolean, version: number, changedAt: string | null, name: { __typename: 'Words', zh: string, en: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProcessRenameMutationVariables = Exact<{
  input: ProcessRenameInput;
}>;


export type ProcessRenameMutation = { __typename: 'Mutation', processRename:
    | { __typename: 'ProcessTerm', code: string, parent: string | null, isGroup: boolean, retired: boolean, version: number, changedAt: string | null, name: { __typename: 'Words', zh: string, en: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProcessRetireMutationVariables = Exact<{
  code: string;
}>;


export type ProcessRetireMutation = { __typename: 'Mutation', processRetire:
    | { __typename: 'ProcessTerm', code: string, parent: string | null, isGroup: boolean, retired: boolean, version: number, changedAt: string | null, name: { __typename: 'Words', zh: string, en: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProcessRestoreMutationVariables = Exact<{
  code: string;
}>;


export type ProcessRestoreMutation = { __typename: 'Mutation', processRestore:
    | { __typename: 'ProcessTerm', code: string, parent: string | null, isGroup: boolean, retired: boolean, version: number, changedAt: string | null, name: { __typename: 'Words', zh: string, en: string } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderPartsFragment = { __typename: 'IdentityProvider', issuer: string, clientId: string, domains: Array<string>, trustsFactor: boolean, active: boolean, required: boolean, testedAt: string | null, fault: ProviderFault | null };

export type IdentityProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityProviderQuery = { __typename: 'Query', providerReturnAddress: string, providerSignInLink: string, identityProvider: { __typename: 'IdentityProvider', issuer: string, clientId: string, domains: Array<string>, trustsFactor: boolean, active: boolean, required: boolean, testedAt: string | null, fault: ProviderFault | null } | null };

export type ProviderLinksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProviderLinksQuery = { __typename: 'Query', providerLinks: { __typename: 'ProviderLinkConnection', nodes: Array<{ __typename: 'ProviderLink', member: string, linkedAt: string, usedAt: string, person: { __typename: 'Person', id: string, name: string, email: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ProviderFirmsQueryVariables = Exact<{
  search: string;
}>;


export type ProviderFirmsQuery = { __typename: 'Query', providerFirms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }> };

export type ProviderSaveMutationVariables = Exact<{
  input: ProviderSaveInput;
}>;


export type ProviderSaveMutation = { __typename: 'Mutation', providerSave:
    | { __typename: 'IdentityProvider', issuer: string, clientId: string, domains: Array<string>, trustsFactor: boolean, active: boolean, required: boolean, testedAt: string | null, fault: ProviderFault | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderTestMutationVariables = Exact<{ [key: string]: never; }>;


export type ProviderTestMutation = { __typename: 'Mutation', providerTest:
    | { __typename: 'IdentityProvider', issuer: string, clientId: string, domains: Array<string>, trustsFactor: boolean, active: boolean, required: boolean, testedAt: string | null, fault: ProviderFault | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderSwitchMutationVariables = Exact<{
  input: ProviderSwitchInput;
}>;


export type ProviderSwitchMutation = { __typename: 'Mutation', providerSwitch:
    | { __typename: 'IdentityProvider', issuer: string, clientId: string, domains: Array<string>, trustsFactor: boolean, active: boolean, required: boolean, testedAt: string | null, fault: ProviderFault | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderRemoveMutationVariables = Exact<{ [key: string]: never; }>;


export type ProviderRemoveMutation = { __typename: 'Mutation', providerRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderUnlinkMutationVariables = Exact<{
  id: string;
}>;


export type ProviderUnlinkMutation = { __typename: 'Mutation', providerUnlink:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderSignInStartMutationVariables = Exact<{
  firm: string;
}>;


export type ProviderSignInStartMutation = { __typename: 'Mutation', providerSignInStart:
    | { __typename: 'ProviderDeparture', link: string }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ProviderSignInFinishMutationVariables = Exact<{
  address: string;
}>;


export type ProviderSignInFinishMutation = { __typename: 'Mutation', providerSignInFinish:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SignInStep', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } | null, secondStep: { __typename: 'SecondStep', ticket: string, ways: Array<FactorKind>, passkeyOptions: string | null } | null }
   };

export type EventReceiptsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EventReceiptsQuery = { __typename: 'Query', eventReceipts: { __typename: 'EventReceiptConnection', nodes: Array<{ __typename: 'EventReceipt', event: string, eventType: string, recordedAt: string, position: string | null, logIndex: string | null, address: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type EventReceiptPartsFragment = { __typename: 'EventReceipt', event: string, eventType: string, recordedAt: string, position: string | null, logIndex: string | null, address: string | null };

export type ResolutionsQueryVariables = Exact<{
  windows: Array<WindowInput> | WindowInput;
  under?: string | null | undefined;
}>;


export type ResolutionsQuery = { __typename: 'Query', resolutions: { __typename: 'Resolutions', windows: Array<{ __typename: 'ResolutionsInWindow', people: number, programs: number, window: { __typename: 'Window', from: string, until: string } }>, codes: Array<{ __typename: 'ResolutionsOfCode', code: string, people: number, programs: number }>, regions: Array<{ __typename: 'ResolutionsFromRegion', region: string | null, people: number, programs: number }> } };

export type IdentifierChoicesQueryVariables = Exact<{
  text?: string | null | undefined;
}>;


export type IdentifierChoicesQuery = { __typename: 'Query', identifiers: { __typename: 'IdentifierConnection', nodes: Array<{ __typename: 'Identifier', id: string, code: string }> } };

export type RulesParametersPartsFragment = { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number };

export type RulesSectionPartsFragment = { __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } };

export type RulesPartsFragment = { __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } };

export type RulesDraftPartsFragment = { __typename: 'RulesDraft', version: number, revision: number, editedAt: string, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } };

export type OperatingRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type OperatingRulesQuery = { __typename: 'Query', operatingRules: { __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } } };

export type RulesVersionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RulesVersionsQuery = { __typename: 'Query', rulesVersions: { __typename: 'OperatingRulesConnection', nodes: Array<{ __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type RulesAcceptancesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RulesAcceptancesQuery = { __typename: 'Query', rulesAcceptances: { __typename: 'RulesAcceptanceConnection', nodes: Array<{ __typename: 'RulesAcceptance', version: number, at: string, by: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type RulesDraftQueryVariables = Exact<{ [key: string]: never; }>;


export type RulesDraftQuery = { __typename: 'Query', rulesDraft: { __typename: 'RulesDraft', version: number, revision: number, editedAt: string, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } } | null };

export type RulesUptakeQueryVariables = Exact<{
  version: number;
}>;


export type RulesUptakeQuery = { __typename: 'Query', rulesUptake: { __typename: 'RulesUptake', firms: number, accepted: number } };

export type RulesAcceptMutationVariables = Exact<{
  version: number;
}>;


export type RulesAcceptMutation = { __typename: 'Mutation', rulesAccept:
    | { __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type RulesDraftSaveMutationVariables = Exact<{
  input: RulesDraftSaveInput;
}>;


export type RulesDraftSaveMutation = { __typename: 'Mutation', rulesDraftSave:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'RulesDraft', version: number, revision: number, editedAt: string, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } }
   };

export type RulesPublishMutationVariables = Exact<{
  input: RulesPublishInput;
}>;


export type RulesPublishMutation = { __typename: 'Mutation', rulesPublish:
    | { __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type RulesWithdrawMutationVariables = Exact<{
  input: RulesWithdrawInput;
}>;


export type RulesWithdrawMutation = { __typename: 'Mutation', rulesWithdraw:
    | { __typename: 'OperatingRules', version: number, publishedAt: string, effectiveFrom: string, digest: string, withdrawnAt: string | null, withdrawalReason: { __typename: 'Words', zh: string, en: string } | null, sections: Array<{ __typename: 'RulesSection', topic: RulesTopic, text: { __typename: 'Words', zh: string, en: string } }>, parameters: { __typename: 'RulesParameters', noticeDays: number, tradeNeedsAcceptance: boolean, admitsDirectly: boolean, offerNoticeHours: number, offerHorizonDays: number, freeCancellationHours: number, lateCancellationPercent: string, holdMostMinutes: number, grantMostDays: number | null, feePercent: string, disputeOpenDays: number, disputeAnswerDays: number, disputeStatementDays: number, disputeDecisionDays: number, disputeAppealDays: number } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type SavedSearchPartsFragment = { __typename: 'SavedSearch', id: string, name: string, alerts: boolean, savedAt: string, told: number, lastToldAt: string | null, wants: { __typename: 'SearchWants', process: string | null, material: string | null, toleranceMm: string | null, certificate: string | null, hours: string | null, pieces: number | null, maxPricePerHourMinor: string | null, fromSite: string | null, withinKm: number | null, text: string | null, nearMisses: boolean, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, window: { __typename: 'Window', from: string, until: string } | null } };

export type MarketSearchesQueryVariables = Exact<{ [key: string]: never; }>;


export type MarketSearchesQuery = { __typename: 'Query', marketSearches: Array<{ __typename: 'SavedSearch', id: string, name: string, alerts: boolean, savedAt: string, told: number, lastToldAt: string | null, wants: { __typename: 'SearchWants', process: string | null, material: string | null, toleranceMm: string | null, certificate: string | null, hours: string | null, pieces: number | null, maxPricePerHourMinor: string | null, fromSite: string | null, withinKm: number | null, text: string | null, nearMisses: boolean, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, window: { __typename: 'Window', from: string, until: string } | null } }> };

export type MarketSearchSaveMutationVariables = Exact<{
  input: MarketSearchSaveInput;
}>;


export type MarketSearchSaveMutation = { __typename: 'Mutation', marketSearchSave:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SavedSearch', id: string, name: string, alerts: boolean, savedAt: string, told: number, lastToldAt: string | null, wants: { __typename: 'SearchWants', process: string | null, material: string | null, toleranceMm: string | null, certificate: string | null, hours: string | null, pieces: number | null, maxPricePerHourMinor: string | null, fromSite: string | null, withinKm: number | null, text: string | null, nearMisses: boolean, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, window: { __typename: 'Window', from: string, until: string } | null } }
   };

export type MarketSearchRenameMutationVariables = Exact<{
  input: MarketSearchRenameInput;
}>;


export type MarketSearchRenameMutation = { __typename: 'Mutation', marketSearchRename:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SavedSearch', id: string, name: string, alerts: boolean, savedAt: string, told: number, lastToldAt: string | null, wants: { __typename: 'SearchWants', process: string | null, material: string | null, toleranceMm: string | null, certificate: string | null, hours: string | null, pieces: number | null, maxPricePerHourMinor: string | null, fromSite: string | null, withinKm: number | null, text: string | null, nearMisses: boolean, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, window: { __typename: 'Window', from: string, until: string } | null } }
   };

export type MarketSearchAlertMutationVariables = Exact<{
  input: MarketSearchAlertInput;
}>;


export type MarketSearchAlertMutation = { __typename: 'Mutation', marketSearchAlert:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SavedSearch', id: string, name: string, alerts: boolean, savedAt: string, told: number, lastToldAt: string | null, wants: { __typename: 'SearchWants', process: string | null, material: string | null, toleranceMm: string | null, certificate: string | null, hours: string | null, pieces: number | null, maxPricePerHourMinor: string | null, fromSite: string | null, withinKm: number | null, text: string | null, nearMisses: boolean, envelope: { __typename: 'Envelope', x: string, y: string, z: string } | null, window: { __typename: 'Window', from: string, until: string } | null } }
   };

export type MarketSearchRemoveMutationVariables = Exact<{
  id: string;
}>;


export type MarketSearchRemoveMutation = { __typename: 'Mutation', marketSearchRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type SecondStepPartsFragment = { __typename: 'SecondStep', ticket: string, ways: Array<FactorKind>, passkeyOptions: string | null };

export type AccountSecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSecurityQuery = { __typename: 'Query', accountSecurity: { __typename: 'AccountSecurity', totpSince: string | null, recoveryCodesLeft: number, required: boolean, proofFresh: boolean, passkeys: Array<{ __typename: 'Passkey', id: string, name: string, addedAt: string, lastUsedAt: string }> } };

export type ProofStepQueryVariables = Exact<{ [key: string]: never; }>;


export type ProofStepQuery = { __typename: 'Query', proofStep: { __typename: 'SecondStep', ticket: string, ways: Array<FactorKind>, passkeyOptions: string | null } | null };

export type SessionContinueMutationVariables = Exact<{
  input: SessionContinueInput;
}>;


export type SessionContinueMutation = { __typename: 'Mutation', sessionContinue:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'StartedSession', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } }
   };

export type SessionProveMutationVariables = Exact<{
  input: SessionProveInput;
}>;


export type SessionProveMutation = { __typename: 'Mutation', sessionProve:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type TotpOfferMutationVariables = Exact<{ [key: string]: never; }>;


export type TotpOfferMutation = { __typename: 'Mutation', totpOffer:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'TotpOffer', ticket: string, secret: string, uri: string }
   };

export type TotpConfirmMutationVariables = Exact<{
  input: TotpConfirmInput;
}>;


export type TotpConfirmMutation = { __typename: 'Mutation', totpConfirm:
    | { __typename: 'Enrolment', recoveryCodes: Array<string> | null, started: { __typename: 'StartedSession', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type TotpRemoveMutationVariables = Exact<{ [key: string]: never; }>;


export type TotpRemoveMutation = { __typename: 'Mutation', totpRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasskeyOfferMutationVariables = Exact<{ [key: string]: never; }>;


export type PasskeyOfferMutation = { __typename: 'Mutation', passkeyOffer:
    | { __typename: 'PasskeyOffer', ticket: string, options: string }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasskeyConfirmMutationVariables = Exact<{
  input: PasskeyConfirmInput;
}>;


export type PasskeyConfirmMutation = { __typename: 'Mutation', passkeyConfirm:
    | { __typename: 'Enrolment', recoveryCodes: Array<string> | null, started: { __typename: 'StartedSession', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasskeyRenameMutationVariables = Exact<{
  input: PasskeyRenameInput;
}>;


export type PasskeyRenameMutation = { __typename: 'Mutation', passkeyRename:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type PasskeyRemoveMutationVariables = Exact<{
  id: string;
}>;


export type PasskeyRemoveMutation = { __typename: 'Mutation', passkeyRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type RecoveryCodesRenewMutationVariables = Exact<{ [key: string]: never; }>;


export type RecoveryCodesRenewMutation = { __typename: 'Mutation', recoveryCodesRenew:
    | { __typename: 'RecoveryCodes', codes: Array<string> | null }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type OfferPublishSeriesMutationVariables = Exact<{
  input: OfferSeriesInput;
}>;


export type OfferPublishSeriesMutation = { __typename: 'Mutation', offerPublishSeries:
    | { __typename: 'OfferSeries', offers: Array<{ __typename: 'Offer', id: string }>, skipped: Array<{ __typename: 'Window', from: string, until: string }>, overlapping: Array<{ __typename: 'Offer', id: string, window: { __typename: 'Window', from: string, until: string } }> }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type OfferWithdrawSeriesMutationVariables = Exact<{
  id: string;
}>;


export type OfferWithdrawSeriesMutation = { __typename: 'Mutation', offerWithdrawSeries:
    | { __typename: 'OffersWithdrawn', count: number }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type ViewerPartsFragment = { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null };

export type FirmPartsFragment = { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } };

export type RefusalPartsFragment = { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } | null };

export type SessionStartMutationVariables = Exact<{
  input: SessionStartInput;
}>;


export type SessionStartMutation = { __typename: 'Mutation', sessionStart:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SignInStep', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } | null, secondStep: { __typename: 'SecondStep', ticket: string, ways: Array<FactorKind>, passkeyOptions: string | null } | null }
   };

export type SessionSwitchMutationVariables = Exact<{
  firm: string;
}>;


export type SessionSwitchMutation = { __typename: 'Mutation', sessionSwitch:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'StartedSession', viewer: { __typename: 'Viewer', roles: Array<Role>, actions: Array<string>, sessionId: string, welcomed: boolean, rulesAccepted: boolean, tradeHeld: boolean, secured: boolean, mustEnrol: boolean, operator: boolean, locale: Locale, person: { __typename: 'Person', id: string, name: string, email: string }, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, firms: Array<{ __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }>, rulesToAccept: { __typename: 'OperatingRules', version: number, effectiveFrom: string } | null } }
   };

export type SessionEndMutationVariables = Exact<{ [key: string]: never; }>;


export type SessionEndMutation = { __typename: 'Mutation', sessionEnd:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { __typename: 'Query', sessions: Array<{ __typename: 'Session', id: string, startedAt: string, seenAt: string, userAgent: string, address: string | null, current: boolean, firm: { __typename: 'Firm', id: string, name: { __typename: 'Words', zh: string, en: string } } }> };

export type SessionRevokeMutationVariables = Exact<{
  id: string;
}>;


export type SessionRevokeMutation = { __typename: 'Mutation', sessionRevoke:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Session', id: string }
   };

export type SessionRevokeOthersMutationVariables = Exact<{ [key: string]: never; }>;


export type SessionRevokeOthersMutation = { __typename: 'Mutation', sessionRevokeOthers:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type WelcomeFinishMutationVariables = Exact<{ [key: string]: never; }>;


export type WelcomeFinishMutation = { __typename: 'Mutation', welcomeFinish:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type SupportGrantPartsFragment = { __typename: 'SupportGrant', id: string, purpose: string, rooms: Array<SupportRoom>, givenAt: string, validUntil: string, revokedAt: string | null, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, uses: Array<{ __typename: 'SupportUse', name: string, firstAt: string }> };

export type SupportGrantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SupportGrantsQuery = { __typename: 'Query', supportGrants: { __typename: 'SupportGrantConnection', nodes: Array<{ __typename: 'SupportGrant', id: string, purpose: string, rooms: Array<SupportRoom>, givenAt: string, validUntil: string, revokedAt: string | null, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, uses: Array<{ __typename: 'SupportUse', name: string, firstAt: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SupportLooksQueryVariables = Exact<{
  grant: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SupportLooksQuery = { __typename: 'Query', supportLooks: { __typename: 'SupportLookConnection', nodes: Array<{ __typename: 'SupportLook', id: string, at: string, who: string, asks: Array<string>, fromAddress: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SupportGiveMutationVariables = Exact<{
  input: SupportGiveInput;
}>;


export type SupportGiveMutation = { __typename: 'Mutation', supportGive:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SupportGrant', id: string, purpose: string, rooms: Array<SupportRoom>, givenAt: string, validUntil: string, revokedAt: string | null, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, uses: Array<{ __typename: 'SupportUse', name: string, firstAt: string }> }
   };

export type SupportRevokeMutationVariables = Exact<{
  id: string;
}>;


export type SupportRevokeMutation = { __typename: 'Mutation', supportRevoke:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'SupportGrant', id: string, purpose: string, rooms: Array<SupportRoom>, givenAt: string, validUntil: string, revokedAt: string | null, firm: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, uses: Array<{ __typename: 'SupportUse', name: string, firstAt: string }> }
   };

export type TraceEventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  code?: string | null | undefined;
  bizStep?: string | null | undefined;
}>;


export type TraceEventsQuery = { __typename: 'Query', traceEvents: { __typename: 'TraceEventConnection', nodes: Array<{ __typename: 'TraceEvent', id: string, eventId: string | null, eventType: string, bizStep: string | null, disposition: string | null, eventTime: string, eventTimeZoneOffset: string, recordTime: string, readPoint: string | null, bizLocation: string | null, audience: string, body: string, recorded: boolean, logIndex: string | null, codes: Array<{ __typename: 'EventCode', code: string, role: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type TraceProofQueryVariables = Exact<{
  code: string;
}>;


export type TraceProofQuery = { __typename: 'Query', traceProof: string | null };

export type UtilisationQueryVariables = Exact<{
  input: UtilisationInput;
}>;


export type UtilisationQuery = { __typename: 'Query', utilisation: Array<{ __typename: 'UtilisationRow', key: string, name: { __typename: 'Words', zh: string, en: string }, cells: Array<{ __typename: 'UtilisationCell', offeredHours: string, freeHours: string, pastHours: string, used: number | null, firms: number, window: { __typename: 'Window', from: string, until: string }, prices: Array<{ __typename: 'PriceSpread', vatIncluded: boolean, offers: number, lowest: { __typename: 'Money', minor: string, currency: string }, median: { __typename: 'Money', minor: string, currency: string }, highest: { __typename: 'Money', minor: string, currency: string } }> }> }> };

export type WaitPartsFragment = { __typename: 'Wait', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, note: string, joinedAt: string, endedAt: string | null, status: WaitStatus, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } };

export type WaitsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitsQuery = { __typename: 'Query', waits: Array<{ __typename: 'Wait', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, note: string, joinedAt: string, endedAt: string | null, status: WaitStatus, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } }> };

export type OffersWaitedQueryVariables = Exact<{ [key: string]: never; }>;


export type OffersWaitedQuery = { __typename: 'Query', offersWaited: Array<{ __typename: 'OfferWaited', offerId: string, waiting: number }> };

export type WaitJoinMutationVariables = Exact<{
  input: WaitJoinInput;
}>;


export type WaitJoinMutation = { __typename: 'Mutation', waitJoin:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Wait', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, note: string, joinedAt: string, endedAt: string | null, status: WaitStatus, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } }
   };

export type WaitLeaveMutationVariables = Exact<{
  id: string;
}>;


export type WaitLeaveMutation = { __typename: 'Mutation', waitLeave:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'Wait', id: string, kind: OfferKind, zone: string | null, hours: string, pieces: number | null, note: string, joinedAt: string, endedAt: string | null, status: WaitStatus, provider: { __typename: 'Firm', id: string, identity: string, name: { __typename: 'Words', zh: string, en: string }, city: { __typename: 'Words', zh: string, en: string } }, resourceName: { __typename: 'Words', zh: string, en: string }, window: { __typename: 'Window', from: string, until: string } }
   };

export type WebhookPartsFragment = { __typename: 'WebhookEndpoint', id: string, url: string, kinds: Array<NoticeKind>, receipts: boolean, active: boolean, createdAt: string, failingSince: string | null, stoppedAt: string | null };

export type WebhookDeliveryPartsFragment = { __typename: 'WebhookDelivery', id: string, webhookId: string, kind: NoticeKind | null, receipts: boolean, url: string, tries: number, status: number | null, writtenAt: string, sentAt: string | null, deadAt: string | null };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { __typename: 'Query', webhookKinds: Array<NoticeKind>, webhooks: Array<{ __typename: 'WebhookEndpoint', id: string, url: string, kinds: Array<NoticeKind>, receipts: boolean, active: boolean, createdAt: string, failingSince: string | null, stoppedAt: string | null }> };

export type WebhookDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesQuery = { __typename: 'Query', webhookDeliveries: { __typename: 'WebhookDeliveryConnection', nodes: Array<{ __typename: 'WebhookDelivery', id: string, webhookId: string, kind: NoticeKind | null, receipts: boolean, url: string, tries: number, status: number | null, writtenAt: string, sentAt: string | null, deadAt: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type IssuedWebhookPartsFragment = { __typename: 'IssuedWebhook', secret: string | null, endpoint: { __typename: 'WebhookEndpoint', id: string, url: string, kinds: Array<NoticeKind>, receipts: boolean, active: boolean, createdAt: string, failingSince: string | null, stoppedAt: string | null } };

export type WebhookAddMutationVariables = Exact<{
  input: WebhookAddInput;
}>;


export type WebhookAddMutation = { __typename: 'Mutation', webhookAdd:
    | { __typename: 'IssuedWebhook', secret: string | null, endpoint: { __typename: 'WebhookEndpoint', id: string, url: string, kinds: Array<NoticeKind>, receipts: boolean, active: boolean, createdAt: string, failingSince: string | null, stoppedAt: string | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type WebhookChangeMutationVariables = Exact<{
  input: WebhookChangeInput;
}>;


export type WebhookChangeMutation = { __typename: 'Mutation', webhookChange:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'WebhookEndpoint', id: string, url: string, kinds: Array<NoticeKind>, receipts: boolean, active: boolean, createdAt: string, failingSince: string | null, stoppedAt: string | null }
   };

export type WebhookRotateMutationVariables = Exact<{
  id: string;
}>;


export type WebhookRotateMutation = { __typename: 'Mutation', webhookRotate:
    | { __typename: 'IssuedWebhook', secret: string | null, endpoint: { __typename: 'WebhookEndpoint', id: string, url: string, kinds: Array<NoticeKind>, receipts: boolean, active: boolean, createdAt: string, failingSince: string | null, stoppedAt: string | null } }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type WebhookResendMutationVariables = Exact<{
  id: string;
}>;


export type WebhookResendMutation = { __typename: 'Mutation', webhookResend:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'WebhookDelivery', id: string, webhookId: string, kind: NoticeKind | null, receipts: boolean, url: string, tries: number, status: number | null, writtenAt: string, sentAt: string | null, deadAt: string | null }
   };

export type WebhookRemoveMutationVariables = Exact<{
  id: string;
}>;


export type WebhookRemoveMutation = { __typename: 'Mutation', webhookRemove:
    | { __typename: 'Done', ok: boolean }
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
   };

export type WebhookTestMutationVariables = Exact<{
  id: string;
}>;


export type WebhookTestMutation = { __typename: 'Mutation', webhookTest:
    | { __typename: 'Refusal', code: string, message: string, field: string | null, values: Array<{ __typename: 'RefusalValue', name: string, value: string }> }
    | { __typename: 'WebhookDelivery', id: string, webhookId: string, kind: NoticeKind | null, receipts: boolean, url: string, tries: number, status: number | null, writtenAt: string, sentAt: string | null, deadAt: string | null }
   };

export type PassportQueryVariables = Exact<{
  code: string;
}>;


export type PassportQuery = { __typename: 'Query', passport: { __typename: 'Passport', code: string, plainCode: string, truncated: boolean, logKey: string, title: { __typename: 'Words', zh: string, en: string }, owner: { __typename: 'Words', zh: string, en: string } | null, description: { __typename: 'Words', zh: string, en: string } | null, describedBy: { __typename: 'Words', zh: string, en: string } | null, parts: Array<{ __typename: 'PassportPart', code: string, plainCode: string, parentCode: string, from: string | null, until: string | null, relation: string, name: { __typename: 'Words', zh: string, en: string } }>, events: Array<{ __typename: 'PassportEvent', id: string, eventType: string, bizStep: string | null, disposition: string | null, eventTime: string, eventTimeZoneOffset: string, disclosure: string, proof: string | null, firm: { __typename: 'Words', zh: string, en: string }, codes: Array<{ __typename: 'EventCode', code: string, role: string }>, place: { __typename: 'Words', zh: string, en: string } | null }> } | null };

export const ApplicationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApplicationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"uscc"}},{"kind":"Field","name":{"kind":"Name","value":"gln"}},{"kind":"Field","name":{"kind":"Name","value":"administratorEmail"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvals"}},{"kind":"Field","name":{"kind":"Name","value":"approvalsNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"approvedByMe"}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"media"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}}]}}]}}]} as unknown as DocumentNode<ApplicationPartsFragment, unknown>;
export const BottleneckPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BottleneckParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bottleneck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"watch"}},{"kind":"Field","name":{"kind":"Name","value":"process"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdPercent"}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"weeks"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"weekUses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"monday"}},{"kind":"Field","name":{"kind":"Name","value":"freeHours"}},{"kind":"Field","name":{"kind":"Name","value":"usedPercent"}},{"kind":"Field","name":{"kind":"Name","value":"tight"}},{"kind":"Field","name":{"kind":"Name","value":"tightSince"}}]}}]}}]} as unknown as DocumentNode<BottleneckPartsFragment, unknown>;
export const CalendarPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CalendarParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceCalendar"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"shifts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"weekday"}},{"kind":"Field","name":{"kind":"Name","value":"fromMinute"}},{"kind":"Field","name":{"kind":"Name","value":"untilMinute"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"wholeSite"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}}]} as unknown as DocumentNode<CalendarPartsFragment, unknown>;
export const ProcessPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProcessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Process"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<ProcessPartsFragment, unknown>;
export const WindowPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]} as unknown as DocumentNode<WindowPartsFragment, unknown>;
export const FirmPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<FirmPartsFragment, unknown>;
export const StandingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StandingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExceptionAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"offers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"process"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProcessParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bookings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requester"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProcessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Process"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<StandingPartsFragment, unknown>;
export const SitePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SiteParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Site"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gln"}},{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<SitePartsFragment, unknown>;
export const MaterialPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MaterialParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Material"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<MaterialPartsFragment, unknown>;
export const CertificatePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CertificateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Certificate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"standard"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}}]}}]} as unknown as DocumentNode<CertificatePartsFragment, unknown>;
export const ResourcePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"processes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProcessParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"materials"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MaterialParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"envelope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"z"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toleranceMm"}},{"kind":"Field","name":{"kind":"Name","value":"batchLeast"}},{"kind":"Field","name":{"kind":"Name","value":"batchMost"}},{"kind":"Field","name":{"kind":"Name","value":"certificates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CertificateParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiredAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProcessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Process"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MaterialParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Material"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CertificateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Certificate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"standard"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}}]}}]} as unknown as DocumentNode<ResourcePartsFragment, unknown>;
export const ResourceChoicePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceChoiceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]} as unknown as DocumentNode<ResourceChoicePartsFragment, unknown>;
export const MoneyPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<MoneyPartsFragment, unknown>;
export const OfferPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Offer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"process"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProcessParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"weekHours"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"weeks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeHours"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hours"}},{"kind":"Field","name":{"kind":"Name","value":"freeHours"}},{"kind":"Field","name":{"kind":"Name","value":"freeWindows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricePerHour"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"setUpPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricePerPiece"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceTiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"beyond"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"vatIncluded"}},{"kind":"Field","name":{"kind":"Name","value":"vatBasisPoints"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"firms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"terms"}},{"kind":"Field","name":{"kind":"Name","value":"seriesId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProcessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Process"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<OfferPartsFragment, unknown>;
export const MarketOfferPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketOfferParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketOffer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceKind"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"process"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProcessParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"materials"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MaterialParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"envelope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"z"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toleranceMm"}},{"kind":"Field","name":{"kind":"Name","value":"certificates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CertificateParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"batchLeast"}},{"kind":"Field","name":{"kind":"Name","value":"batchMost"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeWindows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"weekHours"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"weeks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeHours"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeHours"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerHour"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"setUpPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricePerPiece"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceTiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"beyond"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"vatIncluded"}},{"kind":"Field","name":{"kind":"Name","value":"vatBasisPoints"}},{"kind":"Field","name":{"kind":"Name","value":"distanceKm"}},{"kind":"Field","name":{"kind":"Name","value":"place"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}}]}},{"kind":"Field","name":{"kind":"Name","value":"own"}},{"kind":"Field","name":{"kind":"Name","value":"terms"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"aspect"}},{"kind":"Field","name":{"kind":"Name","value":"met"}},{"kind":"Field","name":{"kind":"Name","value":"wanted"}},{"kind":"Field","name":{"kind":"Name","value":"offered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"freeCancellationHours"}},{"kind":"Field","name":{"kind":"Name","value":"lateCancellationBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProcessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Process"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"group"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MaterialParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Material"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CertificateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Certificate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"standard"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<MarketOfferPartsFragment, unknown>;
export const PriceLinePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<PriceLinePartsFragment, unknown>;
export const BookingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requester"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}},{"kind":"Field","name":{"kind":"Name","value":"pieces"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"vatIncluded"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"bookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"freeCancellationUntil"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledFree"}},{"kind":"Field","name":{"kind":"Name","value":"successorId"}},{"kind":"Field","name":{"kind":"Name","value":"rulesVersion"}},{"kind":"Field","name":{"kind":"Name","value":"lateCharge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"offerId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}}]}}]} as unknown as DocumentNode<BookingPartsFragment, unknown>;
export const HoldPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HoldParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}},{"kind":"Field","name":{"kind":"Name","value":"pieces"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceLineParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"vatIncluded"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"freeCancellationUntil"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceLineParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}}]}}]} as unknown as DocumentNode<HoldPartsFragment, unknown>;
export const DisputeCasePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DisputeCaseParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DisputeCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"localId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"claim"}},{"kind":"Field","name":{"kind":"Name","value":"thing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claimant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"respondent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rulesVersion"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answerMissedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"award"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<DisputeCasePartsFragment, unknown>;
export const DisputeFilePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DisputeFileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DisputeFile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DisputeCaseParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"disclosure"}},{"kind":"Field","name":{"kind":"Name","value":"proof"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decisions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"instance"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"award"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"logKey"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MoneyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"minor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DisputeCaseParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DisputeCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"localId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"claim"}},{"kind":"Field","name":{"kind":"Name","value":"thing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claimant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"respondent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rulesVersion"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answerMissedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"award"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MoneyParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}}]} as unknown as DocumentNode<DisputeFilePartsFragment, unknown>;
export const GrantPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceType"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"givenAt"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<GrantPartsFragment, unknown>;
export const CapacityGroupPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CapacityGroupParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CapacityGroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"groupId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"}},{"kind":"Field","name":{"kind":"Name","value":"customer"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"inactive"}},{"kind":"Field","name":{"kind":"Name","value":"saidAt"}},{"kind":"Field","name":{"kind":"Name","value":"weekCount"}},{"kind":"Field","name":{"kind":"Name","value":"firstWeek"}},{"kind":"Field","name":{"kind":"Name","value":"lastWeek"}}]}}]} as unknown as DocumentNode<CapacityGroupPartsFragment, unknown>;
export const IdentifierImportPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdentifierImportParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierImport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"reportPath"}},{"kind":"Field","name":{"kind":"Name","value":"canGoOn"}},{"kind":"Field","name":{"kind":"Name","value":"fault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<IdentifierImportPartsFragment, unknown>;
export const IdentifierValuePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdentifierValueParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"ttlSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"media"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contexts"}}]}}]} as unknown as DocumentNode<IdentifierValuePartsFragment, unknown>;
export const IdentifierPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdentifierParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identifier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"names"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"IdentifierValueParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"template"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdentifierValueParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"ttlSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"media"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contexts"}}]}}]} as unknown as DocumentNode<IdentifierPartsFragment, unknown>;
export const HandleAdministratorPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HandleAdministratorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandleAdministrator"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<HandleAdministratorPartsFragment, unknown>;
export const PrefixDelegationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PrefixDelegationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PrefixDelegation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"delegatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}}]}}]} as unknown as DocumentNode<PrefixDelegationPartsFragment, unknown>;
export const IdentifierTemplatePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdentifierTemplateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}}]}},{"kind":"Field","name":{"kind":"Name","value":"savedAt"}}]}}]} as unknown as DocumentNode<IdentifierTemplatePartsFragment, unknown>;
export const TenantPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TenantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tenant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}},{"kind":"Field","name":{"kind":"Name","value":"uscc"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"admittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rulesVersion"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspendedAt"}},{"kind":"Field","name":{"kind":"Name","value":"suspensionReason"}},{"kind":"Field","name":{"kind":"Name","value":"frozenAt"}},{"kind":"Field","name":{"kind":"Name","value":"leavingUntil"}}]}}]} as unknown as DocumentNode<TenantPartsFragment, unknown>;
export const AlertPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentAlert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"firstAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<AlertPartsFragment, unknown>;
export const IncidentPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"exercise"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"containedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"secondsToContainment"}},{"kind":"Field","name":{"kind":"Name","value":"deadlines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subjects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TenantParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"principal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"archives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"orderedAt"}},{"kind":"Field","name":{"kind":"Name","value":"madeAt"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reportPath"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TenantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tenant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}},{"kind":"Field","name":{"kind":"Name","value":"uscc"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"admittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rulesVersion"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspendedAt"}},{"kind":"Field","name":{"kind":"Name","value":"suspensionReason"}},{"kind":"Field","name":{"kind":"Name","value":"frozenAt"}},{"kind":"Field","name":{"kind":"Name","value":"leavingUntil"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentAlert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"firstAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<IncidentPartsFragment, unknown>;
export const IncidentEntryPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentEntryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}}]} as unknown as DocumentNode<IncidentEntryPartsFragment, unknown>;
export const ApiKeyPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"renewedAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerUntil"}},{"kind":"Field","name":{"kind":"Name","value":"formerUsedAt"}}]}}]} as unknown as DocumentNode<ApiKeyPartsFragment, unknown>;
export const FirmExportPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmExportParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FirmExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"askedBy"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"forLeaving"}},{"kind":"Field","name":{"kind":"Name","value":"partsDone"}},{"kind":"Field","name":{"kind":"Name","value":"partsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]} as unknown as DocumentNode<FirmExportPartsFragment, unknown>;
export const LeavingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LeavingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Leaving"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"noticeDays"}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"awaited"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declaredAt"}},{"kind":"Field","name":{"kind":"Name","value":"declaredBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"archive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmExportParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"archiveDays"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmExportParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FirmExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"askedBy"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"forLeaving"}},{"kind":"Field","name":{"kind":"Name","value":"partsDone"}},{"kind":"Field","name":{"kind":"Name","value":"partsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]} as unknown as DocumentNode<LeavingPartsFragment, unknown>;
export const LogWitnessPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LogWitnessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LogWitness"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}},{"kind":"Field","name":{"kind":"Name","value":"cosignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"refuses"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]} as unknown as DocumentNode<LogWitnessPartsFragment, unknown>;
export const WitnessSettingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WitnessSettingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WitnessSetting"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LogWitnessParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LogWitnessParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LogWitness"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}},{"kind":"Field","name":{"kind":"Name","value":"cosignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"refuses"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]} as unknown as DocumentNode<WitnessSettingPartsFragment, unknown>;
export const IdentifierNodePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdentifierNodeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"setAt"}}]}}]} as unknown as DocumentNode<IdentifierNodePartsFragment, unknown>;
export const NoticePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"security"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}}]}}]} as unknown as DocumentNode<NoticePartsFragment, unknown>;
export const NoticeChoicePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeChoiceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoticeChoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"security"}},{"kind":"Field","name":{"kind":"Name","value":"inbox"}},{"kind":"Field","name":{"kind":"Name","value":"mail"}},{"kind":"Field","name":{"kind":"Name","value":"firmMail"}}]}}]} as unknown as DocumentNode<NoticeChoicePartsFragment, unknown>;
export const ComingBookingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComingBookingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requester"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]} as unknown as DocumentNode<ComingBookingPartsFragment, unknown>;
export const PartnerPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PartnerParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Partner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<PartnerPartsFragment, unknown>;
export const InvitationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"InvitationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invitation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}},{"kind":"Field","name":{"kind":"Name","value":"awaitsConfirmation"}},{"kind":"Field","name":{"kind":"Name","value":"changesRoles"}}]}}]} as unknown as DocumentNode<InvitationPartsFragment, unknown>;
export const MemberPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}}]}}]} as unknown as DocumentNode<MemberPartsFragment, unknown>;
export const PagePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<PagePartsFragment, unknown>;
export const PlanPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quotas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"most"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}}]}}]} as unknown as DocumentNode<PlanPartsFragment, unknown>;
export const ProcessTermPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProcessTermParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProcessTerm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"retired"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}}]}}]} as unknown as DocumentNode<ProcessTermPartsFragment, unknown>;
export const ProviderPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProviderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityProvider"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"domains"}},{"kind":"Field","name":{"kind":"Name","value":"trustsFactor"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"testedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}}]}}]} as unknown as DocumentNode<ProviderPartsFragment, unknown>;
export const EventReceiptPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventReceiptParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventReceipt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"logIndex"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]} as unknown as DocumentNode<EventReceiptPartsFragment, unknown>;
export const RulesSectionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesSectionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesSection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]} as unknown as DocumentNode<RulesSectionPartsFragment, unknown>;
export const RulesParametersPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesParametersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesParameters"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"noticeDays"}},{"kind":"Field","name":{"kind":"Name","value":"tradeNeedsAcceptance"}},{"kind":"Field","name":{"kind":"Name","value":"admitsDirectly"}},{"kind":"Field","name":{"kind":"Name","value":"offerNoticeHours"}},{"kind":"Field","name":{"kind":"Name","value":"offerHorizonDays"}},{"kind":"Field","name":{"kind":"Name","value":"freeCancellationHours"}},{"kind":"Field","name":{"kind":"Name","value":"lateCancellationPercent"}},{"kind":"Field","name":{"kind":"Name","value":"holdMostMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"grantMostDays"}},{"kind":"Field","name":{"kind":"Name","value":"feePercent"}},{"kind":"Field","name":{"kind":"Name","value":"disputeOpenDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeAnswerDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeStatementDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeDecisionDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeAppealDays"}}]}}]} as unknown as DocumentNode<RulesParametersPartsFragment, unknown>;
export const RulesPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatingRules"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawalReason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RulesSectionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RulesParametersParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesSectionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesSection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesParametersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesParameters"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"noticeDays"}},{"kind":"Field","name":{"kind":"Name","value":"tradeNeedsAcceptance"}},{"kind":"Field","name":{"kind":"Name","value":"admitsDirectly"}},{"kind":"Field","name":{"kind":"Name","value":"offerNoticeHours"}},{"kind":"Field","name":{"kind":"Name","value":"offerHorizonDays"}},{"kind":"Field","name":{"kind":"Name","value":"freeCancellationHours"}},{"kind":"Field","name":{"kind":"Name","value":"lateCancellationPercent"}},{"kind":"Field","name":{"kind":"Name","value":"holdMostMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"grantMostDays"}},{"kind":"Field","name":{"kind":"Name","value":"feePercent"}},{"kind":"Field","name":{"kind":"Name","value":"disputeOpenDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeAnswerDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeStatementDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeDecisionDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeAppealDays"}}]}}]} as unknown as DocumentNode<RulesPartsFragment, unknown>;
export const RulesDraftPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesDraftParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RulesSectionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RulesParametersParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesSectionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesSection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RulesParametersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesParameters"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"noticeDays"}},{"kind":"Field","name":{"kind":"Name","value":"tradeNeedsAcceptance"}},{"kind":"Field","name":{"kind":"Name","value":"admitsDirectly"}},{"kind":"Field","name":{"kind":"Name","value":"offerNoticeHours"}},{"kind":"Field","name":{"kind":"Name","value":"offerHorizonDays"}},{"kind":"Field","name":{"kind":"Name","value":"freeCancellationHours"}},{"kind":"Field","name":{"kind":"Name","value":"lateCancellationPercent"}},{"kind":"Field","name":{"kind":"Name","value":"holdMostMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"grantMostDays"}},{"kind":"Field","name":{"kind":"Name","value":"feePercent"}},{"kind":"Field","name":{"kind":"Name","value":"disputeOpenDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeAnswerDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeStatementDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeDecisionDays"}},{"kind":"Field","name":{"kind":"Name","value":"disputeAppealDays"}}]}}]} as unknown as DocumentNode<RulesDraftPartsFragment, unknown>;
export const SavedSearchPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SavedSearchParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedSearch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"wants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"process"}},{"kind":"Field","name":{"kind":"Name","value":"material"}},{"kind":"Field","name":{"kind":"Name","value":"envelope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"z"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toleranceMm"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hours"}},{"kind":"Field","name":{"kind":"Name","value":"pieces"}},{"kind":"Field","name":{"kind":"Name","value":"maxPricePerHourMinor"}},{"kind":"Field","name":{"kind":"Name","value":"fromSite"}},{"kind":"Field","name":{"kind":"Name","value":"withinKm"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"nearMisses"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"}},{"kind":"Field","name":{"kind":"Name","value":"savedAt"}},{"kind":"Field","name":{"kind":"Name","value":"told"}},{"kind":"Field","name":{"kind":"Name","value":"lastToldAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]} as unknown as DocumentNode<SavedSearchPartsFragment, unknown>;
export const SecondStepPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecondStepParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondStep"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"ticket"}},{"kind":"Field","name":{"kind":"Name","value":"ways"}},{"kind":"Field","name":{"kind":"Name","value":"passkeyOptions"}}]}}]} as unknown as DocumentNode<SecondStepPartsFragment, unknown>;
export const ViewerPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ViewerParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"firms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"welcomed"}},{"kind":"Field","name":{"kind":"Name","value":"rulesAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"rulesToAccept"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tradeHeld"}},{"kind":"Field","name":{"kind":"Name","value":"secured"}},{"kind":"Field","name":{"kind":"Name","value":"mustEnrol"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<ViewerPartsFragment, unknown>;
export const RefusalPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<RefusalPartsFragment, unknown>;
export const SupportGrantPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SupportGrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"firm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"rooms"}},{"kind":"Field","name":{"kind":"Name","value":"givenAt"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"uses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"firstAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}}]} as unknown as DocumentNode<SupportGrantPartsFragment, unknown>;
export const WaitPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WaitParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wait"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirmParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}},{"kind":"Field","name":{"kind":"Name","value":"pieces"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirmParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Firm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Window"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]} as unknown as DocumentNode<WaitPartsFragment, unknown>;
export const WebhookDeliveryPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"webhookId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"receipts"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"tries"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"writtenAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"deadAt"}}]}}]} as unknown as DocumentNode<WebhookDeliveryPartsFragment, unknown>;
export const WebhookPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookEndpoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"receipts"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"stoppedAt"}}]}}]} as unknown as DocumentNode<WebhookPartsFragment, unknown>;
export const IssuedWebhookPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IssuedWebhookParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssuedWebhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"endpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookEndpoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"receipts"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"stoppedAt"}}]}}]} as unknown as DocumentNode<IssuedWebhookPartsFragment, unknown>;
export const ApplicationDocument = {"__meta__":{"name":"Application","operation":"query","hash":"9a1fa01f886d8bc1b69d1942550d0d80a220d579bde5556a09b5a684d01d2f07"}} as unknown as DocumentNode<ApplicationQuery, ApplicationQueryVariables>;
export const ApplicationsDocument = {"__meta__":{"name":"Applications","operation":"query","hash":"a39f48e763a78588d4eaf1e16eaec539ef9b44601b1c95dfc0d7a2c467e28149"}} as unknown as DocumentNode<ApplicationsQuery, ApplicationsQueryVariables>;
export const ApplicationSubmitDocument = {"__meta__":{"name":"ApplicationSubmit","operation":"mutation","hash":"08b96676f5b4aa2fc00d82f2ec9dcc2dad9e4e05bbe442eb467340337b16b1cf"}} as unknown as DocumentNode<ApplicationSubmitMutation, ApplicationSubmitMutationVariables>;
export const ApplicationWithdrawDocument = {"__meta__":{"name":"ApplicationWithdraw","operation":"mutation","hash":"f7935f59ea2aa4ad117fc546b33aa1b56c68e00a8db5e29e29f844d38ee5a30e"}} as unknown as DocumentNode<ApplicationWithdrawMutation, ApplicationWithdrawMutationVariables>;
export const ApplicationApproveDocument = {"__meta__":{"name":"ApplicationApprove","operation":"mutation","hash":"9cc38d05b90933df1622f615a3c9b2646c9a195ae68aca68dc38e885935626ae"}} as unknown as DocumentNode<ApplicationApproveMutation, ApplicationApproveMutationVariables>;
export const ApplicationRefuseDocument = {"__meta__":{"name":"ApplicationRefuse","operation":"mutation","hash":"f63681d07ff6c2630382a764e7a12d0787ddb420b56320a48f34fc60ad537710"}} as unknown as DocumentNode<ApplicationRefuseMutation, ApplicationRefuseMutationVariables>;
export const AuditEntriesDocument = {"__meta__":{"name":"AuditEntries","operation":"query","hash":"ba7918e94ff0694a1bbe61d8edf3860dcaff9ba3fe05659b50b810bb262d2f0d"}} as unknown as DocumentNode<AuditEntriesQuery, AuditEntriesQueryVariables>;
export const AuditIntegrityDocument = {"__meta__":{"name":"AuditIntegrity","operation":"query","hash":"03ddba3c1222b5330159b38eb377e318657a24eedb4528305a77d36aeadf681a"}} as unknown as DocumentNode<AuditIntegrityQuery, AuditIntegrityQueryVariables>;
export const AuditChainsDocument = {"__meta__":{"name":"AuditChains","operation":"query","hash":"f98ac35831ef407c3552035548619175864013df3d39014b7240191c0e128add"}} as unknown as DocumentNode<AuditChainsQuery, AuditChainsQueryVariables>;
export const BottlenecksDocument = {"__meta__":{"name":"Bottlenecks","operation":"query","hash":"435bc4d40b631bf6ef0a956312f52a9e0bb937420076d3ae1aec1234aa342558"}} as unknown as DocumentNode<BottlenecksQuery, BottlenecksQueryVariables>;
export const BottleneckCreateDocument = {"__meta__":{"name":"BottleneckCreate","operation":"mutation","hash":"269b141c677fdc2949328b1a700a44247d9f7701f0812bea3314bd1840e5d9e1"}} as unknown as DocumentNode<BottleneckCreateMutation, BottleneckCreateMutationVariables>;
export const BottleneckChangeDocument = {"__meta__":{"name":"BottleneckChange","operation":"mutation","hash":"ef3509ceccae456f0deaa6147b28e2d7c452801949c616f948c19a85b54820ae"}} as unknown as DocumentNode<BottleneckChangeMutation, BottleneckChangeMutationVariables>;
export const BottleneckRemoveDocument = {"__meta__":{"name":"BottleneckRemove","operation":"mutation","hash":"459cac7a859e7be730adea194b9c4641b5aeba01b64f9cb14152ba79e60c0a5a"}} as unknown as DocumentNode<BottleneckRemoveMutation, BottleneckRemoveMutationVariables>;
export const ResourceCalendarDocument = {"__meta__":{"name":"ResourceCalendar","operation":"query","hash":"a388d5948dc4fd1aa60a57a5f1736a23cf42d288b04285893d59c2d93f9010ef"}} as unknown as DocumentNode<ResourceCalendarQuery, ResourceCalendarQueryVariables>;
export const CalendarSetShiftsDocument = {"__meta__":{"name":"CalendarSetShifts","operation":"mutation","hash":"01579b15ee4da541d99cad0f868c7db515a7b7908431275e9332153374b9b6de"}} as unknown as DocumentNode<CalendarSetShiftsMutation, CalendarSetShiftsMutationVariables>;
export const CalendarExceptionAddDocument = {"__meta__":{"name":"CalendarExceptionAdd","operation":"mutation","hash":"11b4f010a7004a5ba02370fab3d8f7ff6c70a867d6aeea2a231b19e702df4c9e"}} as unknown as DocumentNode<CalendarExceptionAddMutation, CalendarExceptionAddMutationVariables>;
export const CalendarExceptionRemoveDocument = {"__meta__":{"name":"CalendarExceptionRemove","operation":"mutation","hash":"f0e4690f695a41bcd10215314670311f2c510b808e4fda0dfd9faa7ff753a68c"}} as unknown as DocumentNode<CalendarExceptionRemoveMutation, CalendarExceptionRemoveMutationVariables>;
export const VocabularyDocument = {"__meta__":{"name":"Vocabulary","operation":"query","hash":"5067a6795222081c64f5c36378f45c019b8f9d36e4cfaf4a689c4bf98053b381"}} as unknown as DocumentNode<VocabularyQuery, VocabularyQueryVariables>;
export const SitesDocument = {"__meta__":{"name":"Sites","operation":"query","hash":"ec00d8e395ff9516bdd0d99c7e448d83d3d8e63d4bdf97abf80338183d7ee00f"}} as unknown as DocumentNode<SitesQuery, SitesQueryVariables>;
export const SiteDocument = {"__meta__":{"name":"Site","operation":"query","hash":"321ebd64b509433294820d22e0c2afdc0945a69dccdc607808a26f4bedcfd57a"}} as unknown as DocumentNode<SiteQuery, SiteQueryVariables>;
export const SitePagesDocument = {"__meta__":{"name":"SitePages","operation":"query","hash":"fa6d89430e3f88dcd23326f8294a13593d14b57eef39a25b2e6e3bc22a94f5a6"}} as unknown as DocumentNode<SitePagesQuery, SitePagesQueryVariables>;
export const ResourceChoicesDocument = {"__meta__":{"name":"ResourceChoices","operation":"query","hash":"eef0b314c3a3065d359f19032879c0f84cbb15abb813b9a132a80ebe9a3e5b72"}} as unknown as DocumentNode<ResourceChoicesQuery, ResourceChoicesQueryVariables>;
export const ResourceDocument = {"__meta__":{"name":"Resource","operation":"query","hash":"5e567f795593efec233299f760c2316dab90f1a1314f4cedeea4d849e28aae5c"}} as unknown as DocumentNode<ResourceQuery, ResourceQueryVariables>;
export const ResourcesDocument = {"__meta__":{"name":"Resources","operation":"query","hash":"5f34d8462e7a35fceb323ba3d087a374ca60e685fcd864c535056c3d77292695"}} as unknown as DocumentNode<ResourcesQuery, ResourcesQueryVariables>;
export const SiteAddDocument = {"__meta__":{"name":"SiteAdd","operation":"mutation","hash":"6e6cef43776c3fd280a469de6e51db8e4f30e67eb00325895f62e85c02614348"}} as unknown as DocumentNode<SiteAddMutation, SiteAddMutationVariables>;
export const SiteChangeDocument = {"__meta__":{"name":"SiteChange","operation":"mutation","hash":"3c468e93dce5c457a041109611a4f95c4807eef95c44244fd5fd46fe8a1c8362"}} as unknown as DocumentNode<SiteChangeMutation, SiteChangeMutationVariables>;
export const ResourceChangeDocument = {"__meta__":{"name":"ResourceChange","operation":"mutation","hash":"d9cf8c3981bf980d54577e886b6127986e1f0290c4a76b77020320bb07070c37"}} as unknown as DocumentNode<ResourceChangeMutation, ResourceChangeMutationVariables>;
export const ResourceAddDocument = {"__meta__":{"name":"ResourceAdd","operation":"mutation","hash":"f52e24a5210a75226b3e56a02804ed8245dfdc9e6b7b6662eaf3906b9966a38f"}} as unknown as DocumentNode<ResourceAddMutation, ResourceAddMutationVariables>;
export const ResourceRetireDocument = {"__meta__":{"name":"ResourceRetire","operation":"mutation","hash":"a4327995e2821e80aea98fe5a33ea13c82a963704ae18d6ab95e086a83835036"}} as unknown as DocumentNode<ResourceRetireMutation, ResourceRetireMutationVariables>;
export const ResourceRestoreDocument = {"__meta__":{"name":"ResourceRestore","operation":"mutation","hash":"2dca9c4b0f90fde73e77645ca69a6e2ee0967180e454bee71273e5cbbb8a7662"}} as unknown as DocumentNode<ResourceRestoreMutation, ResourceRestoreMutationVariables>;
export const MarketDocument = {"__meta__":{"name":"Market","operation":"query","hash":"82b038005e98b3e033372115cde28b7c5fe143663a14e6354e1f782fdba1da9c"}} as unknown as DocumentNode<MarketQuery, MarketQueryVariables>;
export const MarketFreeDocument = {"__meta__":{"name":"MarketFree","operation":"subscription","hash":"d950e4e63c0e3d1f14832f60e41f9a448505d73ab2d3d00cb43db3821d71b050"}} as unknown as DocumentNode<MarketFreeSubscription, MarketFreeSubscriptionVariables>;
export const OffersDocument = {"__meta__":{"name":"Offers","operation":"query","hash":"e05fd523e2b49d68b8e35e823895d74ad9767637c25880658fe8fdd0b5176298"}} as unknown as DocumentNode<OffersQuery, OffersQueryVariables>;
export const BookingsDocument = {"__meta__":{"name":"Bookings","operation":"query","hash":"c888c9170d91b4ec60e28126253e1b8e88f979af5696cf873fa83f064088298d"}} as unknown as DocumentNode<BookingsQuery, BookingsQueryVariables>;
export const HoldsDocument = {"__meta__":{"name":"Holds","operation":"query","hash":"bb8447c175286a797aea8f292db43072e7f82c94d97493e455c7ceb05ac9c423"}} as unknown as DocumentNode<HoldsQuery, HoldsQueryVariables>;
export const OfferPublishDocument = {"__meta__":{"name":"OfferPublish","operation":"mutation","hash":"ffb10da932a9195c4e9247996bd224a1b3428ae5eb9a68cef4eef37e16f3e3df"}} as unknown as DocumentNode<OfferPublishMutation, OfferPublishMutationVariables>;
export const OfferWithdrawDocument = {"__meta__":{"name":"OfferWithdraw","operation":"mutation","hash":"4e6f3fef8ef8f8e95aa346a753da489ab1d290af177b3d2b23c98c5103cbc8bc"}} as unknown as DocumentNode<OfferWithdrawMutation, OfferWithdrawMutationVariables>;
export const BookingRequestDocument = {"__meta__":{"name":"BookingRequest","operation":"mutation","hash":"bdaea586b90ff7e6a4eae737c50b0adb4f3e4c4a986f2b6818310979f98be4e5"}} as unknown as DocumentNode<BookingRequestMutation, BookingRequestMutationVariables>;
export const BookingCancelDocument = {"__meta__":{"name":"BookingCancel","operation":"mutation","hash":"5afacaaa01c192f35099de36f77ffe94d40a6e0612cd212c72153cb236471862"}} as unknown as DocumentNode<BookingCancelMutation, BookingCancelMutationVariables>;
export const BookingHoldDocument = {"__meta__":{"name":"BookingHold","operation":"mutation","hash":"fecc5238c2e190bbf3a792fd3bfc78167b09506795bac4780f776a8ab905b9fa"}} as unknown as DocumentNode<BookingHoldMutation, BookingHoldMutationVariables>;
export const BookingConfirmDocument = {"__meta__":{"name":"BookingConfirm","operation":"mutation","hash":"c59a9f5f3c1e6e9130991056f699a1b014ff8b1a9d5a591ac2af5573ebd56a14"}} as unknown as DocumentNode<BookingConfirmMutation, BookingConfirmMutationVariables>;
export const BookingConfirmAllDocument = {"__meta__":{"name":"BookingConfirmAll","operation":"mutation","hash":"784e68be5742d53bb662eb56837afe63f4c6827589bdb8668a1492eac0786764"}} as unknown as DocumentNode<BookingConfirmAllMutation, BookingConfirmAllMutationVariables>;
export const BookingReleaseDocument = {"__meta__":{"name":"BookingRelease","operation":"mutation","hash":"a6237e8c2895fb586f18af1358b173278f6d9fb66b435b3338900d5feb8da149"}} as unknown as DocumentNode<BookingReleaseMutation, BookingReleaseMutationVariables>;
export const BookingRescheduleDocument = {"__meta__":{"name":"BookingReschedule","operation":"mutation","hash":"e965ed89a5a8a50849d2c1c6031948f8c3fdf2ebd1561d1ab07875815e77efb8"}} as unknown as DocumentNode<BookingRescheduleMutation, BookingRescheduleMutationVariables>;
export const TenantsDocument = {"__meta__":{"name":"Tenants","operation":"query","hash":"49ad9e509fee40e0d3c7dd5cc50f98fcc269a7be97cbee5121fed24409e827d7"}} as unknown as DocumentNode<TenantsQuery, TenantsQueryVariables>;
export const HealthDocument = {"__meta__":{"name":"Health","operation":"query","hash":"ae17b1150481aab168495db7668fc3cb0cd49f12beba63d564f733c864d1bab9"}} as unknown as DocumentNode<HealthQuery, HealthQueryVariables>;
export const FirmAdmitDocument = {"__meta__":{"name":"FirmAdmit","operation":"mutation","hash":"5a38dc1bd51aa4c54b1e81b79df036e53d088ab1737fec575d953d7eee33b056"}} as unknown as DocumentNode<FirmAdmitMutation, FirmAdmitMutationVariables>;
export const FirmSuspendDocument = {"__meta__":{"name":"FirmSuspend","operation":"mutation","hash":"0a36626de1c048b6929443bf1238e4da50200c0a26d85bfdcf589303404ec75b"}} as unknown as DocumentNode<FirmSuspendMutation, FirmSuspendMutationVariables>;
export const FirmResumeDocument = {"__meta__":{"name":"FirmResume","operation":"mutation","hash":"60182d4612b834ea31d787f8ee2c0cbcd0a7d7d0c98a156b6829302288fdd5f1"}} as unknown as DocumentNode<FirmResumeMutation, FirmResumeMutationVariables>;
export const DisputesDocument = {"__meta__":{"name":"Disputes","operation":"query","hash":"d236beb80432b957b18ab13ec0c2e2fcf64102f1f4076d445be80cde4354d643"}} as unknown as DocumentNode<DisputesQuery, DisputesQueryVariables>;
export const DisputeQueueDocument = {"__meta__":{"name":"DisputeQueue","operation":"query","hash":"18ac220d5fc80bbbd2840444a15ec14767609ceb0be520a21090b5f41519f3cd"}} as unknown as DocumentNode<DisputeQueueQuery, DisputeQueueQueryVariables>;
export const DisputeDocument = {"__meta__":{"name":"Dispute","operation":"query","hash":"f9d29dea2cb64e88bc97f87ce4bff6fae2667d4d81e6b4589a6af5ba3f5d75c6"}} as unknown as DocumentNode<DisputeQuery, DisputeQueryVariables>;
export const DisputeOpenDocument = {"__meta__":{"name":"DisputeOpen","operation":"mutation","hash":"3f86e40756643bb7d3b1c4ec55552f986dfe0711698a185db80b808537f7de6d"}} as unknown as DocumentNode<DisputeOpenMutation, DisputeOpenMutationVariables>;
export const DisputeAnswerDocument = {"__meta__":{"name":"DisputeAnswer","operation":"mutation","hash":"0c1ad54399b0c5c19f2391a9f015c5f2e990147c622cecf57024f0b229e27037"}} as unknown as DocumentNode<DisputeAnswerMutation, DisputeAnswerMutationVariables>;
export const DisputeStatementAddDocument = {"__meta__":{"name":"DisputeStatementAdd","operation":"mutation","hash":"e66a8012fa7615fefca53a169b029451df9548742f1662a6c9c8ae47d2ce489c"}} as unknown as DocumentNode<DisputeStatementAddMutation, DisputeStatementAddMutationVariables>;
export const DisputeEvidenceAddDocument = {"__meta__":{"name":"DisputeEvidenceAdd","operation":"mutation","hash":"260a8fbad538fb6bffb35268b19d5032f039d3e7e3741b492e6d40b928ec0029"}} as unknown as DocumentNode<DisputeEvidenceAddMutation, DisputeEvidenceAddMutationVariables>;
export const DisputeSettlementOfferDocument = {"__meta__":{"name":"DisputeSettlementOffer","operation":"mutation","hash":"d676533fdd42f30938b83906d022c73bcaf812100760260a999a5cee9cebc1f0"}} as unknown as DocumentNode<DisputeSettlementOfferMutation, DisputeSettlementOfferMutationVariables>;
export const DisputeSettlementAcceptDocument = {"__meta__":{"name":"DisputeSettlementAccept","operation":"mutation","hash":"219c5f71f0747bf2fdb5b6c834cdc9daaa20edad7d9044ce12e555ef5a4d8f23"}} as unknown as DocumentNode<DisputeSettlementAcceptMutation, DisputeSettlementAcceptMutationVariables>;
export const DisputeWithdrawDocument = {"__meta__":{"name":"DisputeWithdraw","operation":"mutation","hash":"85f3239b1ae698770d9d2c77d019c1a09a63a670e452552200e673440aa243f3"}} as unknown as DocumentNode<DisputeWithdrawMutation, DisputeWithdrawMutationVariables>;
export const DisputeAppealDocument = {"__meta__":{"name":"DisputeAppeal","operation":"mutation","hash":"af5ca7a36d126207fb4bdbc9936a9045f86c4df9c89577f8b30ab93d01161705"}} as unknown as DocumentNode<DisputeAppealMutation, DisputeAppealMutationVariables>;
export const DisputeDecideDocument = {"__meta__":{"name":"DisputeDecide","operation":"mutation","hash":"7da5f11f47047d3f99eab3bb1c17b99b1368b9c0ff148c65e6aa42e75f81a186"}} as unknown as DocumentNode<DisputeDecideMutation, DisputeDecideMutationVariables>;
export const FirmExportsDocument = {"__meta__":{"name":"FirmExports","operation":"query","hash":"16e5ff9899bc2c0c4946a26254e0746e12bd29ad7a18e2829bf1beae61816430"}} as unknown as DocumentNode<FirmExportsQuery, FirmExportsQueryVariables>;
export const ExportAskDocument = {"__meta__":{"name":"ExportAsk","operation":"mutation","hash":"8f8a0af0b9ff49678935d03eae32151b227ac5b0e34d6ec9d95511add3004bb8"}} as unknown as DocumentNode<ExportAskMutation, ExportAskMutationVariables>;
export const LeftExportDocument = {"__meta__":{"name":"LeftExport","operation":"query","hash":"8507d8814dc9508fec600ba75b94111cc631e0c256ecf9d4c2a84c9c728c3e1b"}} as unknown as DocumentNode<LeftExportQuery, LeftExportQueryVariables>;
export const GrantsDocument = {"__meta__":{"name":"Grants","operation":"query","hash":"923930010eadc0d6619a9616324ab1af8ba4c3c14b3533d1898949d9746a1074"}} as unknown as DocumentNode<GrantsQuery, GrantsQueryVariables>;
export const GrantGiveDocument = {"__meta__":{"name":"GrantGive","operation":"mutation","hash":"18f8f116e5136908e236f26c792dac55c83c85839dff27708aa722fc207976f8"}} as unknown as DocumentNode<GrantGiveMutation, GrantGiveMutationVariables>;
export const GrantRevokeDocument = {"__meta__":{"name":"GrantRevoke","operation":"mutation","hash":"d3231ae9c9d2f588d873007f52b9adf6487ba68f2a135eb7f435ad655c540d0b"}} as unknown as DocumentNode<GrantRevokeMutation, GrantRevokeMutationVariables>;
export const FirmsDocument = {"__meta__":{"name":"Firms","operation":"query","hash":"0601f8de2386d31b6a82fbc295bc6000c0949e078b978ef8fa6f18d81491ce91"}} as unknown as DocumentNode<FirmsQuery, FirmsQueryVariables>;
export const SharedEventsDocument = {"__meta__":{"name":"SharedEvents","operation":"query","hash":"9b0e240440bfb16979241ef4797f7010bdba52b76518179e5eb32fe95852fd6d"}} as unknown as DocumentNode<SharedEventsQuery, SharedEventsQueryVariables>;
export const CapacityGroupsDocument = {"__meta__":{"name":"CapacityGroups","operation":"query","hash":"a36d5c87a786920f20b5678c1c625806d6369d5a71be423a620f6ce83844daf0"}} as unknown as DocumentNode<CapacityGroupsQuery, CapacityGroupsQueryVariables>;
export const CapacityGroupDocument = {"__meta__":{"name":"CapacityGroup","operation":"query","hash":"8273394f214c0ac11d7e39048d1af3d9117737733ee40cd55af1c2d483abd80b"}} as unknown as DocumentNode<CapacityGroupQuery, CapacityGroupQueryVariables>;
export const CapacityGroupWeeksDocument = {"__meta__":{"name":"CapacityGroupWeeks","operation":"query","hash":"d823dc3d1e04cd072e1e358f060de2e046d60ed8b84280d4b9e723257965437d"}} as unknown as DocumentNode<CapacityGroupWeeksQuery, CapacityGroupWeeksQueryVariables>;
export const CapacityGroupDemandsDocument = {"__meta__":{"name":"CapacityGroupDemands","operation":"query","hash":"5e2cbc63787b21d9ef13d2fbf2cac31b1244a55942c9d43904c210993acca14d"}} as unknown as DocumentNode<CapacityGroupDemandsQuery, CapacityGroupDemandsQueryVariables>;
export const CapacityGroupLinksDocument = {"__meta__":{"name":"CapacityGroupLinks","operation":"query","hash":"eb553cffb5cb1864ddcca21e4b3c12769722dee319b6cfd72861c666046b0559"}} as unknown as DocumentNode<CapacityGroupLinksQuery, CapacityGroupLinksQueryVariables>;
export const CapacityGroupRemoveDocument = {"__meta__":{"name":"CapacityGroupRemove","operation":"mutation","hash":"c6ba1c71cd18091e1f1338b13cf8a335db148386cf22850739ffcedf8edb7ce2"}} as unknown as DocumentNode<CapacityGroupRemoveMutation, CapacityGroupRemoveMutationVariables>;
export const IdentifierImportsDocument = {"__meta__":{"name":"IdentifierImports","operation":"query","hash":"3d52a12464dfdf1b4a8e5aac65b0e7d518a0e3bc4eb4dd88329ab2ed74da2fac"}} as unknown as DocumentNode<IdentifierImportsQuery, IdentifierImportsQueryVariables>;
export const IdentifierImportDiscardDocument = {"__meta__":{"name":"IdentifierImportDiscard","operation":"mutation","hash":"f062d6ef27920f7415d78b59b8f21a4b1f1dcfcc6cb432c5d31a11f63dd62fcf"}} as unknown as DocumentNode<IdentifierImportDiscardMutation, IdentifierImportDiscardMutationVariables>;
export const IdentifierImportStartDocument = {"__meta__":{"name":"IdentifierImportStart","operation":"mutation","hash":"60a73bd86d22383ace9b22f4c08f45d823917c3ddd8d58ce7cca35e1d41afef3"}} as unknown as DocumentNode<IdentifierImportStartMutation, IdentifierImportStartMutationVariables>;
export const IdentifierImportStopDocument = {"__meta__":{"name":"IdentifierImportStop","operation":"mutation","hash":"2bb3493855753d19a0185e839ecb9bee3f8c0a6b09840ae70ea0f1b3256699e7"}} as unknown as DocumentNode<IdentifierImportStopMutation, IdentifierImportStopMutationVariables>;
export const IdentifiersDocument = {"__meta__":{"name":"Identifiers","operation":"query","hash":"4dff47e9b4f5f69ac5491e8ea20f791b7d44c720a552dfb70b0191b8615daed6"}} as unknown as DocumentNode<IdentifiersQuery, IdentifiersQueryVariables>;
export const IdentifierHistoryDocument = {"__meta__":{"name":"IdentifierHistory","operation":"query","hash":"22693b2d8ef84923166c7822c61bb341b74ee41d9a5741a0bec953ed1e77dfac"}} as unknown as DocumentNode<IdentifierHistoryQuery, IdentifierHistoryQueryVariables>;
export const IdentifierRegisterDocument = {"__meta__":{"name":"IdentifierRegister","operation":"mutation","hash":"f98a4003dc94ef93ccaa5ab5bf3162232f4537b743f5b56b8be09ef5ca06d9fa"}} as unknown as DocumentNode<IdentifierRegisterMutation, IdentifierRegisterMutationVariables>;
export const IdentifierChangeDocument = {"__meta__":{"name":"IdentifierChange","operation":"mutation","hash":"663640504ae8fcdb9ea27431c776807930210ad2b9ef46cdfb93291e21724673"}} as unknown as DocumentNode<IdentifierChangeMutation, IdentifierChangeMutationVariables>;
export const IdentifierDeleteDocument = {"__meta__":{"name":"IdentifierDelete","operation":"mutation","hash":"abb53deb50ac423ed42ae2c145bf30cf86821dfc3616f4d8202d3f0dc8886cd7"}} as unknown as DocumentNode<IdentifierDeleteMutation, IdentifierDeleteMutationVariables>;
export const IdentifierPrefixesDocument = {"__meta__":{"name":"IdentifierPrefixes","operation":"query","hash":"5a90c86ec8e62bd46f5d5d0158152db73904c197287e3557f2549a07e3f715ad"}} as unknown as DocumentNode<IdentifierPrefixesQuery, IdentifierPrefixesQueryVariables>;
export const HandleAdministratorsDocument = {"__meta__":{"name":"HandleAdministrators","operation":"query","hash":"425ddedd0103084e6f066adfff03ef4993c890c9fcbea101700fca9dfd030e30"}} as unknown as DocumentNode<HandleAdministratorsQuery, HandleAdministratorsQueryVariables>;
export const HandleAdministratorIssueDocument = {"__meta__":{"name":"HandleAdministratorIssue","operation":"mutation","hash":"7d83db84d492e24e823df6d3257909ca0c3effe21b92d4ed7e9ecce15477fd7d"}} as unknown as DocumentNode<HandleAdministratorIssueMutation, HandleAdministratorIssueMutationVariables>;
export const HandleAdministratorRevokeDocument = {"__meta__":{"name":"HandleAdministratorRevoke","operation":"mutation","hash":"23740484caf1af16cf8b042fea0e4a03d5d7007e3cec83e837d92e7e48253d99"}} as unknown as DocumentNode<HandleAdministratorRevokeMutation, HandleAdministratorRevokeMutationVariables>;
export const PrefixDelegationsDocument = {"__meta__":{"name":"PrefixDelegations","operation":"query","hash":"961340d0883df30ddb70c18979336c12037a750e4cd63a929435561cabaa67c6"}} as unknown as DocumentNode<PrefixDelegationsQuery, PrefixDelegationsQueryVariables>;
export const PrefixDelegateDocument = {"__meta__":{"name":"PrefixDelegate","operation":"mutation","hash":"a9b63c4c7a3615ac4a019c7c12ad3cc5dd61d3e9f7b6263ba850acd86f51cc79"}} as unknown as DocumentNode<PrefixDelegateMutation, PrefixDelegateMutationVariables>;
export const PrefixWithdrawDocument = {"__meta__":{"name":"PrefixWithdraw","operation":"mutation","hash":"2af0cb18ac853f7c1d28d2049676d70aa087cc8a930e3bcf3d3b61e38f71b8e3"}} as unknown as DocumentNode<PrefixWithdrawMutation, PrefixWithdrawMutationVariables>;
export const IdentifierLookUpDocument = {"__meta__":{"name":"IdentifierLookUp","operation":"query","hash":"5603c4715377bfce8eaaf806e42cd60159be5335c015cdaf4d795d479309224d"}} as unknown as DocumentNode<IdentifierLookUpQuery, IdentifierLookUpQueryVariables>;
export const IdentifierTemplatesDocument = {"__meta__":{"name":"IdentifierTemplates","operation":"query","hash":"6894e54ac2e2b07004ba3bbf1a04dadb60eb31f84837289f30d3254ab603058c"}} as unknown as DocumentNode<IdentifierTemplatesQuery, IdentifierTemplatesQueryVariables>;
export const IdentifierTemplateSaveDocument = {"__meta__":{"name":"IdentifierTemplateSave","operation":"mutation","hash":"da535e0b473a3e9b72843770bb3ae138398b62664b7acc77eae4a18b124162b2"}} as unknown as DocumentNode<IdentifierTemplateSaveMutation, IdentifierTemplateSaveMutationVariables>;
export const IdentifierTemplateDeleteDocument = {"__meta__":{"name":"IdentifierTemplateDelete","operation":"mutation","hash":"db6cc8a2f22c58a1d6525741309acc322d98e744287978b6ee44a418901e358d"}} as unknown as DocumentNode<IdentifierTemplateDeleteMutation, IdentifierTemplateDeleteMutationVariables>;
export const IncidentAlertsDocument = {"__meta__":{"name":"IncidentAlerts","operation":"query","hash":"ae53e059dd934709e4af7c7ea318c62b51201771df04e3aafbad7ca4530e1b52"}} as unknown as DocumentNode<IncidentAlertsQuery, IncidentAlertsQueryVariables>;
export const IncidentsDocument = {"__meta__":{"name":"Incidents","operation":"query","hash":"4520bdaf64772261d61d6e1d8489935ca2c472c3457513dcbcc12f38430ec37a"}} as unknown as DocumentNode<IncidentsQuery, IncidentsQueryVariables>;
export const IncidentDocument = {"__meta__":{"name":"Incident","operation":"query","hash":"799fda179c914a309d78e02bf4b86a618fad75aea473eb06bce5822a34062056"}} as unknown as DocumentNode<IncidentQuery, IncidentQueryVariables>;
export const IncidentEntriesDocument = {"__meta__":{"name":"IncidentEntries","operation":"query","hash":"28ceb6e40d06c820722f1172c844f2ffe13defe446d730902d4db0167717f531"}} as unknown as DocumentNode<IncidentEntriesQuery, IncidentEntriesQueryVariables>;
export const IncidentThresholdsDocument = {"__meta__":{"name":"IncidentThresholds","operation":"query","hash":"dcbf27658ac8661805b1de474735c5ca4ff1de4d8eb0c371b9af4930f4469b83"}} as unknown as DocumentNode<IncidentThresholdsQuery, IncidentThresholdsQueryVariables>;
export const IncidentThawsDocument = {"__meta__":{"name":"IncidentThaws","operation":"query","hash":"b3c9f501e54f15abcf3dbf1ba5efa25b3b85463118e5466dbfb57635576d5ba2"}} as unknown as DocumentNode<IncidentThawsQuery, IncidentThawsQueryVariables>;
export const IncidentTellingsDocument = {"__meta__":{"name":"IncidentTellings","operation":"query","hash":"39ad676f6c33ce7f639484ef50197deb193c42ffdfd673f12d67a700e3f1b8c1"}} as unknown as DocumentNode<IncidentTellingsQuery, IncidentTellingsQueryVariables>;
export const AlertDismissDocument = {"__meta__":{"name":"AlertDismiss","operation":"mutation","hash":"e5b89fd032a1d4ccdc94a9e2f736067c8bee9226e56f9c2dd9d1e7c07fef225b"}} as unknown as DocumentNode<AlertDismissMutation, AlertDismissMutationVariables>;
export const IncidentThresholdsSetDocument = {"__meta__":{"name":"IncidentThresholdsSet","operation":"mutation","hash":"226e1db4074b1741071d355fa2e85eb662731fd51945db3369c2c9e8073cab28"}} as unknown as DocumentNode<IncidentThresholdsSetMutation, IncidentThresholdsSetMutationVariables>;
export const IncidentOpenDocument = {"__meta__":{"name":"IncidentOpen","operation":"mutation","hash":"7ded94a70b38ed339a7b56e120f2f03a57506eab6508a1afaadd8296ecf46b4a"}} as unknown as DocumentNode<IncidentOpenMutation, IncidentOpenMutationVariables>;
export const IncidentNoteDocument = {"__meta__":{"name":"IncidentNote","operation":"mutation","hash":"fe7c50f5ebcce8da472fbd8e8f17aacbfc0e9c2bd1afe73a17fb63f2fdbd1850"}} as unknown as DocumentNode<IncidentNoteMutation, IncidentNoteMutationVariables>;
export const IncidentMoveDocument = {"__meta__":{"name":"IncidentMove","operation":"mutation","hash":"7ff80254b0e94bd09d25c0436852eeb3228acefabbe020330cc2ba2970493a2a"}} as unknown as DocumentNode<IncidentMoveMutation, IncidentMoveMutationVariables>;
export const IncidentFreezeDocument = {"__meta__":{"name":"IncidentFreeze","operation":"mutation","hash":"02502776e90ff58e0de1871c62440570b605e4af3d8b98b231d268090b353a34"}} as unknown as DocumentNode<IncidentFreezeMutation, IncidentFreezeMutationVariables>;
export const IncidentThawAskDocument = {"__meta__":{"name":"IncidentThawAsk","operation":"mutation","hash":"ffd604cc9f75484a3a613801229f6fff22ebb968e6edfc50fdd099e26e5fe965"}} as unknown as DocumentNode<IncidentThawAskMutation, IncidentThawAskMutationVariables>;
export const IncidentThawConfirmDocument = {"__meta__":{"name":"IncidentThawConfirm","operation":"mutation","hash":"676540cf7aa39391c7bc8a1fbd09af2d5e0d5caa98995212e9d68322a02ccf4c"}} as unknown as DocumentNode<IncidentThawConfirmMutation, IncidentThawConfirmMutationVariables>;
export const IncidentRevokeDocument = {"__meta__":{"name":"IncidentRevoke","operation":"mutation","hash":"d0cc8be8e959ec5cf26758be717eef043e1630eb23337a47c036f16d7124f257"}} as unknown as DocumentNode<IncidentRevokeMutation, IncidentRevokeMutationVariables>;
export const IncidentPreserveDocument = {"__meta__":{"name":"IncidentPreserve","operation":"mutation","hash":"bdd90ac5c7167b898be9154ce60a2ff89b220b19a452b01634c48a239bee1ac2"}} as unknown as DocumentNode<IncidentPreserveMutation, IncidentPreserveMutationVariables>;
export const IncidentNotifyDocument = {"__meta__":{"name":"IncidentNotify","operation":"mutation","hash":"d708690197fa8130693c3f7c00f6c7d25d3ceab489fb5da07b74a59ff68362c2"}} as unknown as DocumentNode<IncidentNotifyMutation, IncidentNotifyMutationVariables>;
export const ApiKeysDocument = {"__meta__":{"name":"ApiKeys","operation":"query","hash":"153ca9f3a2d7d7641fc781936354b853aa470ec1d221f38ef2b25d4233c94df1"}} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const ApiKeyIssueDocument = {"__meta__":{"name":"ApiKeyIssue","operation":"mutation","hash":"33638f103f67aa4a9c51edb94a6a9c5476e4357ccd8663a9b14bbe7edad35b2b"}} as unknown as DocumentNode<ApiKeyIssueMutation, ApiKeyIssueMutationVariables>;
export const ApiKeyRenewDocument = {"__meta__":{"name":"ApiKeyRenew","operation":"mutation","hash":"dbc0086a8a2f6e2322371b832f4c9ed90b01f26678af7e897269e1f4b19a4cab"}} as unknown as DocumentNode<ApiKeyRenewMutation, ApiKeyRenewMutationVariables>;
export const ApiKeyRevokeDocument = {"__meta__":{"name":"ApiKeyRevoke","operation":"mutation","hash":"00c5f77efbda67e7254b6e6c612014bde182e98fdf116e2c0b2699bf2e3ed427"}} as unknown as DocumentNode<ApiKeyRevokeMutation, ApiKeyRevokeMutationVariables>;
export const LeavingDocument = {"__meta__":{"name":"Leaving","operation":"query","hash":"eba3254ba2c118405655112ac49c640d373494eaa02a6d4a34dc7a8750ba99a0"}} as unknown as DocumentNode<LeavingQuery, LeavingQueryVariables>;
export const LeavingDeclareDocument = {"__meta__":{"name":"LeavingDeclare","operation":"mutation","hash":"36d01d35aba04df6427c8899e5189beca592bae3983b1746172fbfe3b72c03f9"}} as unknown as DocumentNode<LeavingDeclareMutation, LeavingDeclareMutationVariables>;
export const LeavingWithdrawDocument = {"__meta__":{"name":"LeavingWithdraw","operation":"mutation","hash":"4b961ad68ab973c07ea17190a5416636a7b98a456ef94555379f5fc15ae3872d"}} as unknown as DocumentNode<LeavingWithdrawMutation, LeavingWithdrawMutationVariables>;
export const LogWitnessesDocument = {"__meta__":{"name":"LogWitnesses","operation":"query","hash":"a29fbc62852fa9d3df4c7a4c1379f9585e41e1e9b185d465c5165e7e50f0f5eb"}} as unknown as DocumentNode<LogWitnessesQuery, LogWitnessesQueryVariables>;
export const LogHeadsDocument = {"__meta__":{"name":"LogHeads","operation":"query","hash":"f3ae593fc344570056d1f902c1bea0329c22a414cd3892375bfd8c5ad0bbccf2"}} as unknown as DocumentNode<LogHeadsQuery, LogHeadsQueryVariables>;
export const LogGrowthDocument = {"__meta__":{"name":"LogGrowth","operation":"query","hash":"cd94c8b16ff19c1f80d6d01b1d882e806c34c1b47a1317fab6ca65609da2642f"}} as unknown as DocumentNode<LogGrowthQuery, LogGrowthQueryVariables>;
export const WitnessSettingsDocument = {"__meta__":{"name":"WitnessSettings","operation":"query","hash":"7bbaa6cfbb8d94d4b824b9b9f28e8e8866692048fb731dce7f9ff7be77ed2b42"}} as unknown as DocumentNode<WitnessSettingsQuery, WitnessSettingsQueryVariables>;
export const WitnessAddDocument = {"__meta__":{"name":"WitnessAdd","operation":"mutation","hash":"a540b45c5851406feaa0e3e4b5773ab061d0df2f6d1ba513798fb95473626aa1"}} as unknown as DocumentNode<WitnessAddMutation, WitnessAddMutationVariables>;
export const WitnessRemoveDocument = {"__meta__":{"name":"WitnessRemove","operation":"mutation","hash":"3e8d5bcfede686a5865e131605c449ba2d60cab31d17a1e6c05d7bb3678aced7"}} as unknown as DocumentNode<WitnessRemoveMutation, WitnessRemoveMutationVariables>;
export const IdentifierNodesDocument = {"__meta__":{"name":"IdentifierNodes","operation":"query","hash":"37329a5d518612d0db688001409b18f88c4d82ee997eb2995aa148f2305cead0"}} as unknown as DocumentNode<IdentifierNodesQuery, IdentifierNodesQueryVariables>;
export const IdentifierNodeSetDocument = {"__meta__":{"name":"IdentifierNodeSet","operation":"mutation","hash":"0d1ed3d90bff3546e77e33176e4476344fc723fb163cefbe5d21b60636b81209"}} as unknown as DocumentNode<IdentifierNodeSetMutation, IdentifierNodeSetMutationVariables>;
export const IdentifierNodeRemoveDocument = {"__meta__":{"name":"IdentifierNodeRemove","operation":"mutation","hash":"7cb40e4c53839139815b3c01f46545b534112047982edd0ed1b8f4a68844c70b"}} as unknown as DocumentNode<IdentifierNodeRemoveMutation, IdentifierNodeRemoveMutationVariables>;
export const UnreadNoticesDocument = {"__meta__":{"name":"UnreadNotices","operation":"query","hash":"b34f007eb5179c9a2942415dc9c248b8a455ae91a33675a51fe81a6034089ed4"}} as unknown as DocumentNode<UnreadNoticesQuery, UnreadNoticesQueryVariables>;
export const NoticesDocument = {"__meta__":{"name":"Notices","operation":"query","hash":"21dbc39440e1ee0fda3b31379d752b5858a135e6b3ef73529f79c8ed2e1e3ce5"}} as unknown as DocumentNode<NoticesQuery, NoticesQueryVariables>;
export const NoticeChoicesDocument = {"__meta__":{"name":"NoticeChoices","operation":"query","hash":"dac124ecec6d6ddf653eb889ebab67960b773b965df040e5f29cba3868739fee"}} as unknown as DocumentNode<NoticeChoicesQuery, NoticeChoicesQueryVariables>;
export const NoticeReadDocument = {"__meta__":{"name":"NoticeRead","operation":"mutation","hash":"a9eeb3142d96afc21990abfa8285534ad3d3bf46df7b780e62c9f18fb2371476"}} as unknown as DocumentNode<NoticeReadMutation, NoticeReadMutationVariables>;
export const NoticesReadAllDocument = {"__meta__":{"name":"NoticesReadAll","operation":"mutation","hash":"3e9302b9c629ce790b1cb1799930a8f47290b7710c662fad60dc53a9e660b3b3"}} as unknown as DocumentNode<NoticesReadAllMutation, NoticesReadAllMutationVariables>;
export const NoticeChooseDocument = {"__meta__":{"name":"NoticeChoose","operation":"mutation","hash":"6e388f7e5740fc650288bcf1e70fbe5fa0c1ad4d3acffdc74664d5a6db533c39"}} as unknown as DocumentNode<NoticeChooseMutation, NoticeChooseMutationVariables>;
export const FirmNoticeChooseDocument = {"__meta__":{"name":"FirmNoticeChoose","operation":"mutation","hash":"54ce527df2e612a8a1e1577ab64be44e5b24438701301eb7ae34f61b6f89dbe7"}} as unknown as DocumentNode<FirmNoticeChooseMutation, FirmNoticeChooseMutationVariables>;
export const OverviewDocument = {"__meta__":{"name":"Overview","operation":"query","hash":"870606e3d910a64355cc087004b49fa515913a3ef0fc4baee41131cd8cd568cd"}} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const PartnersDocument = {"__meta__":{"name":"Partners","operation":"query","hash":"be54f64c7e7671902c049f75dd4d6824748162e57fca11df45e0b48d61aedfbf"}} as unknown as DocumentNode<PartnersQuery, PartnersQueryVariables>;
export const PartnerAddDocument = {"__meta__":{"name":"PartnerAdd","operation":"mutation","hash":"28ff0b2807dfbf2889a78c9d38a46aa680f42f9dfce98cc2b2d787342257b223"}} as unknown as DocumentNode<PartnerAddMutation, PartnerAddMutationVariables>;
export const PartnerRemoveDocument = {"__meta__":{"name":"PartnerRemove","operation":"mutation","hash":"198b91e4b0a8a3251d280e0fd5fe1db52df1a5e9c5393bf123da1232f1941f0c"}} as unknown as DocumentNode<PartnerRemoveMutation, PartnerRemoveMutationVariables>;
export const PasswordChangeDocument = {"__meta__":{"name":"PasswordChange","operation":"mutation","hash":"3f060451ba22ee296002f8db1c10eefed0ab03ffdedf2b77ee7cd8ef8f11c475"}} as unknown as DocumentNode<PasswordChangeMutation, PasswordChangeMutationVariables>;
export const PasswordResetAskDocument = {"__meta__":{"name":"PasswordResetAsk","operation":"mutation","hash":"6c6eb914ef86dbb1e7fd093e4d9d7b746cce7182c1ccc226b88b5565e71b42b2"}} as unknown as DocumentNode<PasswordResetAskMutation, PasswordResetAskMutationVariables>;
export const PasswordResetDocument = {"__meta__":{"name":"PasswordReset","operation":"mutation","hash":"74a68b7943e6acba36ac510385be351ee84b513e28923786697528d372c91f73"}} as unknown as DocumentNode<PasswordResetMutation, PasswordResetMutationVariables>;
export const InvitationDocument = {"__meta__":{"name":"Invitation","operation":"query","hash":"4b9bf7734bdaefb784f4540d627e507dc07f13bfcaeb4b2378a65d6b58de725a"}} as unknown as DocumentNode<InvitationQuery, InvitationQueryVariables>;
export const InvitationAcceptDocument = {"__meta__":{"name":"InvitationAccept","operation":"mutation","hash":"7c4ec2920d1836852167d957fbf9bf3e56d9113a0a216de688804769cdc7cbe8"}} as unknown as DocumentNode<InvitationAcceptMutation, InvitationAcceptMutationVariables>;
export const PeopleDocument = {"__meta__":{"name":"People","operation":"query","hash":"83aead6ab17dbb07a63dd63451dff0e325d61cb0465c81f8900b9e2a79705780"}} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const InvitationsDocument = {"__meta__":{"name":"Invitations","operation":"query","hash":"aa0d24be4fb6d7b156efc46bef2abd7b9bdc1db89ea6ced20517e49b7b7f7de9"}} as unknown as DocumentNode<InvitationsQuery, InvitationsQueryVariables>;
export const InvitationIssueDocument = {"__meta__":{"name":"InvitationIssue","operation":"mutation","hash":"ce8c55326c41957fadd39aff149332359a23c28d9b1c652e4ab2aaa56eb9c05d"}} as unknown as DocumentNode<InvitationIssueMutation, InvitationIssueMutationVariables>;
export const InvitationConfirmDocument = {"__meta__":{"name":"InvitationConfirm","operation":"mutation","hash":"9bd0e846ccac2455a98166a719a66d7a5ea1a3196a876f658c88ebed042c2990"}} as unknown as DocumentNode<InvitationConfirmMutation, InvitationConfirmMutationVariables>;
export const InvitationRefuseDocument = {"__meta__":{"name":"InvitationRefuse","operation":"mutation","hash":"94b6bd4479fcc4085c5ca8cdb7c4631f88bb94efaf00bfe6fdaa8c251a19da37"}} as unknown as DocumentNode<InvitationRefuseMutation, InvitationRefuseMutationVariables>;
export const InvitationWithdrawDocument = {"__meta__":{"name":"InvitationWithdraw","operation":"mutation","hash":"55a4a1041e64beb1d631a861d305cfa6e8ddbfbf1865112abddd3e1f32a5f7b2"}} as unknown as DocumentNode<InvitationWithdrawMutation, InvitationWithdrawMutationVariables>;
export const MemberChangeRolesDocument = {"__meta__":{"name":"MemberChangeRoles","operation":"mutation","hash":"a7694432939f80d3847a8ca3edfe93f5c96d48d44c78fcd42f07ca4582ffdf17"}} as unknown as DocumentNode<MemberChangeRolesMutation, MemberChangeRolesMutationVariables>;
export const MemberRemoveDocument = {"__meta__":{"name":"MemberRemove","operation":"mutation","hash":"cd3520b6fba50a8eae72cea27fddccabd78b7308b6686bd4e993e5b19d7b9dbc"}} as unknown as DocumentNode<MemberRemoveMutation, MemberRemoveMutationVariables>;
export const MemberSignOutDocument = {"__meta__":{"name":"MemberSignOut","operation":"mutation","hash":"0ef286f3f19dbe38faee353edbe7a747d217937f3a5d254d9adc19084f5e73ea"}} as unknown as DocumentNode<MemberSignOutMutation, MemberSignOutMutationVariables>;
export const MemberResetFactorsDocument = {"__meta__":{"name":"MemberResetFactors","operation":"mutation","hash":"57edc76fcdab656a4b291505b8304aea54a2eef3f7ebc40d2b8251eeca1b4721"}} as unknown as DocumentNode<MemberResetFactorsMutation, MemberResetFactorsMutationVariables>;
export const PlansDocument = {"__meta__":{"name":"Plans","operation":"query","hash":"95f018cd38370994a77e884d46a578432ff8fa7d8223c28ce0bace7fe2b3b663"}} as unknown as DocumentNode<PlansQuery, PlansQueryVariables>;
export const PlanUsageDocument = {"__meta__":{"name":"PlanUsage","operation":"query","hash":"9545bf14dbcce23600773ac8966775f6d11bd60ac86458b6ef15bf85e479a3f8"}} as unknown as DocumentNode<PlanUsageQuery, PlanUsageQueryVariables>;
export const PlanSaveDocument = {"__meta__":{"name":"PlanSave","operation":"mutation","hash":"af15f278816345fe200717c3b0defe378a9ad66ed717660493596a089af6d981"}} as unknown as DocumentNode<PlanSaveMutation, PlanSaveMutationVariables>;
export const FirmSetPlanDocument = {"__meta__":{"name":"FirmSetPlan","operation":"mutation","hash":"85a06a3dfdeb2013463d73dbd9081c5ce96a782b7cd5e481cc0087ea865bec7f"}} as unknown as DocumentNode<FirmSetPlanMutation, FirmSetPlanMutationVariables>;
export const ProcessTermsDocument = {"__meta__":{"name":"ProcessTerms","operation":"query","hash":"90932c4ba9cae815f6aff04a406fdbd466506f673fc18b5e8992039a77621eba"}} as unknown as DocumentNode<ProcessTermsQuery, ProcessTermsQueryVariables>;
export const ProcessAddDocument = {"__meta__":{"name":"ProcessAdd","operation":"mutation","hash":"7df43215d03b73936a3d4c0f9f0aa8566fcebf89dcb5075ab26adb3b0e8f634f"}} as unknown as DocumentNode<ProcessAddMutation, ProcessAddMutationVariables>;
export const ProcessRenameDocument = {"__meta__":{"name":"ProcessRename","operation":"mutation","hash":"10c48307737fa7a4cefd06a432e3b16fdec4765690613a07a0442904bb1d8740"}} as unknown as DocumentNode<ProcessRenameMutation, ProcessRenameMutationVariables>;
export const ProcessRetireDocument = {"__meta__":{"name":"ProcessRetire","operation":"mutation","hash":"00650c6a4948fddaf039c69ddbab41fb3f0198120962a90723376fff5a327204"}} as unknown as DocumentNode<ProcessRetireMutation, ProcessRetireMutationVariables>;
export const ProcessRestoreDocument = {"__meta__":{"name":"ProcessRestore","operation":"mutation","hash":"e137bd206874158a298aa5456d9258328b5ff8b6b2be539787973700e0b95a15"}} as unknown as DocumentNode<ProcessRestoreMutation, ProcessRestoreMutationVariables>;
export const IdentityProviderDocument = {"__meta__":{"name":"IdentityProvider","operation":"query","hash":"bc64aa7ac02b22f9ec66282a3654c9f4030a6bcea1c679be929c9de59f5bfa23"}} as unknown as DocumentNode<IdentityProviderQuery, IdentityProviderQueryVariables>;
export const ProviderLinksDocument = {"__meta__":{"name":"ProviderLinks","operation":"query","hash":"804b9261cb12dc7466d90c485f1ac41ac6ceb76f9d3923abc783a95917c4a58b"}} as unknown as DocumentNode<ProviderLinksQuery, ProviderLinksQueryVariables>;
export const ProviderFirmsDocument = {"__meta__":{"name":"ProviderFirms","operation":"query","hash":"43d8c2c780541573c1a9ff4bed3ef9c3d156bda3a7bcde6cef01826ec3c13a5b"}} as unknown as DocumentNode<ProviderFirmsQuery, ProviderFirmsQueryVariables>;
export const ProviderSaveDocument = {"__meta__":{"name":"ProviderSave","operation":"mutation","hash":"ac8b017ac7c40abdffe78f7fa5e4838ee193a6bd25e1f47fa6809d38e21ba106"}} as unknown as DocumentNode<ProviderSaveMutation, ProviderSaveMutationVariables>;
export const ProviderTestDocument = {"__meta__":{"name":"ProviderTest","operation":"mutation","hash":"f3cc46c2b7e906c9acb266bcde91617e292d5e1b63fd26e82c9d48c8d55029b4"}} as unknown as DocumentNode<ProviderTestMutation, ProviderTestMutationVariables>;
export const ProviderSwitchDocument = {"__meta__":{"name":"ProviderSwitch","operation":"mutation","hash":"ab319835073101f6f2abe610cb52782b4b5a67f53ea0286babe81f414bf1aa4d"}} as unknown as DocumentNode<ProviderSwitchMutation, ProviderSwitchMutationVariables>;
export const ProviderRemoveDocument = {"__meta__":{"name":"ProviderRemove","operation":"mutation","hash":"207557299b0214d6c9c948d00681c7f0198b3bbbfb4728e0abebec092d7b2810"}} as unknown as DocumentNode<ProviderRemoveMutation, ProviderRemoveMutationVariables>;
export const ProviderUnlinkDocument = {"__meta__":{"name":"ProviderUnlink","operation":"mutation","hash":"e9105bff2c85048811be018bb0d2e67d941c161aecd52e3261734f970d110e7a"}} as unknown as DocumentNode<ProviderUnlinkMutation, ProviderUnlinkMutationVariables>;
export const ProviderSignInStartDocument = {"__meta__":{"name":"ProviderSignInStart","operation":"mutation","hash":"465c64c14230fc5474fb92d5a140bcd21c22caa9ca77f881cc580e8017e5bf55"}} as unknown as DocumentNode<ProviderSignInStartMutation, ProviderSignInStartMutationVariables>;
export const ProviderSignInFinishDocument = {"__meta__":{"name":"ProviderSignInFinish","operation":"mutation","hash":"803187a875bb831f64ab2b859c3f04c360a7fa590f94130a76756fecf316d71a"}} as unknown as DocumentNode<ProviderSignInFinishMutation, ProviderSignInFinishMutationVariables>;
export const EventReceiptsDocument = {"__meta__":{"name":"EventReceipts","operation":"query","hash":"3468ddbb171074d6f11e81a53551c131d31f21f0ce9b5dcc965494918c1aa9e5"}} as unknown as DocumentNode<EventReceiptsQuery, EventReceiptsQueryVariables>;
export const ResolutionsDocument = {"__meta__":{"name":"Resolutions","operation":"query","hash":"76368062cd3ec81ceff6dfd5336243b725b815ab2155cb9d6305dfb8a38f3244"}} as unknown as DocumentNode<ResolutionsQuery, ResolutionsQueryVariables>;
export const IdentifierChoicesDocument = {"__meta__":{"name":"IdentifierChoices","operation":"query","hash":"55271468c76d492d4489927a13eb401b424fe82ce96fade574b153003421e29c"}} as unknown as DocumentNode<IdentifierChoicesQuery, IdentifierChoicesQueryVariables>;
export const OperatingRulesDocument = {"__meta__":{"name":"OperatingRules","operation":"query","hash":"23b88c43d509230933f0b2d3ebedad7faad3f1b681d10ce7a9b070539854416e"}} as unknown as DocumentNode<OperatingRulesQuery, OperatingRulesQueryVariables>;
export const RulesVersionsDocument = {"__meta__":{"name":"RulesVersions","operation":"query","hash":"6eb5b1114531bf65da25007815e5e776dc6b014dbe115084a9b52ee04b09cb94"}} as unknown as DocumentNode<RulesVersionsQuery, RulesVersionsQueryVariables>;
export const RulesAcceptancesDocument = {"__meta__":{"name":"RulesAcceptances","operation":"query","hash":"52170b6678636ce0b745679f930d8f0cd98ba90fcbbd6d902d195fc385754ec4"}} as unknown as DocumentNode<RulesAcceptancesQuery, RulesAcceptancesQueryVariables>;
export const RulesDraftDocument = {"__meta__":{"name":"RulesDraft","operation":"query","hash":"ab025ed841fa58a4c6a29b0564ff2c962c0821459524bfab7b426116372a0616"}} as unknown as DocumentNode<RulesDraftQuery, RulesDraftQueryVariables>;
export const RulesUptakeDocument = {"__meta__":{"name":"RulesUptake","operation":"query","hash":"5979619cfe079da97bf9b8a065b8801c96e254655d97b1bf210b7cdb90011fc1"}} as unknown as DocumentNode<RulesUptakeQuery, RulesUptakeQueryVariables>;
export const RulesAcceptDocument = {"__meta__":{"name":"RulesAccept","operation":"mutation","hash":"023d772716ab930a14abfee1e01a3c19ce099c866aeb06801b62e59a657fd5b8"}} as unknown as DocumentNode<RulesAcceptMutation, RulesAcceptMutationVariables>;
export const RulesDraftSaveDocument = {"__meta__":{"name":"RulesDraftSave","operation":"mutation","hash":"6f3f80296f2f2e8376d26c7391d7ad1fbaa9d590b2dba7fd84b36cb03b8bbf87"}} as unknown as DocumentNode<RulesDraftSaveMutation, RulesDraftSaveMutationVariables>;
export const RulesPublishDocument = {"__meta__":{"name":"RulesPublish","operation":"mutation","hash":"80f6af3bd06ebe4c9ad0fcb755a51264892ae0700bd534ae6db670589ebfbf90"}} as unknown as DocumentNode<RulesPublishMutation, RulesPublishMutationVariables>;
export const RulesWithdrawDocument = {"__meta__":{"name":"RulesWithdraw","operation":"mutation","hash":"8bb16c3babd8d5e4d0f28f63611e0d4816b08603e92ab722aed0c0f74de14120"}} as unknown as DocumentNode<RulesWithdrawMutation, RulesWithdrawMutationVariables>;
export const MarketSearchesDocument = {"__meta__":{"name":"MarketSearches","operation":"query","hash":"b80468661a8325b1b761238370b3c7af2abac23f05795b4a7e6c976a36e95dab"}} as unknown as DocumentNode<MarketSearchesQuery, MarketSearchesQueryVariables>;
export const MarketSearchSaveDocument = {"__meta__":{"name":"MarketSearchSave","operation":"mutation","hash":"bd45c554c3d6ce9aa80b12a29de9293f15ea4b5419a54825b38cc082640480ce"}} as unknown as DocumentNode<MarketSearchSaveMutation, MarketSearchSaveMutationVariables>;
export const MarketSearchRenameDocument = {"__meta__":{"name":"MarketSearchRename","operation":"mutation","hash":"48120db4d78816c228ee03d8cb7fbb85e4fe89ea2b2456e36b5a2c3fad2f8c26"}} as unknown as DocumentNode<MarketSearchRenameMutation, MarketSearchRenameMutationVariables>;
export const MarketSearchAlertDocument = {"__meta__":{"name":"MarketSearchAlert","operation":"mutation","hash":"4b75cc95e537a5935b140f8089da1ae00dec26892612410fa324a5377eb78191"}} as unknown as DocumentNode<MarketSearchAlertMutation, MarketSearchAlertMutationVariables>;
export const MarketSearchRemoveDocument = {"__meta__":{"name":"MarketSearchRemove","operation":"mutation","hash":"2779e4f78bc881f0eff254b16688213e843b1ff5c21ecd23ea6b63a167780e2b"}} as unknown as DocumentNode<MarketSearchRemoveMutation, MarketSearchRemoveMutationVariables>;
export const AccountSecurityDocument = {"__meta__":{"name":"AccountSecurity","operation":"query","hash":"1dc4b7fb476f8f0ab7c16c23b15d99a17345859eff1179a555df026461b104ed"}} as unknown as DocumentNode<AccountSecurityQuery, AccountSecurityQueryVariables>;
export const ProofStepDocument = {"__meta__":{"name":"ProofStep","operation":"query","hash":"5eb0b9e2347864f512245645969662ebd6775fecd0881862f6794f8371574cfb"}} as unknown as DocumentNode<ProofStepQuery, ProofStepQueryVariables>;
export const SessionContinueDocument = {"__meta__":{"name":"SessionContinue","operation":"mutation","hash":"fe5a4ac729e6f113d4562326210d7939f0b9c41e5c4000053c098728cb022aa0"}} as unknown as DocumentNode<SessionContinueMutation, SessionContinueMutationVariables>;
export const SessionProveDocument = {"__meta__":{"name":"SessionProve","operation":"mutation","hash":"99ac02273790e153c291a3171f62c95741b866f03a74891250a606873404cb69"}} as unknown as DocumentNode<SessionProveMutation, SessionProveMutationVariables>;
export const TotpOfferDocument = {"__meta__":{"name":"TotpOffer","operation":"mutation","hash":"a7fe6561c6814e593c6fd26cd6e1c2f37f771d5a0079c3be7cbd8bb67d20b929"}} as unknown as DocumentNode<TotpOfferMutation, TotpOfferMutationVariables>;
export const TotpConfirmDocument = {"__meta__":{"name":"TotpConfirm","operation":"mutation","hash":"520070db61679e943842b769e4d43d3f2900f582feb862da9e243a408cb3a358"}} as unknown as DocumentNode<TotpConfirmMutation, TotpConfirmMutationVariables>;
export const TotpRemoveDocument = {"__meta__":{"name":"TotpRemove","operation":"mutation","hash":"fc12ca18259177112dfa6d471c00be13a00b671a6ba8ceb1365bc6131bed8254"}} as unknown as DocumentNode<TotpRemoveMutation, TotpRemoveMutationVariables>;
export const PasskeyOfferDocument = {"__meta__":{"name":"PasskeyOffer","operation":"mutation","hash":"83b019381afafb3f20894e537dcaac2323d5f8da0f4edb386501dc17e4fb3493"}} as unknown as DocumentNode<PasskeyOfferMutation, PasskeyOfferMutationVariables>;
export const PasskeyConfirmDocument = {"__meta__":{"name":"PasskeyConfirm","operation":"mutation","hash":"97b535bd022bf9eed13dc130cc83496232e212af4cde848cb58dbf08ce0d5177"}} as unknown as DocumentNode<PasskeyConfirmMutation, PasskeyConfirmMutationVariables>;
export const PasskeyRenameDocument = {"__meta__":{"name":"PasskeyRename","operation":"mutation","hash":"2d4e66a9e5de8b3dd6f8acf1cf1170a87c62bb19094ba269c2b2eef3811689f0"}} as unknown as DocumentNode<PasskeyRenameMutation, PasskeyRenameMutationVariables>;
export const PasskeyRemoveDocument = {"__meta__":{"name":"PasskeyRemove","operation":"mutation","hash":"84ec11017eaa0159183da98ed495e78947ff99fd862ea760350c3b631389be7d"}} as unknown as DocumentNode<PasskeyRemoveMutation, PasskeyRemoveMutationVariables>;
export const RecoveryCodesRenewDocument = {"__meta__":{"name":"RecoveryCodesRenew","operation":"mutation","hash":"fc3aeee85053868a7e27b6081eba84bfd9d68c20344a98d15444558998f83a7a"}} as unknown as DocumentNode<RecoveryCodesRenewMutation, RecoveryCodesRenewMutationVariables>;
export const OfferPublishSeriesDocument = {"__meta__":{"name":"OfferPublishSeries","operation":"mutation","hash":"13dee37ceaef77c5bac61e5566136949454e0dd53f4c24033def737fb3e05300"}} as unknown as DocumentNode<OfferPublishSeriesMutation, OfferPublishSeriesMutationVariables>;
export const OfferWithdrawSeriesDocument = {"__meta__":{"name":"OfferWithdrawSeries","operation":"mutation","hash":"83851582e08c4f49f643131276edf4adae0d07633cac2673abff6d8cc2098b1b"}} as unknown as DocumentNode<OfferWithdrawSeriesMutation, OfferWithdrawSeriesMutationVariables>;
export const ViewerDocument = {"__meta__":{"name":"Viewer","operation":"query","hash":"e90e581d1a69994633a5f54e6283740b274d5b835c0e0b9d186abc8dab6ee882"}} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const SessionStartDocument = {"__meta__":{"name":"SessionStart","operation":"mutation","hash":"3ecaa90eb8775822def73b435567474b86b9d02cad476c5e17bc617ff63749c0"}} as unknown as DocumentNode<SessionStartMutation, SessionStartMutationVariables>;
export const SessionSwitchDocument = {"__meta__":{"name":"SessionSwitch","operation":"mutation","hash":"1a9ef1c4e64118f9f7d804adf4a7f629b8a903c6646427bf8b38f12483934846"}} as unknown as DocumentNode<SessionSwitchMutation, SessionSwitchMutationVariables>;
export const SessionEndDocument = {"__meta__":{"name":"SessionEnd","operation":"mutation","hash":"b100763176d564e62b2337b997d900ce2ff472681d7416b69b0d6e41fdf677c8"}} as unknown as DocumentNode<SessionEndMutation, SessionEndMutationVariables>;
export const SessionsDocument = {"__meta__":{"name":"Sessions","operation":"query","hash":"f571e834e1236190ab66968466b79a273fa1c11e5fd8f30492562a8eeeb5cbf3"}} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const SessionRevokeDocument = {"__meta__":{"name":"SessionRevoke","operation":"mutation","hash":"807e9b5cbdf0f73de893ca4ad270b31859eb099b2cd49e5d0175acfa6c72198b"}} as unknown as DocumentNode<SessionRevokeMutation, SessionRevokeMutationVariables>;
export const SessionRevokeOthersDocument = {"__meta__":{"name":"SessionRevokeOthers","operation":"mutation","hash":"43948382bbe04eab2dd35e5a204add91b7f48e51ead417ccd313aafa31fc7fbd"}} as unknown as DocumentNode<SessionRevokeOthersMutation, SessionRevokeOthersMutationVariables>;
export const WelcomeFinishDocument = {"__meta__":{"name":"WelcomeFinish","operation":"mutation","hash":"4066eeaf38f4dc834eb1e306a0c51ffffe945347c92422819168b742c4c3db01"}} as unknown as DocumentNode<WelcomeFinishMutation, WelcomeFinishMutationVariables>;
export const SupportGrantsDocument = {"__meta__":{"name":"SupportGrants","operation":"query","hash":"cdb06472497da3ff49434799f4124bb26e6bd28523e96c89b023bd96a3573d4e"}} as unknown as DocumentNode<SupportGrantsQuery, SupportGrantsQueryVariables>;
export const SupportLooksDocument = {"__meta__":{"name":"SupportLooks","operation":"query","hash":"edcdc479296c71b7ad0e2a6d20e3625d331ec8d371559df024c5cd8d940ac2c1"}} as unknown as DocumentNode<SupportLooksQuery, SupportLooksQueryVariables>;
export const SupportGiveDocument = {"__meta__":{"name":"SupportGive","operation":"mutation","hash":"a77755dfed2386d9903df21e39cb986d5672553414aa4b21aebd986c460b1492"}} as unknown as DocumentNode<SupportGiveMutation, SupportGiveMutationVariables>;
export const SupportRevokeDocument = {"__meta__":{"name":"SupportRevoke","operation":"mutation","hash":"adcc0fd00a0b095845ee3a7ff74361333ed3aeb03b4a31e41ba9ac0ba2b01998"}} as unknown as DocumentNode<SupportRevokeMutation, SupportRevokeMutationVariables>;
export const TraceEventsDocument = {"__meta__":{"name":"TraceEvents","operation":"query","hash":"b270dd77aed73b2aba5b9fc63c7ab567c97b777477287b08083f4212c4c4598d"}} as unknown as DocumentNode<TraceEventsQuery, TraceEventsQueryVariables>;
export const TraceProofDocument = {"__meta__":{"name":"TraceProof","operation":"query","hash":"00792a1bcde989dfacee3c5b0d6b2c9a05aa1b119e1b4cc884e43b97942bbaf4"}} as unknown as DocumentNode<TraceProofQuery, TraceProofQueryVariables>;
export const UtilisationDocument = {"__meta__":{"name":"Utilisation","operation":"query","hash":"74fac22fb8bbf36d9c6923f11e24d075c000a4dd83cd562e3fedfe60fc3ca849"}} as unknown as DocumentNode<UtilisationQuery, UtilisationQueryVariables>;
export const WaitsDocument = {"__meta__":{"name":"Waits","operation":"query","hash":"c1b61ae88d0b033516975c78acb3804b17355f1324d8bb6bb9e7c51e1c1fad20"}} as unknown as DocumentNode<WaitsQuery, WaitsQueryVariables>;
export const OffersWaitedDocument = {"__meta__":{"name":"OffersWaited","operation":"query","hash":"4a11770c237e683e6ab4d4c9677517182c290897cf04587162712fe492800ab6"}} as unknown as DocumentNode<OffersWaitedQuery, OffersWaitedQueryVariables>;
export const WaitJoinDocument = {"__meta__":{"name":"WaitJoin","operation":"mutation","hash":"c56d98835745606c5754c13fb159098b2d17d117f7142ae77d106e584da6827a"}} as unknown as DocumentNode<WaitJoinMutation, WaitJoinMutationVariables>;
export const WaitLeaveDocument = {"__meta__":{"name":"WaitLeave","operation":"mutation","hash":"0ed75403f91f744376e4b0bc2feaf7b854ab40ded26139b83e64da21c733c33e"}} as unknown as DocumentNode<WaitLeaveMutation, WaitLeaveMutationVariables>;
export const WebhooksDocument = {"__meta__":{"name":"Webhooks","operation":"query","hash":"24644b14fd3971448087375be8567ccf119b1236e95325703bf254df7540d4e7"}} as unknown as DocumentNode<WebhooksQuery, WebhooksQueryVariables>;
export const WebhookDeliveriesDocument = {"__meta__":{"name":"WebhookDeliveries","operation":"query","hash":"75be382fc7741dbe25070586d0608b98f913bf7caeff7ed512392fc3b5fb9e80"}} as unknown as DocumentNode<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookAddDocument = {"__meta__":{"name":"WebhookAdd","operation":"mutation","hash":"c64973759a5940a42782f594ab3f481ad1c1c084ff4193f65533eb7d5ed0f1c1"}} as unknown as DocumentNode<WebhookAddMutation, WebhookAddMutationVariables>;
export const WebhookChangeDocument = {"__meta__":{"name":"WebhookChange","operation":"mutation","hash":"848497aa501042c1af4e1384b71076baf1750ee0cbe6b60e27f521d3448f233a"}} as unknown as DocumentNode<WebhookChangeMutation, WebhookChangeMutationVariables>;
export const WebhookRotateDocument = {"__meta__":{"name":"WebhookRotate","operation":"mutation","hash":"14be01171ebcbaff8810a9d4881f6f6f99ce1af925882168addc8907808fa93e"}} as unknown as DocumentNode<WebhookRotateMutation, WebhookRotateMutationVariables>;
export const WebhookResendDocument = {"__meta__":{"name":"WebhookResend","operation":"mutation","hash":"6a29228fd2dab0b95016f43a194e18a007435cf00b2cb696a2421bb16fa03082"}} as unknown as DocumentNode<WebhookResendMutation, WebhookResendMutationVariables>;
export const WebhookRemoveDocument = {"__meta__":{"name":"WebhookRemove","operation":"mutation","hash":"9c1d01cfe28524dfdc6814fa14e6d6dec52414b411928a9abe7229131370dcb8"}} as unknown as DocumentNode<WebhookRemoveMutation, WebhookRemoveMutationVariables>;
export const WebhookTestDocument = {"__meta__":{"name":"WebhookTest","operation":"mutation","hash":"ce8904d56e4e623d693c50122c562b9cade581f5e7d1455ceb35b2b6453f3f6c"}} as unknown as DocumentNode<WebhookTestMutation, WebhookTestMutationVariables>;
export const PassportDocument = {"__meta__":{"name":"Passport","operation":"query","hash":"f1af72b638ba1533546e378bc06b20fdf67d4bd2a2b6c557a91553126b3bcd7a"}} as unknown as DocumentNode<PassportQuery, PassportQueryVariables>;