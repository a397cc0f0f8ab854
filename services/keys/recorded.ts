import type { Recorded } from "../platform/recorded.ts";

const kept = "how secrets are kept here: who may do what by them stays as it is";

export const recorded: Recorded = {
  work: {
    "keys add": kept,
    "keys drop": kept,
    "keys list": kept,
    "keys promote": kept,
    "keys reseal": kept,
    "keys rotate": kept,
  },
};
