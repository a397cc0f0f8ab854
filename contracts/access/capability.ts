import { apart, editors, type Row, row } from "./rows.ts";

/** Fields of Mutation about what firms have and can do, and about the words for it. */
export const capabilityMutations = {
  calendarExceptionAdd: row({ member: editors("done"), ...apart("RESOURCE_NOT_FOUND") }),
  calendarExceptionRemove: row({ member: editors("done"), ...apart("EXCEPTION_NOT_FOUND") }),
  calendarSetShifts: row({ member: editors("done"), ...apart("RESOURCE_NOT_FOUND") }),
  processAdd: row({ operator: { system: "done" } }),
  processRename: row({ operator: { system: "done" } }),
  processRestore: row({ operator: { system: "done" } }),
  processRetire: row({ operator: { system: "done" } }),
  resourceAdd: row({ member: editors("done"), ...apart("SITE_NOT_FOUND") }),
  resourceChange: row({ member: editors("done"), ...apart("RESOURCE_NOT_FOUND") }),
  resourceRestore: row({ member: editors("done"), ...apart("RESOURCE_NOT_FOUND") }),
  resourceRetire: row({ member: editors("done"), ...apart("RESOURCE_NOT_FOUND") }),
  siteAdd: row({ member: editors("done"), ...apart("done") }),
  siteChange: row({ member: editors("done"), ...apart("SITE_NOT_FOUND") }),
} as const satisfies Record<string, Row>;
