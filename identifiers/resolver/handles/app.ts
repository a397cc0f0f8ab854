import type { Action } from "../../../contracts/access/actions.ts";
import { type RefusalCode, sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Database } from "../../../services/platform/database.ts";
import type { Faults } from "../../../services/platform/faults.ts";
import {
  addressOf,
  bodyWithin,
  type HttpRequest,
  type Shell,
} from "../../../services/platform/http.ts";
import { jsonOf } from "../../../services/platform/json.ts";
import type { RateGate } from "../../../services/platform/rates.ts";
import { retrying } from "../../../services/platform/retrying.ts";
import type { Keys } from "../../../services/platform/sealing.ts";
import { type Actor, asTenant, type TenantScope } from "../../../services/platform/tenancy.ts";
import { type Identity, parseCode } from "../../codes/index.ts";
import {
  authorityHandle,
  authorityOf,
  deleteHandle,
  describedAuthority,
  handleValues,
  type KeptValue,
  type Meant,
  putHandle,
  type Registered,
  type SessionFound,
} from "../../registry/index.ts";
import type { Federation } from "../federation/federation.ts";
import { Elsewhere } from "../federation/referral.ts";
import { admit } from "../http/admission.ts";
import { aged } from "../http/answers.ts";
import { CodeRefusal, targetOf } from "../http/asked.ts";
import type { Count } from "../http/counting.ts";
import { noteLasting } from "../http/lasting.ts";
import type { Finding, Registry } from "../registry.ts";
import { administratorOf } from "./administrator.ts";
import { codeOfRefusal, codes, statusOf } from "./message.ts";
import { challengeHeader, mountSessions } from "./sessions-app.ts";
import { isWanted, valueJson, valuesIn, type Wanted } from "./values.ts";

/** What the JSON API of Handles is made of. */
export interface HandleParts {
  readonly registry: Registry;
  readonly federation: Federation;
  /** Connected as lianzao_resolver. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house: where Handles are written. */
  readonly houses: Database;
  /** Under which administrators' secrets are sealed. */
  readonly secret: Keys;
  readonly gate: RateGate;
  readonly count: Count;
  readonly faults: Faults;
}

const route = "/api/handles/";
const bodyLimitBytes = 2_000_000;

/** A Handle as it was asked for, and its identity. */
interface Asked {
  readonly text: string;
  readonly code: Identity;
  readonly query: URLSearchParams;
}

const plain = (path: string) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

function askedIn(http: HttpRequest): Asked {
  const { path, query } = targetOf(http.req.url);
  const rest = path.slice(route.length);
  const reading = parseCode(`hdl:${rest}`);
  if (!reading.ok) throw new CodeRefusal(reading.fault);
  return { text: plain(rest), code: reading.identity, query: new URLSearchParams(query) };
}

const indicesIn = (query: URLSearchParams) =>
  query
    .getAll("index")
    .filter((index) => /^[0-9]{1,10}$/.test(index))
    .map(Number);

const wantedIn = (query: URLSearchParams): Wanted => ({
  indices: indicesIn(query),
  types: query.getAll("type"),
});

const flag = (query: URLSearchParams, name: string): boolean | undefined => {
  const value = query.get(name);
  return value === null ? undefined : value !== "false";
};

/** What one Handle is answered with; its HTTP status follows from the code. */
interface Told {
  readonly responseCode: number;
  readonly status?: 200 | 201 | 302 | 429 | 508;
  readonly [name: string]: unknown;
}

const jsonMedium = { "content-type": "application/json" };

function bodyOf(http: HttpRequest, told: object): string {
  const { query } = targetOf(http.req.url);
  const isPretty = flag(new URLSearchParams(query), "pretty") === true;
  return JSON.stringify(told, null, isPretty ? 2 : undefined);
}

function answer(http: HttpRequest, { status, ...told }: Told): Response {
  return http.body(bodyOf(http, told), status ?? statusOf(told.responseCode), jsonMedium);
}

