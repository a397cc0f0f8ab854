import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Bundle,
  cosign,
  mapKey,
  noteKey,
  printNoteKey,
  printWitnessKey,
  readNote,
  readNoteKey,
  signatureLine,
  verifyBundle,
  witnessKey,
} from "../../contracts/proof/index.ts";
import { timeText } from "../../contracts/proof/verify/report.ts";
import { identityOf } from "../../identifiers/codes/index.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import { proveTrace } from "../../services/ledger/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { asAnyone } from "../../services/platform/doors.ts";
import { newId } from "../../services/platform/ids.ts";
import { demoChain, documentFor, gearbox } from "../seed/demo/chain.ts";
import { StagedApi } from "../stage/api.ts";
import { auditMap } from "../stage/map-audit.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";
import { tamperings } from "../stage/tampering.ts";
import { StagedWorker } from "../stage/worker.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-bundle-"));
let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let firms: QuickFirms;
let logKey: string;
const keys = new Map<string, string>();

async function captureAll(chain: typeof demoChain): Promise<void> {
  for (const capture of chain) {
    const { key: name } = capture.firm;
    const key = keys.get(name) ?? (await firms.found(name)).key;
    keys.set(name, key);
    const headers = { "lianzao-audience": "public" };
    const answer = await api.capture(documentFor(capture), { key, headers });
    expect(answer.status, await answer.text()).toBe(202);
  }
  await worker.settle();
}

