import type { Asking } from "../stage/api.ts";

/**
 * What an id or word that is asked about is to the asker: his own; a rival's, of which he has been
 * shown nothing; the rival's, shared with his firm; shared once and taken back; of nothing; of no
 * form; a rival's under the name of another type; a rival's under the asker's own firm.
 */
export const relations = [
  "own",
  "private",
  "shared",
  "revoked",
  "absent",
  "malformed",
  "other type",
  "relabelled",
] as const;
export type Relation = (typeof relations)[number];

/** Whose thing it is, where there is one. */
export type Holding = "own" | "private" | "shared" | "revoked";

/** The things of one holding, as each kind of argument names them. */
export interface Things {
  /** A Relay id of each node type. */
  readonly ids: Readonly<Record<string, string>>;
  /** The code of something that has an event. */
  readonly code: string;
  /** The EPCIS eventID of that event. */
  readonly eventId: string;
  readonly email: string;
  /** Stands in every name and text. */
  readonly word: string;
  /** The code of an invitation. */
  readonly invitation: string;
  /** What the firm has registered: that it is there is no secret, nor what it says to all. */
  readonly name: string;
}

/** Somebody who asks, and whether the rival has shared anything with his firm. */
export interface Asker {
  readonly name: string;
  readonly asking: Asking;
  readonly hasDealings: boolean;
  readonly isOperator: boolean;
}

/**
 * Two databases that are the same but for the private things of one firm, the rival: `fuller` has
 * them, `barer` does not. Plain data, so that another process can ask.
 */
export interface World {
  readonly fuller: string;
  readonly barer: string;
  /** Keys of the cursors and of idempotency, base64. */
  readonly sealKey: string;
  readonly macKey: string;
  readonly blobs: string;
  /** Unix milliseconds: what has a later time was made by the fuzzer's own requests. */
  readonly stagedAt: number;
  readonly rivalId: string;
  readonly ownId: string;
  readonly rival: Asker;
  readonly askers: readonly Asker[];
  readonly things: Readonly<Record<Holding, Things>>;
  /** Every id that only rows of the rival's private things hold. */
  readonly privateIds: readonly string[];
}

export const absentId = "01890a5d-ac96-774b-bcce-b302099a8057";
/** As long as the rival's canary: the same question about nothing. */
export const absentWord = "xq7nothing";
export const canary = "kz4heron-x";
