import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printBatch, readBatches } from "../../../contracts/proof/audit/changes.ts";
import {
  type Bundle,
  compareWithReceipt,
  cosign,
  faultSince,
  mapKey,
  openCheckpoint,
  printWitnessKey,
  type Receipt,
  readNote,
  readNoteKey,
  signatureLine,
  toBase64,
  verifyBundle,
  verifyReceipt,
  verifyReceiptFile,
  witnessKey,
} from "../../../contracts/proof/index.ts";
import { checkFiles } from "../../../contracts/proof/verify/files.ts";
import { vectorFolder } from "../../../deploy/golden-vectors.ts";
import { SmallLog } from "../../stage/small-log.ts";
import { tamperings } from "../../stage/tampering.ts";

const pump = "gs1:01/09521234543213/21/P1";
const firm = "gln:9521234000017";
const valve = "gs1:01/09521234543213/21/V1";

const commitment = (name: string | number) =>
  Uint8Array.from(createHash("sha256").update(String(name)).digest());
const event = (name: string | number, ...about: string[]) => ({
  commitment: commitment(name),
  about,
});

/** Three batches; the receipted event is entry 1, second of the pump's chain. */
function begun(): SmallLog {
  const log = new SmallLog();
  log.seal([event("made", pump), event("tested", pump, firm)]);
  log.seal([event("other", valve, firm)]);
  log.seal([event("sold", pump), event("sold too", valve)]);
  return log;
}

/** A chain from now on without one of its events, as a platform would have it that hides it. */
function hide(log: SmallLog, identity: string, logIndex: number): void {
  const key = Buffer.from(mapKey("public", identity)).toString("hex");
  log.chains.set(
    key,
    log.chainOf(identity).filter((entry) => entry.logIndex !== logIndex),
  );
}

function proved<T>(verdict: { ok: true; proved: T } | { ok: false; code: string }): T {
  if (!verdict.ok) throw new Error(verdict.code);
  return verdict.proved;
}

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const fileOf = (name: string, value: unknown) => ({ name, bytes: bytesOf(value) });

function compared(log: SmallLog, bundle: Bundle, receipt: Receipt) {
  const { logKey } = log;
  return compareWithReceipt(
    proved(verifyBundle(bundle, { logKey })),
    proved(verifyReceipt(receipt, logKey)),
  );
}

