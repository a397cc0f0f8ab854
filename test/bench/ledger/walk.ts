import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { disclose, type Envelope } from "../../../contracts/events/index.ts";
import { type Bundle, bundleFormat } from "../../../contracts/proof/index.ts";
import { usccCheckCharacter } from "../../../identifiers/codes/index.ts";
import type { EventId, TenantId } from "../../../services/kernel/brand.ts";
import { keysOf } from "../../../services/ledger/map/keys.ts";
import { logWaiting } from "../../../services/ledger/schema.ts";
import { proveTrace } from "../../../services/ledger/trace-proof.ts";
import { asProgram } from "../../../services/platform/doors.ts";
import { newId } from "../../../services/platform/ids.ts";
import { eventRow } from "../../../services/platform/outbox.ts";
import { outbox, tenants } from "../../../services/platform/schema.ts";
import { codesIn, columnsOf, indexed } from "../../../services/trace/capture.ts";
import { fieldsOf } from "../../../services/trace/epcis/captured.ts";
import { traceCaptures, traceEventCodes, traceEvents } from "../../../services/trace/schema.ts";
import { copyRows } from "../../seed/scale/copy.ts";
import { measureInBrowser } from "./browser.ts";
import { identityOf, type LedgerStage, tell } from "./stage.ts";

const firm = "gs1:414/9521234500006";
/** So many events has each thing: a bundle is of one. */
const eventsOfThing = 30;
const rowsAtOnce = 10_000;

/** What a reader at a gate captures of a thing: nine members and the three that a capture adds. */
function captured(thing: number, at: number) {
  const place = { id: `https://id.gs1.org/414/952123450000${at % 10}` };
  return {
    _context: ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
    _media: "application/json",
    _source: "5f".repeat(32),
    type: "ObjectEvent",
    action: "OBSERVE",
    bizStep: "inspecting",
    disposition: "in_progress",
    eventTime: "2026-06-01T08:00:00.000Z",
    eventTimeZoneOffset: "+08:00",
    epcList: [`https://id.gs1.org/01/09524104000014/21/B${thing}`],
    readPoint: place,
    bizLocation: place,
  };
}

type Written = ReturnType<typeof eventRow>;

function capturedIn({ canonical }: Written) {
  const { body } = JSON.parse(canonical) as Envelope;
  const event = { fields: fieldsOf(body), inherited: null, pointer: "" };
  return { event, index: indexed(event) };
}

/** How the firm finds the event again. */
function indexRow(
  row: Written,
  capture: { readonly id: string; readonly circle: string },
  place: number,
) {
  const { event, index } = capturedIn(row);
  const { tenantId, id, recordedAt } = row;
  const placed = { tenantId, id, captureId: capture.id, place, circle: capture.circle };
  return { ...placed, recordTime: recordedAt, ...columnsOf(event, index) };
}

function codeRows(row: Written) {
  return codesIn(capturedIn(row).index).map(({ role, identity }) => {
    return { tenantId: row.tenantId, code: identity, eventId: row.id, role };
  });
}

/** Firm, events and what waits for the log, as commands and the relay leave them. */
async function writeEvents({ owner }: LedgerStage, count: number): Promise<void> {
  const house = newId<TenantId>();
  const now = new Date();
  const word = { nameZh: "工厂", nameEn: "Works", cityZh: "无锡", cityEn: "Wuxi" };
  const body = "91320200MA1WA1K00";
  const uscc = body + usccCheckCharacter(body);
  const row = { id: house, kind: "firm", identity: firm, uscc, status: "active" } as const;
  await copyRows(owner, tenants, [{ ...row, ...word, admittedAt: now }]);
  const capture = { tenantId: house, id: newId<string>(), circle: "public" };
  const job = { startedAt: now, finishedAt: now, eventCount: count, media: "application/json" };
  await copyRows(owner, traceCaptures, [{ ...capture, ...job, frame: {} }]);
  const things = Math.ceil(count / eventsOfThing);
  for (let first = 0; first < count; first += rowsAtOnce) {
    const length = Math.min(rowsAtOnce, count - first);
    const rows = Array.from({ length }, (_, place) => {
      const at = first + place;
      const draft = { type: "trace.event-captured.v1", body: captured(at % things, at) } as const;
      const writing = { house, requester: house, now };
      const made = eventRow(writing, { owner: firm, audience: "public" }, draft);
      return { ...made, position: BigInt(at + 1) };
    });
    await copyRows(
      owner,
      outbox,
      rows.map((row) => ({ ...row, canonical: Buffer.from(row.canonical) })),
    );
    await copyRows(
      owner,
      traceEvents,
      rows.map((row, place) => indexRow(row, capture, first + place)),
    );
    await copyRows(owner, traceEventCodes, rows.flatMap(codeRows));
    const waiting = rows.map(({ id, commitment, canonical }) => {
      const keys = keysOf(JSON.parse(canonical) as Envelope);
      return { eventId: id, commitment, keys, arrivedAt: now };
    });
    await copyRows(owner, logWaiting, waiting);
  }
  await owner`insert into outbox_heads (tenant_id, position) values (${house}, ${count})`;
  await owner`insert into subscriber_positions (tenant_id, subscriber, position)
    values (${house}, 'ledger', ${count})`;
  await owner`analyze`;
}

