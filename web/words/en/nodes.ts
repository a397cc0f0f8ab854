import type { SameWords } from "../shape.ts";
import type { nodes as zh } from "../zh/nodes.ts";

export const nodes: SameWords<typeof zh> = {
  title: "Our own nodes",
  lead: "What stands under a prefix and is not registered here can be answered by a system of your firm's: it is asked and its answer kept by its time to live, or who asks is sent there.",
  set: "Set a node",
  prefix: "Prefix",
  mode: "How",
  modes: { ASK: "It is asked for them", REFER: "They are sent there" },
  url: "Address of the node",
  urlHint:
    "Its root, by https; for a Handle prefix its /api/handles/ is asked, for a GS1 prefix its Digital Link resolver",
  setAt: "Set",
  remove: "Remove",
  removeTitle: "Remove the node",
  removeHint: "From then on only what is registered here resolves under the prefix.",
  removed: "Removed",
  empty: "No nodes yet",
};