/** What is registered under a Handle; throws `IDENTIFIER_NOT_FOUND`, `HANDLE_ELSEWHERE`. */
async function registeredAt(
  http: HttpRequest,
  { registry, federation, count }: HandleParts,
  { code, query }: Asked,
): Promise<{ readonly registered: Registered; readonly finding: Finding }> {
  const authority = authorityHandle(describedAuthority(code) ?? authorityOf(code) ?? "");
  if (flag(query, "auth") === true) registry.doubt(code);
  const levels = code === authority ? [code] : [code, authority];
  const finding = await federation.lookUp(levels, http.req.header("via"));
  const record = finding.records.find((each) => each.code === code);
  if (record?.registered !== undefined && !record.registered.deleted) {
    aged(http, finding);
    count(http, record, "program");
    return { registered: record.registered, finding };
  }
  const isNodes = finding.source !== undefined;
  const isHere = isNodes || finding.records.some((record) => record.code === authority);
  throw new Refusal(isHere ? "IDENTIFIER_NOT_FOUND" : "HANDLE_ELSEWHERE", {}, "handle");
}

/** Who acts in the house of an administrator's firm. */
function actorFor(
  http: HttpRequest,
  { tenantId, prefix, index }: SessionFound,
  action: Action,
): Actor {
  const request = { id: http.get("requestId"), address: addressOf(http), idempotency: null };
  const principal = `handle:${index}:0.NA/${prefix}`;
  return { tenantId, personId: null, principal, may: new Set([action]), request };
}

/** What somebody is shown under a Handle: an administrator what his firm sees, others what all see. */
async function valuesShown(
  http: HttpRequest,
  { houses }: HandleParts,
  { id, tenantId, values }: Registered,
  asked: Pick<Asked, "code"> & { readonly administrator: SessionFound | undefined },
): Promise<readonly KeptValue[]> {
  const { code, administrator } = asked;
  const isAuthority = id === null && administrator?.tenantId === tenantId;
  if (isAuthority) return values;
  if (id === null || administrator === undefined) {
    return values.filter(({ audience }) => audience === "public");
  }
  const actor = actorFor(http, administrator, "identifiers.read");
  return asTenant(houses, actor, "identifiers.read", (scope) => handleValues(scope, code));
}

async function read(http: HttpRequest, parts: HandleParts, asked: Asked): Promise<Response> {
  const authorization = http.req.header("authorization");
  const administrator = await administratorOf(authorization, parts);
  const { registered, finding } = await registeredAt(http, parts, asked);
  const publicOnly = flag(asked.query, "publicOnly") ?? administrator === undefined;
  // Whether there is anything besides or not: that there is would be told otherwise.
  if (!publicOnly && administrator === undefined) {
    throw new Refusal("HANDLE_AUTHENTICATION_NEEDED");
  }
  const by = publicOnly ? undefined : administrator;
  const { code } = asked;
  const seen = await valuesShown(http, parts, registered, { code, administrator: by });
  const wanted = wantedIn(asked.query);
  const values = seen.filter((value) => isWanted(value, wanted)).map(valueJson);
  const responseCode = values.length === 0 ? codes.valuesNotFound : codes.success;
  const told = { responseCode, handle: asked.text, values };
  const body = bodyOf(http, finding.stale ? { ...told, stale: true } : told);
  // Whoever asks for what is authoritative makes the registry ask anew each time.
  const isAnyones = authorization === undefined && flag(asked.query, "auth") !== true;
  if (isAnyones) noteLasting(http, finding, body);
  return http.body(body, 200, jsonMedium);
}

/** The act of an administrator in his firm's house. */
async function acting<T>(
  http: HttpRequest,
  parts: HandleParts,
  { code }: Asked,
  act: (scope: TenantScope, administrator: SessionFound) => Promise<T>,
): Promise<T> {
  const authorization = http.req.header("authorization");
  const administrator = await administratorOf(authorization, parts);
  if (administrator === undefined) throw new Refusal("HANDLE_AUTHENTICATION_NEEDED");
  const actor = actorFor(http, administrator, "identifiers.register");
  const done = await retrying(actor.request, () =>
    asTenant(parts.houses, actor, "identifiers.register", (scope) => act(scope, administrator)),
  );
  // Who has written reads what he wrote, also before this program hears of it.
  parts.registry.doubt(code);
  return done;
}

