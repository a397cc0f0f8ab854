import type { ProcessChangedV1 } from "./shapes/capability.ts";
import type {
  BookingCancelledV1,
  BookingRequestedV1,
  BookingRescheduledV1,
  BottleneckCrossedV1,
  BucketPublishedV1,
  BucketPublishedV2,
  BucketPublishedV3,
  OfferPublishedV1,
  OfferPublishedV2,
  OfferPublishedV3,
  OfferPublishedV4,
  OfferPublishedV5,
  OfferWithdrawnV1,
  PartnerAddedV1,
  PartnerRemovedV1,
  SearchMatchedV1,
  WaitServedV1,
  WaitServedV2,
} from "./shapes/capacity.ts";
import type {
  AnswerMissedV1,
  CaseAnsweredV1,
  CaseAppealedV1,
  CaseClosedV1,
  CaseDecidedV1,
  CaseOpenedV1,
  ExhibitAddedV1,
  HearingClosedV1,
} from "./shapes/disputes.ts";
import type {
  AdministratorChangedV1,
  NodeChangedV1,
  PrefixDecidedV1,
  RecordsChangedV1,
  TemplateSavedV1,
} from "./shapes/identifiers.ts";
import type {
  AlertDismissedV1,
  AlertEndedV1,
  AlertRaisedV1,
  ArrivalsFailedV1,
  EntryRecordedV1,
  EvidencePreservedV1,
  FirmFrozenV1,
  FirmThawedV1,
  FirmToldV1,
  ThresholdsSetV1,
} from "./shapes/incidents.ts";
import type { WitnessAddedV1, WitnessRemovedV1 } from "./shapes/ledger.ts";
import type { WebhookStoppedV1 } from "./shapes/notices.ts";
import type {
  ApplicationDecidedV1,
  ApplicationSubmittedV1,
  AuditSealedV1,
  ConfirmationAskedV1,
  ConfirmationSettledV1,
  CredentialChangedV1,
  ExportAskedV1,
  ExportFailedV1,
  ExportMadeV1,
  FactorsChangedV1,
  FirmAdmittedV1,
  FirmLeftV1,
  FirmResumedV1,
  FirmSuspendedV1,
  GrantGivenV1,
  GrantRevokedV1,
  KeyIssuedV1,
  KeyRenewedV1,
  KeyRevokedV1,
  LeavingDeclaredV1,
  LeavingWithdrawnV1,
  MemberJoinedV1,
  MemberRemovedV1,
  PlanGivenV1,
  PlanSavedV1,
  RolesChangedV1,
  RulesAcceptedV1,
  RulesPublishedV1,
  RulesUnacceptedV1,
  RulesWithdrawnV1,
  SupportUsedV1,
} from "./shapes/tenancy.ts";
import type { EventCapturedV1, ProductDescribedV1 } from "./shapes/trace.ts";
import { captured, knowSubjects, named, registered, type SubjectRule } from "./subjects.ts";

