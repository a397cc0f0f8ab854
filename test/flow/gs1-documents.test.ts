import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, type Envelope, type JsonObject } from "../../contracts/events/index.ts";
import { eventEntry, readEntry } from "../../contracts/proof/index.ts";
import { gs1Judge } from "../rules/trace/gs1-judge.ts";
import { StagedApi } from "../stage/api.ts";
import { LogReader } from "../stage/log-reader.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";
import { StagedWorker } from "../stage/worker.ts";

const folder = "../shared/standards/epcis";
const absent = !existsSync(folder);
const reason = absent ? " (skipped: ../shared is absent)" : "";

// What we do not take, although GS1's schema has nothing against it.
const refusedFor: Readonly<Record<string, string>> = {
  // It names eventID twice in one event: which of the two is meant, no reader can know.
  "JSON/AssociationEvent/AssociationEvent-h.jsonld": "JSON_DUPLICATE_NAME",
  "JSON-simple-context/AssociationEvent/AssociationEvent-h.jsonld": "JSON_DUPLICATE_NAME",
  // The answer to a query is no document to capture.
  "JSON/EPCISQueryDocument.jsonld": "EPCIS_NO_DOCUMENT",
};

function examplesUnder(path: string): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      return entry.isDirectory() ? examplesUnder(below) : [below];
    })
    .filter((name) => /\.json(?:ld)?$/.test(name))
    .sort();
}

interface Example {
  readonly name: string;
  readonly text: string;
  readonly document: JsonObject;
  readonly events: readonly JsonObject[];
}

function example(name: string): Example {
  const text = readFileSync(join(folder, name), "utf8");
  const document = JSON.parse(text) as JsonObject;
  const { eventList = [] } = (document["epcisBody"] ?? {}) as { eventList?: JsonObject[] };
  return { name, text, document, events: eventList };
}

const examples = absent ? [] : ["JSON", "JSON-simple-context"].flatMap(examplesUnder).map(example);
const judge = absent ? () => false : gs1Judge();
const refused = examples.filter(({ name }) => name in refusedFor);
const invalid = examples.filter(({ name, document }) => !(name in refusedFor) && !judge(document));
const valid = examples.filter((each) => !refused.includes(each) && !invalid.includes(each));

/** The same with a URI for the document's own id, where a JSON-LD label such as `_:document1` was. */
function mended({ name, document, events }: Example): Example {
  const fixed = { ...document, id: "https://id.gs1.org/417/4012345000009" };
  return {
    name: `${name} with a URI as its id`,
    text: JSON.stringify(fixed),
    document: fixed,
    events,
  };
}

const mendable = invalid.map(mended).filter(({ document }) => judge(document));
const taken = [...valid, ...mendable];

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let firms: QuickFirms;
let owner: postgres.Sql;

/** The context under which an event stands alone: its document's and its own, each once. */
function wholeContext(document: JsonObject, event: JsonObject): unknown {
  const all = [document["@context"] ?? [], event["@context"] ?? []].flat();
  const texts = all.map((each) => JSON.stringify(each));
  return all.filter((_each, at) => texts.lastIndexOf(texts[at] ?? "") === at);
}

const asSet = (events: readonly unknown[]) =>
  events.map((each) => JSON.stringify(sorted(each))).sort();

