import { randomUUID } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context as HttpContext } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type RefusalCode, sentenceOf } from "../../contracts/refusals/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Faults } from "./faults.ts";
import { type Metrics, mayReadMetrics } from "./metrics.ts";
import { noProxies, type Proxies } from "./proxies.ts";
import {
  Brake,
  type Counted,
  type RateClass,
  type RateGate,
  rateHeaders,
  type Standing,
} from "./rates.ts";
import type { EndTurn } from "./turns.ts";

/** What every route knows of its request. */
export interface Variables {
  requestId: string;
  locale: "zh" | "en";
  address: string | null;
  /** How the asker's rate stands, where it is counted. */
  rate: Standing | undefined;
  /** Lets the asker's next request begin. */
  endTurn: EndTurn | undefined;
}

export type Shell = Hono<{ Variables: Variables }>;
export type HttpRequest = HttpContext<{ Variables: Variables }>;

const statuses: Partial<Record<RefusalCode, ContentfulStatusCode>> = {
  NOT_SIGNED_IN: 401,
  SESSION_EXPIRED: 401,
  API_KEY_EXPIRED: 401,
  NOT_PERMITTED: 403,
  FIRM_SUSPENDED: 403,
  FIRM_FROZEN: 403,
  RULES_NOT_ACCEPTED: 403,
  REQUEST_FORGED: 403,
  QUOTA_EVENTS: 403,
  NOT_FOUND: 404,
  IDEMPOTENCY_KEY_REUSED: 409,
  BODY_TOO_LARGE: 413,
  TABLE_TOO_LARGE: 413,
  MEDIA_TYPE_UNKNOWN: 415,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
  SEALING_BEHIND: 503,
  STORAGE_FULL: 503,
  BROKEN: 500,
};

const endings: readonly (readonly [string, ContentfulStatusCode])[] = [
  ["_NOT_FOUND", 404],
  ["_REPEATED", 409],
];

const retryAfterSeconds = "2";

/** The HTTP status of a refusal: its own, that of its ending, else 400. */
export function statusOf(code: RefusalCode): ContentfulStatusCode {
  const ending = endings.find(([suffix]) => code.endsWith(suffix));
  return statuses[code] ?? ending?.[1] ?? 400;
}

/** A refusal as the JSON body of every REST answer that is not a success. */
export function refusalBody(refusal: Refusal, locale: "zh" | "en") {
  const { code, field, values } = refusal;
  return {
    error: {
      code,
      message: sentenceOf(code, locale, values),
      ...(field === undefined ? {} : { field }),
    },
  };
}

/** Refuses what is sent as a media type that is not taken here. */
export function mediaIn(http: HttpRequest, known: readonly string[]): void {
  const media = (http.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!known.includes(media)) {
    throw new Refusal("MEDIA_TYPE_UNKNOWN", { expected: known.join(", ") });
  }
}

/**
 * The bytes of a body; throws `BODY_TOO_LARGE` before it has taken in more than `limit`, and
 * `BODY_INCOMPLETE` when the client hangs up.
 */
export async function bodyWithin(http: HttpRequest, limit: number): Promise<Uint8Array> {
  try {
    return await receivedWithin(http, limit);
  } catch (fault) {
    throw fault instanceof Refusal ? fault : new Refusal("BODY_INCOMPLETE");
  }
}

async function receivedWithin(http: HttpRequest, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal("BODY_TOO_LARGE", { limit });
  const declared = http.req.header("content-length");
  if (declared !== undefined && !(Number(declared) <= limit)) throw tooLarge();
  // Node takes no more bytes than were declared.
  if (declared !== undefined) return new Uint8Array(await http.req.arrayBuffer());
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of http.req.raw.body ?? []) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * From where a request came: its socket, or what a proxy that is trusted says; null where there is no
 * socket, such as in a test.
 */
export function addressOf(http: HttpRequest): string | null {
  return http.get("address");
}

function socketOf(http: HttpRequest): string | null {
  try {
    return getConnInfo(http).remote.address ?? null;
  } catch {
    return null;
  }
}

/**
 * Counts a request against its asker's rate, which its answer tells, and waits for his turn. Throws
 * `RATE_LIMITED`.
 */
export async function requireRate(
  http: HttpRequest,
  gate: RateGate,
  rateClass: RateClass,
  who: Counted,
): Promise<void> {
  requireGranted(http, gate.take(rateClass, who));
  http.set("endTurn", await gate.turns.take(`${who.kind} ${who.name}`));
}

/** Tells the asker how he stands. Throws `RATE_LIMITED`. */
export function requireGranted(http: HttpRequest, standing: Standing): void {
  http.set("rate", standing);
  const seconds = Math.max(1, standing.waitSeconds);
  if (!standing.granted) throw new Refusal("RATE_LIMITED", { seconds });
}

