import { identityOf } from "../../identifiers/codes/index.ts";
import { byUtf8 } from "../proof/bytes.ts";
import { Rejected } from "../proof/rejected.ts";
import { isArray, isObject, type Json, type JsonObject } from "./json.ts";
import type {
  BookingCancelledV1,
  BookingRequestedV1,
  BookingRescheduledV1,
  BucketPublishedV1,
  OfferPublishedV1,
  OfferPublishedV2,
  OfferWithdrawnV1,
  PartnerAddedV1,
  PartnerRemovedV1,
  SearchMatchedV1,
  WaitServedV1,
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
  AlertRaisedV1,
  EntryRecordedV1,
  EvidencePreservedV1,
  FirmFrozenV1,
  FirmThawedV1,
  FirmToldV1,
} from "./shapes/incidents.ts";
import type { WebhookStoppedV1 } from "./shapes/notices.ts";
import type {
  ApplicationSubmittedV1,
  AuditSealedV1,
  ExportAskedV1,
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
  RulesAcceptedV1,
  RulesPublishedV1,
  RulesUnacceptedV1,
  SupportUsedV1,
} from "./shapes/tenancy.ts";
import type { EventCapturedV1, ProductDescribedV1 } from "./shapes/trace.ts";

/** Every event that the platform publishes, and its body. A published shape is never edited. */
export interface Published {
  "tenancy.firm-admitted.v1": FirmAdmittedV1;
  "tenancy.firm-suspended.v1": FirmSuspendedV1;
  "tenancy.firm-resumed.v1": FirmResumedV1;
  "tenancy.rules-accepted.v1": RulesAcceptedV1;
  "tenancy.rules-published.v1": RulesPublishedV1;
  "tenancy.rules-unaccepted.v1": RulesUnacceptedV1;
  "tenancy.application-submitted.v1": ApplicationSubmittedV1;
  "tenancy.audit-sealed.v1": AuditSealedV1;
  "tenancy.member-joined.v1": MemberJoinedV1;
  "tenancy.factors-changed.v1": FactorsChangedV1;
  "tenancy.key-issued.v1": KeyIssuedV1;
  "tenancy.key-renewed.v1": KeyRenewedV1;
  "tenancy.key-revoked.v1": KeyRevokedV1;
  "tenancy.grant-given.v1": GrantGivenV1;
  "tenancy.grant-revoked.v1": GrantRevokedV1;
  "tenancy.support-used.v1": SupportUsedV1;
  "tenancy.export-asked.v1": ExportAskedV1;
  "tenancy.export-made.v1": ExportMadeV1;
  "tenancy.leaving-declared.v1": LeavingDeclaredV1;
  "tenancy.leaving-withdrawn.v1": LeavingWithdrawnV1;
  "tenancy.firm-left.v1": FirmLeftV1;
  "notices.webhook-stopped.v1": WebhookStoppedV1;
  "capacity.offer-published.v1": OfferPublishedV1;
  "capacity.offer-published.v2": OfferPublishedV2;
  "capacity.bucket-published.v1": BucketPublishedV1;
  "capacity.offer-withdrawn.v1": OfferWithdrawnV1;
  "capacity.partner-added.v1": PartnerAddedV1;
  "capacity.partner-removed.v1": PartnerRemovedV1;
  "capacity.booking-requested.v1": BookingRequestedV1;
  "capacity.booking-cancelled.v1": BookingCancelledV1;
  "capacity.booking-rescheduled.v1": BookingRescheduledV1;
  "capacity.search-matched.v1": SearchMatchedV1;
  "capacity.wait-served.v1": WaitServedV1;
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
  "incidents.entry-recorded.v1": EntryRecordedV1;
  "incidents.evidence-preserved.v1": EvidencePreservedV1;
  "incidents.firm-frozen.v1": FirmFrozenV1;
  "incidents.firm-thawed.v1": FirmThawedV1;
  "incidents.firm-told.v1": FirmToldV1;
}

export type EventType = keyof Published;

