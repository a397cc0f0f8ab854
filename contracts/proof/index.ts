export { fromBase64, toBase64 } from "./base64.ts";
export { byUtf8, sameBytes } from "./bytes.ts";
export { type Checkpoint, checkpointText, openCheckpoint, signCheckpoint } from "./checkpoint.ts";
export { eventEntry, type LogEntry, type MapStatement, mapEntry, readEntry } from "./entry.ts";
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
  emptyRoot,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "./merkle.ts";
export {
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
  signText,
} from "./note.ts";
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
export { keyedSha256, sha256 } from "./sha256.ts";
export { consistencyProof, inclusionProof } from "./stretches.ts";
export {
  entryBundle,
  readEntryBundle,
  readTile,
  readTilePath,
  type Tile,
  type TileLevel,
  tileAt,
  tilePath,
  tilesGrown,
  tileWidth,
} from "./tile.ts";
export {
  consistencyFromTiles,
  inclusionFromTiles,
  rootFromTiles,
  type TileReader,
} from "./tiles.ts";