describe("the receipt that was promised", () => {
  it("holds, byte for byte as it was written, and so do the changes of its map", () => {
    const path = join(vectorFolder, "receipt.json");
    const { key, receipt, changes } = JSON.parse(readFileSync(path, "utf8"));
    const { chains, logIndex } = proved(verifyReceiptFile(bytesOf(receipt), key));
    expect([logIndex, chains[0]?.position, chains[0]?.length]).toEqual([1, 1, 3]);
    const [batch] = readBatches(Uint8Array.from(Buffer.from(changes, "hex")));
    expect(batch?.links.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(Buffer.from(batch === undefined ? [] : printBatch(batch)).toString("hex")).toBe(changes);
  });
});

describe("a receipt", () => {
  it("proves the event's place in the log and in each of its chains, offline", async () => {
    const log = begun();
    const receipt = await log.receipt(1, [pump, firm]);
    const { logIndex, chains } = proved(verifyReceiptFile(bytesOf(receipt), log.logKey));
    expect(logIndex).toBe(1);
    const places = chains.map(({ name, position, length }) => [name?.identity, position, length]);
    expect(places.sort()).toEqual([
      [firm, 0, 2],
      [pump, 1, 3],
    ]);
  });

  it("holds under the witnesses who cosigned its head, and under no others", async () => {
    const log = begun();
    const receipt = await log.receipt(1, [pump]);
    const signers = ["one", "two"].map((name, at) => {
      return { name: `${name}.example`, seed: new Uint8Array(32).fill(at + 1) };
    });
    const [one = "", two = ""] = signers.map((signer) => printWitnessKey(witnessKey(signer)));
    const { text } = readNote(receipt.checkpoint);
    const line = signers.slice(0, 1).map((signer) => signatureLine(cosign(text, signer, 1_000)));
    const cosigned = { ...receipt, checkpoint: receipt.checkpoint + line.join("") };
    const checked = (value: unknown, ...keys: string[]) => {
      const terms = { logKey: log.logKey, witnesses: { keys } };
      return checkFiles([fileOf("a.receipt.json", value)], terms, "en").files[0];
    };
    expect(checked(cosigned, one)?.report?.head.join()).toMatch(/Cosigned by 1 .*one\.example/);
    expect(checked(cosigned, one, two)?.failure).toMatch(/WITNESSES_MISSING/);
    expect(checked(receipt, one)?.failure).toMatch(/WITNESSES_MISSING/);
    expect(proved(verifyReceipt(cosigned, log.logKey)).witnessed).toBeNull();
  });

  it("can name its chains by their keys alone", async () => {
    const log = begun();
    const whole = await log.receipt(1, [pump, firm]);
    const chains = whole.chains.map(({ identity = "", audience: _audience, ...chain }) => {
      return { key: toBase64(mapKey("public", identity)), ...chain };
    });
    const blinded = { ...whole, chains };
    expect(JSON.stringify(blinded)).not.toContain(pump);
    expect(proved(verifyReceipt(blinded, log.logKey)).chains.map(({ name }) => name)).toEqual([
      null,
      null,
    ]);
    expect(compared(log, await log.bundle(pump), blinded)).toMatchObject({ outcome: "contained" });
  });

  it("does not hold once anything in it was changed: each kind of change, each kind of place", async () => {
    const log = begun();
    const whole = await log.receipt(1, [pump, firm]);
    const all = tamperings(whole, () => 0.5, 4).filter(({ kind }) => {
      // With fewer chains it says less.
      return !/^\/chains: (first|last) left out$/.test(kind);
    });
    expect(all.length).toBeGreaterThan(200);
    const held = all.filter(({ value }) => verifyReceipt(value, log.logKey).ok);
    expect(held.map(({ kind }) => kind)).toEqual([]);
  });
});

describe("a bundle and a receipt of one event", () => {
  it("agree where the log is honest, at the receipt's head and at later ones", async () => {
    const log = begun();
    const receipt = await log.receipt(1, [pump, firm]);
    expect(compared(log, await log.bundle(pump), receipt)).toEqual({
      outcome: "contained",
      chains: 1,
    });
    log.seal([event("repaired", pump)]);
    expect(compared(log, await log.bundle(pump), receipt)).toMatchObject({ outcome: "contained" });
    expect(compared(log, await log.bundle(valve), receipt)).toEqual({
      outcome: "silent",
      why: "OTHER_CHAINS",
    });
  });

  it("say nothing against an older bundle", async () => {
    const log = begun();
    const bundle = await log.bundle(pump);
    log.seal([event("repaired", pump)]);
    const receipt = await log.receipt(8, [pump]);
    expect(compared(log, bundle, receipt)).toEqual({ outcome: "silent", why: "BUNDLE_OLDER" });
  });

  it.each([
    ["is left out", (log: SmallLog) => hide(log, pump, 1)],
    [
      "is hidden and another put in its place",
      (log: SmallLog) => {
        hide(log, pump, 1);
        log.seal([event("instead", pump)]);
      },
    ],
    [
      "has lost its whole chain",
      (log: SmallLog) => {
        for (const index of [0, 1, 5]) hide(log, pump, index);
      },
    ],
  ])("prove the platform's fault where the event %s", async (_title, wrong) => {
    const log = begun();
    const receipt = await log.receipt(1, [pump, firm]);
    wrong(log);
    log.seal([event("later", valve)]);
    const bundle = await log.bundle(pump);
    expect(compared(log, bundle, receipt)).toMatchObject({
      outcome: "fault",
      fault: { kind: "EVENT_OMITTED", values: { identity: pump, logIndex: 1 } },
    });
    const files = [fileOf("pump.lz.json", bundle), fileOf("tested.receipt.json", receipt)];
    const english = checkFiles(files, { logKey: log.logKey }, "en");
    expect(english.files.every(({ report }) => report !== null)).toBe(true);
    expect(english.faults.join()).toContain("lacks a receipted event (entry 1");
    expect(checkFiles(files, { logKey: log.logKey }, "zh").faults.join()).toContain(
      "缺少已有回执的事件",
    );
  });

  it("prove it where the log's key has signed another history", async () => {
    const log = begun();
    const receipt = await log.receipt(1, [pump, firm]);
    const fork = new SmallLog();
    fork.seal([event("made", pump), event("forged", pump, firm)]);
    fork.seal([event("other", valve, firm)]);
    fork.seal([event("sold", pump), event("sold too", valve)]);
    const bundle = await fork.bundle(pump);
    expect(compared(log, bundle, receipt)).toMatchObject({ fault: { kind: "LOG_FORKED" } });
    fork.seal([event("later", valve)]);
    expect(compared(log, await fork.bundle(pump), receipt)).toMatchObject({
      fault: { kind: "ENTRY_REPLACED", values: { logIndex: 1 } },
    });
  });

  it("prove it where a smaller head is dated after a larger one, whichever files show that", async () => {
    const log = begun();
    const restored = log.copy();
    for (const name of ["repaired", "sold again"]) log.seal([event(name, pump)]);
    restored.startMs += 60_000;
    restored.seal([event("instead", valve)]);
    const [before, after] = [log, restored].map(async (each) => {
      const [bundle, receipt] = [await each.bundle(pump), await each.receipt(1, [pump])];
      return { bundle, receipt };
    });
    const [old, now] = [await before, await after];
    if (old === undefined || now === undefined) throw new Error("there are two logs");
    expect(compared(log, now.bundle, old.receipt)).toEqual({
      outcome: "fault",
      fault: { kind: "LOG_ROLLED_BACK", values: { older: 12, newer: 10 } },
    });
    const { logKey } = log;
    for (const files of [
      [now.bundle, old.receipt],
      [old.bundle, now.bundle],
      [old.receipt, now.receipt],
      [old.bundle, now.receipt],
    ]) {
      const given = files.map((file, at) => fileOf(`${at}`, file));
      const { faults, files: told } = checkFiles(given, { logKey }, "en");
      expect(faults).toEqual([expect.stringContaining("an older copy was put back")]);
      expect(told.every(({ report }) => report !== null)).toBe(true);
    }
    // Equal times prove nothing: the smaller head may have been the first.
    const equal = begun();
    equal.startMs = log.startMs + 2;
    equal.seal([event("instead", valve)]);
    expect(compared(log, await equal.bundle(pump), old.receipt)).toEqual({
      outcome: "silent",
      why: "BUNDLE_OLDER",
    });
  });

  it("prove nothing with a bundle that does not hold", async () => {
    const log = begun();
    const receipt = await log.receipt(1, [pump, firm]);
    const bundle = await log.bundle(pump);
    const [chain] = bundle.chains;
    const links = chain?.links.filter(({ logIndex }) => logIndex !== 1);
    const forged = { ...bundle, chains: [{ ...chain, links }] };
    const files = [fileOf("b", forged), fileOf("r", receipt)];
    const { files: told, faults } = checkFiles(files, { logKey: log.logKey }, "en");
    expect([told[0]?.failure.includes("CHAIN_WRONG"), faults]).toEqual([true, []]);
  });
});

describe("files of receipts", () => {
  it("may be a list with one to a line; two bundles are no list", async () => {
    const log = begun();
    const lines = await Promise.all(
      [0, 1].map(async (at) => ({ event: at, receipt: await log.receipt(at, [pump]) })),
    );
    const list = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const terms = { logKey: log.logKey };
    const found = checkFiles([{ name: "all.jsonl", bytes: list }], terms, "en");
    expect(found.files[0]?.report?.head[0]).toBe("All 2 receipts hold.");
    const bundle = `${JSON.stringify(await log.bundle(pump))}\n`;
    const twice = { name: "twice", bytes: Buffer.from(bundle + bundle) };
    expect(checkFiles([twice], terms, "en").files[0]?.failure).toContain("JSON_TRAILING");
    const nothing = { name: "empty", bytes: new Uint8Array() };
    expect(checkFiles([nothing], terms, "en").files[0]?.failure).toContain("JSON_SYNTAX");
  });
});

describe("the log as it is served now", () => {
  const headOf = (log: SmallLog, size?: number) =>
    openCheckpoint(log.checkpoint(size), readNoteKey(log.logKey));
  const since = (old: SmallLog, now: SmallLog) =>
    faultSince(headOf(old), headOf(now), async (tile) => now.tile(tile));

  it("extends what it has signed before", async () => {
    const log = begun();
    const old = log.copy();
    expect(await since(old, log)).toBeNull();
    for (let turn = 0; turn < 300; turn += 1) log.seal([event(turn, valve)]);
    expect(await since(old, log)).toBeNull();
  });

  it("is found to be an older copy, or another history, at the first look", async () => {
    const log = begun();
    const restored = log.copy();
    log.seal([event("lost", pump)]);
    expect(await since(log, restored)).toMatchObject({ kind: "LOG_ROLLED_BACK" });
    restored.seal([event("instead", pump)]);
    expect(await since(log, restored)).toMatchObject({ kind: "LOG_FORKED" });
    for (let turn = 0; turn < 300; turn += 1) restored.seal([event(turn, valve)]);
    expect(await since(log, restored)).toMatchObject({ kind: "LOG_FORKED" });
  });
});
