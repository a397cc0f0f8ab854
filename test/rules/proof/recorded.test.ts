import { describe, expect, test } from "vitest";
import { commit, disclose } from "../../../contracts/events/index.ts";
import {
  emptyMapRoot,
  eventEntry,
  inclusionProof,
  keyIdText,
  leafHash,
  mapEntry,
  noteKey,
  printNoteKey,
  Rejected,
  readEntry,
  rootOf,
  signCheckpoint,
  toBase64,
  verifyEvent,
  verifyHead,
  verifyRecorded,
} from "../../../contracts/proof/index.ts";
import { bookingEvent, castingEvent, secret } from "../events/events.ts";

const signer = { name: "log.lianzao.example/test", seed: new Uint8Array(32).fill(7) };
const logKey = printNoteKey(noteKey(signer));
const keyId = keyIdText(noteKey(signer));
const timeMs = 1_772_439_601_234;

/** A log of these entries, closed by a statement of the map; `statedSize` is what that says. */
function sealed(entries: readonly Uint8Array[], statedSize = entries.length) {
  const statement = mapEntry({ size: statedSize, timeMs, mapRoot: emptyMapRoot });
  const leaves = [...entries, statement].map(leafHash);
  const inclusionOf = (index: number) => inclusionProof(index, leaves).map(toBase64);
  const checkpoint = signCheckpoint({ size: leaves.length, root: rootOf(leaves) }, signer);
  const mapStatement = { entry: toBase64(statement), inclusion: inclusionOf(entries.length) };
  return { head: { checkpoint, mapStatement }, inclusionOf };
}

const events = [bookingEvent(), castingEvent(), bookingEvent(), castingEvent(4)];
const log = sealed(events.map((event) => eventEntry(commit(event, secret))));
const proofOf = (index: number) => ({
  disclosure: disclose(events[index] ?? bookingEvent(), secret, (at) => at === "/body/type"),
  logIndex: index,
  inclusion: log.inclusionOf(index),
  ...log.head,
  logKey,
});

describe("a recorded event", () => {
  test("is proved from its disclosure to the log's signature, with the platform's time", () => {
    const verdict = verifyRecorded(JSON.parse(JSON.stringify(proofOf(1))));
    expect(verdict).toMatchObject({
      ok: true,
      proved: {
        logIndex: 1,
        head: { size: 5, timeMs, mapRoot: emptyMapRoot, origin: signer.name, signedBy: [keyId] },
        event: { body: { type: "TransformationEvent" }, fields: { signer: "platform" } },
      },
    });
  });

  test("is proved by any of the log's keys, and tells which has signed", () => {
    const next = printNoteKey(noteKey({ ...signer, seed: new Uint8Array(32).fill(9) }));
    const verdict = verifyRecorded({ ...proofOf(1), logKey: `${next}\n${logKey}` });
    expect(verdict).toMatchObject({ ok: true, proved: { head: { signedBy: [keyId] } } });
    const other = verifyRecorded({ ...proofOf(1), logKey: next });
    expect(other).toMatchObject({ ok: false, code: "SIGNATURE_MISSING" });
  });

  test("is proved under a head that was verified once for all of them", () => {
    const head = verifyHead(log.head, logKey);
    if (!head.ok) throw new Error(head.code);
    const verdicts = events.map((_event, index) => verifyEvent(proofOf(index), head.proved).ok);
    expect(verdicts).toEqual([true, true, true, true]);
  });
});

