export { addResource, addSite } from "./commands.ts";
export {
  CertificateRef,
  EnvelopeInput,
  EnvelopeRef,
  MaterialRef,
  materialSeen,
  ProcessRef,
  processSeen,
  ResourceKindRef,
  ResourceRef,
} from "./graphql.ts";
export { type EnvelopeNm, mmText, nmOf } from "./lengths.ts";
export { materialOf } from "./materials.ts";
export { processOf } from "./processes.ts";
export { resourceById, siteById } from "./reads.ts";
export {
  type ResourceColumns,
  type ResourceParts,
  type ResourceRow,
  resourceColumns,
  resourcePartsAsked,
  resourceRow,
  siteJoin,
  wholeResource,
} from "./rows.ts";
export {
  envelopeNmOf,
  type ResourceDraft,
  type SiteDraft,
  toleranceNmOf,
} from "./rules.ts";
export type { ResourceId, ResourceKind, SiteId } from "./schema.ts";
export type { Words } from "./words.ts";
