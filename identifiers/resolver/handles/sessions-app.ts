import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Faults } from "../../../services/platform/faults.ts";
import {
  addressOf,
  type HttpRequest,
  requireRate,
  type Shell,
} from "../../../services/platform/http.ts";
import { type RateGate, strangerAt } from "../../../services/platform/rates.ts";
import { endHandleSession } from "../../registry/index.ts";
import { answerOptions } from "../http/methods.ts";
import { handleFields } from "./authorization.ts";
import {
  type Challenge,
  challengeAt,
  challengeKeysFrom,
  challengeOf,
  markOf,
} from "./challenge.ts";
import { codeOfRefusal, statusOf } from "./message.ts";
import { administratorBySession, type SessionParts } from "./sessions.ts";

/** What the sessions of the Handle API are made of. */
export interface SessionRoutes extends SessionParts {
  readonly gate: RateGate;
  readonly faults: Faults;
}

const noFields: ReadonlyMap<string, string> = new Map();

const fieldsOf = (http: HttpRequest) =>
  handleFields(http.req.header("authorization") ?? "") ?? noFields;

/** A fresh challenge as `WWW-Authenticate` puts it, beside the other way to show who one is. */
export function challengeHeader({ secret }: Pick<SessionParts, "secret">): string {
  const { sessionId, nonce } = challengeAt(challengeKeysFrom(secret), Date.now());
  const base64 = nonce.toString("base64");
  return `Basic realm="handle", Handle sessionId="${sessionId}", nonce="${base64}"`;
}

const told = ({ sessionId, nonce }: Challenge) => ({
  sessionId,
  nonce: nonce.toString("base64"),
});

function begin(http: HttpRequest, { secret }: SessionRoutes): Response {
  // It would be another's, or one's own again.
  if (fieldsOf(http).has("sessionid")) throw new Refusal("HANDLE_SESSION_UNKNOWN");
  const challenge = challengeAt(challengeKeysFrom(secret), Date.now());
  return http.json(told(challenge), 201, { location: "/api/sessions/this" });
}

/** The session that the header names, as it stands; an answer in the header begins it. */
async function show(http: HttpRequest, parts: SessionRoutes): Promise<Response> {
  const fields = fieldsOf(http);
  const sessionId = fields.get("sessionid") ?? "";
  const challenge = challengeOf(challengeKeysFrom(parts.secret), sessionId, Date.now());
  if (challenge === undefined) throw new Refusal("HANDLE_SESSION_UNKNOWN");
  const session = told({ sessionId, nonce: challenge.nonce });
  const found = await administratorBySession(parts, fields).catch((fault: unknown) => {
    const isUnanswered = fault instanceof Refusal && fault.code === "HANDLE_AUTHENTICATION_NEEDED";
    if (isUnanswered && challenge.isOpen) return undefined;
    throw fault;
  });
  if (found === undefined) return http.json(session);
  return http.json({ ...session, authenticated: true, id: `${found.index}:0.NA/${found.prefix}` });
}

async function end(http: HttpRequest, { database, secret }: SessionRoutes): Promise<Response> {
  const sessionId = fieldsOf(http).get("sessionid") ?? "";
  const challenge = challengeOf(challengeKeysFrom(secret), sessionId, Date.now());
  if (challenge === undefined) throw new Refusal("HANDLE_SESSION_UNKNOWN");
  await endHandleSession(database, markOf(sessionId));
  return http.body(null, 204);
}

function refusal(http: HttpRequest, fault: unknown, parts: SessionRoutes): Response {
  const requestId = http.get("requestId");
  const place = { what: "a session of the Handle API broke", requestId, path: http.req.path };
  const { code, values } = parts.faults.refusalOf(fault, place);
  const error = sentenceOf(code, http.get("locale"), values);
  const isUnproved = /^HANDLE_AUTHENTICATION_/.test(code);
  const tooMany = code === "RATE_LIMITED" ? 429 : undefined;
  const status = statusOf(codeOfRefusal(code));
  if (isUnproved) http.header("www-authenticate", challengeHeader(parts));
  return http.json({ authenticated: false, code, error }, isUnproved ? 401 : (tooMany ?? status));
}

/** Mounts the sessions of the Handle System's JSON API (HANDLE.NET technical manual, § 14.6). */
export function mountSessions(app: Shell, parts: SessionRoutes): void {
  type Act = (http: HttpRequest, parts: SessionRoutes) => Response | Promise<Response>;
  const answering = (act: Act) => async (http: HttpRequest) => {
    http.header("cache-control", "no-store");
    try {
      await requireRate(http, parts.gate, "resolve", strangerAt(addressOf(http)));
      return await act(http, parts);
    } catch (fault) {
      return refusal(http, fault, parts);
    }
  };
  app.post("/api/sessions", answering(begin));
  // Some clients write a slash after it.
  app.post("/api/sessions/*", (http) =>
    answering(http.req.path === "/api/sessions/" ? begin : show)(http),
  );
  app.get("/api/sessions/this", answering(show));
  app.put("/api/sessions/this", answering(show));
  app.delete("/api/sessions/this", answering(end));
  app.options("/api/sessions/*", answerOptions);
}
