import type { Context } from "hono";
import type { JsonObject } from "../../contracts/events/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Database } from "../platform/database.ts";
import { boundTo, type CursorSeal } from "../platform/graphql/cursors.ts";
import { bodyWithin, type HttpRequest, type Shell } from "../platform/http.ts";
import { isUuid } from "../platform/ids.ts";
import { type Actor, asTenant, type TenantScope } from "../platform/tenancy.ts";
import { isStorable } from "../platform/text.ts";
import { captureEvents, captureLimit, readCapture } from "./capture.ts";
import { documentOf, standingAlone } from "./epcis/captured.ts";
import { memberOf } from "./epcis/json.ts";
import { answering } from "./problem.ts";
import { readEventQuery } from "./query.ts";
import {
  type CaptureRow,
  captureById,
  capturesPage,
  type EventRow,
  envelopesOf,
  eventById,
  eventsByEventId,
  eventsOfCapture,
  eventsPage,
  timeKeyOf,
} from "./reads.ts";

/** What the EPCIS surface is given by the program. */
export interface EpcisParts {
  readonly database: Database;
  readonly seal: CursorSeal;
  /** Who asks; throws `NOT_SIGNED_IN`, or why the key opens nothing. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
  /** Throws `SEALING_BEHIND` while too much waits to be sealed. */
  readonly requireRoom: () => Promise<void>;
}

const largestCapture = 4_000_000;
const media = ["application/json", "application/ld+json"];
const noBody = new Uint8Array();

const standardHeaders = {
  "GS1-EPCIS-Version": "2.0.0",
  "GS1-CBV-Version": "2.0.0",
  "GS1-EPCIS-Min": "2.0.0",
  "GS1-EPCIS-Max": "2.0.0",
  "GS1-EPCIS-Capture-Limit": String(captureLimit),
  "GS1-EPCIS-Capture-File-Size-Limit": String(largestCapture),
} as const;

function mediaOf(http: HttpRequest): string {
  const type = (http.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!media.includes(type))
    throw new Refusal("MEDIA_TYPE_UNKNOWN", { expected: media.join(", ") });
  return type;
}

function jobOf(capture: CaptureRow) {
  return {
    captureID: capture.id,
    createdAt: capture.startedAt.toISOString(),
    finishedAt: capture.finishedAt.toISOString(),
    running: false,
    success: true,
    captureErrorBehaviour: "rollback",
    errors: [],
  };
}

async function bodiesOf(scope: TenantScope, rows: readonly EventRow[]): Promise<JsonObject[]> {
  const envelopes = await envelopesOf(
    scope,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const envelope = envelopes.get(row.id);
    return envelope === undefined ? [] : [envelope.body];
  });
}

/** The answer to a query, EPCIS 2.0 § 8.2.7: the events with the contexts that they came with. */
function queryDocumentOf(bodies: readonly JsonObject[], creationDate: string): JsonObject {
  const { epcisBody, ...head } = documentOf(bodies, { schemaVersion: "2.0", creationDate });
  const resultsBody = { eventList: memberOf(epcisBody, "eventList") ?? [] };
  const queryResults = { queryName: "SimpleEventQuery", resultsBody };
  return { ...head, type: "EPCISQueryDocument", epcisBody: { queryResults } };
}

/** EPCIS 2.0 REST: capture, its jobs, and a firm's events. */
export function mountEpcis(app: Shell, parts: EpcisParts): void {
  app.use("/epcis/*", async (http, next) => {
    await next();
    for (const [name, value] of Object.entries(standardHeaders)) http.header(name, value);
  });
  mountCapture(app, parts);
  mountJobs(app, parts);
  mountEvents(app, parts);
}

function mountCapture(app: Shell, { database, actorOf, requireRoom }: EpcisParts): void {
  app.post("/epcis/capture", (http) =>
    answering(http, async () => {
      const body = await bodyWithin(http, largestCapture);
      const actor = await actorOf(http, body);
      await requireRoom();
      const capture = readCapture(body, mediaOf(http));
      const circle = http.req.header("lianzao-audience") ?? "house";
      const id = await asTenant(database, actor, "trace.capture", (scope) =>
        captureEvents(scope, capture, circle),
      );
      return http.body(null, 202, { Location: `/epcis/capture/${id}` });
    }),
  );
}

