import { openApiOf } from "../../../contracts/openapi/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Database } from "../../../services/platform/database.ts";
import { Faults } from "../../../services/platform/faults.ts";
import type { Guard } from "../../../services/platform/guarded.ts";
import {
  type HttpRequest,
  openShell,
  type Shell,
  type ShellParts,
} from "../../../services/platform/http.ts";
import type { Log } from "../../../services/platform/log.ts";
import { RateGate, type Rates } from "../../../services/platform/rates.ts";
import type { Keys } from "../../../services/platform/sealing.ts";
import { type Gs1Code, type Identity, levelsOf } from "../../codes/index.ts";
import { standingNodes } from "../../nodes/index.ts";
import { hearChanges } from "../../registry/index.ts";
import { type RegionFrom, ResolutionTally } from "../../resolutions/index.ts";
import { Federation } from "../federation/federation.ts";
import { NodeBook } from "../federation/nodes.ts";
import { Elsewhere, noReferrals, type Referrals } from "../federation/referral.ts";
import { mountHandles } from "../handles/app.ts";
import { Held } from "../held.ts";
import { Keeper } from "../keeper.ts";
import { ledFrom } from "../links.ts";
import type { Patience } from "../patience.ts";
import { namesAfter, recordsUnder } from "../reads.ts";
import { type HearChanges, Registry } from "../registry.ts";
import { chosenLinks } from "../rules.ts";
import { mountSteps } from "../steps/http.ts";
import { readTogether } from "../together.ts";
import { admit } from "./admission.ts";
import {
  choicesAnswer,
  linksetAnswer,
  linksetLink,
  redirection,
  referral,
  refusalAnswer,
  sameAsLink,
} from "./answers.ts";
import {
  CodeRefusal,
  codeOf,
  preferencesOf,
  type Target,
  targetOf,
  uncompressed,
  wishOf,
} from "./asked.ts";
import { type Count, countingIn } from "./counting.ts";
import { contextPath, resolverDescription } from "./description.ts";
import { mountDoors } from "./doors.ts";
import { isWithdrawn, withLinks } from "./found.ts";
import { type Front, frontOf } from "./front.ts";
import { linksetContext, type Places } from "./linkset.ts";
import { answerOptions, refuseWriting, tellLengths } from "./methods.ts";
import { welcomePage } from "./page.ts";

export interface ResolverParts
  extends Omit<ShellParts, "ownUrl" | "faults" | "description" | "readers">,
    Places {
  readonly log: Log;
  /** Connected as lianzao_resolver. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house: where Handles are written. */
  readonly houses: Database;
  /** Under which secrets of administrators of Handles are sealed. */
  readonly secret: Keys;
  readonly rates: Rates;
  readonly patience?: Patience;
  /** How many bytes of records are held in memory; some unless told. */
  readonly heldBytes?: number;
  /** Counts resolutions; whoever gives it writes them down. */
  readonly tally?: ResolutionTally;
  /** Where nodes of firms may be; the public network unless a test says otherwise. */
  readonly guard?: Guard;
  /** Where foreign codes lead; nowhere unless told. */
  readonly referrals?: Referrals;
  /** From what the country of an asker is known; none unless told. */
  readonly regionFrom?: RegionFrom;
}

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

/** Undefined where the address is not meant as a code. Whoever asks was admitted: it may take a while. */
function askedIn(http: HttpRequest): Asked | undefined {
  const sent = targetOf(http.req.url);
  const target = uncompressed(sent);
  return target === undefined ? undefined : { sent, target };
}

const wholeOf = ({ path, query }: Target) => (query === "" ? path : `${path}?${query}`);

/** The code that is asked for; what is wrong with a packed one is said of what it says. */
function codeAsked({ sent, target }: Asked): Gs1Code {
  try {
    return codeOf(target);
  } catch (fault) {
    if (fault instanceof CodeRefusal && target !== sent) fault.unpacked = wholeOf(target);
    throw fault;
  }
}

function tellLinks(http: HttpRequest, code: Gs1Code, { sent, target }: Asked, places: Places) {
  http.header("link", linksetLink(code, places));
  if (target !== sent) http.header("link", sameAsLink(target, places), { append: true });
}

interface CodeParts {
  readonly federation: Federation;
  readonly places: Places;
  readonly gate: RateGate;
  readonly count: Count;
}

