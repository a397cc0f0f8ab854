import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import { partsOf } from "../contracts/events/commitment.ts";
import {
  canonicalText,
  commit,
  disclose,
  type Envelope,
  type EventType,
  type JsonObject,
  subjectsOf,
  suite,
} from "../contracts/events/index.ts";
import type { Part, PartTree } from "../contracts/events/parts.ts";
import {
  emptyMapRoot,
  entryBundle,
  eventEntry,
  firstHead,
  inclusionProof,
  leafHash,
  mapEntry,
  mapKey,
  mapLeafHash,
  mapRoot,
  nextHead,
  noteKey,
  printNoteKey,
  rootOf,
  sha256,
  signCheckpoint,
  toBase64,
} from "../contracts/proof/index.ts";
import { changedPages, pathIn } from "../services/ledger/map/pages.ts";
import { grantBundleOf } from "./golden-grant.ts";
import { goldenReceipt } from "./golden-receipt.ts";

// Writes contracts/proof/vectors, once. The vectors are a promise: a file that is there is never
// written again, and test/rules/proof/golden.test.ts fails when the code no longer gives its bytes.

const encoder = new TextEncoder();
/** Fixed bytes that anyone can make again. */
const fixed = (label: string): Uint8Array => sha256(encoder.encode(`lianzao golden ${label}`));
const circle = hex(fixed("circle"));

interface Case {
  readonly title: string;
  readonly type: EventType;
  readonly owner: string;
  readonly audience: string;
  readonly body: JsonObject;
}

const foundry = "gs1:417/6901234000009";
const gearShop = "uscc:91450200000000017A";
const by = { person: "01890a5d-ac96-774b-bcce-b302099a8057" };

const cases: readonly Case[] = [
  {
    title:
      "a casting of two gear blanks from one heat, in a circle, with names that test the order",
    type: "trace.event-captured.v1",
    owner: foundry,
    audience: circle,
    body: {
      type: "TransformationEvent",
      eventTime: "2026-03-02T16:20:00.5+08:00",
      eventTimeZoneOffset: "+08:00",
      inputQuantityList: [
        { epcClass: "urn:epc:class:lgtin:6901234.000001.H23-7", quantity: 412.5, uom: "KGM" },
      ],
      outputEPCList: [
        "https://id.gs1.org/01/06901234000023/21/B2",
        "urn:epc:id:sgtin:6901234.000002.B10",
      ],
      bizTransactionList: [],
      "lz:melt": { 温度: 1487, "pouring/minutes": 2.5, "a~b": 1e21, empty: {} },
      "\uff5e": "before the astral name in UTF-8, after it in UTF-16",
      "\u{1f600}": "\u0001\u2028\u{20bb7}",
      _context: ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
      _media: "application/ld+json",
      _source: hex(fixed("captured bytes")),
    },
  },
  {
    title: "a firm admitted, for everyone",
    type: "tenancy.firm-admitted.v1",
    owner: gearShop,
    audience: "public",
    body: {
      firm: gearShop,
      tenantId: "01890a5d-ac96-774b-bcce-b302099a8058",
      uscc: "91450200000000017A",
      rulesVersion: 1,
      by,
    },
  },
  {
    title: "a booking between two firms",
    type: "capacity.booking-requested.v1",
    owner: gearShop,
    audience: circle,
    body: {
      bookingId: "01890a5d-ac96-774b-bcce-b302099a8059",
      offerId: "01890a5d-ac96-774b-bcce-b302099a805a",
      provider: gearShop,
      requester: foundry,
      window: { from: "2026-03-03T00:00:00.000Z", until: "2026-03-03T12:30:00.000Z" },
      hours: "12.5",
      total: { minor: "900719925474099300", currency: "CNY" },
      rulesVersion: 1,
      by,
    },
  },
];

function envelopeOf({ type, owner, audience, body }: Case, at: number): Envelope {
  return {
    id: `01890a5d-ac96-774b-bcce-b302099a806${at}`,
    type,
    owner,
    signer: "platform",
    subjects: subjectsOf(type, body),
    audience,
    eventTime: "2026-03-02T08:20:00.500Z",
    recordTime: "2026-03-02T08:20:01.000Z",
    suite,
    body,
  };
}

const events = cases.map((each, at) => ({
  title: each.title,
  envelope: envelopeOf(each, at),
  secret: fixed(`secret ${at}`),
}));

/** Every part in the order of its tree, a tree's own parts after it. */
function partsIn(tree: PartTree): Part[] {
  return tree.parts.flatMap((part) => [part, ...(part.tree ? partsIn(part.tree) : [])]);
}

function commitments() {
  return events.map(({ title, envelope, secret }) => {
    const tree = partsOf(envelope, secret);
    return {
      title,
      canonical: canonicalText(envelope),
      secret: hex(secret),
      parts: partsIn(tree).map(({ pointer, salt, tag, content, digest }) => {
        const shown = tag === 0 ? new TextDecoder().decode(content) : hex(content);
        return { pointer, salt: hex(salt), tag, content: shown, digest: hex(digest) };
      }),
      commitment: hex(tree.root),
    };
  });
}

const choices: readonly (readonly [string, number, (pointer: string) => boolean])[] = [
  ["only what is always shown", 0, () => false],
  [
    "one serial of two, and one field of an extension without the others' names",
    0,
    (pointer) => {
      return pointer === "/body/outputEPCList/1" || pointer === "/body/lz:melt/a~0b";
    },
  ],
  [
    "all but the price",
    2,
    (pointer) =>
      pointer !== "/body" && pointer !== "/body/total" && !pointer.startsWith("/body/total/"),
  ],
  ["the whole event", 1, () => true],
];

