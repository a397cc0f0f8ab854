import { sentenceOf } from "../../contracts/refusals/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type HttpRequest, statusOf } from "../platform/http.ts";
import { EpcisInvalid } from "./capture.ts";
import type { Fault } from "./epcis/form.ts";

/** The exceptions of EPCIS 2.0 § 12 by HTTP status. */
const exceptions: Readonly<Record<number, string>> = {
  400: "ValidationException",
  401: "SecurityException",
  403: "SecurityException",
  404: "NoSuchResourceException",
  409: "ResourceAlreadyExistsException",
  413: "CaptureLimitExceededException",
  415: "UnsupportedMediaTypeException",
};

/** A refusal as the problem details that EPCIS clients expect (RFC 7807), with our stable code. */
export function problemOf(refusal: Refusal, http: HttpRequest): Response {
  const status = statusOf(refusal.code);
  const { code, values, field } = refusal;
  const locale = http.get("locale");
  const told = (fault: Fault) => ({
    ...fault,
    message: sentenceOf(fault.code, locale, fault.values),
  });
  const problem = {
    type: `epcisException:${exceptions[status] ?? "ImplementationException"}`,
    title: sentenceOf(code, locale, values),
    status,
    instance: `urn:uuid:${http.get("requestId")}`,
    code,
    ...(field === undefined ? {} : { field }),
    ...(refusal instanceof EpcisInvalid ? { faults: refusal.faults.map(told) } : {}),
  };
  return http.json(problem, status, { "content-type": "application/problem+json" });
}

/** Answers with `work`, or with the problem that it throws; faults go on to the shell. */
export async function answering(
  http: HttpRequest,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refusal) return problemOf(fault, http);
    throw fault;
  }
}