/** Leads to what is known of a code, lists its links, or says why neither. */
async function resolve(http: HttpRequest, asked: Asked, { federation, places, count }: CodeParts) {
  const { sent, target } = asked;
  const code = codeAsked(asked);
  const accept = http.req.header("accept");
  const wish = wishOf(target.query, accept);
  const via = http.req.header("via");
  const known = await federation.lookUp(levelsOf(code), via);
  // A tombstone, by this door as by all others: what is above it does not answer in its place.
  if (isWithdrawn(known, code)) throw new Refusal("IDENTIFIER_WITHDRAWN", {}, "code");
  const finding = withLinks(known);
  const [nearest] = finding.records;
  if (nearest === undefined) throw new Refusal("IDENTIFIER_NOT_FOUND", {}, "code");
  tellLinks(http, code, asked, places);
  if (wish.kind === "linkset") {
    count(http, nearest, wish.medium === "text/html" ? "person" : "program");
    return linksetAnswer(http, finding, wish.medium, places, code);
  }

  const language = http.req.header("accept-language");
  const preferences = preferencesOf(target.query, accept, language);
  const chosen = chosenLinks(finding.records, wish.type, preferences);
  const [link, ...others] = chosen?.links ?? [];
  if (chosen === undefined || link === undefined) {
    throw new Refusal("LINK_TYPE_NOT_FOUND", { linkType: wish.type }, "linkType");
  }
  count(http, nearest, "person");
  if (others.length > 0) return choicesAnswer(http, finding, chosen, places, code);
  const led = { code: ledFrom(chosen.code, code), link };
  return redirection(http, led, sent.query, places, finding);
}

/** What there is a linkset of to point to. A preflight request is answered even when nothing. */
async function knownIn(http: HttpRequest, federation: Federation) {
  try {
    const asked = askedIn(http);
    if (asked === undefined) return undefined;
    const code = codeOf(asked.target);
    const { records } = withLinks(await federation.lookUp(levelsOf(code), http.req.header("via")));
    return records.length > 0 ? { asked, code } : undefined;
  } catch (fault) {
    if (fault instanceof Refusal || fault instanceof Elsewhere) return undefined;
    throw fault;
  }
}

function mountCodes(app: Shell, parts: CodeParts): void {
  const { federation, places, gate } = parts;
  app.get("*", async (http, next) => {
    const sent = targetOf(http.req.url);
    let { path } = sent;
    http.header("vary", "Accept, Accept-Language");
    try {
      await admit(http, gate);
      const asked = askedIn(http);
      if (asked === undefined) return await next();
      ({ path } = asked.target);
      return await resolve(http, asked, parts);
    } catch (fault) {
      if (fault instanceof Elsewhere) return referral(http, fault, 307, sent.query);
      if (!(fault instanceof Refusal)) throw fault;
      return refusalAnswer(http, fault, path, places);
    }
  });
  app.options("*", async (http) => {
    await admit(http, gate);
    const known = await knownIn(http, federation);
    if (known !== undefined) tellLinks(http, known.code, known.asked, places);
    return answerOptions(http);
  });
}

function federationOf(parts: ResolverParts, registry: Registry): Federation {
  const { database, log, guard, referrals = noReferrals } = parts;
  const nodes = new NodeBook(() => standingNodes(database), log);
  const pseudonym = new URL(parts.resolverUrl).host;
  return new Federation({ registry, nodes, log, guard, pseudonym, referrals, database });
}

const usualHeldBytes = 50_000_000;

/** What is registered, as this process knows it, and what keeps it so. */
function registryOf({ database, log, patience, heldBytes = usualHeldBytes }: ResolverParts) {
  const read = (codes: readonly Identity[]) => recordsUnder(database, codes);
  const held = new Held(heldBytes);
  const hear: HearChanges = (hearer) => hearChanges(database, hearer);
  const registry = new Registry(readTogether(read), log, patience, hear, held);
  const after = (name: Identity | null, most: number) => namesAfter(database, name, most);
  const keeper = new Keeper(registry, held, { namesAfter: after, read }, log);
  registry.keptBy(keeper);
  return { registry, keeper, held };
}

/** The resolver program's HTTP face: its routes, and what answers before them on a socket. */
export interface Resolver extends Front {
  readonly app: Shell;
  /** What is held of the registry. */
  readonly held: Held;
  /** Begins to hear of changes, and to read what is held; the first question does, too. */
  readonly listen: () => void;
  /** Ends both. */
  readonly rest: () => void;
}

export function openResolver(parts: ResolverParts): Resolver {
  const { database, log } = parts;
  const { registry, keeper, held } = registryOf(parts);
  const faults = new Faults(log, parts.ready);
  const description = openApiOf("resolver", parts.resolverUrl);
  const app = openShell({
    ...parts,
    faults,
    description,
    ownUrl: parts.resolverUrl,
    // GS1's own suite asks whether there is TLS without CORS.
    readers: "cross-origin",
  });
  openToAll(app);
  tellLengths(app);
  mountDescriptions(app, parts);
  const gate = new RateGate(parts.rates);
  const tally = parts.tally ?? new ResolutionTally();
  const { count, again } = countingIn(tally, parts.regionFrom ?? "none");
  const federation = federationOf(parts, registry);
  const shared = { registry, federation, places: parts, gate, count };
  mountHandles(app, { ...parts, ...shared, faults });
  mountSteps(app, { ...shared, database });
  mountDoors(app, shared);
  mountCodes(app, shared);
  refuseWriting(app, "*");
  const rest = () => {
    registry.stop();
    keeper.stop();
  };
  const front = frontOf({ ...parts, app, registry, gate, again, places: parts });
  return { app, held, listen: () => registry.listen(), rest, ...front };
}

/** The routes alone, without a socket: tests call `app.request()`. */
export const resolverApp = (parts: ResolverParts): Shell => openResolver(parts).app;
