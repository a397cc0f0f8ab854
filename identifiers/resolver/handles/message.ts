import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { RefusalCode } from "../../../contracts/refusals/index.ts";

/** Response codes of the Handle System (RFC 3652 § 2.2.2.2) that are told here. */
export const codes = {
  success: 1,
  broken: 2,
  busy: 3,
  notSupported: 5,
  handleNotFound: 100,
  handleExists: 101,
  handleInvalid: 102,
  valuesNotFound: 200,
  valueExists: 201,
  valueInvalid: 202,
  elsewhere: 301,
  serviceReferral: 302,
  adminInvalid: 400,
  notAllowed: 401,
  authenticationNeeded: 402,
  authenticationFailed: 403,
} as const;

/** The HTTP status of a response code, by the JSON API of the Handle System's own server. */
const statuses: Readonly<Record<number, ContentfulStatusCode>> = {
  [codes.success]: 200,
  [codes.broken]: 500,
  [codes.busy]: 503,
  [codes.handleNotFound]: 404,
  [codes.handleExists]: 409,
  [codes.handleInvalid]: 400,
  [codes.valuesNotFound]: 400,
  [codes.valueExists]: 409,
  [codes.valueInvalid]: 400,
  [codes.elsewhere]: 400,
  [codes.authenticationNeeded]: 401,
};

export function statusOf(code: number): ContentfulStatusCode {
  return statuses[code] ?? (code >= 400 && code < 500 ? 403 : 500);
}

const codesOfRefusals: Partial<Record<RefusalCode, number>> = {
  IDENTIFIER_NOT_FOUND: codes.handleNotFound,
  RECORD_NOT_FOUND: codes.handleNotFound,
  IDENTIFIER_DELETED: codes.handleNotFound,
  IDENTIFIER_TAKEN: codes.handleExists,
  VALUES_NOT_FOUND: codes.valuesNotFound,
  VALUE_REPEATED: codes.valueExists,
  VALUE_HIDDEN: codes.valueExists,
  VALUES_TOO_MANY: codes.valueInvalid,
  BODY_TOO_LARGE: codes.valueInvalid,
  BODY_INCOMPLETE: codes.valueInvalid,
  INPUT_INVALID: codes.valueInvalid,
  PREFIX_MALFORMED: codes.handleInvalid,
  NUMBER_NOT_EXACT: codes.valueInvalid,
  HANDLE_ELSEWHERE: codes.elsewhere,
  PREFIX_NOT_DELEGATED: codes.adminInvalid,
  HANDLE_FIRM_AWAY: codes.adminInvalid,
  RULES_NOT_ACCEPTED: codes.adminInvalid,
  FIRM_LEAVING: codes.adminInvalid,
  HANDLE_NOT_ALLOWED: codes.notAllowed,
  HANDLE_AUTHENTICATION_NEEDED: codes.authenticationNeeded,
  HANDLE_AUTHENTICATION_FAILED: codes.authenticationFailed,
  HANDLE_SESSION_UNKNOWN: codes.authenticationFailed,
  RATE_LIMITED: codes.busy,
  REGISTRY_AWAY: codes.busy,
  NODE_AWAY: codes.busy,
  UNAVAILABLE: codes.busy,
  STORAGE_FULL: codes.busy,
  BROKEN: codes.broken,
};

/**
 * The response code of a refusal. What the Handle System has no code of its own for is refused to
 * him who asks, as he who may not have it; nothing but what broke is told as broken.
 */
export function codeOfRefusal(code: RefusalCode): number {
  if (code.startsWith("CODE_")) return codes.handleInvalid;
  if (code.startsWith("JSON_")) return codes.valueInvalid;
  if (code.startsWith("VALUE_")) return codesOfRefusals[code] ?? codes.valueInvalid;
  return codesOfRefusals[code] ?? codes.adminInvalid;
}
