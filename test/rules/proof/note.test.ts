import { createPublicKey, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  noteKey,
  openCheckpoint,
  openCheckpointSigned,
  openNote,
  printNote,
  printNoteKey,
  readNote,
  readNoteKey,
  readNoteKeys,
  signCheckpoint,
  signText,
  toBase64,
} from "../../../contracts/proof/index.ts";

// The example of C2SP signed-note, "Verifier keys".
const exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const exampleNote = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

const signer = { name: "log.lianzao.example/test", seed: new Uint8Array(32).fill(7) };
const other = { name: "witness.example", seed: new Uint8Array(32).fill(8) };
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe("a signed note", () => {
  test("of the specification opens with the specification's key", () => {
    expect(openNote(exampleNote, readNoteKey(exampleKey))).toBe("This is an example message.\n");
    expect(printNoteKey(readNoteKey(exampleKey))).toBe(exampleKey);
  });

  test("of ours is signed as Node's own Ed25519 reads it", () => {
    const { signature } = signText("text\n", signer);
    const key = noteKey(signer);
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key.publicKey]);
    const nodeKey = createPublicKey({ key: der, format: "der", type: "spki" });
    expect(verify(null, Buffer.from("text\n"), nodeKey, signature)).toBe(true);
  });

  test("may have empty lines in its text and signatures of unknown keys and types", () => {
    const text = "one\n\n\u6d41\u6c34\n";
    const strange = {
      name: "pq.example",
      id: Uint8Array.of(1, 2, 3, 4),
      signature: new Uint8Array(99),
    };
    const signatures = [signText(text, other), strange, signText(text, signer)];
    const note = printNote({ text, signatures });
    expect(openNote(note, noteKey(signer))).toBe(text);
    expect(readNote(note).signatures).toEqual(signatures);
  });

  test("is refused without a signature of the known key", () => {
    const note = printNote({ text: "x\n", signatures: [signText("x\n", other)] });
    expect(() => openNote(note, noteKey(signer))).toThrow(code("SIGNATURE_MISSING"));
  });

  test("is refused for one wrong signature of the known key beside a right one", () => {
    const right = signText("x\n", signer);
    const wrong = { ...right, signature: signText("y\n", signer).signature };
    const note = printNote({ text: "x\n", signatures: [right, wrong] });
    expect(() => openNote(note, noteKey(signer))).toThrow(code("SIGNATURE_WRONG"));
  });

  test("is refused when any bit of text or signature is turned", () => {
    const bytes = Buffer.from(printNote({ text: "ab\n", signatures: [signText("ab\n", signer)] }));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const turned = Buffer.from(bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openNote(turned.toString("utf8"), noteKey(signer)), `bit ${bit}`).toThrow();
    }
  });

  test.each([
    ["no text", ""],
    ["no signatures", "x\n"],
    ["no signature line", "x\n\n"],
    ["no newline at the end", exampleNote.trimEnd()],
    ["a control character", exampleNote.replace("an", "a\t")],
    ["a carriage return", exampleNote.replace("\n", "\r\n")],
    ["a hyphen for the dash", exampleNote.replace("—", "-")],
    ["a signature that is no base64", exampleNote.replace("Uw2Q", "Uw2-")],
    ["a signature without padding", exampleNote.replace("=\n", "\n")],
    ["a second space", exampleNote.replace("— ", "—  ")],
    ["a name with a plus", exampleNote.replace("foo ", "f+o ")],
    [
      "more signatures than anyone needs",
      exampleNote + exampleNote.split("\n")[2]?.concat("\n").repeat(101),
    ],
  ])("is refused with %s", (_title, note) => {
    expect(() => openNote(note, readNoteKey(exampleKey))).toThrow(code("NOTE_MALFORMED"));
  });

  test("is not written over a text that it cannot hold", () => {
    for (const text of ["no newline", "a\u0007\n", "\ud800\n"]) {
      expect(() => signText(text, signer)).toThrow(code("NOTE_MALFORMED"));
    }
    expect(() => noteKey({ ...signer, name: "a b" })).toThrow(code("KEY_MALFORMED"));
  });
});

