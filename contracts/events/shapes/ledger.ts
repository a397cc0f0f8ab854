import type { ActorShape, IdentityText } from "./words.ts";

/** Somebody watches the log from now on, under this key. */
export type WitnessAddedV1 = {
  readonly operator: IdentityText;
  /** Its line name+id+key (C2SP signed-note). */
  readonly key: string;
  readonly by: ActorShape;
};

/** A witness is asked no more. */
export type WitnessRemovedV1 = {
  readonly operator: IdentityText;
  readonly key: string;
  /** How many entries the newest head has that it has cosigned, as text. */
  readonly size: string;
  /** Whether it had shown a head under the log's key that the log does not hold. */
  readonly contradicting: boolean;
  readonly by: ActorShape;
};
