import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  canonicalText,
  commit,
  type Envelope,
  readEnvelope,
} from "../../contracts/events/index.ts";
import { sameBytes } from "../../contracts/proof/index.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let firm: StagedFirm;
let owner: postgres.Sql;

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("foundry");
  owner = postgres(platform.fresh.url, { max: 1 });
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

/** With what JSON, a row of SQL or its bytes would have to escape. */
const hostile = fc.oneof(
  fc.constantFrom(
    "\\",
    "\\x41",
    "\\000",
    '"\\"',
    "\u0000",
    "'",
    "\n",
    "\u007f",
    "\ud83d\ude00",
    "铸造",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

it("what is recorded of an event is its canonical text byte for byte, whatever stands in it", async () => {
  const { actor } = firm.administrator;
  const member = fc.tuple(hostile, hostile);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(member, { maxLength: 5 }), { minLength: 1 }),
      async (all) => {
        const bodies = all.map((members) => {
          return Object.fromEntries(members.map(([name, value]) => [`lz:${name}`, value]));
        });
        const drafts = bodies.map((body) => ({ type: "trace.event-captured.v1", body }) as const);
        const ids = await asTenant(platform.app, actor, "capacity.book", (scope) =>
          scope.emitAll(drafts),
        );
        const rows = await owner<
          { id: string; canonical: Buffer; secret: Buffer; commitment: Buffer }[]
        >`
        select id, canonical, secret, commitment from outbox where id = any(${ids}::uuid[])`;
        for (const [at, id] of ids.entries()) {
          const row = rows.find((each) => each.id === id);
          expect(row).toBeDefined();
          if (row === undefined) continue;
          // Of its own members alone, for NUL is never captured, and `readEnvelope` refuses it. That the
          // body is the very one the text says, byte for byte.
          const read = JSON.parse(row.canonical.toString()) as Envelope;
          const envelope = { ...read, body: bodies[at] ?? {} };
          expect(row.canonical.equals(Buffer.from(canonicalText(envelope)))).toBe(true);
          expect(sameBytes(commit(envelope, row.secret), row.commitment)).toBe(true);
        }
      },
    ),
    { numRuns: 30 },
  );
});

it("an envelope is read back as it was, whatever its names, and whatever was read before", () => {
  const captured = hostile.filter((text) => !text.includes("\0"));
  const body = fc.dictionary(
    captured.map((name) => `lz:${name}`),
    captured,
    { maxKeys: 5 },
  );
  fc.assert(
    fc.property(fc.array(body, { minLength: 2 }), (bodies) => {
      for (const each of bodies) {
        expect(readEnvelope(canonicalText({ body: each })).body).toEqual(each);
      }
    }),
    { numRuns: 2_000 },
  );
});
