import type { HttpRequest } from "../../../services/platform/http.ts";
import type { Resolved } from "../../resolutions/index.ts";
import type { Finding } from "../registry.ts";
import { isProbe } from "./admission.ts";

/** What is counted with every answer of the same kind; whence it was asked is seen each time. */
export type Answered = Omit<Resolved, "region">;

/** An answer that would be the same as long as what was found stands. */
export interface Lasting {
  readonly finding: Finding;
  /** Empty for a redirect. */
  readonly body: string;
  /** By which name it is counted in the metrics. */
  readonly route: string;
}

/** What is noted of a request on its way, beside its socket. */
export interface Notes {
  answered?: Answered;
  lasting?: Lasting;
}

/** Undefined where nobody gave room for notes, such as in a test. */
function notesOf(http: HttpRequest): Notes | undefined {
  return isProbe(http) ? undefined : (http.env as Notes | undefined);
}

export function noteAnswered(http: HttpRequest, answered: Answered): void {
  const notes = notesOf(http);
  if (notes !== undefined) notes.answered = answered;
}

/**
 * Says of the answer that is about to be given that only the finding, the address and the headers
 * that are part of its mark (front.ts) have made it what it is, and no credentials.
 */
export function noteLasting(http: HttpRequest, finding: Finding, body: string): void {
  const notes = notesOf(http);
  const route = `${http.req.method} ${http.req.routePath}`;
  if (notes !== undefined) notes.lasting = { finding, body, route };
}
