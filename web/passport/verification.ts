import { bytesToHex } from "@noble/hashes/utils.js";
import { type DisclosedEvent, verifyDisclosure } from "../../contracts/events/verify-disclosure.ts";
import {
  type Verdict,
  type VerifiedHead,
  verifyEvent,
  verifyHead,
} from "../../contracts/proof/recorded.ts";
import { Rejected, type RejectionCode } from "../../contracts/proof/rejected.ts";
import type { Answer } from "./ask.ts";
import { differencesOf } from "./compare.ts";
import type { Fault, FaultKind, Mark } from "./marks.ts";
import type { PassportEvent } from "./passport.ts";
import { headProofOf, jsonOf, readProof, type ShownProof } from "./proof.ts";

/** The head under which most of the page was verified. */
export interface CheckpointSummary {
  readonly origin: string;
  /** Decimal text. */
  readonly size: string;
  /** Unix milliseconds by the platform's clock. */
  readonly timeMs: number;
}

/** Verifies the events of one answer; the signature of each head is checked only once. */
export class Verifier {
  readonly #answer: Answer;
  readonly #heads = new Map<string, Verdict<VerifiedHead>>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** The mark that an event deserves. Never throws on bad input. */
  markOf(event: PassportEvent): Mark {
    if (event.proof === null) return { state: "pending" };
    const proof = readProof(event.proof);
    if (proof === undefined) return failed("malformed");
    const verdict = this.#headOf(proof);
    if (verdict === undefined) return { state: "unchecked" };
    return verdict.ok ? markUnder(verdict.proved, event, proof) : failed("checkpoint");
  }

  /** The largest head that held, for the summary; null before any did. */
  get checkpoint(): CheckpointSummary | null {
    const held = [...this.#heads.values()].flatMap((head) => (head.ok ? [head.proved] : []));
    const largest = held.sort((one, other) => other.size - one.size)[0];
    if (largest === undefined) return null;
    const { origin, size, timeMs } = largest;
    return { origin, size: String(size), timeMs };
  }

  #headOf(proof: ShownProof): Verdict<VerifiedHead> | undefined {
    const { passport, checkpoint } = this.#answer;
    const headProof = headProofOf(proof, checkpoint);
    if (headProof === undefined) return undefined;
    const key = JSON.stringify(headProof);
    const known = this.#heads.get(key) ?? verifyHead(headProof, passport.logKey);
    this.#heads.set(key, known);
    return known;
  }
}

function markUnder(head: VerifiedHead, event: PassportEvent, proof: ShownProof): Mark {
  const { logIndex, inclusion } = proof;
  const disclosure = jsonOf(event.disclosure);
  const verdict = verifyEvent({ disclosure, logIndex, inclusion }, head);
  if (!verdict.ok) return failed(faultKindOf(verdict.code));
  const record = verdict.proved.event;
  const fields = differencesOf(event, record);
  if (fields.length > 0) return { state: "failed", fault: { kind: "mismatch", fields } };
  const { origin, size, root, timeMs } = head;
  const evidence = {
    commitment: bytesToHex(record.commitment),
    logIndex: String(logIndex),
    origin,
    size: String(size),
    root: bytesToHex(root),
    timeMs,
  };
  return { state: "verified", evidence };
}

function failed(kind: Exclude<FaultKind, "mismatch">): Mark {
  const fault: Fault = { kind, fields: [] };
  return { state: "failed", fault };
}

function faultKindOf(code: RejectionCode): Exclude<FaultKind, "mismatch"> {
  if (code === "INCLUSION_WRONG") return "inclusion";
  const unreadable: readonly RejectionCode[] = ["BASE64_MALFORMED", "PROOF_MALFORMED"];
  if (unreadable.includes(code) || code === "TREE_OUT_OF_RANGE") return "malformed";
  return "disclosure";
}

/** The record out of a disclosure's JSON; null when it opens no commitment. */
export function openedRecord(disclosure: string): DisclosedEvent | null {
  try {
    return verifyDisclosure(jsonOf(disclosure));
  } catch (cause) {
    if (cause instanceof Rejected || cause instanceof TypeError) return null;
    throw cause;
  }
}