function disclosures() {
  return choices.map(([title, at, shows]) => {
    const event = events[at];
    if (event === undefined) throw new Error("no such event");
    const commitment = commit(event.envelope, event.secret);
    const disclosure = disclose(event.envelope, event.secret, shows);
    return { title, disclosure, commitment: hex(commitment) };
  });
}

function log() {
  const signer = { name: "log.lianzao.example/golden", seed: fixed("log key") };
  const entries = events.map((event) => eventEntry(commit(event.envelope, event.secret)));
  const statement = { size: entries.length, timeMs: 1772439601234, mapRoot: emptyMapRoot };
  entries.push(mapEntry(statement));
  const leaves = entries.map(leafHash);
  const root = rootOf(leaves);
  return {
    seed: hex(signer.seed),
    key: printNoteKey(noteKey(signer)),
    statement: { ...statement, mapRoot: hex(statement.mapRoot) },
    entries: entries.map(hex),
    leaves: leaves.map(hex),
    bundle: hex(entryBundle(entries)),
    root: hex(root),
    inclusion: leaves.map((_leaf, at) => inclusionProof(at, leaves).map(toBase64)),
    checkpoint: signCheckpoint({ size: entries.length, root }, signer),
  };
}

function map() {
  const chains = events.map(({ envelope, secret }, at) => {
    const [identity = ""] = envelope.subjects;
    const commitment = commit(envelope, secret);
    const first = nextHead(firstHead, 0, at, commitment);
    const second = nextHead(first, 1, at + 4, commitment);
    const key = mapKey(envelope.audience, identity);
    const leaf = { key, length: 2, head: second };
    return { audience: envelope.audience, identity, heads: [first, second], leaf };
  });
  const leaves = chains.map((chain) => chain.leaf);
  // Two keys that part at the last bit but three: the deepest way the map can go here.
  const near = ["00", "08"].map((end, length) => {
    return { key: hexToBytes(`${"a5".repeat(31)}${end}`), length, head: fixed(`head ${end}`) };
  });
  return {
    empty: hex(mapRoot([])),
    chains: chains.map(({ audience, identity, heads, leaf }) => {
      const [key, mapLeaf] = [hex(leaf.key), hex(mapLeafHash(leaf))];
      return { audience, identity, key, heads: heads.map(hex), mapLeaf };
    }),
    roots: leaves.map((_leaf, at) => hex(mapRoot(leaves.slice(0, at + 1)))),
    near: {
      leaves: near.map(({ key, length, head }) => ({ key: hex(key), length, head: hex(head) })),
      root: hex(mapRoot(near)),
    },
  };
}

/**
 * Proofs in one map of five keys, two of which part late: of presence, near the root and far from
 * it, and of absence, where the way ends in nothing and in another key's leaf.
 */
async function mapProofs() {
  const apart = ["3c", "c3", "c1"].map((begin, at) => {
    return { key: hexToBytes(begin.repeat(32)), length: at + 1, head: fixed(`head ${begin}`) };
  });
  const near = map().near.leaves.map(({ key, length, head }) => {
    return { key: hexToBytes(key), length, head: hexToBytes(head) };
  });
  const leaves = [...apart, ...near];
  const pages = await changedPages(async () => new Map(), leaves);
  const absent = ["7f", "a5", "c0"].map((begin) => hexToBytes(`${begin}${"11".repeat(31)}`));
  const proofs = [...leaves.map(({ key }) => key), ...absent].map((key) => {
    const { siblings, end } = pathIn(pages, key);
    const found = leaves.find((leaf) => end !== null && hex(leaf.key) === hex(end));
    const foreign = end === null || hex(end) === hex(key) ? {} : { key: toBase64(end) };
    const leaf = found && { ...foreign, length: found.length, head: toBase64(found.head) };
    return { key: hex(key), proof: { siblings: siblings.map(toBase64), leaf: leaf ?? null } };
  });
  const shown = leaves.map(({ key, length, head }) => ({ key: hex(key), length, head: hex(head) }));
  return { root: hex(mapRoot(leaves)), leaves: shown, proofs };
}

async function grantBundle() {
  const [casting] = events;
  if (casting === undefined) throw new Error("no such event");
  return grantBundleOf(casting.envelope, fixed);
}

/** Each file of vectors and its exact text. */
export async function goldenVectors(): Promise<Readonly<Record<string, string>>> {
  const files = {
    commitments,
    disclosures,
    log,
    map,
    "map-proofs": mapProofs,
    receipt: () => goldenReceipt(fixed),
    "grant-bundle": grantBundle,
  };
  const texts = Object.entries(files).map(async ([name, content]) => {
    return [`${name}.json`, `${JSON.stringify(await content(), null, 2)}\n`];
  });
  return Object.fromEntries(await Promise.all(texts));
}

export const vectorFolder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../contracts/proof/vectors",
);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(vectorFolder, { recursive: true });
  for (const [name, text] of Object.entries(await goldenVectors())) {
    const file = join(vectorFolder, name);
    const there = existsSync(file);
    if (!there) writeFileSync(file, text);
    console.log(`${name}: ${there ? "kept as it is" : "written"}`);
  }
}
