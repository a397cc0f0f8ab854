/** Which of the claims about a record did not hold. */
export type FaultKind = "checkpoint" | "inclusion" | "disclosure" | "mismatch" | "malformed";

/** The fields of the page that were compared with the record itself. */
export type ComparedField =
  | "id"
  | "eventType"
  | "bizStep"
  | "disposition"
  | "eventTime"
  | "offset"
  | "codes";

export interface Fault {
  readonly kind: FaultKind;
  readonly fields: readonly ComparedField[];
}

/** What the browser worked out and a reader may want to compare with a second source. */
export interface Evidence {
  /** Hexadecimal. */
  readonly commitment: string;
  /** Decimal text. */
  readonly logIndex: string;
  readonly origin: string;
  /** Decimal text: the entries that the checkpoint signs for. */
  readonly size: string;
  /** Hexadecimal. */
  readonly root: string;
  /** Unix milliseconds by the platform's clock, where the map statement was shown. */
  readonly timeMs: number | null;
}

/** What the browser has found out about a record so far. */
export type Mark =
  | { readonly state: "checking" }
  | { readonly state: "pending" }
  | { readonly state: "unchecked" }
  | { readonly state: "verified"; readonly evidence: Evidence }
  | { readonly state: "failed"; readonly fault: Fault };

export type MarkState = Mark["state"];

/** Marks by the id of the event. */
export type Marks = ReadonlyMap<string, Mark>;

export interface Tally {
  readonly all: number;
  readonly verified: number;
  readonly failed: number;
  readonly pending: number;
  readonly unchecked: number;
  readonly checking: number;
}

export function tallyOf(marks: Marks): Tally {
  const tally = { all: 0, verified: 0, failed: 0, pending: 0, unchecked: 0, checking: 0 };
  for (const mark of marks.values()) {
    tally.all += 1;
    tally[mark.state] += 1;
  }
  return tally;
}

/** The one word for the whole page: the worst that is known, and "checking" until all is done. */
export function verdictOf(tally: Tally): MarkState | "none" {
  if (tally.failed > 0) return "failed";
  if (tally.checking > 0) return "checking";
  if (tally.all === 0) return "none";
  if (tally.unchecked > 0) return "unchecked";
  return tally.verified === 0 ? "pending" : "verified";
}