/** The language in an address, for a link sends no header; absent where it says none. */
export function languageIn(http: HttpRequest): "zh" | "en" | undefined {
  const asked = http.req.query("language");
  if (asked === undefined || asked === "zh" || asked === "en") return asked;
  throw new Refusal("INPUT_INVALID", {}, "language");
}

/** The reader's language: English if it is asked for first, else Chinese. */
export function localeOf(header: string | undefined): "zh" | "en" {
  return /^\s*en\b/i.test(header ?? "") ? "en" : "zh";
}

function answerFault(fault: unknown, http: HttpRequest, faults: Faults): Response {
  const locale = http.get("locale") ?? "zh";
  const requestId = http.get("requestId") ?? "";
  const place = { what: "a route broke", requestId, path: http.req.path };
  const refusal = faults.refusalOf(fault, place);
  return http.json(refusalBody(refusal, locale), statusOf(refusal.code));
}

/** What a program's HTTP face is made of. */
export interface ShellParts {
  readonly faults: Faults;
  readonly metrics: Metrics;
  /** Resolves when the program can serve; rejects with why not. */
  readonly ready: () => Promise<void>;
  /** Where people reach this program; by https, they are told to come by nothing else. */
  readonly ownUrl: string;
  /** The program's REST surfaces as an OpenAPI document. */
  readonly description: object;
  /** Which sites' pages may take answers in without asking by CORS; its own unless told. */
  readonly readers?: "same-origin" | "cross-origin";
  /** Whose word on where requests come from is believed; nobody's unless told. */
  readonly proxies?: Proxies;
}

/**
 * The worker that reads barcodes compiles WebAssembly, which no page may. A worker is under the policy
 * of its own answer (CSP Level 3 § 4.2.2), so that the pages keep theirs.
 */
const symbolReader = /^\/assets\/symbol-reader-[\w-]+\.js$/;
const policyOfSymbolReader =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** What is counted, for who was given the token: which routes are asked how often is nobody else's. */
function mountMetrics(app: Shell, metrics: Metrics): void {
  app.get("/metrics", async (http) => {
    if (metrics.token === null) throw new Refusal("NOT_FOUND");
    if (!mayReadMetrics(metrics, http.req.header("authorization"))) {
      http.header("www-authenticate", "Bearer");
      throw new Refusal("NOT_SIGNED_IN");
    }
    return http.text(await metrics.registry.metrics(), 200, {
      "content-type": metrics.registry.contentType,
    });
  });
}

/** A Hono app with request ids, security headers (C31), health, metrics and masked faults. */
export function openShell(parts: ShellParts): Shell {
  const { faults, metrics, ready, ownUrl, description, readers = "same-origin" } = parts;
  const { proxies = noProxies } = parts;
  const app: Shell = new Hono<{ Variables: Variables }>();
  app.onError((fault, http) => answerFault(fault, http, faults));
  app.notFound((http) => answerFault(new Refusal("NOT_FOUND"), http as HttpRequest, faults));
  const brake = new Brake();
  app.use(async (http, next) => {
    http.set("requestId", randomUUID());
    http.set("locale", localeOf(http.req.header("accept-language")));
    const said = {
      xForwardedFor: http.req.header("x-forwarded-for"),
      forwarded: http.req.header("forwarded"),
    };
    http.set("address", proxies.addressOf({ socket: socketOf(http), ...said }));
    const begun = performance.now();
    await next();
    http.get("endTurn")?.();
    // Not `http.header`, which would take the answer's body through a stream.
    http.res.headers.set("x-request-id", http.get("requestId"));
    const rate = http.get("rate");
    if (rate !== undefined) {
      for (const [name, value] of rateHeaders(rate)) http.res.headers.set(name, value);
    }
    if (http.res.status === 503) http.res.headers.set("retry-after", retryAfterSeconds);
    const route = `${http.req.method} ${http.req.routePath}`;
    metrics.requests.inc({ route, status: `${Math.trunc(http.res.status / 100)}xx` });
    metrics.seconds.observe({ route }, (performance.now() - begun) / 1000);
    if (rate?.granted === false) await brake.hold();
  });
  app.use("/assets/*", async (http, next) => {
    await next();
    if (!symbolReader.test(http.req.path)) return;
    http.res.headers.set("content-security-policy", policyOfSymbolReader);
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
      },
      crossOriginResourcePolicy: readers,
      referrerPolicy: "same-origin",
      xFrameOptions: "DENY",
      strictTransportSecurity: ownUrl.startsWith("https:") && "max-age=31536000; includeSubDomains",
    }),
  );
  app.get("/openapi.json", (http) => http.json(description));
  app.get("/healthz", (http) => http.json({ status: "up" }));
  app.get("/readyz", async (http) => {
    try {
      await ready();
      return http.json({ status: "ready" });
    } catch (fault) {
      faults.refusalOf(fault, { what: "not ready", requestId: http.get("requestId") });
      return http.json({ status: "not ready" }, 503);
    }
  });
  mountMetrics(app, metrics);
  return app;
}
