/** How long answers serve, and how long a reader waits for a database that does not answer. */
export interface Patience {
  readonly knownMs: number;
  /** Shorter, so that what is registered while someone asks is soon found. */
  readonly unknownMs: number;
  /** Until an older answer is given instead. */
  readonly waitMs: number;
  /** Until the answer is that there is none. */
  readonly longestMs: number;
  /** After a failure the database is left alone for this long. */
  readonly restMs: number;
}

export const usualPatience: Patience = {
  knownMs: 5_000,
  unknownMs: 1_000,
  waitMs: 300,
  longestMs: 2_000,
  restMs: 500,
};
