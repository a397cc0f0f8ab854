import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { asAnyone } from "../platform/doors.ts";
import type { Context } from "../platform/graphql/context.ts";
import type { CursorSeal } from "../platform/graphql/cursors.ts";
import type { HttpRequest } from "../platform/http.ts";
import type { Proofs } from "../platform/proofs.ts";
import { readInTurn } from "../platform/reading.ts";
import type { Keys, Secret } from "../platform/sealing.ts";
import type { SignalTally } from "../platform/signals.ts";
import { asOperator, asTenant, readAs } from "../platform/tenancy.ts";
import { actorOf, type Caller, sessionCookie } from "./caller.ts";
import { Watched } from "./watched.ts";

const tripCookie = "lz_trip";

/** What the api program holds for all requests. */
export interface ApiParts {
  readonly database: Database;
  readonly operatorDatabase: Database;
  readonly blobs: Blobs;
  readonly seal: CursorSeal;
  readonly macKey: Secret;
  readonly proofs: Proofs;
  /** What may be a danger where there is much of it, until it is written down. */
  readonly signals: SignalTally;
  readonly letterKey: Keys;
  /** Where people reach the platform, without a slash at its end. */
  readonly publicUrl: string;
  /** Hosts with ports at which witnesses may be asked though they are private; none if left out. */
  readonly witnessHosts?: ReadonlySet<string>;
  /** Cookies are marked Secure where the platform is reached by https. */
  readonly secureCookies: boolean;
}

/** The doors that a request's resolvers may open. */
export function contextOf(http: HttpRequest, caller: Caller, parts: ApiParts): Context {
  const { database, operatorDatabase, blobs, seal, proofs, letterKey } = parts;
  const { secureCookies, publicUrl, witnessHosts = new Set() } = parts;
  const watched = new Watched(parts.signals);
  const asker = { actor: caller.actor, address: caller.facts.address };
  const watching = async <T>(work: () => Promise<T>) => {
    try {
      return await work();
    } catch (fault) {
      watched.refused(fault, asker);
      throw fault;
    }
  };
  const cookie = { path: "/", httpOnly: true, sameSite: "Lax", secure: secureCookies } as const;
  const keep =
    (name: string) =>
    (value: string | null, maxAge = 0) => {
      if (value === null) deleteCookie(http, name, cookie);
      else setCookie(http, name, value, { ...cookie, maxAge });
    };
  return {
    locale: http.get("locale"),
    request: caller.facts,
    database,
    blobs,
    seal,
    proofs,
    letterKey,
    caller: caller.actor,
    publicUrl,
    witnessHosts,
    sessionToken: caller.byCookie ? caller.token : null,
    userAgent: (http.req.header("user-agent") ?? "").slice(0, 300),
    actor: () => actorOf(caller),
    watched: {
      refused: (fault) => watched.refused(fault, asker),
      signInFailed: (fault, email) => watched.signInFailed(fault, email, asker.address),
      arrivalFailed: (failed) => watched.arrivalFailed(failed, asker.address),
      missed: () => watched.probe("absent", asker),
    },
    inTenant: (action, work) => watching(() => asTenant(database, actorOf(caller), action, work)),
    acting: (work) => watching(async () => work(database, actorOf(caller))),
    asking: (action, question) =>
      watching(() => readAs(database, actorOf(caller), action, question)),
    askingInTurn: (action, steps) =>
      watching(() => readInTurn(database, actorOf(caller), action, steps)),
    asOperator: (action, work) =>
      watching(() => asOperator(operatorDatabase, actorOf(caller), action, work)),
    inPublic: (work) => watching(() => asAnyone(database, work)),
    setSession: keep(sessionCookie),
    trip: getCookie(http, tripCookie) ?? null,
    setTrip: keep(tripCookie),
  };
}
