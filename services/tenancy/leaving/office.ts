import { Refusal } from "../../kernel/refusal.ts";
import type { LetterKey } from "../../notices/index.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import type { Log } from "../../platform/log.ts";
import { asTenant } from "../../platform/tenancy.ts";
import { leaving } from "../actors.ts";
import { askLastArchive, endLeaving, nextStep } from "./commands.ts";
import { type DueLeaving, dueLeavings } from "./reads.ts";

export interface LeavingParts {
  /** The worker's own, for whose notice is over. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house. */
  readonly houses: Database;
  /** Under which the letters to administrators are sealed. */
  readonly key: LetterKey;
  readonly log: Log;
}

/** Looks first, so that nothing is written while a booking, a case or the archive is waited for. */
async function end({ houses, key }: LeavingParts, due: DueLeaving): Promise<boolean> {
  const actor = leaving(due.tenantId, due.declaredBy, due.id);
  const step = await asTenant(houses, actor, "tenancy.read-leaving", nextStep);
  if (step === "ask") await asTenant(houses, actor, "tenancy.ask-export", askLastArchive);
  if (step !== "leave") return false;
  await asTenant(houses, actor, "tenancy.end-leaving", (scope) => endLeaving(scope, key));
  return true;
}

/**
 * Has the archives made of firms whose notice is over, and ends the membership of those that have
 * theirs; gives of how many.
 */
export async function endLeavings(parts: LeavingParts): Promise<number> {
  const { database, log } = parts;
  let ended = 0;
  for (const due of await asProgram(database, dueLeavings)) {
    try {
      if (await end(parts, due)) ended += 1;
    } catch (fault) {
      // Taken back, or ended by another worker, since it was looked at.
      if (fault instanceof Refusal) continue;
      log.error({ err: fault, firm: due.tenantId }, "a firm could not leave");
    }
  }
  return ended;
}
