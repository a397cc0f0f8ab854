export { fromBase64, toBase64 } from "./base64.ts";
export {
  type Bundle,
  type BundledChain,
  type BundledLink,
  type BundleTerms,
  bundleFormat,
  grantBundleFormat,
  type ProvedBundle,
  type ProvedChain,
  verifyBundle,
  verifyBundleFile,
} from "./bundle.ts";
export { byUtf8, sameBytes } from "./bytes.ts";
export {
  type Checkpoint,
  checkpointText,
  openCheckpoint,
  openCheckpointSigned,
  readCheckpointText,
  signCheckpoint,
} from "./checkpoint.ts";
export {
  type Cosignature,
  cosign,
  cosignaturesOn,
  printWitnessKey,
  readWitnessKey,
  trustedWitnessKey,
  type Witnessed,
  type WitnessTerms,
  witnessedBy,
  witnessKey,
} from "./cosignature.ts";
export { eventEntry, type LogEntry, type MapStatement, mapEntry, readEntry } from "./entry.ts";
export {
  type Compared,
  compareWithReceipt,
  type Fault,
  faultSince,
  forkBetween,
} from "./fault.ts";
export {
  emptyMapRoot,
  firstHead,
  type MapLeaf,
  mapKey,
  mapLeafHash,
  mapNodeHash,
  mapRoot,
  nextHead,
} from "./map.ts";
export {
  type ChainEntry,
  type ChainState,
  chainOf,
  chainUnder,
  chainWith,
  type MapProof,
  type MapProofLeaf,
  noChain,
} from "./map-proof.ts";
export {
  emptyRoot,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "./merkle.ts";
export {
  keyIdText,
  type Note,
  type NoteKey,
  type NoteSignature,
  type NoteSigner,
  noteKey,
  openNote,
  printNote,
  printNoteKey,
  readNote,
  readNoteKey,
  readNoteKeys,
  signatureLine,
  signText,
} from "./note.ts";
export {
  type ProvedReceipt,
  type Receipt,
  type ReceiptChain,
  receiptFormat,
  verifyReceipt,
  verifyReceiptFile,
} from "./receipt.ts";
export {
  type EventProof,
  type HeadProof,
  type MapStatementProof,
  type RecordedEvent,
  type Verdict,
  type VerifiedHead,
  verifyEvent,
  verifyHead,
  verifyRecorded,
} from "./recorded.ts";
export { Rejected, type RejectionCode, type RejectionValues, rejectionCodes } from "./rejected.ts";
export { sha256 } from "./sha256.ts";
export { consistencyProof, inclusionProof } from "./stretches.ts";
export {
  entryBundle,
  readEntryBundle,
  readTile,
  readTilePath,
  type Tile,
  type TileLevel,
  tileAt,
  tileBytesOf,
  tilePath,
  tilesGrown,
  tileWidth,
} from "./tile.ts";
export {
  consistencyFromTiles,
  inclusionFromNodes,
  inclusionFromTiles,
  nodesOfTile,
  rootFromTiles,
  type TileNodes,
  type TileNodesReader,
  type TileReader,
} from "./tiles.ts";
