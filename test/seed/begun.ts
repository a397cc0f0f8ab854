import { passingProofs } from "../../services/platform/proofs.ts";
import type { startSession } from "../../services/tenancy/index.ts";

type Step = Awaited<ReturnType<typeof startSession>>;

/** How people prove themselves where nobody has a second factor. */
export const proofs = passingProofs();

/** The session of somebody who has no second factor. */
export function begun(step: Step): Exclude<Step, { readonly ways: unknown }> {
  if ("ways" in step) throw new Error("a second factor is asked for");
  return step;
}
