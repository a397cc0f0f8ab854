import { routePath } from "hono/route";
import { openApiOf } from "../../contracts/openapi/index.ts";
import { mountTransfer } from "../capability/index.ts";
import { mountLog } from "../ledger/index.ts";
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
import { RateGate, type Rates, strangerAt } from "../platform/rates.ts";
import { tableLimits } from "../platform/tables/row.ts";
import { mountAdmission, mountAudit } from "../tenancy/index.ts";
import { mountEpcis } from "../trace/index.ts";
import { schema } from "./assembly.ts";
import { actorOf, callerOf, countedAs, refuseForgery, underSupport } from "./caller.ts";
import type { ApiParts } from "./context.ts";
import { mountGraphql } from "./graphql.ts";
import { mountPages } from "./pages.ts";

export interface AppParts extends ApiParts, Omit<ShellParts, "ownUrl" | "faults" | "description"> {
  readonly log: Log;
  readonly documents: DocumentsByHash;
  readonly development: boolean;
  /** Where the built web lies; null where only the interfaces are served. */
  readonly webFolder: string | null;
  readonly rates: Rates;
}

/** The api program's HTTP face, without a socket: tests call `app.request()`. */
export function apiApp(parts: AppParts): Shell {
  const { database } = parts;
  const faults = new Faults(parts.log, parts.ready);
  const description = openApiOf("api", parts.publicUrl);
  const app = openShell({ ...parts, faults, description, ownUrl: parts.publicUrl });
  const gate = new RateGate(parts.rates);
  mountGraphql(app, { ...parts, schema, gate, faults });
  const actorBehind = async (http: HttpRequest, body: Uint8Array) => {
    const caller = await callerOf(http, body, parts);
    const isRead = http.req.method === "GET";
    await requireRate(http, gate, isRead ? "events" : "capture", countedAs(caller));
    if (!isRead && caller.token !== null) refuseForgery(http, caller);
    const asks = { acts: !isRead, roots: [`${http.req.method} ${routePath(http)}`] };
    return actorOf(await underSupport(http, caller, database, asks));
  };
  // Whoever shows an application's code is a stranger all the same, also with a session beside it.
  const countApplicant = (http: HttpRequest) => {
    const rateClass = http.req.method === "GET" ? "events" : "admission";
    return requireRate(http, gate, rateClass, strangerAt(addressOf(http)));
  };
  const factsOf = async (http: HttpRequest, body: Uint8Array) =>
    (await callerOf(http, body, parts)).facts;
  mountEpcis(app, { database, seal: parts.seal, actorOf: actorBehind });
  mountAudit(app, { database, actorOf: actorBehind });
  mountAdmission(app, { ...parts, actorOf: actorBehind, factsOf, countApplicant });
  mountTransfer(app, {
    database,
    actorOf: actorBehind,
    sentTable: async (http) => {
      // Who asks is known, and counted, before 20 MB are taken in.
      const caller = await callerOf(http, "", parts);
      requireRate(http, gate, "import", countedAs(caller));
      if (caller.token !== null) refuseForgery(http, caller);
      actorOf(caller);
      const bytes = await bodyWithin(http, tableLimits.fileBytes);
      return { actor: actorOf(await callerOf(http, bytes, parts)), bytes };
    },
  });
  mountLog(app, database, parts.blobs);
  if (parts.webFolder !== null) mountPages(app, parts.webFolder);
  return app;
}
