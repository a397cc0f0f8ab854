import type { Action } from "../../contracts/access/actions.ts";
import type { Actor } from "./actors.ts";
import type { Database } from "./database.ts";
import { askedInTurn, type Step } from "./question.ts";
import { permit } from "./scope.ts";

/** One for each kind of rows that is asked for, and what they come to. */
export type Steps<Rows extends readonly object[]> = { readonly [At in keyof Rows]: Step };
export type Answers<Rows extends readonly object[]> = { readonly [At in keyof Rows]: Rows[At][] };

/**
 * Reads of which one may rest on the answers before it, in one stay in the actor's house. All are
 * planned once. Throws `NOT_PERMITTED`, and what the steps throw.
 */
export async function readInTurn<const Rows extends readonly object[]>(
  database: Database,
  actor: Actor,
  action: Action,
  steps: Steps<Rows>,
): Promise<Answers<Rows>> {
  permit(actor, action);
  const asked = steps as readonly Step[];
  const answers = await database.reading((each) => askedInTurn(each, actor.tenantId, asked, true));
  return answers as unknown as Answers<Rows>;
}
