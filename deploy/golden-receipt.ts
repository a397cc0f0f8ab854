import { bytesToHex as hex } from "@noble/hashes/utils.js";
import { printBatch } from "../contracts/proof/audit/changes.ts";
import {
  chainOf,
  eventEntry,
  inclusionProof,
  leafHash,
  mapEntry,
  mapKey,
  mapRoot,
  noteKey,
  printNoteKey,
  receiptFormat,
  rootOf,
  signCheckpoint,
  toBase64,
} from "../contracts/proof/index.ts";
import { changedPages, pathIn } from "../services/ledger/map/pages.ts";

/**
 * One log of three events of one thing, the second of which has the receipt; and what an auditor is
 * told of the map under it.
 */
export async function goldenReceipt(fixed: (label: string) => Uint8Array) {
  const signer = { name: "log.lianzao.example/golden", seed: fixed("log key") };
  const [identity, audience] = ["gs1:01/09521234543213/21/GOLDEN", "public"];
  const key = mapKey(audience, identity);
  const links = [0, 1, 2].map((at) => ({ logIndex: at, commitment: fixed(`commitment ${at}`) }));
  const entries = links.map(({ commitment }) => eventEntry(commitment));
  const leaf = { key, ...chainOf(links) };
  const other = { key: mapKey(audience, `${identity}-2`), length: 1, head: fixed("other head") };
  const size = entries.length;
  entries.push(mapEntry({ size, timeMs: 1772439601234, mapRoot: mapRoot([leaf, other]) }));
  const leaves = entries.map(leafHash);
  const checkpoint = signCheckpoint({ size: entries.length, root: rootOf(leaves) }, signer);
  const { siblings } = pathIn(await changedPages(async () => new Map(), [leaf, other]), key);
  const inclusion = (at: number) => inclusionProof(at, leaves).map(toBase64);
  const [first, second, ...later] = links;
  if (first === undefined || second === undefined) throw new Error("there are three");
  const shown = {
    format: receiptFormat,
    checkpoint,
    mapStatement: { entry: toBase64(entries[size] ?? key), inclusion: inclusion(size) },
    commitment: toBase64(second.commitment),
    logIndex: second.logIndex,
    inclusion: inclusion(second.logIndex),
    chains: [
      {
        identity,
        audience,
        position: 1,
        before: toBase64(chainOf([first]).head),
        later: later.map(({ logIndex, commitment }) => ({
          logIndex,
          commitment: toBase64(commitment),
        })),
        map: {
          siblings: siblings.map(toBase64),
          leaf: { length: leaf.length, head: toBase64(leaf.head) },
        },
      },
    ],
  };
  const batch = printBatch({
    size: entries.length,
    links: links.map(({ logIndex }) => ({ key, position: logIndex, logIndex })),
  });
  return { key: printNoteKey(noteKey(signer)), receipt: shown, changes: hex(batch) };
}