async function bundle(code = gearbox): Promise<Bundle> {
  const answer = await api.call(`/log/bundle?code=${encodeURIComponent(code)}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Bundle;
}

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  firms = await QuickFirms.open(platform);
  await captureAll(demoChain);
  logKey = (await (await api.call("/log/key")).text()).trim();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
  rmSync(folder, { recursive: true });
});

describe("a trace in one file", () => {
  it("proves of the thing, its parts and its materials that their public events are all there", async () => {
    const verdict = verifyBundle(await bundle(), { logKey });
    if (!verdict.ok) throw new Error(`${verdict.code} ${JSON.stringify(verdict.values)}`);
    const { subject, chains, events } = verdict.proved;
    expect(subject).toBe(identityOf(gearbox));
    expect(chains.length).toBeGreaterThan(4);
    for (const { identity, shown } of chains) {
      const [told] = await owner`select count(*)::int as n from published_codes
        where code = ${identity}`;
      expect(shown, identity).toBe(told?.["n"]);
    }
    const captured = demoChain.reduce((sum, { events: each }) => sum + each.length, 0);
    expect(events.length).toBeGreaterThan(4);
    expect(events.length).toBeLessThanOrEqual(captured);
  });

  it("is named after the thing, and is asked for anew each time", async () => {
    const answer = await api.call(`/log/bundle?code=${encodeURIComponent(gearbox)}`);
    expect(answer.headers.get("content-disposition")).toMatch(
      /filename="gs1-01-\d{14}-21-.*\.lz\.json"/,
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("is not there for what nobody knows, and for what is no code", async () => {
    for (const code of ["https://id.gs1.org/01/09521234543213/21/NOBODY", "no code at all", ""]) {
      const answer = await api.call(`/log/bundle?code=${encodeURIComponent(code)}`);
      expect(answer.status, code).toBe(404);
    }
  });

  it("holds nothing private", async () => {
    const text = JSON.stringify(await bundle());
    const secrets = await owner<{ secret: Buffer }[]>`select secret from outbox`;
    for (const { secret } of secrets) expect(text).not.toContain(secret.toString("base64"));
    expect(text).not.toContain("WO-2026-1187");
  });
});

describe("a bundle that was changed in one thing is turned away", () => {
  it("whatever was changed, wherever: at least 200 kinds", async () => {
    const whole = await bundle();
    let state = 20261129;
    const dice = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const all = tamperings(whole, dice).filter(({ kind, value }) => {
      // To show less of a trace, chain by chain, is no forgery: it says less.
      return (
        !/^\/chains: (first|last) left out$/.test(kind) &&
        JSON.stringify(value) !== JSON.stringify(whole)
      );
    });
    expect(new Set(all.map(({ kind }) => kind.replace(/\d+/g, "*"))).size).toBeGreaterThan(200);
    const accepted = all.filter(({ value }) => verifyBundle(value, { logKey }).ok);
    expect(accepted.map(({ kind }) => kind)).toEqual([]);
  });

  it("an event that is left out everywhere breaks the chains that it was in", async () => {
    const whole = await bundle();
    const [first] = whole.events;
    const events = whole.events.slice(1);
    const chains = whole.chains.map((chain) => ({
      ...chain,
      links: chain.links.filter(({ logIndex }) => logIndex !== first?.logIndex),
    }));
    const verdict = verifyBundle({ ...whole, events, chains }, { logKey });
    expect(verdict).toMatchObject({ ok: false, code: "CHAIN_WRONG" });
  });

  it("and so is one of another log, or one that is too old", async () => {
    const whole = await bundle();
    const other = logKey.replace(/\+[^+]*$/, (key) =>
      key.replace(/.$/, (sign) => (sign === "A" ? "B" : "A")),
    );
    expect(verifyBundle(whole, { logKey: other }).ok).toBe(false);
    const nowMs = Date.now() + 3_600_000;
    expect(verifyBundle(whole, { logKey, maxAgeMs: 1_800_000, nowMs })).toMatchObject({
      ok: false,
      code: "BUNDLE_TOO_OLD",
    });
    expect(verifyBundle(whole, { logKey, maxAgeMs: 7_200_000, nowMs }).ok).toBe(true);
  });
});

describe("the verifier, run by itself", () => {
  const run = promisify(execFile);
  const verify = async (file: string, ...more: string[]) => {
    const args = ["--import", "tsx", "deploy/verify.ts", file, ...more];
    try {
      return { code: 0, ...(await run(process.execPath, args)) };
    } catch (fault) {
      return fault as { code: number; stdout: string; stderr: string };
    }
  };

  it("says in both languages what was proved and what was not", async () => {
    const file = join(folder, "whole.lz.json");
    writeFileSync(file, JSON.stringify(await bundle()));
    // Another key of the log besides: it has not signed.
    const { name } = readNoteKey(logKey);
    const next = noteKey({ name, seed: new Uint8Array(32).fill(9) });
    const keys = ["--key", printNoteKey(next), "--key", logKey];
    const english = await verify(file, ...keys, "--language", "en");
    expect(english.stdout).toContain("The proof holds.");
    expect(english.stdout).toContain(`Signed by the log's key ${logKey.split("+")[1]}\n`);
    expect(english.stdout).toContain("Not proved:");
    expect(english.code).toBe(0);
    const keyFile = join(folder, "key.txt");
    writeFileSync(keyFile, `${logKey}\n`);
    const chinese = await verify(file, "--key", keyFile, "--language", "zh", "--max-age", "1");
    expect(chinese.stdout).toContain("证明成立。");
    expect(chinese.stdout).toContain("未证明：");
  });

  it("ends with 2 where the key is mistyped or the age is no number of days", async () => {
    const file = join(folder, "asked.lz.json");
    writeFileSync(file, JSON.stringify(await bundle()));
    const mistyped = await verify(file, "--key", logKey.slice(0, -5));
    expect([mistyped.code, mistyped.stdout]).toEqual([2, ""]);
    expect(mistyped.stderr).toMatch(/log's key is malformed|日志公钥的格式不对/);
    for (const days of ["Infinity", "0", "-1", "soon"]) {
      expect((await verify(file, "--key", logKey, "--max-age", days)).code, days).toBe(2);
    }
  });

  it("says by whose clock it is complete, and asks for the witnesses that are named", async () => {
    const signer = { name: "witness.example/w1", seed: new Uint8Array(32).fill(8) };
    const key = printWitnessKey(witnessKey(signer));
    const other = printWitnessKey(
      witnessKey({ name: "other.example", seed: new Uint8Array(32).fill(9) }),
    );
    const whole = await bundle();
    const { text } = readNote(whole.checkpoint);
    const timeS = Math.floor(Date.now() / 1_000) - 7_200;
    const checkpoint = whole.checkpoint + signatureLine(cosign(text, signer, timeS));
    const file = join(folder, "witnessed.lz.json");
    writeFileSync(file, JSON.stringify({ ...whole, checkpoint }));
    const asked = ["--key", logKey, "--witness", key, "--language", "en"];
    const one = await verify(file, ...asked);
    expect(one.stdout).toContain(` as of ${timeText(timeS * 1_000)}: witness.example/w1`);
    expect(one.stdout).toContain("witness.example/w1");
    const both = await verify(file, ...asked, "--witness", other);
    expect([both.code, both.stdout]).toEqual([1, expect.stringContaining("WITNESSES_MISSING")]);
    expect((await verify(file, ...asked, "--witnesses", "2")).code).toBe(2);
    const witnesses = { keys: [key, other], atLeast: 1 };
    const bundled = { ...whole, checkpoint };
    expect(verifyBundle(bundled, { logKey, witnesses })).toMatchObject({ ok: true });
    // The platform says that it is of now, and the witness saw it two hours ago.
    const maxAgeMs = 3_600_000;
    expect(verifyBundle(bundled, { logKey, maxAgeMs })).toMatchObject({ ok: true });
    expect(verifyBundle(bundled, { logKey, maxAgeMs, witnesses })).toMatchObject({
      ok: false,
      code: "BUNDLE_TOO_OLD",
    });
  });

  it("ends with 1 where it does not hold, and with 2 where it was asked wrongly", async () => {
    const file = join(folder, "changed.lz.json");
    const whole = await bundle();
    writeFileSync(file, JSON.stringify({ ...whole, events: whole.events.slice(1) }));
    const changed = await verify(file, "--key", logKey, "--language", "en");
    expect([changed.code, changed.stdout]).toEqual([
      1,
      expect.stringContaining("BUNDLE_MALFORMED"),
    ]);
    writeFileSync(file, "{");
    expect((await verify(file, "--key", logKey)).stdout).toContain("JSON_SYNTAX");
    expect((await verify(file)).code).toBe(2);
    expect((await verify(join(folder, "nowhere"), "--key", logKey)).code).toBe(2);
  });
});