/** Every event that the platform publishes, and its body. A published shape is never edited. */
export interface Published {
  "tenancy.firm-admitted.v1": FirmAdmittedV1;
  "tenancy.firm-suspended.v1": FirmSuspendedV1;
  "tenancy.firm-resumed.v1": FirmResumedV1;
  "tenancy.rules-accepted.v1": RulesAcceptedV1;
  "tenancy.rules-published.v1": RulesPublishedV1;
  "tenancy.rules-withdrawn.v1": RulesWithdrawnV1;
  "tenancy.rules-unaccepted.v1": RulesUnacceptedV1;
  "tenancy.application-submitted.v1": ApplicationSubmittedV1;
  "tenancy.application-decided.v1": ApplicationDecidedV1;
  "tenancy.plan-saved.v1": PlanSavedV1;
  "tenancy.plan-given.v1": PlanGivenV1;
  "tenancy.audit-sealed.v1": AuditSealedV1;
  "tenancy.confirmation-asked.v1": ConfirmationAskedV1;
  "tenancy.confirmation-settled.v1": ConfirmationSettledV1;
  "tenancy.member-joined.v1": MemberJoinedV1;
  "tenancy.member-removed.v1": MemberRemovedV1;
  "tenancy.roles-changed.v1": RolesChangedV1;
  "tenancy.factors-changed.v1": FactorsChangedV1;
  "tenancy.credential-changed.v1": CredentialChangedV1;
  "tenancy.key-issued.v1": KeyIssuedV1;
  "tenancy.key-renewed.v1": KeyRenewedV1;
  "tenancy.key-revoked.v1": KeyRevokedV1;
  "tenancy.grant-given.v1": GrantGivenV1;
  "tenancy.grant-revoked.v1": GrantRevokedV1;
  "tenancy.support-used.v1": SupportUsedV1;
  "tenancy.export-asked.v1": ExportAskedV1;
  "tenancy.export-made.v1": ExportMadeV1;
  "tenancy.export-failed.v1": ExportFailedV1;
  "tenancy.leaving-declared.v1": LeavingDeclaredV1;
  "tenancy.leaving-withdrawn.v1": LeavingWithdrawnV1;
  "tenancy.firm-left.v1": FirmLeftV1;
  "notices.webhook-stopped.v1": WebhookStoppedV1;
  "capability.process-changed.v1": ProcessChangedV1;
  "capacity.offer-published.v1": OfferPublishedV1;
  "capacity.offer-published.v2": OfferPublishedV2;
  "capacity.offer-published.v3": OfferPublishedV3;
  "capacity.offer-published.v4": OfferPublishedV4;
  "capacity.offer-published.v5": OfferPublishedV5;
  "capacity.bucket-published.v1": BucketPublishedV1;
  "capacity.bucket-published.v2": BucketPublishedV2;
  "capacity.bucket-published.v3": BucketPublishedV3;
  "capacity.offer-withdrawn.v1": OfferWithdrawnV1;
  "capacity.partner-added.v1": PartnerAddedV1;
  "capacity.partner-removed.v1": PartnerRemovedV1;
  "capacity.booking-requested.v1": BookingRequestedV1;
  "capacity.booking-cancelled.v1": BookingCancelledV1;
  "capacity.booking-rescheduled.v1": BookingRescheduledV1;
  "capacity.search-matched.v1": SearchMatchedV1;
  "capacity.wait-served.v1": WaitServedV1;
  "capacity.wait-served.v2": WaitServedV2;
  "capacity.bottleneck-crossed.v1": BottleneckCrossedV1;
  "disputes.case-opened.v1": CaseOpenedV1;
  "disputes.case-answered.v1": CaseAnsweredV1;
  "disputes.answer-missed.v1": AnswerMissedV1;
  "disputes.exhibit-added.v1": ExhibitAddedV1;
  "disputes.hearing-closed.v1": HearingClosedV1;
  "disputes.case-decided.v1": CaseDecidedV1;
  "disputes.case-appealed.v1": CaseAppealedV1;
  "disputes.case-closed.v1": CaseClosedV1;
  "trace.event-captured.v1": EventCapturedV1;
  "trace.product-described.v1": ProductDescribedV1;
  "incidents.alert-raised.v1": AlertRaisedV1;
  "incidents.alert-ended.v1": AlertEndedV1;
  "incidents.alert-dismissed.v1": AlertDismissedV1;
  "incidents.arrivals-failed.v1": ArrivalsFailedV1;
  "incidents.thresholds-set.v1": ThresholdsSetV1;
  "incidents.entry-recorded.v1": EntryRecordedV1;
  "incidents.evidence-preserved.v1": EvidencePreservedV1;
  "incidents.firm-frozen.v1": FirmFrozenV1;
  "incidents.firm-thawed.v1": FirmThawedV1;
  "incidents.firm-told.v1": FirmToldV1;
  "identifiers.prefix-decided.v1": PrefixDecidedV1;
  "identifiers.records-changed.v1": RecordsChangedV1;
  "identifiers.administrator-changed.v1": AdministratorChangedV1;
  "identifiers.template-saved.v1": TemplateSavedV1;
  "identifiers.node-changed.v1": NodeChangedV1;
  "ledger.witness-added.v1": WitnessAddedV1;
  "ledger.witness-removed.v1": WitnessRemovedV1;
}

export type EventType = keyof Published;

