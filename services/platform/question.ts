import type { TenantId } from "../kernel/brand.ts";
import type { Connection, Value } from "./connections.ts";

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
const entering = (plannedOnce?: true): string => (plannedOnce ? houseAndPlan : house);

/** A question, or one that is made of the answers to those before it; null: nothing is asked. */
export type Step = Question | ((answers: readonly object[][]) => Question) | null;

/**
 * Asks question after question in a house, in one transaction. All that does not rest on answers is
 * sent before any is awaited, the commit with the last. Throws what a statement or a step throws.
 */
export async function askedInTurn(
  connection: Connection,
  house: TenantId,
  steps: readonly Step[],
  plannedOnce?: true,
): Promise<object[][]> {
  const sent: Promise<object[]>[] = [];
  const send = (text: string, values?: readonly Value[], planned?: boolean) => {
    const answer = connection.send(text, values, planned);
    // Each answer is looked at, though the first that fails is the one that is told.
    answer.catch(() => undefined);
    sent.push(answer);
    return answer;
  };
  const answers: Promise<object[]>[] = [];
  send("begin read only");
  send(entering(plannedOnce), [house, house]);
  const known = async () => {
    await Promise.all(sent);
    return Promise.all(answers);
  };
  try {
    for (const step of steps) {
      const question = typeof step === "function" ? step(await known()) : step;
      answers.push(
        question === null
          ? Promise.resolve([])
          : send(question.text, question.values, question.plannedOnce),
      );
    }
  } finally {
    // A commit after a failed statement resolves as if all were well.
    send("commit");
    await Promise.allSettled(sent);
  }
  return known();
}
