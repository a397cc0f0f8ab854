import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChainState,
  chainUnder,
  emptyMapRoot,
  firstHead,
  type MapLeaf,
  type MapProof,
  mapRoot,
  Rejected,
  toBase64,
} from "../../../contracts/proof/index.ts";
import {
  changedPages,
  emptyPage,
  type Page,
  pageBytes,
  pathIn,
  pathsOf,
  readPage,
  rootOfMap,
} from "../../../services/ledger/map/pages.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
// Keys that share long beginnings, as those that somebody has ground.
const key = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 16, 31),
    fc.uint8Array({ minLength: 32, maxLength: 32, max: 3 }),
    hash,
  )
  .map(([shared, near, far]) =>
    Uint8Array.from([...near.fill(0, 0, shared).slice(0, shared), ...far.slice(shared)]),
  );
const leaf = fc.record({ key, length: fc.integer({ min: 1, max: 2 ** 40 }), head: hash });
const batches = fc.array(fc.array(leaf, { maxLength: 12 }), { maxLength: 6 });

/** A map kept in pages, as the ledger keeps it in rows. */
class Kept {
  readonly pages = new Map<string, Uint8Array>();
  readonly leaves = new Map<string, MapLeaf>();

  async set(batch: readonly MapLeaf[]): Promise<void> {
    const last = new Map(batch.map((each) => [hex(each.key), each]));
    for (const [name, each] of last) this.leaves.set(name, each);
    const changed = await changedPages(async (paths) => this.read(paths), [...last.values()]);
    for (const [path, page] of changed) this.pages.set(path, pageBytes(page));
  }

  read(paths: readonly string[]): Map<string, Page> {
    return new Map(
      paths.flatMap((path) => {
        const bytes = this.pages.get(path);
        return bytes === undefined ? [] : [[path, readPage(bytes)] as const];
      }),
    );
  }

  root(): Uint8Array {
    return rootOfMap(this.read([""]).get("") ?? emptyPage);
  }

  prove(asked: Uint8Array): MapProof {
    const { siblings, end } = pathIn(this.read(pathsOf(asked, 63)), asked);
    const found = end === null ? undefined : this.leaves.get(hex(end));
    if (found === undefined) return { siblings: siblings.map(toBase64), leaf: null };
    const { key: of, length, head } = found;
    const foreign = hex(of) === hex(asked) ? {} : { key: toBase64(of) };
    return { siblings: siblings.map(toBase64), leaf: { ...foreign, length, head: toBase64(head) } };
  }
}

async function keptOf(all: readonly (readonly MapLeaf[])[]): Promise<Kept> {
  const kept = new Kept();
  for (const batch of all) await kept.set(batch);
  return kept;
}

function rejected(prove: () => unknown): string {
  try {
    prove();
    return "accepted";
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return fault.code;
  }
}

describe("a map in pages", () => {
  test("has the root of FORMAT.md, however its leaves came", () =>
    fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const kept = await keptOf(all);
        expect(hex(kept.root())).toBe(hex(mapRoot([...kept.leaves.values()])));
      }),
    ));

  test("proves of each of its keys the chain, and of each other that it has none", () =>
    fc.assert(
      fc.asyncProperty(batches, fc.array(key, { maxLength: 5 }), async (all, others) => {
        const kept = await keptOf(all);
        const root = kept.root();
        const asked = [...[...kept.leaves.values()].map((each) => each.key), ...others];
        for (const each of asked) {
          const known: ChainState = kept.leaves.get(hex(each)) ?? { length: 0, head: firstHead };
          const told = chainUnder(root, each, kept.prove(each));
          expect({ ...told, head: hex(told.head) }).toMatchObject({
            length: known.length,
            head: hex(known.head),
          });
        }
      }),
      { numRuns: 30 },
    ));

  test("that is empty proves of any key that it has no chain", () => {
    const none = { siblings: [], leaf: null };
    expect(chainUnder(emptyMapRoot, new Uint8Array(32), none).length).toBe(0);
  });
});

describe("a proof of the map that was changed in any one thing is turned away", () => {
  const changes: Record<string, (proof: MapProof, other: string) => MapProof> = {
    "a longer chain": (proof) => withLeaf(proof, (each) => ({ ...each, length: each.length + 1 })),
    "a shorter chain": (proof) => withLeaf(proof, (each) => ({ ...each, length: each.length - 1 })),
    "another head": (proof, other) => withLeaf(proof, (each) => ({ ...each, head: other })),
    "another key's leaf": (proof, other) => withLeaf(proof, (each) => ({ ...each, key: other })),
    "no leaf": (proof) => ({ ...proof, leaf: null }),
    "a sibling less": (proof) => ({ ...proof, siblings: proof.siblings.slice(1) }),
    "a sibling more": (proof, other) => ({ ...proof, siblings: [other, ...proof.siblings] }),
    "another sibling": (proof, other) => ({
      ...proof,
      siblings: [other, ...proof.siblings.slice(1)],
    }),
    "its siblings turned": (proof) => ({ ...proof, siblings: [...proof.siblings].reverse() }),
  };

  function withLeaf(
    proof: MapProof,
    change: (leaf: NonNullable<MapProof["leaf"]>) => NonNullable<MapProof["leaf"]>,
  ): MapProof {
    return proof.leaf === null ? { ...proof, leaf: null } : { ...proof, leaf: change(proof.leaf) };
  }

  test.each(Object.entries(changes))("%s", (_title, change) =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(leaf, { minLength: 4, maxLength: 20, selector: (each) => hex(each.key) }),
        hash,
        async (all, other) => {
          const kept = await keptOf([all]);
          const asked = all[0]?.key ?? new Uint8Array(32);
          const proof = kept.prove(asked);
          const wrong = change(proof, toBase64(other));
          // Turned round, few siblings may be what they were.
          fc.pre(JSON.stringify(wrong) !== JSON.stringify(proof));
          // Keys that differ in their last bit have as many siblings as bits: one more is no proof.
          const code = wrong.siblings.length > 256 ? "PROOF_MALFORMED" : "MAP_PROOF_WRONG";
          expect(rejected(() => chainUnder(kept.root(), asked, wrong))).toBe(code);
        },
      ),
      { numRuns: 30 },
    ),
  );

  test.each<[string, unknown]>([
    ["null", null],
    ["no siblings", { leaf: null }],
    ["too many siblings", { siblings: new Array(257).fill(toBase64(firstHead)), leaf: null }],
    ["a leaf of another kind", { siblings: [], leaf: "leaf" }],
    [
      "a length that is no count",
      { siblings: [], leaf: { length: "1", head: toBase64(firstHead) } },
    ],
  ])("%s is no proof", (_title, proof) => {
    const code = rejected(() => chainUnder(emptyMapRoot, new Uint8Array(32), proof));
    expect(code).toBe("PROOF_MALFORMED");
  });

  test("and a page whose bytes are none is told", () => {
    expect(() => readPage(Uint8Array.of(3))).toThrow("a page of the map is none");
    expect(() => readPage(Uint8Array.of(2, 1))).toThrow("cut off");
    expect(() => readPage(new Uint8Array(17))).toThrow("too long");
  });
});
