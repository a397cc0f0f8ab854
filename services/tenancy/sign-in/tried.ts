import { Refusal } from "../../kernel/refusal.ts";
import type { Context } from "../../platform/graphql/context.ts";

// Not a value of the refusal: whose account it was is told to nobody.
const accounts = new WeakMap<Refusal, string>();

/** Does what tries an account, and remembers of its refusal which account it was. */
export async function tryingAccount<T>(email: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refusal) accounts.set(fault, email);
    throw fault;
  }
}

/** The same for a whole request: what failed counts against the account that was tried. */
export async function watchingAccount<T>(
  { watched }: Pick<Context, "watched">,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const email = fault instanceof Refusal ? accounts.get(fault) : undefined;
    if (email !== undefined) watched.signInFailed(fault, email);
    throw fault;
  }
}
