export { canonicalBytes, canonicalText, plainText } from "./canonical.ts";
export type { Withheld } from "./check-subjects.ts";
export { commit, committed } from "./commitment.ts";
export { type Disclosure, disclose, disclosureFormat, type Shows } from "./disclosure.ts";
export {
  checkEnvelope,
  type Envelope,
  type EnvelopeOf,
  type ShownFields,
  suite,
} from "./envelope.ts";
export type { Json, JsonObject } from "./json.ts";
export { type EventType, eventTypes, type Published } from "./published.ts";
export { readEnvelope } from "./read-envelope.ts";
export type {
  BookingCancelledV1,
  BookingRequestedV1,
  BookingRescheduledV1,
  BucketPublishedV1,
  BucketPublishedV2,
  BucketPublishedV3,
  OfferPublishedV1,
  OfferPublishedV2,
  OfferPublishedV3,
  OfferPublishedV4,
  OfferPublishedV5,
  OfferWithdrawnV1,
} from "./shapes/capacity.ts";
export type {
  AnswerMissedV1,
  CaseAnsweredV1,
  CaseAppealedV1,
  CaseClosedV1,
  CaseDecidedV1,
  CaseOpenedV1,
  ExhibitAddedV1,
  HearingClosedV1,
} from "./shapes/disputes.ts";
export type { PrefixDecidedV1, RecordsChangedV1 } from "./shapes/identifiers.ts";
export type {
  AlertEndedV1,
  AlertRaisedV1,
  EntryRecordedV1,
  EvidencePreservedV1,
  FirmFrozenV1,
  FirmThawedV1,
  FirmToldV1,
} from "./shapes/incidents.ts";
export type { WebhookStoppedV1 } from "./shapes/notices.ts";
export type {
  ApplicationSubmittedV1,
  AuditSealedV1,
  FirmAdmittedV1,
  FirmResumedV1,
  FirmSuspendedV1,
  GrantGivenV1,
  GrantRevokedV1,
  KeyIssuedV1,
  KeyRenewedV1,
  KeyRevokedV1,
  RulesAcceptedV1,
  RulesPublishedV1,
  RulesUnacceptedV1,
} from "./shapes/tenancy.ts";
export type { EventCapturedV1, ProductDescribedV1 } from "./shapes/trace.ts";
export type { ActorShape, MoneyShape, WindowShape } from "./shapes/words.ts";
export { strictJson } from "./strict-json.ts";
export { isEventType, subjectsOf } from "./subjects.ts";
export { type DisclosedEvent, verifyDisclosure } from "./verify-disclosure.ts";