/** The same value with the names of its objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}

async function readBack({ document, events }: Example, key: string, job: string): Promise<void> {
  const read = async (path: string) => {
    const answer = await api.call(path, { key });
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as JsonObject;
  };
  expect(await read(job)).toMatchObject({ success: true, running: false, errors: [] });
  expect(await read(`${job}/document`)).toEqual(document);

  const all = await read("/epcis/events?perPage=100");
  const { epcisBody, ...head } = all as { epcisBody: JsonObject };
  const { eventList } = (epcisBody as { queryResults: { resultsBody: { eventList: [] } } })
    .queryResults.resultsBody;
  expect(head).toMatchObject({
    type: "EPCISQueryDocument",
    "@context": document["@context"],
  });
  expect(asSet(eventList)).toEqual(asSet(events));

  const rows = await owner<{ id: string }[]>`
    select id from trace_events where capture_id = ${job.split("/").at(-1) ?? ""} order by place`;
  expect(rows).toHaveLength(events.length);
  for (const [place, event] of events.entries()) {
    const expected = { ...event, "@context": wholeContext(document, event) };
    const own = `urn:uuid:${rows[place]?.id}`;
    expect(await read(`/epcis/events/${own}`)).toEqual(expected);
    const named = event["eventID"];
    const first = events.findIndex((each) => each["eventID"] === named) === place;
    if (typeof named !== "string" || !first) continue;
    expect(await read(`/epcis/events/${encodeURIComponent(named)}`)).toEqual(expected);
  }
}

describe.skipIf(absent)(`GS1's example documents, each in a firm of its own${reason}`, () => {
  beforeAll(async () => {
    platform = await stagePlatform();
    api = new StagedApi(platform);
    worker = await StagedWorker.open(platform, api.folder);
    firms = await QuickFirms.open(platform);
    owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  });

  afterAll(async () => {
    await worker.close();
    api.close();
    await owner.end();
    await platform.close();
  });

  it("are 93; of those that GS1's schema refuses, most have nothing but a label as their id", () => {
    expect(examples).toHaveLength(93);
    expect(refused.map(({ name }) => name).sort()).toEqual(Object.keys(refusedFor).sort());
    expect([valid.length, invalid.length, mendable.length]).toEqual([48, 42, 31]);
  });

  it.each(taken)("$name is captured and read back equal", async (each) => {
    const { key } = await firms.found(each.name.slice(-60));
    const answer = await api.capture(each.text, { key });
    expect(answer.status, await answer.text()).toBe(202);
    await readBack(each, key, answer.headers.get("location") ?? "");
  });

  const nothingOf = async (id: string) => {
    const rows = await owner`select 1 from outbox where tenant_id = ${id}
      and type = 'trace.event-captured.v1' union all
      select 1 from trace_captures where tenant_id = ${id}`;
    expect(rows).toHaveLength(0);
  };

  it.each(refused)("$name is refused, with the reason, and leaves nothing", async (each) => {
    const { id, key } = await firms.found(each.name.slice(-60));
    const answer = await api.capture(each.text, { key });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: refusedFor[each.name], status: 400 });
    await nothingOf(id);
  });

  it("those that GS1's schema refuses are refused as invalid", async () => {
    const { id, key } = await firms.found("invalid documents");
    for (const { name, text } of invalid) {
      const answer = await api.capture(text, { key });
      expect(answer.status, name).toBe(400);
      expect(await answer.json(), name).toMatchObject({
        type: "epcisException:ValidationException",
        code: "EPCIS_INVALID",
        faults: expect.arrayContaining([expect.objectContaining({ pointer: expect.any(String) })]),
      });
    }
    await nothingOf(id);
  });

  it("all of their events are in the log, each with a proof under the published head", async () => {
    await worker.settle();
    const log = await LogReader.open(api);
    expect(Buffer.from(await log.root())).toEqual(Buffer.from(log.head.root));

    const rows = await owner<{ canonical: Buffer; secret: Buffer; at: string | null }[]>`
      select o.canonical, o.secret, l.log_index as at from outbox o
      left join log_entries l on l.event_id = o.id where o.type = 'trace.event-captured.v1'`;
    expect(rows).toHaveLength(taken.reduce((sum, { events }) => sum + events.length, 0));
    const places = new Set<number>();
    for (const { canonical, secret, at } of rows) {
      const envelope = JSON.parse(canonical.toString("utf8")) as Envelope;
      const entry = eventEntry(commit(envelope, secret));
      expect(at, envelope.id).not.toBeNull();
      expect(await log.holds(Number(at), entry), envelope.id).toBe(true);
      places.add(Number(at));
    }
    expect(places.size).toBe(rows.length);
    const [first] = places;
    expect(await log.holds(first ?? 0, eventEntry(new Uint8Array(32)))).toBe(false);

    const last = await log.entry(log.head.size - 1);
    expect(last && readEntry(last)).toMatchObject({ kind: "map", size: log.head.size - 1 });
  });
});
