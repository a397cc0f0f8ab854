import type { Recorded } from "../../services/platform/recorded.ts";

const where = "says where values are asked for that others keep; it stands in the record of acts";

export const recorded: Recorded = {
  mutations: { identifierNodeRemove: where, identifierNodeSet: where },
};