const various = "various";

function meantIn(query: URLSearchParams): Meant {
  const indices = query.getAll("index");
  if (indices.length === 0) return "all";
  return indices.includes(various) ? "given" : indicesIn(query);
}

async function write(http: HttpRequest, parts: HandleParts, asked: Asked): Promise<Response> {
  const put = {
    values: valuesIn(jsonOf(await bodyWithin(http, bodyLimitBytes))),
    meant: meantIn(asked.query),
    overwrite: flag(asked.query, "overwrite") ?? true,
  };
  const { created } = await acting(http, parts, asked, (scope, administrator) =>
    putHandle(scope, asked.code, put, administrator),
  );
  const told = { responseCode: codes.success, handle: asked.text };
  return answer(http, { ...told, status: created ? 201 : 200 });
}

async function remove(http: HttpRequest, parts: HandleParts, asked: Asked): Promise<Response> {
  const meant = asked.query.has("index") ? indicesIn(asked.query) : "all";
  await acting(http, parts, asked, (scope, administrator) =>
    deleteHandle(scope, asked.code, meant, administrator),
  );
  return answer(http, { responseCode: codes.success, handle: asked.text });
}

/** Sends to who holds a Handle; clients that follow no redirect read the address in the body. */
function referred(http: HttpRequest, elsewhere: Elsewhere): Response {
  const handle = plain(targetOf(http.req.url).path.slice(route.length));
  const referral = elsewhere.address("api");
  http.header("location", referral);
  return answer(http, { responseCode: codes.serviceReferral, handle, referral, status: 302 });
}

/** Statuses that no response code of the Handle System has. */
const ownStatuses: Partial<Record<RefusalCode, 429 | 508>> = {
  RATE_LIMITED: 429,
  NODE_LOOP: 508,
};

/** Says why not, by the Handle System's code and by ours; what is no refusal of its own is told as broken. */
function refusal(http: HttpRequest, fault: unknown, parts: HandleParts): Response {
  if (fault instanceof Elsewhere) return referred(http, fault);
  const requestId = http.get("requestId");
  const place = { what: "the Handle API broke", requestId, path: http.req.path };
  const refused = parts.faults.refusalOf(fault, place);
  const responseCode = codeOfRefusal(refused.code) ?? codes.broken;
  if (responseCode === codes.authenticationNeeded) {
    http.header("www-authenticate", challengeHeader(parts));
  }
  const handle = plain(targetOf(http.req.url).path.slice(route.length));
  const message = sentenceOf(refused.code, http.get("locale"), refused.values);
  const status = ownStatuses[refused.code];
  const told = { responseCode, code: refused.code, message, handle };
  return answer(http, { ...told, ...(status && { status }) });
}

type Act = (http: HttpRequest, parts: HandleParts, asked: Asked) => Promise<Response>;

const methods = "GET, PUT, DELETE, OPTIONS";

/** Mounts the JSON API of the Handle System (HANDLE.NET technical manual, chapter 14). */
export function mountHandles(app: Shell, parts: HandleParts): void {
  const answering = (act: Act) => async (http: HttpRequest) => {
    http.header("cache-control", "no-cache");
    try {
      await admit(http, parts.gate);
      return await act(http, parts, askedIn(http));
    } catch (fault) {
      return refusal(http, fault, parts);
    }
  };
  mountSessions(app, parts);
  app.get(`${route}*`, answering(read));
  app.put(`${route}*`, answering(write));
  app.delete(`${route}*`, answering(remove));
  app.options(`${route}*`, (http) => {
    http.header("access-control-allow-methods", methods);
    http.header("access-control-allow-headers", "Accept, Authorization, Content-Type");
    http.header("access-control-max-age", "86400");
    return http.body(null, 204, { allow: methods });
  });
}
