import { bytesToHex as hex } from "@noble/hashes/utils.js";
import { commit, disclose, type Envelope } from "../contracts/events/index.ts";
import {
  chainWith,
  eventEntry,
  grantBundleFormat,
  inclusionProof,
  leafHash,
  mapEntry,
  mapKey,
  mapRoot,
  noChain,
  noteKey,
  printNoteKey,
  rootOf,
  signCheckpoint,
  toBase64,
} from "../contracts/proof/index.ts";

/** What a firm granted of two castings, the later first, and of the earlier one serial alone. */
export function grantBundleOf(earlier: Envelope, fixed: (label: string) => Uint8Array) {
  const identity = "gs1:01/06901234000023/21/B2";
  const granted = hex(fixed("circle of a grant"));
  const later = { ...earlier, id: "01890a5d-ac96-774b-bcce-b302099a8069" };
  const shown = [
    disclose(earlier, fixed("secret 0"), (pointer) =>
      ["/body/outputEPCList/0", `/subjects/${earlier.subjects.indexOf(identity)}`].includes(
        pointer,
      ),
    ),
    disclose(later, fixed("secret of the later"), () => true),
  ];
  const commitments = [
    commit(earlier, fixed("secret 0")),
    commit(later, fixed("secret of the later")),
  ];
  const chain = [1, 0].reduce(
    (state, logIndex) =>
      chainWith(state, { logIndex, commitment: commitments[logIndex] as Uint8Array }),
    noChain,
  );
  const key = mapKey(granted, identity);
  const root = mapRoot([{ key, ...chain }]);
  const statement = { size: 2, timeMs: 1772439601234, mapRoot: root };
  const entries = [...commitments.map(eventEntry), mapEntry(statement)];
  const leaves = entries.map(leafHash);
  const signer = { name: "log.lianzao.example/golden", seed: fixed("log key") };
  const inclusion = (at: number) => inclusionProof(at, leaves).map(toBase64);
  const leaf = { length: chain.length, head: toBase64(chain.head) };
  return {
    logKey: printNoteKey(noteKey(signer)),
    bundle: {
      format: grantBundleFormat,
      subject: identity,
      checkpoint: signCheckpoint({ size: 3, root: rootOf(leaves) }, signer),
      mapStatement: { entry: toBase64(mapEntry(statement)), inclusion: inclusion(2) },
      chains: [
        {
          identity,
          audience: granted,
          links: [{ logIndex: 1 }, { logIndex: 0 }],
          map: { siblings: [], leaf },
        },
      ],
      events: shown.map((disclosure, logIndex) => {
        return { disclosure, logIndex, inclusion: inclusion(logIndex) };
      }),
    },
  };
}