/** A read of the caller's firm, answered as EPCIS clients expect. */
function reading(
  { database, actorOf }: EpcisParts,
  work: (scope: TenantScope, http: HttpRequest) => Promise<Response>,
) {
  return (http: Context) =>
    answering(http as HttpRequest, async () => {
      const actor = await actorOf(http as HttpRequest, noBody);
      return asTenant(database, actor, "trace.read", (scope) => work(scope, http as HttpRequest));
    });
}

async function captureNamed(scope: TenantScope, http: HttpRequest): Promise<CaptureRow> {
  const id = http.req.param("captureID") ?? "";
  const capture = isUuid(id) ? await captureById(scope, id) : null;
  if (capture === null) throw new Refusal("CAPTURE_NOT_FOUND");
  return capture;
}

function mountJobs(app: Shell, parts: EpcisParts): void {
  app.get(
    "/epcis/capture",
    reading(parts, async (scope, http) => {
      const { filter, perPage, pageToken } = readEventQuery(new URL(http.req.url).searchParams);
      const [name] = Object.keys(filter);
      if (name !== undefined) throw new Refusal("EPCIS_PARAMETER_UNKNOWN", { name }, name);
      const bound = boundTo(scope.house, "epcis.captures", null);
      const after = pageToken === null ? null : parts.seal.open(pageToken, bound);
      const rows = await capturesPage(scope, perPage, after);
      const shown = rows.slice(0, perPage);
      const last = rows.length > perPage ? shown.at(-1) : undefined;
      const key = last && [last.startedAt.toISOString(), last.id];
      await linkNext(http, parts, key, bound);
      return http.json(shown.map(jobOf));
    }),
  );
  app.get(
    "/epcis/capture/:captureID",
    reading(parts, async (scope, http) => http.json(jobOf(await captureNamed(scope, http)))),
  );
  app.get(
    "/epcis/capture/:captureID/document",
    reading(parts, async (scope, http) => {
      const capture = await captureNamed(scope, http);
      const bodies = await bodiesOf(scope, await eventsOfCapture(scope, capture.id));
      parts.exported(scope.actor, bodies.length, "events");
      return http.json(documentOf(bodies, capture.frame as never));
    }),
  );
}

/** Names the next page as EPCIS 2.0 § 12.5 has it: a Link header with rel="next". */
async function linkNext(
  http: HttpRequest,
  { seal }: EpcisParts,
  key: readonly string[] | undefined,
  bound: string,
): Promise<void> {
  if (key === undefined) return;
  const url = new URL(http.req.url);
  url.searchParams.set("nextPageToken", seal.close(key, bound));
  http.header("Link", `<${url.pathname}${url.search}>; rel="next"`);
}

async function eventNamed(scope: TenantScope, eventId: string): Promise<EventRow | null> {
  if (!isStorable(eventId)) return null;
  const [named] = await eventsByEventId(scope, eventId);
  if (named !== undefined) return named;
  // An event that was captured without an id is found by the one that the platform gave it.
  const own = eventId.startsWith("urn:uuid:") ? eventId.slice("urn:uuid:".length) : "";
  return isUuid(own) ? eventById(scope, own) : null;
}

function mountEvents(app: Shell, parts: EpcisParts): void {
  app.get(
    "/epcis/events",
    reading(parts, async (scope, http) => {
      const { filter, perPage, pageToken } = readEventQuery(new URL(http.req.url).searchParams);
      const bound = boundTo(scope.house, "epcis.events", filter);
      const after = pageToken === null ? null : parts.seal.open(pageToken, bound);
      const rows = await eventsPage(scope, filter, perPage, after);
      const shown = rows.slice(0, perPage);
      const last = rows.length > perPage ? shown.at(-1) : undefined;
      parts.exported(scope.actor, shown.length, "events");
      await linkNext(http, parts, last && timeKeyOf(last), bound);
      return http.json(queryDocumentOf(await bodiesOf(scope, shown), scope.now.toISOString()));
    }),
  );
  app.get(
    "/epcis/events/:eventID",
    reading(parts, async (scope, http) => {
      const row = await eventNamed(scope, http.req.param("eventID") ?? "");
      const [body] = row === null ? [] : await bodiesOf(scope, [row]);
      if (body === undefined) throw new Refusal("EVENT_NOT_FOUND");
      return http.json(standingAlone(body));
    }),
  );
}