test.each([
  "",
  "example.com/foo",
  exampleKey.replace("530d903a", "530d903b"),
  exampleKey.replace("530d903a", "530D903A"),
  exampleKey.replace("/foo", "/fop"),
  exampleKey.replace("+Ae", "+Be"),
  exampleKey.slice(0, -4),
  `${exampleKey}+x`,
])("a key line that is none, as %j, is refused", (line) => {
  expect(() => readNoteKey(line)).toThrow(code("KEY_MALFORMED"));
});

describe("a checkpoint", () => {
  const root = new Uint8Array(32).fill(3);
  const key = noteKey(signer);
  const noteOf = (text: string) => printNote({ text, signatures: [signText(text, signer)] });

  test("says origin, size and root, and is opened with the log's key", () => {
    const note = signCheckpoint({ size: 20_852_163, root }, signer, other);
    expect(note.split("\n").slice(0, 4)).toEqual([signer.name, "20852163", toBase64(root), ""]);
    for (const by of [key, noteKey(other)]) expect(openNote(note, by)).toMatch(/^log\./);
    expect(openCheckpoint(note, key)).toEqual({ origin: signer.name, size: 20_852_163, root });
  });

  test("of a log that changes its key carries both signatures for a while", () => {
    const next = { name: signer.name, seed: new Uint8Array(32).fill(9) };
    const note = signCheckpoint({ size: 1, root }, signer, next);
    expect(openCheckpoint(note, key)).toEqual(openCheckpoint(note, noteKey(next)));
    const lines = `${printNoteKey(key)}\n${printNoteKey(noteKey(next))}\n`;
    expect(readNoteKeys(lines)).toEqual([key, noteKey(next)]);
    for (const [first, ...more] of [[signer], [next], [signer, next]] as const) {
      const signers = [first, ...more];
      const signed = signCheckpoint({ size: 1, root }, first, ...more);
      expect(openCheckpointSigned(signed, readNoteKeys(lines))).toEqual({
        checkpoint: openCheckpoint(note, key),
        signers: signers.map(noteKey),
      });
    }
  });

  test("is refused by several keys where none has signed, one wrongly, or they are of two logs", () => {
    const next = { name: signer.name, seed: new Uint8Array(32).fill(9) };
    const keys = [key, noteKey(next)];
    const stranger = { name: signer.name, seed: new Uint8Array(32).fill(10) };
    const note = signCheckpoint({ size: 1, root }, stranger);
    expect(() => openCheckpoint(note, ...keys)).toThrow(code("SIGNATURE_MISSING"));
    const right = readNote(signCheckpoint({ size: 1, root }, signer, next));
    const elsewhere = readNote(signCheckpoint({ size: 2, root }, next));
    const spoilt = printNote({
      ...right,
      signatures: [...right.signatures, ...elsewhere.signatures],
    });
    expect(() => openCheckpoint(spoilt, ...keys)).toThrow(code("SIGNATURE_WRONG"));
    expect(openCheckpoint(spoilt, key)).toMatchObject({ size: 1 });
    const lines = [key, noteKey(other)].map((each) => printNoteKey(each)).join("\n");
    expect(() => readNoteKeys(lines)).toThrow(code("KEY_MALFORMED"));
  });

  test("of another origin is foreign, even under this key", () => {
    const note = noteOf(`log.other.example\n1\n${toBase64(root)}\n`);
    expect(() => openCheckpoint(note, key)).toThrow(code("CHECKPOINT_FOREIGN"));
  });

  const good = [signer.name, "5", toBase64(root)];
  test.each([
    ["an extension line", [...good, "timestamp 1"]],
    ["a leading zero", [good[0], "05", good[2]]],
    ["a sign", [good[0], "+5", good[2]]],
    ["a size beyond 2^53 - 1", [good[0], "9007199254740992", good[2]]],
    ["a root cut short", [good[0], "5", toBase64(root.slice(1))]],
    ["a root in other letters", [good[0], "5", (good[2] ?? "").replace("A", "-")]],
    ["no root", good.slice(0, 2)],
    ["no origin", ["", "5", good[2]]],
  ])("is refused with %s", (_title, lines) => {
    expect(() => openCheckpoint(noteOf(`${lines.join("\n")}\n`), key)).toThrow(
      code("CHECKPOINT_MALFORMED"),
    );
  });
});
