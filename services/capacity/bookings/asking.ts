import type { TenantId } from "../../kernel/brand.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isCutOff } from "../../platform/away.ts";
import type { Database } from "../../platform/database.ts";
import { Gathering } from "../../platform/gathering.ts";
import { retrying } from "../../platform/retrying.ts";
import { type Actor, asTenant, mayAct } from "../../platform/tenancy.ts";
import type { BookingId } from "../schema.ts";
import { requestBooking } from "./commands.ts";
import type { AskedBooking } from "./drafts.ts";
import { bookGathered } from "./gathered.ts";
import type { BookingAsk } from "./rules.ts";

/** One more is prepared while the one before is written. */
const atOnce = 2;

const gatherings = new WeakMap<Database, Map<TenantId, Gathering<AskedBooking, BookingId>>>();

/**
 * Books part of a published offer, by itself or in one commit with others who ask the same provider
 * at the same moment: what is written, answered and refused is the same.
 */
export async function askForBooking(
  database: Database,
  actor: Actor,
  ask: BookingAsk,
): Promise<BookingId> {
  const isRefused = ask.provider === actor.tenantId || !mayAct(actor, "capacity.book");
  if (isRefused) return alone(database, { actor, ask });
  const houses = gatherings.get(database) ?? new Map();
  gatherings.set(database, houses);
  const rests = () => houses.delete(ask.provider);
  const gathering = houses.get(ask.provider) ?? gatheringOf(database, ask.provider, rests);
  houses.set(ask.provider, gathering);
  return gathering.ask({ actor, ask });
}

function alone(database: Database, { actor, ask }: AskedBooking): Promise<BookingId> {
  return retrying(actor.request, () =>
    asTenant(database, actor, "capacity.book", (scope) => requestBooking(scope, ask)),
  );
}

function gatheringOf(
  database: Database,
  provider: TenantId,
  rests: () => void,
): Gathering<AskedBooking, BookingId> {
  return new Gathering<AskedBooking, BookingId>(
    {
      alone: (asked) => alone(database, asked),
      together: (asked): Promise<ReadonlyMap<AskedBooking, BookingId | Refusal>> =>
        bookGathered(database, provider, asked),
      // After a lost connection it is not known whether they were booked: a key tells.
      mayFollow: ({ actor }, fault) => !isCutOff(fault) || actor.request.idempotency !== null,
      rests,
    },
    atOnce,
  );
}
