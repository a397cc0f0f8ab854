import type { Recorded } from "../platform/recorded.ts";

const kept = "how secrets are kept here: who may do what by them stays as it is";

const shown = "which keys sign the log: every head says so itself, to everyone";

export const recorded: Recorded = {
  work: {
    "keys add": kept,
    "keys drop": kept,
    "keys list": kept,
    "keys log": shown,
    "keys log-add": shown,
    "keys log-retire": shown,
    "keys promote": kept,
    "keys reseal": kept,
    "keys rotate": kept,
  },
};
