export { type AuditEntryText, entryBytes, firstLink, nextLink } from "./chain.ts";
export {
  type Finding,
  type FindingKind,
  findInLink,
  findingAt,
  findingKinds,
  type KeptLink,
  type Reached,
} from "./finding.ts";
