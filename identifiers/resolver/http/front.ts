import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Shell } from "../../../services/platform/http.ts";
import type { Metrics } from "../../../services/platform/metrics.ts";
import type { First } from "../../../services/platform/program.ts";
import { noProxies, type Proxies } from "../../../services/platform/proxies.ts";
import {
  type RateGate,
  rateHeaders,
  type Standing,
  strangerAt,
} from "../../../services/platform/rates.ts";
import type { Registry } from "../registry.ts";
import type { Counting } from "./counting.ts";
import { type KeptAnswer, KeptAnswers } from "./kept.ts";
import type { Notes } from "./lasting.ts";
import type { Places } from "./linkset.ts";
import { type Made, makerOf } from "./made.ts";
import { Moulds } from "./moulds.ts";

const longestMark = 2_048;

/** What there is of a request on its socket. */
interface Incoming {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * All of a request that an answer may depend on which is kept; undefined for a request whose answer is
 * not. `Via` is only asked for what nodes hold, and their answers are not kept.
 */
function markOf({ method, url, headers }: Incoming): string | undefined {
  const { host, accept = "", "accept-language": language = "", authorization, cookie } = headers;
  if (method !== "GET" || host === undefined) return undefined;
  if (authorization !== undefined || cookie !== undefined) return undefined;
  // No line of a request has a line feed in it.
  const mark = `${url}\n${host}\n${accept}\n${language}`;
  return mark.length > longestMark ? undefined : mark;
}

/** A path that is the same once it is read as part of an address. */
const readAsSent = /^(?!.*(?:\/\.|%2e))\/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]+$/i;

/** Of which kind a request is among those whose answers are made alike. */
const kindOf = ({ kind }: Made, { headers }: Incoming) =>
  `${kind}\n${headers.host}\n${headers.accept ?? ""}\n${headers["accept-language"] ?? ""}`;

/** What each answer has of its own, in the order in which it stands at the end of its headers. */
const own = ["age", "x-request-id", "ratelimit-policy", "ratelimit"] as const;

const notShared: ReadonlySet<string> = new Set([...own, "content-length", "transfer-encoding"]);

function keptAnswer({ status, headers }: Response, notes: Notes): KeptAnswer | undefined {
  const { lasting, answered } = notes;
  if (lasting === undefined || status >= 400) return undefined;
  const all: string[] = [];
  headers.forEach((value, name) => {
    if (!notShared.has(name)) all.push(name, value);
  });
  all.push("content-length", String(Buffer.byteLength(lasting.body)));
  for (const name of own) all.push(name, "");
  const counted = { route: lasting.route, status: `${Math.trunc(status / 100)}xx` };
  return { ...lasting, answered, status, headers: all, counted };
}

/** Writes what is its own over what was the last one's: Node has made a text of that at once. */
function write(
  outgoing: ServerResponse,
  { status, headers, body }: KeptAnswer,
  ageMs: number,
  standing: Standing,
): void {
  const [[, policy], [, left]] = rateHeaders(standing);
  const { length } = headers;
  headers[length - 7] = String(Math.floor(ageMs / 1_000));
  headers[length - 5] = randomUUID();
  headers[length - 3] = policy;
  headers[length - 1] = left;
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

/** The resolver's face on a socket. */
export interface Front {
  readonly fetch: (
    request: Request,
    notes: Notes & { readonly incoming: Incoming },
  ) => Promise<Response>;
  /** Gives an answer once more that was given before, where it would be the same. */
  readonly first: First;
}

interface FrontParts {
  readonly app: Shell;
  readonly registry: Registry;
  readonly gate: RateGate;
  readonly again: Counting["again"];
  readonly metrics: Metrics;
  readonly proxies?: Proxies;
  readonly places: Places;
}

/**
 * Keeps answers for all that the routes have noted as lasting, and gives them again before the routes
 * are asked, at a fraction of what these cost; and makes answers like them from what is known of
 * other codes. An answer is counted, measured and told with its age as if they had given it. It waits
 * for no turn: those keep long work of one asker from holding up the others, and this is over before
 * it could. Whoever asks too often is left to the routes.
 */
export function frontOf(parts: FrontParts): Front {
  const { app, registry, gate, again, metrics, proxies = noProxies } = parts;
  const kept = new KeptAnswers();
  const moulds = new Moulds();
  const make = makerOf(parts);

  const madeFor = ({ url = "", headers }: Incoming) => {
    if (!readAsSent.test(url)) return undefined;
    return make({ path: url, accept: headers.accept, language: headers["accept-language"] });
  };

  const castAnswer = (incoming: Incoming, mark: string) => {
    const made = madeFor(incoming);
    const answer = made && moulds.cast(kindOf(made, incoming), made);
    if (made === undefined || answer === undefined) return undefined;
    // What is asked for once in a while drives out nothing that is asked for often.
    if (made.isAskedAgain) kept.set(mark, { ...answer, headers: [...answer.headers] });
    return { answer, ageMs: made.finding.ageMs };
  };

  /** The answer to a request that is kept and still stands, or is made, with its age. */
  const standingAnswer = (incoming: Incoming, now: number) => {
    const mark = markOf(incoming);
    const answer = mark === undefined ? undefined : kept.get(mark);
    if (mark === undefined) return undefined;
    if (answer === undefined) return castAnswer(incoming, mark);
    const ageMs = registry.ageIfStanding(answer.finding, now);
    if (ageMs !== undefined) return { answer, ageMs };
    kept.delete(mark);
    return castAnswer(incoming, mark);
  };

  const admitted = (incoming: Parameters<First>[0]) => {
    const address = proxies.addressOf({
      socket: incoming.socket.remoteAddress ?? null,
      xForwardedFor: headerOf(incoming, "x-forwarded-for"),
      forwarded: headerOf(incoming, "forwarded"),
    });
    const standing = gate.take("resolve", strangerAt(address));
    return standing.granted ? standing : undefined;
  };

  const first: First = (incoming, outgoing) => {
    const begun = performance.now();
    const found = standingAnswer(incoming, begun);
    const standing = found && admitted(incoming);
    if (found === undefined || standing === undefined) return false;
    const { answered, route, counted } = found.answer;
    if (answered !== undefined) again(answered, (name) => headerOf(incoming, name));
    write(outgoing, found.answer, found.ageMs, standing);
    metrics.requests.inc(counted);
    metrics.seconds.observe({ route }, (performance.now() - begun) / 1_000);
    return true;
  };

  const fetch: Front["fetch"] = async (request, notes) => {
    const response = await app.fetch(request, notes);
    const mark = notes.lasting === undefined ? undefined : markOf(notes.incoming);
    const answer = mark === undefined ? undefined : keptAnswer(response, notes);
    if (mark === undefined || answer === undefined) return response;
    kept.set(mark, answer);
    const made = madeFor(notes.incoming);
    const kind = made && kindOf(made, notes.incoming);
    if (made !== undefined && kind !== undefined && !moulds.has(kind)) {
      moulds.learn(kind, answer, made);
    }
    return response;
  };

  return { first, fetch };
}

function headerOf({ headers }: Incoming, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === "string" ? value : value?.join(", ");
}
