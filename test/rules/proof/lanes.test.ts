import { createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { Lanes, type Message, type Start } from "../../../contracts/proof/lanes/lanes.ts";

const filled = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function written(lanes: Lanes, bytes: Uint8Array, start: Start = "initial"): Message {
  const at = lanes.end;
  lanes.put(bytes);
  return lanes.close(at, start);
}

it("hashes messages of all lengths, however many of one length there are", () => {
  const lanes = new Lanes();
  lanes.clear(new Uint8Array(32));
  const lengths = [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 1_000, 200_000];
  const made = lengths.flatMap((length, at) =>
    Array.from({ length: (at % 9) + 1 }, (_, copy) => {
      const bytes = filled(length).map((byte) => byte ^ copy);
      const target = lanes.hole();
      lanes.hash(0, written(lanes, bytes), target);
      return { target, expected: sha256(bytes) };
    }),
  );
  lanes.run();
  for (const { target, expected } of made) expect(hex(lanes.bytesAt(target, 32))).toBe(expected);
});

it("makes an HMAC of what follows on a key", () => {
  const lanes = new Lanes();
  for (const keyLength of [0, 1, 32, 63, 64]) {
    const key = filled(keyLength);
    lanes.clear(key);
    const made = Array.from({ length: 150 }, (_, length) => {
      const at = lanes.end;
      const inside = lanes.hole();
      const outer = lanes.close(at, "outer");
      lanes.hash(0, written(lanes, filled(length), "inner"), inside, "inner");
      const target = lanes.hole();
      lanes.hash(1, outer, target, "outer");
      return target;
    });
    lanes.run();
    for (const [length, target] of made.entries()) {
      const expected = createHmac("sha256", key).update(filled(length)).digest("hex");
      expect(hex(lanes.bytesAt(target, 32)), `${keyLength} ${length}`).toBe(expected);
    }
  }
});

it("writes texts in UTF-8, short and long ones, and makes room for them", () => {
  const lanes = new Lanes();
  lanes.clear(new Uint8Array(32));
  const texts = [
    "",
    "abc",
    "\u00e9",
    "铸造 \ud83d\ude00",
    "x".repeat(100_000),
    "联".repeat(90_000),
  ];
  const made = texts.map((text) => {
    const [target, at] = [lanes.hole(), lanes.end];
    lanes.text(text);
    lanes.hash(0, lanes.close(at), target);
    return target;
  });
  lanes.run();
  for (const [at, text] of texts.entries()) {
    expect(hex(lanes.bytesAt(made[at] ?? 0, 32))).toBe(sha256(Buffer.from(text)));
  }
});

it("hashes a round after those before it, and forgets all when it is cleared", () => {
  const lanes = new Lanes();
  for (let turn = 0; turn < 2; turn += 1) {
    lanes.clear(new Uint8Array(32));
    const last = lanes.hole();
    const at = lanes.end;
    const inside = lanes.hole();
    lanes.hash(3, lanes.close(at), last);
    lanes.hash(2, written(lanes, filled(10 + turn)), inside);
    lanes.run();
    const first = Buffer.from(sha256(filled(10 + turn)), "hex");
    expect(hex(lanes.bytesAt(last, 32))).toBe(sha256(first));
  }
});

it("hashes what is kept again under other keys, by one program, until that is forgotten", () => {
  const lanes = new Lanes();
  const text = filled(80);
  lanes.clear(filled(7));
  const at = lanes.end;
  const inside = lanes.hole();
  const outer = lanes.close(at, "outer");
  const [target, first] = [lanes.hole(), lanes.hole()];
  lanes.hash(0, written(lanes, text, "inner"), inside, "inner");
  lanes.hash(1, outer, target, "outer");
  lanes.hash(2, written(lanes, text), first);
  const [keyed, later] = [lanes.program(2), lanes.program()];
  lanes.keep();
  const floor = lanes.end;
  for (const keyLength of [32, 0, 64]) {
    lanes.clear(filled(keyLength));
    expect(lanes.end).toBe(floor);
    const again = lanes.hole();
    lanes.hash(0, written(lanes, filled(keyLength + 1)), again);
    lanes.run(keyed);
    lanes.run();
    lanes.run(later);
    const expected = createHmac("sha256", filled(keyLength)).update(text).digest("hex");
    expect(hex(lanes.bytesAt(target, 32))).toBe(expected);
    expect(hex(lanes.bytesAt(first, 32))).toBe(sha256(text));
    expect(hex(lanes.bytesAt(again, 32))).toBe(sha256(filled(keyLength + 1)));
  }
  lanes.forget();
  expect(lanes.end).toBeLessThan(floor);
});
