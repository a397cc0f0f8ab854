import "./receipts/graphql.ts";
import "./witnesses/graphql.ts";

export { Backlog } from "./backlog.ts";
export { mountChanges } from "./changes.ts";
export {
  type CheckedSlice,
  type Checkers,
  type CommittedEvent,
  checkEvents,
  type EventSlice,
} from "./fsck/events.ts";
export {
  type Damage,
  firstDifference,
  firstFound,
  isDamage,
  type Told,
} from "./fsck/finding.ts";
export { fsck } from "./fsck/walk.ts";
export { mountLog } from "./http.ts";
export { logVerifierKey } from "./keys/agree.ts";
export { addLogKey, listLogKeys, retireLogKey } from "./keys/commands.ts";
export { LogKeyRefused } from "./keys/rules.ts";
export { lookAtLog } from "./look.ts";
export { appendToChains } from "./map/granted.ts";
export { forgetOutgrown } from "./outgrown.ts";
export { type ProofSet, proofsOf } from "./proofs.ts";
export { entriesOfEvents, placesInLog, publishedHead } from "./reads.ts";
export { type ReceiptBatch, receiptBatch } from "./receipts/batch.ts";
export { mountReceipts } from "./receipts/http.ts";
export { openSequencer } from "./sequencer.ts";
export { ledgerSubscriber } from "./subscriber.ts";
export {
  chainLengths,
  type LongChain,
  type ProofLimits,
  type ProvedChain,
  proveTrace,
  type TraceProof,
} from "./trace-proof.ts";
export { WitnessOffice } from "./witnesses/office.ts";
export { forgetCosignatures } from "./witnesses/pruning.ts";
export { alarmedWitnesses } from "./witnesses/reads.ts";
export { witnessNetwork } from "./witnesses/rules.ts";
