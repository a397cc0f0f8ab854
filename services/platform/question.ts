import type { Value } from "./connections.ts";

/** A statement for `readAs`: text with $1, $2 ... and their values. */
export interface Question {
  readonly text: string;
  readonly values: readonly Value[];
  /** Planned once for all values: what is read, and in which order, is said by the text. */
  readonly plannedOnce?: true;
}

const house = "select set_tenant($1, $2, '{}'::uuid[])";
// Without sorts an index is read in the order that is wanted, as far as it is needed and no further.
// What the other ways of the statement would cost is in the estimate though they are not gone: by
// that it would be compiled each time, which takes seconds.
const houseAndPlan = `${house}, set_config('plan_cache_mode', 'force_generic_plan', true),
  set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('jit', 'off', true)`;

/** Opens the house of a question; how that is planned is set in the same round, for it alone. */
export const entering = ({ plannedOnce }: Question): string => (plannedOnce ? houseAndPlan : house);
