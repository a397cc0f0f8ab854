import type { Recorded } from "../../services/platform/recorded.ts";

export const recorded: Recorded = {
  mutations: {
    identifierNodeRemove: ["identifiers.node-changed.v1"],
    identifierNodeSet: ["identifiers.node-changed.v1"],
  },
};
