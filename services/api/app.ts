import { routePath } from "hono/route";
import { openApiOf } from "../../contracts/openapi/index.ts";
import { mountLabels } from "../../identifiers/labels/index.ts";
import { mountIdentifierImports } from "../../identifiers/registry/index.ts";
import { mountCapabilityDocuments, mountTransfer } from "../capability/index.ts";
import { mountCapacityGroups } from "../capacity/index.ts";
import { mountDisputes } from "../disputes/index.ts";
import { mountIncidents } from "../incidents/index.ts";
import { Backlog, mountChanges, mountLog, mountReceipts } from "../ledger/index.ts";
import { usualUnsealed } from "../platform/config.ts";
import { Faults } from "../platform/faults.ts";
import type { DocumentsByHash } from "../platform/graphql/persisted.ts";
import {
  addressOf,
  bodyWithin,
  type HttpRequest,
  openShell,
  requireRate,
  type Shell,
  type ShellParts,
} from "../platform/http.ts";
import type { Log } from "../platform/log.ts";
import { type RateClass, RateGate, type Rates, strangerAt } from "../platform/rates.ts";
import { tableLimits } from "../platform/tables/row.ts";
import { mountAdmission, mountAudit, mountExportLinks, mountExports } from "../tenancy/index.ts";
import { mountBundles, mountEpcis, mountSharedBundles } from "../trace/index.ts";
import { schema } from "./assembly.ts";
import {
  actorBehind,
  actorOf,
  callerOf,
  countedAs,
  guessesFrom,
  refuseForgery,
  underSupport,
} from "./caller.ts";
import type { ApiParts } from "./context.ts";
import { mountGraphql } from "./graphql.ts";
import { mountPages } from "./pages.ts";
import { probeOfAnswer, Watched } from "./watched.ts";

export interface AppParts extends ApiParts, Omit<ShellParts, "ownUrl" | "faults" | "description"> {
  readonly log: Log;
  readonly documents: DocumentsByHash;
  readonly development: boolean;
  /** Where the built web lies; null where only the interfaces are served. */
  readonly webFolder: string | null;
  /** Where identifiers are resolved, without a slash at its end. */
  readonly resolverUrl: string;
  readonly rates: Rates;
  /** How many events may wait for the log before captures are refused. */
  readonly mostUnsealed?: number;
  /** When the program stops. */
  readonly ending: AbortSignal;
}

/** Who sends a file: known, and counted, before it is taken in; and once its bytes are known. */
function sendersOf(parts: AppParts & { readonly gate: RateGate }) {
  const { database, gate } = parts;
  const asksToAct = (http: HttpRequest) => () => {
    return { acts: true, roots: [`${http.req.method} ${routePath(http)}`] };
  };
  const sender = async (http: HttpRequest) => {
    const asking = await callerOf(http, "", parts);
    await requireRate(http, gate, "import", countedAs(asking));
    if (asking.token !== null) refuseForgery(http, asking);
    return actorOf(await underSupport(http, asking, database, asksToAct(http)));
  };
  const senderOf = async (http: HttpRequest, body: Uint8Array) => {
    const caller = await callerOf(http, body, parts);
    return actorOf(await underSupport(http, caller, database, asksToAct(http)));
  };
  return { sender, senderOf };
}

type ProofParts = Parameters<typeof mountReceipts>[1] &
  Parameters<typeof mountBundles>[1] &
  Parameters<typeof mountSharedBundles>[1];

/** The log, and what is proved from it. */
function mountProofs(app: Shell, parts: ProofParts): void {
  mountLog(app, parts.database, parts.blobs);
  mountReceipts(app, parts);
  mountChanges(app, parts);
  mountSharedBundles(app, parts);
  mountBundles(app, parts);
}

/** The api program's HTTP face, without a socket: tests call `app.request()`. */
export function apiApp(given: AppParts): Shell {
  const gate = new RateGate(given.rates);
  const parts = { ...given, gate };
  const { database } = parts;
  const faults = new Faults(parts.log, parts.ready);
  const description = openApiOf("api", parts.publicUrl);
  const app = openShell({ ...parts, faults, description, ownUrl: parts.publicUrl });
  const watched = new Watched(parts.signals);
  app.use(async (http, next) => {
    await next();
    const about = probeOfAnswer(http);
    if (about === undefined) return;
    watched.probe(about, { actor: actorBehind(http), address: addressOf(http) });
  });
  mountGraphql(app, { ...parts, schema, faults });
  const callerAsking = async (http: HttpRequest, body: Uint8Array, rateClass?: RateClass) => {
    const caller = await callerOf(http, body, parts);
    const isRead = http.req.method === "GET";
    const counted = rateClass ?? (isRead ? "events" : "capture");
    await requireRate(http, gate, counted, countedAs(caller));
    if (!isRead && caller.token !== null) refuseForgery(http, caller);
    const asks = () => ({ acts: !isRead, roots: [`${http.req.method} ${routePath(http)}`] });
    const known = await underSupport(http, caller, database, asks);
    return { actor: actorOf(known), token: known.byCookie ? known.token : null };
  };
  const stillOf = async (http: HttpRequest) => actorOf(await callerOf(http, "", parts, "listens"));
  const actorAsking = async (http: HttpRequest, body: Uint8Array) =>
    (await callerAsking(http, body)).actor;
  // Whoever shows an application's code, or asks for what is public, is a stranger all the same,
  // also with a session beside it.
  const countStranger = (http: HttpRequest) => {
    const rateClass = http.req.method === "GET" ? "events" : "admission";
    return requireRate(http, gate, rateClass, strangerAt(addressOf(http)));
  };
  const factsOf = async (http: HttpRequest, body: Uint8Array) =>
    (await callerOf(http, body, parts)).facts;
  const exported = watched.exported.bind(watched);
  const backlog = new Backlog(database, parts.mostUnsealed ?? usualUnsealed);
  const requireRoom = () => backlog.requireRoom();
  mountEpcis(app, { database, seal: parts.seal, actorOf: actorAsking, exported, requireRoom });
  mountAudit(app, { database, actorOf: actorAsking, stillOf, exported });
  mountExports(app, { ...parts, callerOf: callerAsking, stillOf, exported });
  const guessesOf = (http: HttpRequest) => guessesFrom(http, gate);
  mountExportLinks(app, { ...parts, countStranger, guessesOf, factsOf, exported });
  mountAdmission(app, { ...parts, actorOf: actorAsking, factsOf, countApplicant: countStranger });
  mountDisputes(app, { ...parts, actorOf: actorAsking });
  mountIncidents(app, { ...parts, actorOf: actorAsking });
  const { sender, senderOf } = sendersOf(parts);
  const transfer = {
    database,
    actorOf: actorAsking,
    exported,
    sentTable: async (http: HttpRequest) => {
      await sender(http);
      const bytes = await bodyWithin(http, tableLimits.fileBytes);
      return { actor: await senderOf(http, bytes), bytes };
    },
  };
  mountTransfer(app, transfer);
  mountCapabilityDocuments(app, transfer);
  mountCapacityGroups(app, transfer);
  mountIdentifierImports(app, { ...parts, actorOf: actorAsking, sender, senderOf });
  mountLabels(app, {
    resolverUrl: parts.resolverUrl,
    actorOf: async (http, body) => (await callerAsking(http, body, "labels")).actor,
  });
  mountProofs(app, { ...parts, actorOf: actorAsking, stillOf, exported, counted: countStranger });
  if (parts.webFolder !== null) mountPages(app, parts.webFolder, parts.resolverUrl);
  return app;
}
