import { openApiOf } from "../../../contracts/openapi/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Database } from "../../../services/platform/database.ts";
import { Faults } from "../../../services/platform/faults.ts";
import {
  addressOf,
  type HttpRequest,
  openShell,
  requireRate,
  type Shell,
  type ShellParts,
} from "../../../services/platform/http.ts";
import type { Log } from "../../../services/platform/log.ts";
import { RateGate, type Rates, strangerAt } from "../../../services/platform/rates.ts";
import { type Gs1Code, isAsExact, levelsOf } from "../../codes/index.ts";
import { recordsUnder } from "../reads.ts";
import { type Patience, Registry } from "../registry.ts";
import { chosenLinks } from "../rules.ts";
import {
  choicesAnswer,
  linksetAnswer,
  linksetLink,
  redirection,
  refusalAnswer,
  sameAsLink,
} from "./answers.ts";
import { codeOf, preferencesOf, type Target, targetOf, uncompressed, wishOf } from "./asked.ts";
import { contextPath, resolverDescription } from "./description.ts";
import { linksetContext, type Places } from "./linkset.ts";
import { welcomePage } from "./page.ts";

export interface ResolverParts
  extends Omit<ShellParts, "ownUrl" | "faults" | "description">,
    Places {
  readonly log: Log;
  /** Connected as lianzao_resolver. */
  readonly database: Database;
  readonly rates: Rates;
  readonly patience?: Patience;
}

const methods = "GET, HEAD, OPTIONS";

/** Any page may ask: what is here is public, and no cookie is looked at. */
function openToAll(app: Shell): void {
  app.use(async (http, next) => {
    http.header("access-control-allow-origin", "*");
    http.header("access-control-expose-headers", "Link, Age, Warning, X-Request-Id");
    await next();
  });
}

function mountDescriptions(app: Shell, places: Places): void {
  const description = JSON.stringify(resolverDescription(places));
  const kept = "public, max-age=3600";
  app.get("/", (http) => http.html(welcomePage(http.get("locale"), places)));
  app.get("/.well-known/gs1resolver", (http) =>
    http.body(description, 200, { "content-type": "application/json", "cache-control": kept }),
  );
  app.get(contextPath, (http) =>
    http.body(JSON.stringify(linksetContext), 200, {
      "content-type": "application/ld+json",
      "cache-control": kept,
    }),
  );
}

/** A request for a code: what was sent, and the address of the code, which may have been packed. */
interface Asked {
  readonly sent: Target;
  readonly target: Target;
}

/** Undefined where the address is not meant as a code. */
function askedIn(http: HttpRequest): Asked | undefined {
  const sent = targetOf(http.req.url);
  const target = uncompressed(sent);
  return target === undefined ? undefined : { sent, target };
}

function tellLinks(http: HttpRequest, code: Gs1Code, { sent, target }: Asked, places: Places) {
  http.header("link", linksetLink(code, places));
  if (target !== sent) http.header("link", sameAsLink(target, places), { append: true });
}

/** Leads to what is known of a code, lists its links, or says why neither. */
async function resolve(http: HttpRequest, asked: Asked, registry: Registry, places: Places) {
  const { sent, target } = asked;
  const code = codeOf(target);
  const accept = http.req.header("accept");
  const wish = wishOf(target.query, accept);
  const finding = await registry.lookUp(levelsOf(code));
  if (finding.records.length === 0) throw new Refusal("IDENTIFIER_NOT_FOUND", {}, "code");
  tellLinks(http, code, asked, places);
  if (wish.kind === "linkset") return linksetAnswer(http, finding, wish.medium, places);

  const language = http.req.header("accept-language");
  const preferences = preferencesOf(target.query, accept, language);
  const chosen = chosenLinks(finding.records, wish.type, preferences);
  const [link, ...others] = chosen?.links ?? [];
  if (chosen === undefined || link === undefined) {
    throw new Refusal("LINK_TYPE_NOT_FOUND", { linkType: wish.type }, "linkType");
  }
  if (others.length > 0) return choicesAnswer(http, finding, chosen, places);
  // To the lot's or class's page with the serial number asked for, of which nothing is known: that
  // it is unknown is what a person with a copy in hand must read there.
  const led = { code: isAsExact(code, chosen.code) ? chosen.code : code.identity, link };
  return redirection(http, led, sent.query, places, finding);
}

/** Whether there is a linkset to point to. A preflight request is answered even when not. */
async function isKnown(target: Target, registry: Registry) {
  try {
    const code = codeOf(target);
    const { records } = await registry.lookUp(levelsOf(code));
    return records.length > 0 ? code : undefined;
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

function mountCodes(app: Shell, registry: Registry, places: Places, gate: RateGate): void {
  app.get("*", async (http, next) => {
    const asked = askedIn(http);
    if (asked === undefined) return next();
    http.header("vary", "Accept, Accept-Language");
    try {
      await requireRate(http, gate, "resolve", strangerAt(addressOf(http)));
      return await resolve(http, asked, registry, places);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      return refusalAnswer(http, fault, asked.target.path, places);
    }
  });
  app.options("*", async (http) => {
    await requireRate(http, gate, "resolve", strangerAt(addressOf(http)));
    const asked = askedIn(http);
    const code = asked === undefined ? undefined : await isKnown(asked.target, registry);
    if (asked !== undefined && code !== undefined) tellLinks(http, code, asked, places);
    http.header("access-control-allow-methods", methods);
    http.header("access-control-allow-headers", "Accept, Accept-Language");
    http.header("access-control-max-age", "86400");
    return http.body(null, 204, { allow: methods });
  });
}

/** The resolver program's HTTP face, without a socket: tests call `app.request()`. */
export function resolverApp(parts: ResolverParts): Shell {
  const { database, log, patience } = parts;
  const registry = new Registry((codes) => recordsUnder(database, codes), log, patience);
  const faults = new Faults(log, parts.ready);
  const description = openApiOf("resolver", parts.resolverUrl);
  const app = openShell({ ...parts, faults, description, ownUrl: parts.resolverUrl });
  openToAll(app);
  mountDescriptions(app, parts);
  mountCodes(app, registry, parts, new RateGate(parts.rates));
  return app;
}
