/** The steps of sealing, in their order: between any two of them a sequencer may die. */
export const sealingSteps = [
  "lease taken",
  "fence checked",
  "map extended",
  "places given",
  "places committed",
  "tile written",
  "tiles written",
  "head inserted",
  "head committed",
  "head signed",
  "head published",
  "copy left",
] as const;
export type SealingStep = (typeof sealingSteps)[number];

/** Is told of a step once it is done. */
export type Reached = (step: SealingStep) => void;
