import type { SameWords } from "../shape.ts";
import type { plan as zh } from "../zh/plan.ts";

export const plan: SameWords<typeof zh> = {
  title: "Plan and usage",
  lead: "What your firm may have, and how much of it is used. The operator sets the plan.",
  none: "No plan, no limits",
  used: "{{used}} of {{most}}",
  usedNoLimit: "{{used}}, no limit",
};
