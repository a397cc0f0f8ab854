export { mountLog } from "./http.ts";
export { lookAtLog } from "./look.ts";
export { type ProofSet, proofsOf } from "./proofs.ts";
export { entriesOfEvents, placesInLog, publishedHead } from "./reads.ts";
export { openSequencer } from "./sequencer.ts";
export { ledgerSubscriber } from "./subscriber.ts";
