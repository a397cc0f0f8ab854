import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditSource, HeadRefused, LogAuditor } from "../../contracts/proof/audit/replay.ts";
import {
  faultSince,
  openCheckpoint,
  type ProvedReceipt,
  type Receipt,
  readNoteKey,
  tilePath,
  toBase64,
  verifyReceipt,
} from "../../contracts/proof/index.ts";
import { checkFiles } from "../../contracts/proof/verify/files.ts";
import { AuditState } from "../../deploy/auditor/state.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import { appendToChains } from "../../services/ledger/index.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { openLog } from "../../services/platform/log.ts";
import { listen } from "../../services/platform/program.ts";
import { demoChain, documentFor, gearbox } from "../seed/demo/chain.ts";
import { type Answer, StagedApi } from "../stage/api.ts";
import { freshDatabase } from "../stage/database.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";
import { StagedWorker } from "../stage/worker.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-receipts-"));
const scopes = ["epcis.capture", "epcis.query", "graphql", "ledger.audit"] as const;
let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let firms: QuickFirms;
let logKey: string;
const keys = new Map<string, string>();

async function keyOf(name: string): Promise<string> {
  const key = keys.get(name) ?? (await firms.found(name, scopes)).key;
  keys.set(name, key);
  return key;
}

/** A worker that signs with the log's one key, on whatever copy of the database. */
const opened = (on: StagedPlatform, { folder: blobs }: StagedApi) =>
  StagedWorker.open(on, blobs, openLog("test", "error"), join(folder, "log.key"));

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await opened(platform, api);
  firms = await QuickFirms.open(platform);
  for (const capture of demoChain) {
    const headers = { "lianzao-audience": "public" };
    const key = await keyOf(capture.firm.key);
    expect((await api.capture(documentFor(capture), { key, headers })).status).toBe(202);
  }
  await worker.settle();
  logKey = (await (await api.call("/log/key")).text()).trim();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await platform.close();
  rmSync(folder, { recursive: true });
});

interface Line {
  readonly event: string;
  readonly type: string;
  readonly position: number;
  readonly chainsLeftOut: number;
  readonly receipt: Receipt;
}

async function linesOf(key: string, after = 0): Promise<Line[]> {
  const answer = await api.call(`/log/receipts?after=${after}`, { key });
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Line);
}

function proved(receipt: unknown): ProvedReceipt {
  const verdict = verifyReceipt(receipt, logKey);
  if (!verdict.ok) throw new Error(`${verdict.code} ${JSON.stringify(verdict.values)}`);
  return verdict.proved;
}

const [maker = ""] = demoChain.map(({ firm }) => firm.key);
const list = `query ($after: String) { eventReceipts(first: 2, after: $after) {
  nodes { event eventType position logIndex address } pageInfo { hasNextPage endCursor } } }`;