/** How the subjects of each type follow from its body. Final once published, like the shape. */
const rules: { readonly [Type in EventType]: SubjectRule } = {
  "tenancy.firm-admitted.v1": named("firm"),
  "tenancy.firm-suspended.v1": named("firm"),
  "tenancy.firm-resumed.v1": named("firm"),
  "tenancy.rules-accepted.v1": named("firm"),
  "tenancy.rules-published.v1": named("operator"),
  "tenancy.rules-withdrawn.v1": named("operator"),
  "tenancy.rules-unaccepted.v1": named("firm"),
  "tenancy.application-submitted.v1": named("operator"),
  "tenancy.application-decided.v1": named("operator"),
  "tenancy.plan-saved.v1": named("operator"),
  "tenancy.plan-given.v1": named("firm", "operator"),
  "tenancy.audit-sealed.v1": named("firm"),
  "tenancy.confirmation-asked.v1": named("operator"),
  "tenancy.confirmation-settled.v1": named("operator"),
  "tenancy.member-joined.v1": named("firm"),
  "tenancy.member-removed.v1": named("firm"),
  "tenancy.roles-changed.v1": named("firm"),
  "tenancy.factors-changed.v1": named("firm"),
  "tenancy.credential-changed.v1": named("firm"),
  "tenancy.key-issued.v1": named("firm"),
  "tenancy.key-renewed.v1": named("firm"),
  "tenancy.key-revoked.v1": named("firm"),
  "tenancy.grant-given.v1": named("firm", "grantee"),
  "tenancy.grant-revoked.v1": named("firm", "grantee"),
  "tenancy.support-used.v1": named("firm", "operator"),
  "tenancy.export-asked.v1": named("firm"),
  "tenancy.export-made.v1": named("firm"),
  "tenancy.export-failed.v1": named("firm"),
  "tenancy.leaving-declared.v1": named("firm"),
  "tenancy.leaving-withdrawn.v1": named("firm"),
  "tenancy.firm-left.v1": named("firm"),
  "notices.webhook-stopped.v1": named("firm"),
  "capability.process-changed.v1": named("operator"),
  "capacity.search-matched.v1": named("firm"),
  "capacity.wait-served.v1": named("firm", "provider"),
  "capacity.wait-served.v2": named("firm", "provider"),
  "capacity.bottleneck-crossed.v1": named("firm"),
  "capacity.offer-published.v1": named("provider"),
  "capacity.offer-published.v2": named("provider"),
  "capacity.offer-published.v3": named("provider"),
  "capacity.offer-published.v4": named("provider"),
  "capacity.offer-published.v5": named("provider"),
  "capacity.bucket-published.v1": named("provider"),
  "capacity.bucket-published.v2": named("provider"),
  "capacity.bucket-published.v3": named("provider"),
  "capacity.offer-withdrawn.v1": named("provider"),
  "capacity.partner-added.v1": named("provider", "partner"),
  "capacity.partner-removed.v1": named("provider", "partner"),
  "capacity.booking-requested.v1": named("provider", "requester"),
  "capacity.booking-cancelled.v1": named("provider", "requester"),
  "capacity.booking-rescheduled.v1": named("provider", "requester"),
  "disputes.case-opened.v1": named("claimant", "respondent"),
  "disputes.case-answered.v1": named("claimant", "respondent"),
  "disputes.answer-missed.v1": named("claimant", "respondent"),
  "disputes.exhibit-added.v1": named("claimant", "respondent"),
  "disputes.hearing-closed.v1": named("claimant", "respondent"),
  "disputes.case-decided.v1": named("claimant", "respondent"),
  "disputes.case-appealed.v1": named("claimant", "respondent"),
  "disputes.case-closed.v1": named("claimant", "respondent"),
  "trace.event-captured.v1": captured,
  "trace.product-described.v1": named("product"),
  "incidents.alert-raised.v1": named("operator"),
  "incidents.alert-ended.v1": named("operator"),
  "incidents.alert-dismissed.v1": named("operator"),
  "incidents.arrivals-failed.v1": named("firm"),
  "incidents.thresholds-set.v1": named("operator"),
  "incidents.entry-recorded.v1": named("operator"),
  "incidents.evidence-preserved.v1": named("operator"),
  "incidents.firm-frozen.v1": named("firm"),
  "incidents.firm-thawed.v1": named("firm"),
  "incidents.firm-told.v1": named("firm"),
  "identifiers.prefix-decided.v1": named("firm"),
  "identifiers.records-changed.v1": registered,
  "identifiers.administrator-changed.v1": named("firm"),
  "identifiers.template-saved.v1": named("firm"),
  "identifiers.node-changed.v1": named("firm"),
  "ledger.witness-added.v1": named("operator"),
  "ledger.witness-removed.v1": named("operator"),
};

knowSubjects(rules);

export const eventTypes: readonly EventType[] = Object.keys(rules) as EventType[];
