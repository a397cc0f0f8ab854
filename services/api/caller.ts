import { createHmac, randomUUID } from "node:crypto";
import { getCookie } from "hono/cookie";
import { Refusal } from "../kernel/refusal.ts";
import type { Database } from "../platform/database.ts";
import { addressOf, type HttpRequest, requireGranted } from "../platform/http.ts";
import type { Proofs } from "../platform/proofs.ts";
import { type Counted, type RateGate, strangerAt } from "../platform/rates.ts";
import { keysOf, type Secret } from "../platform/sealing.ts";
import type { Actor, RequestFacts } from "../platform/tenancy.ts";
import { authenticate, lookUnder, type Presence } from "../tenancy/index.ts";

export const sessionCookie = "lz_session";
const keyForm = /^[\x21-\x7e]{1,200}$/;

/** What the request itself says: who may be behind it, from where, under which idempotency key. */
export interface Caller {
  /** Null for a stranger. */
  readonly actor: Actor | null;
  /** Why the token that was sent opens nothing. */
  readonly refused: Refusal | null;
  readonly facts: RequestFacts;
  readonly token: string | null;
  readonly byCookie: boolean;
}

// Our own headers may say what an act is about: to whom it is shown, on whose application it is.
const ownHeaders = /^lianzao-/;

/** What besides its body makes a request the same as another: where it goes, and our own headers. */
function actAsked({ req }: HttpRequest): string {
  const { pathname, search } = new URL(req.url);
  const named = Object.entries(req.header()).filter(([name]) => ownHeaders.test(name));
  return JSON.stringify([req.method, `${pathname}${search}`, named.sort()]);
}

function factsOf(http: HttpRequest, body: string | Uint8Array, macKey: Secret): RequestFacts {
  const key = http.req.header("idempotency-key");
  if (key !== undefined && !keyForm.test(key)) {
    throw new Refusal("INPUT_INVALID", {}, "Idempotency-Key");
  }
  const bodyMacs = () => {
    const act = actAsked(http);
    const macOf = (secret: Uint8Array) =>
      createHmac("sha256", secret).update(`${act}\n`).update(body).digest();
    return keysOf(macKey, macOf).all();
  };
  return {
    id: http.get("requestId") ?? randomUUID(),
    address: addressOf(http),
    idempotency: key === undefined ? null : { key, bodyMacs: bodyMacs() },
  };
}

/** A bearer token (API key) or the session cookie. */
function tokenOf(http: HttpRequest): { token: string | null; byCookie: boolean } {
  const bearer = /^Bearer\s+(\S+)$/i.exec(http.req.header("authorization") ?? "")?.[1];
  const key = bearer ?? http.req.header("x-api-key");
  if (key !== undefined) return { token: key, byCookie: false };
  return { token: getCookie(http, sessionCookie) ?? null, byCookie: true };
}

/** What it takes to know a caller. */
export interface CallerParts {
  readonly database: Database;
  readonly macKey: Secret;
  readonly proofs: Proofs;
  readonly gate: RateGate;
}

/** What made-up tokens cost whoever sends them; a firm's own are never counted. */
export function guessesFrom(http: HttpRequest, gate: RateGate) {
  const who = strangerAt(addressOf(http));
  return {
    require: () => {
      const standing = gate.look("token", who);
      if (!standing.granted) requireGranted(http, standing);
    },
    count: () => void gate.take("token", who),
  };
}

const actors = new WeakMap<Request, Actor>();

/** Who is behind a request, once it was found out; null for a stranger. */
export function actorBehind({ req }: HttpRequest): Actor | null {
  return actors.get(req.raw) ?? null;
}

/**
 * Finds out who asks, or who still listens to what he asked for. A token that opens nothing makes a
 * stranger, with the reason kept. Throws `RATE_LIMITED` where too many have come from his address.
 */
export async function callerOf(
  http: HttpRequest,
  body: string | Uint8Array,
  { database, macKey, proofs, gate }: CallerParts,
  presence: Presence = "acts",
): Promise<Caller> {
  const facts = factsOf(http, body, macKey);
  const { token, byCookie } = tokenOf(http);
  const stranger = { actor: null, refused: null, facts, token, byCookie };
  if (token === null) return stranger;
  try {
    const guesses = guessesFrom(http, gate);
    const actor = await authenticate(database, token, facts, { ...proofs, guesses, presence });
    if (actor !== null) actors.set(http.req.raw, actor);
    return { ...stranger, actor };
  } catch (fault) {
    const says = fault instanceof Refusal && fault.code !== "RATE_LIMITED";
    if (says) return { ...stranger, refused: fault };
    throw fault;
  }
}

/** Against whose rate a request counts. */
export function countedAs({ actor, facts }: Caller): Counted {
  return actor === null ? strangerAt(facts.address) : { kind: "firm", name: actor.tenantId };
}

/** The actor; throws why there is none: the session's own reason, or `NOT_SIGNED_IN`. */
export function actorOf({ actor, refused }: Caller): Actor {
  if (actor === null) throw refused ?? new Refusal("NOT_SIGNED_IN");
  return actor;
}

/** In which somebody of the operator names the grant by which he looks into a firm's house. */
const supportHeader = "x-support-grant";

/** Whether a request is made under a firm's grant of support. */
export function isUnderSupport(http: HttpRequest): boolean {
  return http.req.header(supportHeader) !== undefined;
}

/** What a request asks for: fields of the API, or a route; and whether it would change anything. */
export interface Asks {
  readonly acts: boolean;
  readonly roots: readonly string[];
}

/**
 * The caller as the guest that a firm's grant of support makes of him; unchanged without one. His
 * own session stays his, so nothing of it is at hand meanwhile. `asks` finds out what is asked for,
 * and not before it is known who asks; an act is refused: `SUPPORT_READS_ONLY`. Throws what
 * `lookUnder` throws.
 */
export async function underSupport(
  http: HttpRequest,
  caller: Caller,
  database: Database,
  asks: () => Asks,
): Promise<Caller> {
  const grant = http.req.header(supportHeader);
  if (grant === undefined) return caller;
  const guest = actorOf(caller);
  const { acts, roots } = asks();
  if (acts) throw new Refusal("SUPPORT_READS_ONLY");
  const actor = await lookUnder(database, guest, grant, roots);
  return { ...caller, actor, token: null };
}

/**
 * A page of another site can send our cookie along, but not this header: acts that rest on the
 * cookie need it (C24).
 */
export function refuseForgery(http: HttpRequest, caller: Caller): void {
  if (caller.byCookie && http.req.header("x-lianzao") !== "1") {
    throw new Refusal("REQUEST_FORGED");
  }
}
