import type { Recorded } from "../../services/platform/recorded.ts";

export const recorded: Recorded = {
  routes: { "POST /labels": "prints what is registered, and keeps nothing" },
};
