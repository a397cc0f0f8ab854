import type { Recorded } from "../../services/platform/recorded.ts";

export const recorded: Recorded = {
  work: {
    resolutions: "counts who asked, and says nothing of any thing",
    "old resolutions": "drops counts that have run out",
  },
};