/** How the subjects of one type follow from its body. Final once published, like the shape. */
interface SubjectRule {
  /** Members of the body that name subjects; no other member is looked at. */
  readonly members: readonly string[];
  /** The codes that the value of one of these members names. */
  readonly codesIn: (value: Json) => readonly Json[];
  /** From a code as written to its canonical identity. */
  readonly identity: (code: string) => string;
}

/** Own shapes hold canonical identities already. */
function named(...members: readonly string[]): SubjectRule {
  return { members, codesIn: (value) => [value], identity: (code) => code };
}

const captured: SubjectRule = {
  members: [
    "parentID",
    "epcList",
    "childEPCs",
    "inputEPCList",
    "outputEPCList",
    "quantityList",
    "childQuantityList",
    "inputQuantityList",
    "outputQuantityList",
  ],
  // A parent is one text, a list has EPCs, a quantity list has objects with a class.
  codesIn: (value) => (isArray(value) ? value : [value]).map((code) => classOf(code)),
  identity: identityOf,
};

function classOf(code: Json): Json {
  return isObject(code) ? (code["epcClass"] ?? null) : code;
}

const rules: { readonly [Type in EventType]: SubjectRule } = {
  "tenancy.firm-admitted.v1": named("firm"),
  "tenancy.firm-suspended.v1": named("firm"),
  "tenancy.firm-resumed.v1": named("firm"),
  "tenancy.rules-accepted.v1": named("firm"),
  "tenancy.rules-published.v1": named("operator"),
  "tenancy.rules-unaccepted.v1": named("firm"),
  "tenancy.application-submitted.v1": named("operator"),
  "tenancy.audit-sealed.v1": named("firm"),
  "tenancy.member-joined.v1": named("firm"),
  "tenancy.factors-changed.v1": named("firm"),
  "tenancy.key-issued.v1": named("firm"),
  "tenancy.key-renewed.v1": named("firm"),
  "tenancy.key-revoked.v1": named("firm"),
  "tenancy.grant-given.v1": named("firm", "grantee"),
  "tenancy.grant-revoked.v1": named("firm", "grantee"),
  "tenancy.support-used.v1": named("firm", "operator"),
  "tenancy.export-asked.v1": named("firm"),
  "tenancy.export-made.v1": named("firm"),
  "tenancy.leaving-declared.v1": named("firm"),
  "tenancy.leaving-withdrawn.v1": named("firm"),
  "tenancy.firm-left.v1": named("firm"),
  "notices.webhook-stopped.v1": named("firm"),
  "capacity.search-matched.v1": named("firm"),
  "capacity.wait-served.v1": named("firm", "provider"),
  "capacity.offer-published.v1": named("provider"),
  "capacity.offer-published.v2": named("provider"),
  "capacity.bucket-published.v1": named("provider"),
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
  "incidents.entry-recorded.v1": named("operator"),
  "incidents.evidence-preserved.v1": named("operator"),
  "incidents.firm-frozen.v1": named("firm"),
  "incidents.firm-thawed.v1": named("firm"),
  "incidents.firm-told.v1": named("firm"),
};

export const eventTypes: readonly EventType[] = Object.keys(rules) as EventType[];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(rules, type);
}

/** The members of a body of this type from which its subjects follow. */
export function subjectMembers(type: EventType): readonly string[] {
  return rules[type].members;
}

/**
 * The canonical identities that an event is about, unique and in UTF-8 order: a pure function of
 * type and body, which verifiers compute again. Throws `EVENT_MALFORMED` where a code is no text,
 * and what `identityOf` throws where it is no code.
 */
export function subjectsOf(type: EventType, body: JsonObject): string[] {
  const rule = rules[type];
  const found = new Set<string>();
  for (const member of rule.members) {
    const value = Object.hasOwn(body, member) ? body[member] : undefined;
    if (value === undefined) continue;
    for (const code of rule.codesIn(value)) {
      if (typeof code !== "string") throw new Rejected("EVENT_MALFORMED", { field: member });
      found.add(rule.identity(code));
    }
  }
  return [...found].sort(byUtf8);
}
