import type { ActorShape, IdentityText, WordsShape } from "./words.ts";

/** A process of the platform's vocabulary, as it stands from this version on. */
export type ProcessChangedV1 = {
  readonly operator: IdentityText;
  readonly process: string;
  readonly version: number;
  readonly parent: string | null;
  readonly name: WordsShape;
  readonly retired: boolean;
  readonly by: ActorShape;
};