const wrongs: readonly (readonly [string, object, string])[] = [
  ["another event's disclosure", { disclosure: proofOf(0).disclosure }, "INCLUSION_WRONG"],
  ["another place in the log", { logIndex: 2 }, "INCLUSION_WRONG"],
  ["a place beyond the log", { logIndex: 5 }, "INCLUSION_WRONG"],
  ["a place that is no number", { logIndex: "1" }, "INCLUSION_WRONG"],
  ["another event's path", { inclusion: proofOf(0).inclusion }, "INCLUSION_WRONG"],
  ["no path", { inclusion: [] }, "INCLUSION_WRONG"],
  ["a path that is no list", { inclusion: "x" }, "PROOF_MALFORMED"],
  ["a path that is no base64", { inclusion: ["x"] }, "BASE64_MALFORMED"],
  ["a disclosure that is none", { disclosure: {} }, "DISCLOSURE_MALFORMED"],
  ["no checkpoint", { checkpoint: undefined }, "PROOF_MALFORMED"],
  ["a checkpoint that is no note", { checkpoint: "x" }, "NOTE_MALFORMED"],
  [
    "another log's key",
    { logKey: printNoteKey(noteKey({ ...signer, name: "other" })) },
    "SIGNATURE_MISSING",
  ],
  ["a key that is none", { logKey: "x" }, "KEY_MALFORMED"],
  ["no statement of the map", { mapStatement: undefined }, "PROOF_MALFORMED"],
  [
    "an event for the statement",
    { mapStatement: { ...log.head.mapStatement, entry: toBase64(eventEntry(emptyMapRoot)) } },
    "STATEMENT_NOT_LAST",
  ],
  [
    "a statement with another time",
    {
      mapStatement: {
        ...log.head.mapStatement,
        entry: toBase64(mapEntry({ size: 4, timeMs: timeMs + 1, mapRoot: emptyMapRoot })),
      },
    },
    "INCLUSION_WRONG",
  ],
  [
    "a checkpoint with a size changed after signing",
    { checkpoint: log.head.checkpoint.replace("\n5\n", "\n6\n") },
    "SIGNATURE_WRONG",
  ],
];

test.each(wrongs)("an event is not proved with %s", (_title, change, code) => {
  const verdict = verifyRecorded({ ...proofOf(1), ...change });
  expect(verdict).toMatchObject({ ok: false, code });
});

test("a head whose statement speaks of another size is refused, though it is in the log", () => {
  const { head } = sealed([eventEntry(emptyMapRoot), eventEntry(emptyMapRoot)], 1);
  expect(verifyHead(head, logKey)).toMatchObject({ ok: false, code: "STATEMENT_NOT_LAST" });
});

test("a head that is not closed by a statement is refused", () => {
  const entries = [mapEntry({ size: 0, timeMs, mapRoot: emptyMapRoot }), eventEntry(emptyMapRoot)];
  const leaves = entries.map(leafHash);
  const checkpoint = signCheckpoint({ size: 2, root: rootOf(leaves) }, signer);
  const inclusion = inclusionProof(0, leaves).map(toBase64);
  const mapStatement = { entry: toBase64(entries[0] as Uint8Array), inclusion };
  expect(verifyHead({ checkpoint, mapStatement }, logKey)).toMatchObject({ ok: false });
});

describe("a log entry", () => {
  test("of either kind is read as it was written", () => {
    const commitment = new Uint8Array(32).fill(5);
    expect(readEntry(eventEntry(commitment))).toEqual({ kind: "event", commitment });
    const statement = { size: 2 ** 40, timeMs, mapRoot: commitment };
    expect(readEntry(mapEntry(statement))).toEqual({ kind: "map", ...statement });
  });

  test.each([
    ["nothing", ""],
    ["an unknown kind", `03${"00".repeat(32)}`],
    ["an event cut short", `01${"00".repeat(31)}`],
    ["an event with a byte more", `01${"00".repeat(33)}`],
    ["a statement with a byte more", `02${"00".repeat(49)}`],
    ["a size beyond 2^53 - 1", `020020000000000000${"00".repeat(40)}`],
  ])("is refused when it is %s", (_title, hex) => {
    expect(() => readEntry(new Uint8Array(Buffer.from(hex, "hex")))).toThrow(Rejected);
  });

  test("is not written with a hash of another length or a size that is no count", () => {
    expect(() => eventEntry(new Uint8Array(31))).toThrow(Rejected);
    expect(() => mapEntry({ size: -1, timeMs, mapRoot: emptyMapRoot })).toThrow(Rejected);
  });
});
