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
import {
  deleteHandle,
  handlesUnder,
  handleValues,
  type KeptValue,
  putHandle,
  type Registered,
  type SessionFound,
} from "../../registry/index.ts";
import type { Federation } from "../federation/federation.ts";
import { Elsewhere } from "../federation/referral.ts";
import { admit } from "../http/admission.ts";
import { aged } from "../http/answers.ts";
import { targetOf } from "../http/asked.ts";
import type { Count } from "../http/counting.ts";
import { noteLasting } from "../http/lasting.ts";
import { answerOptions, refuseWriting } from "../http/methods.ts";
import type { Finding, Registry } from "../registry.ts";
import { administratorOf } from "./administrator.ts";
import {
  type Asked,
  askedIn,
  flag,
  indicesIn,
  listRoute,
  meantIn,
  pageIn,
  plain,
  route,
  wantedIn,
} from "./asked.ts";
import { codeOfRefusal, codes, statusOf } from "./message.ts";
import { challengeHeader, mountSessions } from "./sessions-app.ts";
import { levelsOfHandle, toldOf } from "./told.ts";
import { isWanted, valuesIn } from "./values.ts";

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

const bodyLimitBytes = 2_000_000;

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
  const { authority, levels } = levelsOfHandle(code);
  if (flag(query, "auth") === true) registry.doubt(code);
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
  const told = toldOf(
    asked.text,
    seen.filter((value) => isWanted(value, wanted)),
  );
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

async function write(http: HttpRequest, parts: HandleParts, asked: Asked): Promise<Response> {
  const meant = meantIn(asked.query);
  const body = jsonOf(await bodyWithin(http, bodyLimitBytes));
  const put = {
    values: valuesIn(body, meant),
    isWhole: meant === "all",
    overwrite: flag(asked.query, "overwrite") ?? true,
  };
  const { created } = await acting(http, parts, asked, (scope, administrator) =>
    putHandle(scope, asked.code, put, administrator),
  );
  const told = { responseCode: codes.success, handle: asked.text };
  return answer(http, { ...told, status: created ? 201 : 200 });
}

async function remove(http: HttpRequest, parts: HandleParts, asked: Asked): Promise<Response> {
  const indices = indicesIn(asked.query);
  const meant = indices.length === 0 ? "all" : indices;
  await acting(http, parts, asked, (scope, administrator) =>
    deleteHandle(scope, asked.code, meant, administrator),
  );
  return answer(http, { responseCode: codes.success, handle: asked.text });
}

/** The Handles under a prefix, for an administrator of the firm that has it. */
async function list(http: HttpRequest, parts: HandleParts): Promise<Response> {
  const query = new URLSearchParams(targetOf(http.req.url).query);
  const prefix = query.get("prefix");
  if (prefix === null) throw new Refusal("INPUT_INVALID", {}, "prefix");
  const asked = pageIn(query);
  const administrator = await administratorOf(http.req.header("authorization"), parts);
  if (administrator === undefined) throw new Refusal("HANDLE_AUTHENTICATION_NEEDED");
  const actor = actorFor(http, administrator, "identifiers.read");
  const { total, handles } = await asTenant(parts.houses, actor, "identifiers.read", (scope) =>
    handlesUnder(scope, prefix, asked),
  );
  const { page, size: pageSize } = asked;
  const told = { responseCode: codes.success, prefix, totalCount: total, page, pageSize, handles };
  return answer(http, told);
}

/**
 * Sends to the node that holds a Handle; clients that follow no redirect read the address in the body.
 * Of a foreign prefix programs are told, as by any server of the Handle System, that it is not resolved
 * here (301), and who answers for it: where they ask next is theirs to decide.
 */
function referred(http: HttpRequest, elsewhere: Elsewhere): Response {
  const handle = plain(targetOf(http.req.url).path.slice(route.length));
  const referral = elsewhere.address("api");
  if (elsewhere.holder === "world") {
    const code = "HANDLE_ELSEWHERE";
    const message = sentenceOf(code, http.get("locale"), {});
    return answer(http, { responseCode: codes.elsewhere, code, message, handle, referral });
  }
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
  const responseCode = codeOfRefusal(refused.code);
  if (responseCode === codes.authenticationNeeded) {
    http.header("www-authenticate", challengeHeader(parts));
  }
  const handle = plain(targetOf(http.req.url).path.slice(route.length));
  const message = sentenceOf(refused.code, http.get("locale"), refused.values);
  const status = ownStatuses[refused.code];
  const told = { responseCode, code: refused.code, message, handle };
  return answer(http, { ...told, ...(status && { status }) });
}

type Act = (http: HttpRequest, parts: HandleParts) => Promise<Response>;
type ActOnHandle = (http: HttpRequest, parts: HandleParts, asked: Asked) => Promise<Response>;

const ofHandle =
  (act: ActOnHandle): Act =>
  (http, parts) =>
    act(http, parts, askedIn(http));

/** Mounts the JSON API of the Handle System (HANDLE.NET technical manual, chapter 14). */
export function mountHandles(app: Shell, parts: HandleParts): void {
  const answering = (act: Act) => async (http: HttpRequest) => {
    http.header("cache-control", "no-cache");
    try {
      await admit(http, parts.gate);
      return await act(http, parts);
    } catch (fault) {
      return refusal(http, fault, parts);
    }
  };
  mountSessions(app, parts);
  app.get(listRoute, answering(list));
  // To the router the list is one of the Handles.
  refuseWriting(app, listRoute);
  app.get(`${route}*`, answering(ofHandle(read)));
  app.put(`${route}*`, answering(ofHandle(write)));
  app.delete(`${route}*`, answering(ofHandle(remove)));
  app.options(`${route}*`, answerOptions);
}
