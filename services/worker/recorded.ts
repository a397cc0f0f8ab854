import type { Recorded } from "../platform/recorded.ts";

export const recorded: Recorded = {
  work: {
    forgetting: "drops what has run out and binds nobody; no event is ever dropped",
    heartbeat: "says that the program is up",
  },
};
