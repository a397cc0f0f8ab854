import { administrators, apart, each, house, members, type Row, row } from "./rows.ts";

/** Those who name things for a firm. */
const namers = (answer: "done") => each(answer, "administrator", "engineer", "quality");
const system = (answer: "seen" | "done") => each(answer, "system");

/** Fields of Query about the identifiers of a firm; whose prefix is whose is the operator's to see. */
export const registryQueries = {
  handleAdministrators: administrators("seen", "unseen"),
  identifier: house,
  identifierHistory: house,
  // A value that the partner is shown under a grant.
  identifierLookUp: row({
    member: members("seen"),
    key: "seen",
    partner: "seen",
    outsider: "unseen",
  }),
  identifierNodes: house,
  identifierImport: house,
  identifierImports: house,
  identifierPrefixes: house,
  identifierTemplates: house,
  identifiers: house,
  resolutions: house,
  prefixDelegations: row({ operator: system("seen") }),
} as const satisfies Record<string, Row>;

/** The same of Mutation. */
export const registryMutations = {
  handleAdministratorIssue: administrators("done", "PREFIX_NOT_DELEGATED"),
  handleAdministratorRevoke: administrators("done", "ADMINISTRATOR_NOT_FOUND"),
  identifierChange: row({ member: namers("done"), ...apart("RECORD_NOT_FOUND") }),
  identifierDelete: row({ member: namers("done"), ...apart("RECORD_NOT_FOUND") }),
  identifierNodeRemove: administrators("done", "NODE_NOT_FOUND"),
  identifierNodeSet: administrators("done", "PREFIX_NOT_DELEGATED"),
  identifierImportDiscard: row({ member: namers("done"), ...apart("IMPORT_NOT_FOUND") }),
  identifierImportStart: row({ member: namers("done"), ...apart("IMPORT_NOT_FOUND") }),
  identifierImportStop: row({ member: namers("done"), ...apart("IMPORT_NOT_FOUND") }),
  // A name under a prefix of the firm's.
  identifierRegister: row({ member: namers("done"), ...apart("PREFIX_NOT_DELEGATED") }),
  identifierTemplateDelete: row({ member: namers("done"), ...apart("TEMPLATE_NOT_FOUND") }),
  identifierTemplateSave: row({ member: namers("done"), ...apart("TEMPLATE_NOT_FOUND") }),
  prefixDelegate: row({ operator: system("done") }),
  prefixWithdraw: row({ operator: system("done") }),
} as const satisfies Record<string, Row>;