describe("a log that is older than its map", () => {
  it("gets the chains of all that it holds with the next head", async () => {
    const before = await bundle();
    await worker.pause();
    await owner.begin(async (tx) => {
      await tx`delete from map_pages`;
      await tx`delete from map_chains`;
    });
    const [capture] = demoChain;
    if (capture === undefined) throw new Error("the chain is empty");
    const key = (await firms.found("late")).key;
    await api.capture(documentFor(capture), { key });
    await worker.settle();
    const after = await bundle();
    expect(verifyBundle(after, { logKey })).toMatchObject({ ok: true });
    expect(after.chains.map(({ links }) => links)).toEqual(before.chains.map(({ links }) => links));
    const { faults, statements } = await auditMap(owner);
    expect([faults, statements > 1]).toEqual([[], true]);
  });
});

describe("a thing with more events than one file holds", () => {
  it("leaves parts out that would make a file without end, and says so of each", async () => {
    const { chains } = await bundle();
    const asked = chains.map(({ identity, audience }) => ({ identity, audience }));
    const [first = 0, second = 0, third = 0] = chains.map(({ links }) => links.length);
    const most = first + second;
    const limits = { ofChain: 2_000, ofAll: most };
    const proof = await asAnyone(platform.app, (scope) =>
      proveTrace(scope, diskBlobs(api.folder), asked, limits),
    );
    expect(proof?.chains.map(({ identity }) => identity)).toEqual(
      asked.slice(0, 2).map(({ identity }) => identity),
    );
    expect(proof?.tooLong).toHaveLength(asked.length - 2);
    expect(proof?.tooLong[0]).toEqual({ ...asked[2], events: most + third, most });
  });

  it("is refused with how many there are, and is not told to be unknown", async () => {
    const { identity, links } = (await bundle()).chains[0] ?? { identity: "", links: [] };
    const most = 2_000;
    const more = Array.from({ length: most - links.length }, () => waiting(identity));
    await owner`insert into log_waiting ${owner(more)}`;
    await worker.settle();
    expect((await bundle()).chains[0]?.links).toHaveLength(most);
    await owner`insert into log_waiting ${owner([waiting(identity)])}`;
    await worker.settle();
    const answer = await api.call(`/log/bundle?code=${encodeURIComponent(gearbox)}`);
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect([answer.status, error.code]).toEqual([400, "TRACE_TOO_LONG"]);
    expect(error.message).toContain(`${most + 1}`);
  });
});

/** An event of a thing as the sequencer is handed it. */
function waiting(identity: string) {
  const keys = mapKey("public", identity);
  return { event_id: newId<EventId>(), commitment: randomBytes(32), keys, arrived_at: new Date() };
}
