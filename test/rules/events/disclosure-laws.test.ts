import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canonicalText,
  commit,
  committed,
  disclose,
  type JsonObject,
  strictJson,
  verifyDisclosure,
} from "../../../contracts/events/index.ts";
import { sameBytes } from "../../../contracts/proof/index.ts";
import { castingEvent, eventOf, secret } from "./events.ts";

const name = fc.oneof(
  fc.constantFrom("__proto__", "~", "/", "a/b~c", "", "0", "constructor", "\uff5e", "\u{1f600}"),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const json = fc.jsonValue({ stringUnit: "binary", maxDepth: 3 });
const serial = fc.integer({ min: 1, max: 40 }).map((n) => `urn:epc:id:sgtin:6901234.000002.${n}`);

/** Any event: codes in some fields, anything in others, under any names. */
const anyEvent = fc
  .tuple(
    fc.dictionary(name, json, { maxKeys: 12, noNullPrototype: true }),
    fc.array(serial, { maxLength: 12 }),
    fc.array(json, { maxLength: 9 }),
  )
  .map(([fields, epcList, list]) => {
    const own = ["parentID", "childEPCs", "inputEPCList", "outputEPCList"];
    const entries = Object.entries(fields).filter(
      ([each]) => !own.includes(each) && !/List$/.test(each),
    );
    const members = [...entries, ["epcList", epcList], ["lz:list", list]];
    return eventOf("trace.event-captured.v1", Object.fromEntries(members) as JsonObject);
  });

/** Any choice of what to show, by a coin for each pointer. */
const anyChoice = fc.func(fc.boolean());

test("whatever is shown of whatever event, it opens the same commitment and no other value", () => {
  fc.assert(
    fc.property(anyEvent, anyChoice, (event, shows) => {
      const commitment = commit(event, secret);
      const wire = JSON.stringify(disclose(event, secret, (pointer) => shows(pointer)));
      const seen = verifyDisclosure(strictOrPlain(wire));
      expect(sameBytes(seen.commitment, commitment)).toBe(true);
      for (const [member, value] of Object.entries(seen.body)) {
        const committed = Object.getOwnPropertyDescriptor(event.body, member)?.value;
        if (typeof value === "object" && value !== null) continue;
        expect(canonicalText(value)).toBe(canonicalText(committed));
      }
      if (seen.withheld.length === 0)
        expect(canonicalText(seen.body)).toBe(canonicalText(event.body));
    }),
    { numRuns: 500 },
  );
});

// Texts with NUL or inexact numbers are refused at the door; here they only travel.
function strictOrPlain(wire: string): unknown {
  try {
    return strictJson(wire);
  } catch {
    return JSON.parse(wire);
  }
}

test("the canonical text that a commitment goes with is that of the event, as if it stood alone", () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      expect(committed(event, secret).canonical).toBe(canonicalText(event));
    }),
    { numRuns: 300 },
  );
});

// More than are kept, so that some are made anew, and one that is too large to be kept.
test("however many shapes events had meanwhile, one is committed to as it was before", () => {
  const shaped = (shape: number) => {
    const names = Array.from({ length: 60 }, (_, at) => `lz:${shape}-${at}`);
    const fields = Object.fromEntries(names.map((each, at) => [each, { shape, at }]));
    return eventOf("trace.event-captured.v1", fields);
  };
  const wide = eventOf("trace.event-captured.v1", {
    "lz:list": Array.from({ length: 2_000 }, String),
  });
  const before = [shaped(0), shaped(1), wide].map((event) => commit(event, secret));
  for (let shape = 0; shape < 150; shape += 1) {
    const { commitment } = verifyDisclosure(disclose(shaped(shape), secret, () => true));
    expect(sameBytes(commitment, commit(shaped(shape), secret)), `shape ${shape}`).toBe(true);
  }
  const after = [shaped(0), shaped(1), wide].map((event) => commit(event, secret));
  expect(after).toEqual(before);
});

test("a value within too many others is no canonical text, and is not committed to", () => {
  const nested = (depth: number): JsonObject => {
    let value: JsonObject = {};
    for (let at = 1; at < depth; at += 1) value = { in: value };
    return eventOf("trace.event-captured.v1", { "lz:deep": value });
  };
  for (const depth of [60, 69, 70, 71, 72, 73]) {
    const event = nested(depth) as never;
    const written = ranWith(() => canonicalText(event));
    expect(ranWith(() => committed(event, secret).canonical)).toEqual(written);
  }
});

function ranWith(work: () => string): unknown {
  try {
    return work();
  } catch (fault) {
    return (fault as { code: string }).code;
  }
}

test("two events that differ, or one event under two secrets, have different commitments", () => {
  fc.assert(
    fc.property(anyEvent, anyEvent, (one, other) => {
      const same = canonicalText(one) === canonicalText(other);
      const [first, second] = [commit(one, secret), commit(other, secret)];
      expect(sameBytes(first, second)).toBe(same);
      const elsewhere = commit(one, new Uint8Array(32));
      expect(sameBytes(first, elsewhere)).toBe(false);
    }),
  );
});

// Every third bit: coprime to eight, so each place in a byte has its turn.
test("no bit of a disclosure can be turned: it is refused, or opens something else", () => {
  const event = castingEvent(5);
  const shown = ["/subjects", "/body/outputEPCList/3", "/body/lz:melt/crew", "/body/type"];
  const disclosure = disclose(event, secret, (pointer) => shown.includes(pointer));
  const wire = Buffer.from(JSON.stringify(disclosure));
  const { commitment } = verifyDisclosure(JSON.parse(wire.toString()));
  const meaning = canonicalText(JSON.parse(wire.toString()));
  let turned = 0;
  for (let bit = 0; bit < wire.length * 8; bit += 3) {
    const bytes = Buffer.from(wire);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const read = readOrNothing(bytes);
    if (read === undefined || canonicalText(read as never) === meaning) continue;
    turned += 1;
    expect(opens(read, commitment), `bit ${bit}`).toBe(false);
  }
  expect(turned).toBeGreaterThan(2000);
});

function readOrNothing(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function opens(disclosure: unknown, commitment: Uint8Array): boolean {
  try {
    return sameBytes(verifyDisclosure(disclosure).commitment, commitment);
  } catch {
    return false;
  }
}
