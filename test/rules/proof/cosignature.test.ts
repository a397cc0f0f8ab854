import { describe, expect, it } from "vitest";
import {
  cosign,
  cosignaturesOn,
  noteKey,
  openCheckpoint,
  printNoteKey,
  printWitnessKey,
  readNote,
  readWitnessKey,
  signatureLine,
  signCheckpoint,
  witnessedBy,
  witnessKey,
} from "../../../contracts/proof/index.ts";

const log = { name: "log.lianzao.example/test", seed: new Uint8Array(32).fill(7) };
const one = { name: "witness.example/w1", seed: new Uint8Array(32).fill(8) };
const two = { name: "witness.example/w2", seed: new Uint8Array(32).fill(9) };
const code = (wanted: string) => expect.objectContaining({ code: wanted });

// Made with github.com/transparency-dev/formats v0.1.1 (note.NewSignerForCosignatureV1).
const goKey = "witness.example/w1+fea3b187+BBOY9ixtGkV8UbpqS189vS9p/KkyFiGNyJl+QWvRfZPK";
const goNote = `log.lianzao.example/test
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— log.lianzao.example/test PDuUu8dfWvfvhCJIE98uDL5ot/QtzGPu1Urr4jxz/5bDENBYs0FmZ76fxGvGHw9Na6+Htmmsxt2q1c3wlbjnjKNFQAQ=
— witness.example/w1 /qOxhwAAAABrDInAjvjlTw60j/pRCUj1NIsyCHc8G3R6jDo9IYWIkUBCvWlX3ol+8cK1VqDi7kwBjQdx0wHPcBhrD5IOdsRz6Lt8CQ==
`;
const goTimeS = 1_795_983_808;

const head = { size: 9, root: new Uint8Array(32).fill(3) };
const bare = signCheckpoint(head, log);
const { text } = readNote(bare);
const lineBy = (signer: typeof one, timeS: number) => signatureLine(cosign(text, signer, timeS));
const keyOf = (signer: typeof one) => printWitnessKey(witnessKey(signer));

describe("a cosignature", () => {
  it("of Go's library is read, and made again byte for byte", () => {
    const key = readWitnessKey(goKey);
    expect(printWitnessKey(witnessKey(one))).toBe(goKey);
    expect(cosignaturesOn(goNote, [key])).toMatchObject([{ timeS: goTimeS }]);
    expect(goNote).toContain(signatureLine(cosign(readNote(goNote).text, one, goTimeS)));
    expect(openCheckpoint(goNote, noteKey(log)).size).toBe(20_852_163);
  });

  it("counts only by a key that is trusted; the newest of a key counts", () => {
    const note = bare + lineBy(one, 100) + lineBy(two, 300) + lineBy(one, 200);
    expect(cosignaturesOn(note, [witnessKey(one)]).map(({ timeS }) => timeS)).toEqual([200]);
    const both = { keys: [keyOf(one), keyOf(two)] };
    expect(witnessedBy(note, both)).toEqual({ names: [one.name, two.name], timeMs: 200_000 });
    expect(witnessedBy(note, { ...both, atLeast: 1 }).timeMs).toBe(300_000);
    expect(() => witnessedBy(bare + lineBy(one, 100), both)).toThrow(code("WITNESSES_MISSING"));
  });

  it("is one witness's, however many names its key is given", () => {
    const alias = { ...one, name: "witness.example/other" };
    const note = bare + lineBy(one, 100) + lineBy(alias, 100);
    const keys = [keyOf(one), keyOf(alias)];
    expect(() => witnessedBy(note, { keys, atLeast: 2 })).toThrow(code("WITNESSES_MISSING"));
  });

  it("that is wrong spoils the note: another head's, another time's, or cut short", () => {
    const keys = [witnessKey(one)];
    const foreign = { ...cosign("other\n1\nAA==\n", one, 100) };
    const later = cosign(text, one, 100);
    const shifted = { ...later, signature: Uint8Array.from(later.signature).fill(9, 7, 8) };
    const short = { ...later, signature: later.signature.slice(0, -1) };
    const timeless = cosign(text, one, 0);
    for (const wrong of [foreign, shifted, short, timeless]) {
      expect(() => cosignaturesOn(bare + signatureLine(wrong), keys)).toThrow(
        code("COSIGNATURE_WRONG"),
      );
    }
  });

  it("is never the log's own signature, nor is the log's key a witness's", () => {
    expect(() => readWitnessKey(printNoteKey(noteKey(one)))).toThrow(code("KEY_MALFORMED"));
    const own = { name: log.name, seed: log.seed };
    expect(cosignaturesOn(bare, [witnessKey(own)])).toEqual([]);
  });

  it("is not counted by a line that is no witness's key, which is told as such", () => {
    for (const line of [printNoteKey(noteKey(one)), "x"]) {
      const thrown = expect.objectContaining({ code: "WITNESS_KEY_MALFORMED", values: { line } });
      expect(() => witnessedBy(bare + lineBy(one, 100), { keys: [line] })).toThrow(thrown);
    }
  });
});
