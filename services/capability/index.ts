export { instantOf, textOfWall, type Wall, wallOf, wallOfText } from "./calendar/clock.ts";
export { type ExceptionAdded, ExceptionAddedRef } from "./calendar/graphql.ts";
export { type Calendar, firstClosed, openWindows } from "./calendar/open.ts";
export { calendarOf } from "./calendar/reads.ts";
export { weeksOpen } from "./calendar/weeks.ts";
export { mountCapabilityDocuments } from "./catena-x/http.ts";
export { addResource, addSite } from "./commands.ts";
export {
  CertificateRef,
  EnvelopeInput,
  EnvelopeRef,
  MaterialRef,
  materialSeen,
  ResourceKindRef,
  ResourceRef,
  resourceNode,
} from "./graphql.ts";
export { type EnvelopeNm, mmText, nmOf } from "./lengths.ts";
export { materialOf } from "./materials.ts";
export { ProcessRef, processSeen } from "./processes/graphql.ts";
export { refreshVocabulary } from "./processes/reads.ts";
export { processesUnder, processOf, processPath } from "./processes/vocabulary.ts";
export { resourceById, siteById, siteQuestion } from "./reads.ts";
export {
  type ResourceColumns,
  type ResourceParts,
  type ResourceRow,
  resourceColumns,
  resourcePartsAsked,
  resourceRow,
  type SiteColumns,
  siteJoin,
  siteRow,
  wholeResource,
} from "./rows.ts";
export {
  checkInUse,
  endOfValidity,
  envelopeNmOf,
  envelopeSeen,
  isTimeZone,
  type ResourceDraft,
  type SiteDraft,
  toleranceNmOf,
  toleranceSeen,
} from "./rules.ts";
export type { ResourceId, ResourceKind, SiteId } from "./schema.ts";
export { mountTransfer } from "./transfer/http.ts";
export type { Words } from "./words.ts";
