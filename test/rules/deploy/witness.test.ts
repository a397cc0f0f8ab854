import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import {
  consistencyProof,
  cosignaturesOn,
  keyIdText,
  leafHash,
  noteKey,
  printNoteKey,
  readWitnessKey,
  rootOf,
  signCheckpoint,
  toBase64,
} from "../../../contracts/proof/index.ts";
import { Kept, Overtaken } from "../../../deploy/witness/kept.ts";
import { type RunningWitness, startWitness, witnessOnce } from "../../stage/witness.ts";

const log = { name: "log.lianzao.example/test", seed: new Uint8Array(32).fill(7) };
const logKey = printNoteKey(noteKey(log));
const stranger = { name: log.name, seed: new Uint8Array(32).fill(1) };
const foreign = { name: "other.example/log", seed: new Uint8Array(32).fill(2) };

/** A log of so many entries; with a turn it is another from entry 5 on. */
const leaves = (size: number, turn = 0) =>
  Array.from({ length: size }, (_, at) => leafHash(Uint8Array.of(at % 256, at < 5 ? 0 : turn)));
const headOf = (size: number, turn = 0, signer = log) =>
  signCheckpoint({ size, root: rootOf(leaves(size, turn)) }, signer);
const proofOf = (old: number, size: number, turn = 0) =>
  old === 0 ? [] : consistencyProof(old, leaves(size, turn)).map(toBase64);
const bodyOf = (old: number, proof: readonly string[], note: string) =>
  `old ${old}\n${proof.map((hash) => `${hash}\n`).join("")}\n${note}`;
const grown = (old: number, size: number, turn = 0) =>
  bodyOf(old, proofOf(old, size, turn), headOf(size, turn));

const made: string[] = [];
const running: RunningWitness[] = [];

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "witness-"));
  made.push(dir);
  return dir;
}

async function started(dir: string, keys = logKey): Promise<RunningWitness> {
  const witness = await startWitness({ logKey: keys, dir });
  running.push(witness);
  return witness;
}

async function posted({ url }: RunningWitness, body: string) {
  const answer = await fetch(`${url}/add-checkpoint`, { method: "POST", body });
  return {
    status: answer.status,
    media: answer.headers.get("content-type"),
    text: await answer.text(),
  };
}

const evidenceIn = (dir: string) => readdirSync(dir).filter((name) => name.endsWith(".json"));

