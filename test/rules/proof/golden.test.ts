import { createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyBundle } from "../../../contracts/proof/index.ts";
import { goldenVectors, vectorFolder } from "../../../deploy/golden-vectors.ts";

const vectors = await goldenVectors();

test.each(Object.entries(vectors))("%s is what was promised, byte for byte", (name, made) => {
  expect(made).toBe(readFileSync(join(vectorFolder, name), "utf8"));
});

test("no file of vectors is without its maker", () => {
  expect(readdirSync(vectorFolder).sort()).toEqual(Object.keys(vectors).sort());
});

test("a bundle of what was granted holds in the order of its grants, and in no other", () => {
  const text = readFileSync(join(vectorFolder, "grant-bundle.json"), "utf8");
  const { logKey, bundle } = JSON.parse(text);
  const verdict = verifyBundle(bundle, { logKey });
  expect(verdict).toMatchObject({ ok: true, proved: { chains: [{ shown: 2, withheld: 0 }] } });
  const [{ links, ...chain }] = bundle.chains;
  const other = { ...bundle, chains: [{ ...chain, links: links.toReversed() }] };
  expect(verifyBundle(other, { logKey })).toMatchObject({ ok: false, code: "CHAIN_WRONG" });
  const older = { ...bundle, format: "lianzao/bundle/1" };
  expect(verifyBundle(older, { logKey })).toMatchObject({ ok: false, code: "BUNDLE_MALFORMED" });
});

// From here on nothing is shared with the code that is judged: Node's crypto and FORMAT.md.

interface Golden {
  title: string;
  canonical: string;
  secret: string;
  commitment: string;
}

const golden: Golden[] = JSON.parse(readFileSync(join(vectorFolder, "commitments.json"), "utf8"));
const hash = (...pieces: (Buffer | string)[]) => {
  const sum = createHash("sha256");
  for (const piece of pieces) sum.update(piece);
  return sum.digest();
};

function digestOf(secret: Buffer, pointer: string, tag: number, content: Buffer | string): Buffer {
  const name = Buffer.from(pointer, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  const salt = createHmac("sha256", secret).update(name).digest();
  return hash("lianzao/part/1\0", salt, length, name, Buffer.from([tag]), content);
}

function rfc6962(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return hash(Buffer.from([0]), leaves[0] as Buffer);
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return hash(Buffer.from([1]), rfc6962(leaves.slice(0, split)), rfc6962(leaves.slice(split)));
}

// The vectors' own values need no more of RFC 8785 than this.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(",")}}`;
}

function treeOf(secret: Buffer, pointer: string, value: object): Buffer {
  const names = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const byIndex = Array.isArray(value) ? value.map((_element, at) => String(at)) : names;
  const list = canonical(Array.isArray(value) ? value.length : names);
  const parts = byIndex.map((name) => {
    const part = `${pointer}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
    const inner = (value as Record<string, unknown>)[name];
    const nests = /^\/(subjects|body|body\/[^/]*)$/.test(part);
    return nests && typeof inner === "object" && inner !== null
      ? digestOf(secret, part, 1, treeOf(secret, part, inner))
      : digestOf(secret, part, 0, canonical(inner));
  });
  return rfc6962([digestOf(secret, `${pointer}/~`, 0, list), ...parts]);
}

test.each(golden)("the commitment of $title follows from FORMAT.md alone", (each) => {
  const event = JSON.parse(each.canonical);
  expect(canonical(event)).toBe(each.canonical);
  const commitment = treeOf(Buffer.from(each.secret, "hex"), "", event);
  expect(commitment.toString("hex")).toBe(each.commitment);
});

const u64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

interface GoldenProof {
  siblings: string[];
  leaf: { key?: string; length: number; head: string } | null;
}

/** Where a proof of the map leads, by FORMAT.md 8. */
function ledTo(key: Buffer, { siblings, leaf }: GoldenProof): string {
  const at = leaf?.key === undefined ? key : Buffer.from(leaf.key, "base64");
  const end =
    leaf === null
      ? Buffer.alloc(32)
      : hash("lianzao/map/1\0", at, u64(leaf.length), Buffer.from(leaf.head, "base64"));
  const reached = siblings.reduceRight((below, sibling, depth) => {
    const beside = Buffer.from(sibling, "base64");
    const isRight = ((key[depth >> 3] ?? 0) >> (7 - (depth % 8))) & 1;
    const halves = isRight ? [beside, below] : [below, beside];
    return hash("lianzao/node/1\0", ...halves);
  }, end);
  return reached.toString("hex");
}

function kindOf({ leaf }: GoldenProof): string {
  if (leaf === null) return "nothing";
  return leaf.key === undefined ? "present" : "another's";
}

test("the proofs of the map lead to its root by FORMAT.md alone", () => {
  const file = readFileSync(join(vectorFolder, "map-proofs.json"), "utf8");
  const golden: {
    root: string;
    leaves: { key: string; length: number }[];
    proofs: { key: string; proof: GoldenProof }[];
  } = JSON.parse(file);
  for (const { key, proof } of golden.proofs) {
    expect(ledTo(Buffer.from(key, "hex"), proof)).toBe(golden.root);
    const known = golden.leaves.find((leaf) => leaf.key === key);
    expect(kindOf(proof) === "present" ? proof.leaf?.length : undefined).toBe(known?.length);
  }
  const kinds = new Set(golden.proofs.map(({ proof }) => kindOf(proof)));
  expect([...kinds].sort()).toEqual(["another's", "nothing", "present"]);
});

test("the map's heads and roots follow from FORMAT.md alone", () => {
  const { chains, roots, empty } = JSON.parse(readFileSync(join(vectorFolder, "map.json"), "utf8"));
  const zeros = Buffer.alloc(32);
  const leaves = chains.map((chain: Record<string, string> & { heads: string[] }, at: number) => {
    const audience =
      chain["audience"] === "public" ? zeros : Buffer.from(chain["audience"] ?? "", "hex");
    const key = hash("lianzao/key/1\0", audience, chain["identity"] ?? "");
    const commitment = Buffer.from(golden[at]?.commitment ?? "", "hex");
    const first = hash("lianzao/chain/1\0", zeros, u64(0), u64(at), commitment);
    const second = hash("lianzao/chain/1\0", first, u64(1), u64(at + 4), commitment);
    expect(chain["heads"]).toEqual([first.toString("hex"), second.toString("hex")]);
    return hash("lianzao/map/1\0", key, u64(2), second);
  });
  // The keys begin with 1000..., 0111... and 1001...: the first bit parts one, the fourth the others.
  const node = (left: Buffer, right: Buffer) => hash("lianzao/node/1\0", left, right);
  const [first, second, third] = leaves as [Buffer, Buffer, Buffer];
  const pair = node(node(node(first, third), zeros), zeros);
  const expected = [first, node(second, first), node(second, pair)];
  expect(roots).toEqual(expected.map((root) => root.toString("hex")));
  expect(empty).toBe(zeros.toString("hex"));
});
