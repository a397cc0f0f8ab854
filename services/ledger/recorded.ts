import type { Recorded } from "../platform/recorded.ts";

export const recorded: Recorded = {
  mutations: {
    witnessAdd: ["ledger.witness-added.v1"],
    witnessRemove: ["ledger.witness-removed.v1"],
  },
  work: {
    relay: "brings what is recorded to those who hear it",
    "dead letters": "tells again what is recorded to those who could not take it",
    "outgrown tiles": "removes copies in whose place fuller ones stand; the log keeps every entry",
    sealing: "gives what is recorded its place",
    witnesses: "brings heads of the log to those who watch it; their signatures prove themselves",
  },
};
