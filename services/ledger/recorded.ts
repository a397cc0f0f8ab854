import type { Recorded } from "../platform/recorded.ts";

const watching = "binds no firm: it stands in the audit chain, whose head is recorded";

export const recorded: Recorded = {
  mutations: {
    witnessAdd: watching,
    witnessRemove: watching,
  },
  work: {
    relay: "brings what is recorded to those who hear it",
    sealing: "gives what is recorded its place",
    witnesses: "brings heads of the log to those who watch it; their signatures prove themselves",
  },
};