/** The whole public trace of one thing, as the platform makes it for download. */
async function bundleOf({ database, blobs, owner }: LedgerStage): Promise<Bundle> {
  const subject = identityOf(0);
  const asked = [{ identity: subject, audience: "public" }];
  return asProgram(database, async (scope) => {
    const proof = await proveTrace(scope, blobs, asked, { ofChain: 2_000, ofAll: 10_000 });
    const [chain] = proof?.chains ?? [];
    if (!proof || chain === undefined) throw new Error(`${subject} has no chain`);
    const events = chain.links.map(async ({ eventId, logIndex }) => {
      const disclosure = await disclosed(owner, eventId);
      return { disclosure, logIndex, inclusion: await proof.inclusion(logIndex) };
    });
    const links = chain.links.map(({ logIndex }) => ({ logIndex }));
    const { audience, map } = chain;
    const chains = [{ identity: subject, audience, links, map }];
    return {
      format: bundleFormat,
      subject,
      ...proof.head,
      chains,
      events: await Promise.all(events),
    };
  });
}

async function disclosed(owner: LedgerStage["owner"], id: EventId) {
  const [row] = await owner<{ canonical: Buffer; secret: Buffer }[]>`
    select canonical, secret from outbox where id = ${id}`;
  if (row === undefined) throw new Error(`there is no event ${id}`);
  const envelope = JSON.parse(row.canonical.toString("utf8")) as Envelope;
  return disclose(envelope, row.secret, () => true);
}

const program = resolve(import.meta.dirname, "../../../dist/fsck.mjs");

/** `npm run fsck`, from its start to its end; when each part of it begins. */
async function timedWalk({ url, folder }: LedgerStage): Promise<Map<string, number>> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ends = new Map<string, number>();
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    told += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    // Where no terminal is, each part tells its name when it has begun.
    for (const [, part = ""] of text.matchAll(/^(\w+): \d+$/gm)) ends.set(part, seconds());
  });
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Error(`fsck ended with ${code}: ${told}`);
  return ends.set("all", seconds());
}

/** A log with its events and their chains: how long a walk takes, and a bundle of 30 in a browser. */
export async function measureWalk(stage: LedgerStage, count: number): Promise<void> {
  await writeEvents(stage, count);
  while ((await stage.round()) > 0);
  await stage.owner`analyze`;
  const [log] = await stage.owner<{ key: string }[]>`select verifier_key as key from logs`;
  await measureInBrowser(await bundleOf(stage), log?.key ?? "");
  const [size] = await stage.owner<{ n: string }[]>`select count(*) as n from log_entries`;
  const leaves = Number(size?.n ?? 0);
  const ends = await timedWalk(stage);
  const parts = [...ends];
  for (const [at, [part, second]] of parts.entries()) {
    const [, until = ends.get("all") ?? Number.NaN] = parts[at + 1] ?? [];
    if (part !== "all") tell(`fsck of ${leaves} leaves, the ${part}`, until - second, "s");
  }
  const all = ends.get("all") ?? Number.NaN;
  tell(`fsck of ${leaves} leaves with events and map`, all, "s");
  tell("fsck, for a million leaves at that rate", (all / leaves) * 1e6, "s");
}
