import { Refusal } from "../../services/kernel/refusal.ts";

/** The refusal that an act ends in; fails when it was granted. */
export function refusal(act: () => unknown): Refusal {
  try {
    act();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error("it was granted");
}