describe("receipts of what a firm has recorded", () => {
  it("come for every event in its order, hold offline, and go on after a position", async () => {
    const key = await keyOf(maker);
    const lines = await linesOf(key);
    const captured = lines.filter(({ type }) => type === "trace.event-captured.v1");
    expect(captured.length).toBeGreaterThan(0);
    expect(lines.length).toBeGreaterThan(captured.length - 1);
    for (const { receipt, chainsLeftOut } of lines) {
      expect([chainsLeftOut, proved(receipt).chains.every(({ name }) => name !== null)]).toEqual([
        0,
        true,
      ]);
    }
    const [first, ...rest] = lines;
    expect((await linesOf(key, first?.position)).map(({ event }) => event)).toEqual(
      rest.map(({ event }) => event),
    );
    expect(await linesOf(key, lines.at(-1)?.position)).toEqual([]);
  });

  it("are listed page by page, the newest first, each with its address", async () => {
    const key = await keyOf(maker);
    const found: { event: string; address: string }[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Answer = await api.ask(list, { after }, { key });
      found.push(...page.data.eventReceipts.nodes);
      ({ hasNextPage: more, endCursor: after } = page.data.eventReceipts.pageInfo);
    }
    const lines = await linesOf(key);
    expect(found.map(({ event }) => event).sort()).toEqual(lines.map(({ event }) => event).sort());
    for (const { event, address } of found.slice(0, 3)) {
      const answer = await api.call(address, { key });
      expect(answer.headers.get("content-disposition")).toContain(`${event}.receipt.json`);
      const receipt = await answer.json();
      expect(receipt).toEqual(lines.find((line) => line.event === event)?.receipt);
    }
  });

  it("are the firm's own: hidden and absent get one answer, strangers and other scopes none", async () => {
    const [line] = await linesOf(await keyOf(maker));
    const other = (await firms.found("other", scopes)).key;
    const absent = "00000000-0000-4000-8000-000000000000";
    for (const event of [line?.event ?? "", absent, "no-uuid"]) {
      expect((await api.call(`/log/receipts/${event}`, { key: other })).status, event).toBe(404);
      expect((await api.call(`/log/receipts/${event}`)).status).toBe(401);
    }
    const capturing = (await firms.found("capturing", ["epcis.capture"])).key;
    for (const path of [
      "/log/receipts",
      "/log/receipts/no-uuid",
      "/log/changes",
      "/log/changes?after=x",
    ]) {
      expect((await api.call(path, { key: capturing })).status, path).toBe(403);
      expect((await api.call(path)).status, path).toBe(401);
    }
    const ask = (path: string) => api.call(path, { key: other });
    expect((await ask("/log/receipts?after=-1")).status).toBe(400);
    expect((await ask("/log/changes?after=99999999999999999")).status).toBe(400);
  });

  it("wait for a signed head, and none is passed over", async () => {
    const key = await keyOf(maker);
    const before = await linesOf(key);
    const document = epcisDocument([inspection("W1")]);
    expect((await api.capture(document, { key })).status).toBe(202);
    const { data } = await api.ask(list, { after: null }, { key });
    const [waiting] = data.eventReceipts.nodes;
    expect([waiting.logIndex, waiting.address]).toEqual([null, null]);
    const early = await api.call(`/log/receipts/${waiting.event}`, { key });
    expect([early.status, (await early.json()).error.code]).toEqual([400, "EVENT_NOT_SEALED"]);
    expect((await linesOf(key)).length).toBe(before.length);
    await worker.settle();
    const [late] = await linesOf(key, before.at(-1)?.position);
    expect(late?.event).toBe(waiting.event);
    const names = proved(late?.receipt).chains.map(({ name }) => name?.audience);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it("agree with the bundle of the thing", async () => {
    const bundle = await (await api.call(`/log/bundle?code=${encodeURIComponent(gearbox)}`)).text();
    const lists = await Promise.all([...keys.values()].map((key) => linesOf(key)));
    const receipts = lists
      .flat()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join("");
    const files = [
      { name: "trace.lz.json", bytes: Buffer.from(bundle) },
      { name: "receipts.jsonl", bytes: Buffer.from(receipts) },
    ];
    const found = checkFiles(files, { logKey }, "en");
    expect(found.faults).toEqual([]);
    expect(found.files.map(({ failure }) => failure)).toEqual(["", ""]);
    expect(found.notes.join()).toMatch(/has \d+ of the receipted events/);
  });
});

const run = promisify(execFile);

async function program(file: string, args: readonly string[], apiKey = "") {
  const env = { ...process.env, LIANZAO_API_KEY: apiKey, LANG: "en" };
  try {
    return {
      code: 0,
      ...(await run(process.execPath, ["--import", "tsx", file, ...args], { env })),
    };
  } catch (fault) {
    return fault as { code: number; stdout: string; stderr: string };
  }
}

/** A log as an auditor reads it, without a socket. */
function sourceOf(on: StagedApi, key: string): AuditSource {
  const bytes = async (path: string) => {
    const answer = await on.call(path, { key });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return {
    checkpoint: async () => (await on.call("/log/checkpoint")).text(),
    tile: (tile) => bytes(`/log/${tilePath(tile)}`),
    changes: (after) => bytes(`/log/changes?after=${after}`),
  };
}

/** One look of an auditor who goes on from a file; why he refuses, or null. */
async function refused(source: AuditSource, path: string): Promise<string | null> {
  const state = AuditState.open(path, logKey);
  try {
    const keep = state.keep.bind(state);
    await new LogAuditor(source, logKey, state.followed, keep).round();
    return null;
  } catch (fault) {
    if (fault instanceof HeadRefused) return fault.kind;
    throw fault;
  } finally {
    state.close();
  }
}

/** What the log as it is served now says against the head of a receipt. */
async function faultOf(on: StagedApi, receipt: unknown): Promise<string | null> {
  const source = sourceOf(on, "");
  const present = openCheckpoint(await source.checkpoint(), readNoteKey(logKey));
  return (await faultSince(proved(receipt).head, present, source.tile))?.kind ?? null;
}

describe("events that are appended to a chain later than they came", () => {
  it("have that chain in their receipts, in its order, and an auditor follows it", async () => {
    const key = await keyOf(maker);
    const source = sourceOf(api, key);
    const state = join(folder, "appended");
    expect(await refused(source, state)).toBeNull();
    const chain = new Uint8Array(32).fill(0xab);
    const [first, second] = await linesOf(key);
    // Against the order of the log, each under a head of its own.
    for (const line of [second, first]) {
      const id = line?.event as EventId;
      await asProgram(platform.worker, (scope) => appendToChains(scope, id, [chain]));
      await worker.settle();
    }
    const [late, early] = await linesOf(key);
    const places = [early, late].map((line) => {
      const { chains } = proved(line?.receipt);
      const found = chains.find((each) => each.key === toBase64(chain));
      return [found?.name, found?.position, found?.length];
    });
    expect(places).toEqual([
      [null, 0, 2],
      [null, 1, 2],
    ]);
    expect(await refused(source, state)).toBeNull();
    expect(await refused(source, join(folder, "from the first"))).toBeNull();
  });
});

describe("an older copy of the database that was put back", () => {
  it("is flagged at the first look by a receipt and by the auditor, also once it has gone on", async () => {
    const key = await keyOf(maker);
    // The copy, as a dump and a restore would have it.
    await worker.pause();
    await platform.disconnect();
    const copy = await freshDatabase(platform.fresh.name);
    platform = new StagedPlatform(platform.fresh, platform.house);
    api.close();
    api = new StagedApi(platform);
    worker = await opened(platform, api);
    await api.capture(epcisDocument([inspection("R1")]), { key });
    await worker.settle();
    const { receipt } = (await linesOf(key)).at(-1) ?? {};
    const state = join(folder, "state");
    expect(await faultOf(api, receipt)).toBeNull();
    expect(await refused(sourceOf(api, key), state)).toBeNull();

    const restored = new StagedPlatform(copy, platform.house);
    const older = new StagedApi(restored);
    expect(await faultOf(older, receipt)).toBe("LOG_ROLLED_BACK");
    expect(await refused(sourceOf(older, key), state)).toBe("LOG_ROLLED_BACK");
    const serving = await listen(older.app.fetch, 0);
    const file = join(folder, "last.receipt.json");
    writeFileSync(file, JSON.stringify(receipt));
    const args = [file, "--key", logKey, "--log", `http://127.0.0.1:${serving.port}`];
    const told = await program("deploy/verify.ts", args);
    expect([told.code, told.stdout]).toEqual([1, expect.stringContaining("an older copy was put")]);
    await serving.close();
    // Its blobs are gone with the old machine, so nothing tells the worker that a head was published.
    const reviving = await opened(restored, older);
    for (const name of ["X1", "X2", "X3"]) {
      await older.capture(epcisDocument([inspection(name)]), { key });
      await reviving.settle();
    }
    expect(await faultOf(older, receipt)).toBe("LOG_FORKED");
    expect(await refused(sourceOf(older, key), state)).toBe("LOG_FORKED");
    // The true log is still followed from where the auditor was.
    expect(await refused(sourceOf(api, key), state)).toBeNull();
    await reviving.close();
    older.close();
    await restored.close();
  });

  it("is not what the auditor's program finds in the true log", async () => {
    const serving = await listen(api.app.fetch, 0);
    const args = [`http://127.0.0.1:${serving.port}`, "--key", logKey];
    const state = ["--state", join(folder, "program")];
    const told = await program("deploy/auditor.ts", [...args, ...state], await keyOf(maker));
    expect([told.code, told.stdout]).toEqual([0, expect.stringContaining("Verified up to")]);
    await serving.close();
  });
});