afterEach(async () => {
  for (const witness of running.splice(0)) await witness.end("SIGKILL");
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

describe("a witness", () => {
  it("cosigns what extends, and tells its size to whoever does not know it", async () => {
    const dir = folder();
    const witness = await started(dir);
    const first = await posted(witness, grown(0, 3));
    expect(first.status).toBe(200);
    const key = readWitnessKey(witness.key);
    expect(cosignaturesOn(headOf(3) + first.text, [key])).toHaveLength(1);
    expect((await posted(witness, grown(3, 9))).status).toBe(200);
    expect((await posted(witness, grown(9, 9))).status).toBe(200);
    const stale = await posted(witness, grown(3, 12));
    expect(stale).toEqual({ status: 409, media: "text/x.tlog.size", text: "9\n" });
    const origin = createHash("sha256").update(log.name).digest("hex");
    const newest = await (await fetch(`${witness.url}/${origin}/checkpoint`)).text();
    expect(newest.startsWith(headOf(9))).toBe(true);
    expect(cosignaturesOn(newest, [key])).toHaveLength(1);
    expect(evidenceIn(dir)).toEqual([]);
  });

  it("answers each fault as C2SP tlog-witness says", async () => {
    const witness = await started(folder());
    expect((await posted(witness, grown(0, 6))).status).toBe(200);
    const note = headOf(8);
    const proof = proofOf(6, 8);
    const cases: [number, string][] = [
      [400, "old 6"],
      [400, bodyOf(6, ["AA=="], note)],
      [400, bodyOf(6, proof, note).replace("old 6", "old 06")],
      [400, bodyOf(6, Array(64).fill(toBase64(new Uint8Array(32))), note)],
      [400, bodyOf(9, proof, note)],
      [400, bodyOf(6, proof, "no note\n")],
      [403, bodyOf(6, proof, headOf(8, 0, stranger))],
      [403, bodyOf(6, proof, note.replace("\n8\n", "\n9\n"))],
      [404, bodyOf(6, proof, headOf(8, 0, foreign))],
      [409, bodyOf(0, [], note)],
      [422, bodyOf(6, [], note)],
      [422, bodyOf(6, [...proof, toBase64(new Uint8Array(32))], note)],
    ];
    for (const [status, body] of cases) expect((await posted(witness, body)).status).toBe(status);
    expect((await fetch(`${witness.url}/add-checkpoint`)).status).toBe(404);
    expect((await posted(witness, "x".repeat(70_000))).status).toBe(413);
    expect((await posted(witness, bodyOf(6, proof, note))).status).toBe(200);
  });

  it("refuses a fork, says so, and keeps what anyone can check", async () => {
    const dir = folder();
    const witness = await started(dir);
    expect((await posted(witness, grown(0, 8))).status).toBe(200);
    // The same size with another root, and a longer log that does not hold what was cosigned.
    expect((await posted(witness, bodyOf(8, [], headOf(8, 1)))).status).toBe(422);
    expect((await posted(witness, bodyOf(8, proofOf(8, 12, 1), headOf(12, 1)))).status).toBe(422);
    await expect
      .poll(() => witness.said.filter((line) => line.includes("WARNING")))
      .toHaveLength(2);
    const [fork = "", unproved = ""] = evidenceIn(dir).map((name) => join(dir, name));
    const check = (file: string) =>
      witnessOnce(["--log", logKey, "--check", file, "--language", "en"]);
    expect(await check(fork)).toMatchObject({ code: 0, said: /two different checkpoints of 8/ });
    expect(await check(unproved)).toMatchObject({ code: 1, said: /Ask the platform/ });
    writeFileSync(fork, readFileSync(fork, "utf8").replace("\\n8\\n", "\\n9\\n"));
    expect(await check(fork)).toMatchObject({ code: 1, said: /no evidence/ });
    // It goes on with the log that it has seen.
    expect((await posted(witness, grown(8, 12))).status).toBe(200);
  });

  it("follows the log to its new key, while it is given both", async () => {
    const dir = folder();
    const next = { ...log, seed: new Uint8Array(32).fill(11) };
    const nextKey = printNoteKey(noteKey(next));
    const first = await started(dir);
    expect((await posted(first, grown(0, 4))).status).toBe(200);
    await first.end();
    const alone = ["--log", nextKey, "--dir", dir, "--port", "0", "--language", "en"];
    expect(await witnessOnce(alone)).toMatchObject({ code: 2, said: /give the old one too/ });
    const renewed = bodyOf(4, proofOf(4, 7), headOf(7, 0, next));
    const late = await started(dir);
    for (const _try of [1, 2]) expect((await posted(late, renewed)).status).toBe(403);
    const asking = () => late.said.filter((line) => line.includes("has renewed its key"));
    await expect.poll(asking, { message: "said to its keeper, once" }).toHaveLength(1);
    await late.end();
    const both = await started(dir, `${logKey}\n${nextKey}`);
    expect((await posted(both, renewed)).status).toBe(200);
    expect(both.said.join()).toContain(`signed by the log's key ${keyIdText(noteKey(next))}`);
    await both.end();
    expect((await started(dir, nextKey)).said[2]).toMatch(/has 7 entries/);
  });

  it("says in both languages why it does not start", async () => {
    const empty = folder();
    const kept = folder();
    await (await started(kept)).end();
    const other = folder();
    writeFileSync(join(other, "key"), "PRIVATE+KEY+");
    const at = (dir: string) => ["--log", logKey, "--dir", dir, "--port", "0"];
    const named = ["--name", "w.example"];
    const asked: readonly (readonly [readonly string[], string, string])[] = [
      [["--dir", empty, ...named], "key is missing", "没有给出日志的公钥"],
      [["--log", "x", "--dir", empty, ...named], "key is malformed", "日志的公钥不对"],
      [["--log", logKey, ...named], "directory is missing", "没有给出目录"],
      [[...at(empty), ...named, "--port", "70000"], "0 to 65535", "0 到 65535"],
      [at(empty), "new witness", "新的见证人"],
      [[...at(empty), "--name", "a b+c"], "without blanks", "不含空白"],
      [[...at(kept), ...named], "that of the witness witness.example/w1", "witness.example/w1"],
      [at(other), "is damaged", "已损坏"],
      [["--log", logKey, "--check", join(empty, "no")], "ENOENT", "ENOENT"],
    ];
    for (const [args, en, zh] of asked) {
      // One after the other: a directory is one witness's at a time, also while it says what is wrong.
      const english = await witnessOnce([...args, "--language", "en"]);
      const chinese = await witnessOnce([...args, "--language", "zh"]);
      expect([english.code, chinese.code], en).toEqual([2, 2]);
      expect(english.said.split("\n")[0]).toContain(en);
      expect(chinese.said.split("\n")[0]).toContain(zh);
      expect(chinese.said).toContain("见证人保存密钥");
    }
  });

  it("lets no second process use its directory, and takes over from one that is dead", async () => {
    const dir = folder();
    const witness = await started(dir);
    const second = ["--log", logKey, "--dir", dir, "--port", "0", "--language", "en"];
    expect(await witnessOnce(second)).toMatchObject({ code: 2, said: /is used by another/ });
    expect((await posted(witness, grown(0, 4))).status).toBe(200);
    await witness.end("SIGKILL");
    const next = await started(dir);
    expect(next.key).toBe(witness.key);
    expect(next.said[2]).toMatch(/has 4 entries/);
    // What was kept and not yet signed when it died is kept: it goes on from there.
    await next.end("SIGKILL");
    const kept = new Kept(dir);
    kept.advance(headOf(7));
    kept.close();
    const last = await started(dir);
    expect(await posted(last, grown(4, 7))).toMatchObject({ status: 409, text: "7\n" });
    expect((await posted(last, grown(7, 7))).status).toBe(200);
  });

  it("goes on from one head in one process only, even where the lock is no help", () => {
    const dir = folder();
    const one = new Kept(dir);
    one.advance(headOf(3));
    rmSync(join(dir, "lock"));
    const other = new Kept(dir);
    other.advance(headOf(5));
    expect(() => one.checkSole()).toThrow(Overtaken);
    expect(() => one.advance(headOf(4))).toThrow(Overtaken);
    other.advance(headOf(6));
    expect(() => one.advance(headOf(4))).toThrow(Overtaken);
    expect(other.head).toBe(headOf(6));
    rmSync(join(dir, "lock"));
    expect(new Kept(dir).head).toBe(headOf(6));
  });

  it("killed at any moment, has never cosigned more than it remembers", async () => {
    const dir = folder();
    let [cosigned, size] = [0, 0];
    for (let round = 0; round < Number(process.env["CRASH_ROUNDS"] ?? 4); round += 1) {
      const witness = await started(dir);
      const remembered = Number(/has (\d+) entries/.exec(witness.said[2] ?? "")?.[1] ?? 0);
      expect(remembered).toBeGreaterThanOrEqual(cosigned);
      size = remembered;
      let killing: Promise<void> | undefined;
      for (;;) {
        const answer = await posted(witness, grown(size, size + 1)).catch(() => null);
        if (answer === null) break;
        expect(answer.status).toBe(200);
        size += 1;
        cosigned = size;
        killing ??= pause((round * 7) % 40).then(() => witness.end("SIGKILL"));
      }
      await killing;
    }
    expect(cosigned).toBeGreaterThan(0);
    expect(evidenceIn(dir)).toEqual([]);
  });
});
