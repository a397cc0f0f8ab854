import type { HeadProof, MapStatementProof } from "../../contracts/proof/recorded.ts";
import type { Passport } from "./passport.ts";

/** The JSON of a passport event's `proof`: where the event stands in the log, and under which head. */
export interface ShownProof {
  readonly logIndex: number;
  /** The size of the log that the proof is for, where it names no checkpoint of its own. */
  readonly treeSize?: number;
  readonly inclusion: readonly string[];
  readonly mapStatement: MapStatementProof;
  /** The signed note that the proof leads to; absent when it leads to the latest checkpoint. */
  readonly checkpoint?: string;
}

/** Reads a proof that came from outside; undefined when it is no such JSON. */
export function readProof(text: string): ShownProof | undefined {
  const proof = jsonOf(text);
  if (typeof proof !== "object" || proof === null) return undefined;
  // What the members hold is for the verifier to judge: it takes untrusted JSON.
  const { logIndex, mapStatement } = proof as Partial<ShownProof>;
  const whole = typeof logIndex === "number" && typeof mapStatement === "object" && mapStatement;
  return whole ? (proof as ShownProof) : undefined;
}

/** Parses JSON; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The head that a proof leads to; undefined when its checkpoint could not be had. */
export function headProofOf(proof: ShownProof, latest: string | null): HeadProof | undefined {
  const checkpoint = proof.checkpoint ?? latest;
  return checkpoint === null ? undefined : { checkpoint, mapStatement: proof.mapStatement };
}

/** Whether some proof leads to the latest checkpoint, so that it must be asked for. */
export function wantsLatest(passport: Passport): boolean {
  return proofsOf(passport).some((proof) => proof.checkpoint === undefined);
}

/**
 * Whether each proof can be checked under this checkpoint. The log may have grown between the two
 * answers; a proof under an older head then tells nothing, and must be asked for again.
 */
export function proofsFit(passport: Passport, latest: string): boolean {
  const size = Number(latest.split("\n", 2)[1]);
  return proofsOf(passport).every(({ checkpoint, treeSize }) => {
    return checkpoint !== undefined || treeSize === undefined || treeSize === size;
  });
}

function proofsOf({ events }: Passport): ShownProof[] {
  return events.flatMap(({ proof: text }) => {
    const proof = text === null ? undefined : readProof(text);
    return proof === undefined ? [] : [proof];
  });
}
