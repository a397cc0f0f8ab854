import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import type { Log } from "../../platform/log.ts";
import { asTenant } from "../../platform/tenancy.ts";
import { leaving } from "../actors.ts";
import { endLeaving, hasEnded } from "./commands.ts";
import { type DueLeaving, dueLeavings } from "./reads.ts";

export interface LeavingParts {
  /** The worker's own, for whose notice is over. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house. */
  readonly houses: Database;
  readonly log: Log;
}

/** Looks first, so that nothing is written while a booking or a case is waited for. */
async function end(houses: Database, due: DueLeaving): Promise<boolean> {
  const actor = leaving(due.tenantId, due.declaredBy, due.id);
  if (!(await asTenant(houses, actor, "tenancy.read-leaving", hasEnded))) return false;
  await asTenant(houses, actor, "tenancy.end-leaving", endLeaving);
  return true;
}

/** Ends the membership of firms whose notice is over; gives of how many. */
export async function endLeavings({ database, houses, log }: LeavingParts): Promise<number> {
  let ended = 0;
  for (const due of await asProgram(database, dueLeavings)) {
    try {
      if (await end(houses, due)) ended += 1;
    } catch (fault) {
      // Taken back, or ended by another worker, since it was looked at.
      if (fault instanceof Refusal) continue;
      log.error({ err: fault, firm: due.tenantId }, "a firm could not leave");
    }
  }
  return ended;
}
