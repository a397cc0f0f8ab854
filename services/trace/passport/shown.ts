import type { Shows } from "../../../contracts/events/index.ts";

// What of a public event anyone may see. Everything else is withheld, and seen to be: business
// documents, parties, measurements, how much of a material, and whatever a firm has added. Which
// lots went in is told by the subjects, which name classes without quantities.
const shownFields = [
  "type",
  "eventID",
  "eventTime",
  "eventTimeZoneOffset",
  "action",
  "bizStep",
  "disposition",
  "persistentDisposition",
  "parentID",
  "epcList",
  "childEPCs",
  "inputEPCList",
  "outputEPCList",
  "transformationID",
  "readPoint",
  "bizLocation",
  "certificationInfo",
  "errorDeclaration",
] as const;

const pointers = new Set(["/subjects", ...shownFields.map((field) => `/body/${field}`)]);

/** Which parts of a public trace event the passport shows: a whitelist, by RFC 6901 pointer. */
export const shownToAnyone: Shows = (pointer) => {
  const [, first = "", second = ""] = pointer.split("/");
  return pointers.has(`/${first}`) || pointers.has(`/${first}/${second}`);
};
