import assert from "node:assert";
import type { Action } from "../../../contracts/access/actions.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText } from "../../kernel/window.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import { firmIdentity, firmsById } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import type { Log } from "../../platform/log.ts";
import { type Actor, asTenant, type TenantScope, visiting } from "../../platform/tenancy.ts";
import { publishedOffers } from "../bookings/parts.ts";
import { placeHold } from "../holds/commands.ts";
import type { WaitId } from "../schema/waiting.ts";
import type { BookingId } from "../schema.ts";
import { type BookedTime, bookedMs } from "../windows.ts";
import { waitServed } from "./events.ts";
import { heldUntilOf, isAtWork, placeToEnd, type Turn, turnsNow } from "./reads.ts";
import { turnsAtOnce } from "./rules.ts";
import { deleteEnded, deleteWaiting, endOver, endWait } from "./writes.ts";

const turnsInRound = 200;

/** The program that acts for a firm whose turn it is. */
function serving(tenantId: TenantId): Actor {
  const request = { id: newId<string>(), address: null, idempotency: null };
  const may = new Set<Action>(["capacity.book"]);
  return { tenantId, personId: null, principal: "program:waiting-list", may, request };
}

/** What a turn comes to. */
type Served = "held" | "passed" | "over";

/** What becomes of a place whose time could not be held, by the refusal; any other is passed over. */
const refused: Readonly<Record<string, "waits" | "over">> = {
  // Somebody was faster than the market is told.
  CAPACITY_TAKEN: "waits",
  WEEK_FULL: "waits",
  // The firm may not see it any more, so it is told nothing.
  OFFER_NOT_FOUND: "over",
  OFFER_WITHDRAWN: "over",
  WINDOW_PAST: "over",
};

type Place = NonNullable<Awaited<ReturnType<typeof placeToEnd>>>;

const timeOf = ({ fromAt, untilAt, minutes }: Place): BookedTime => ({
  window: { from: fromAt, until: untilAt },
  minutes,
});

/** Holds the time of a place for as long as the operating rules allow; gives the hold's id. */
function hold(scope: TenantScope, place: Place): Promise<BookingId> {
  const { provider, offerId, pieces, note } = place;
  const time = timeOf(place);
  const hours = time.minutes === null ? null : hoursText(bookedMs(time));
  const { window } = time;
  return placeHold(scope, { provider, offerId, window, hours, pieces, note, minutes: null });
}

async function tell(scope: TenantScope, place: Place, holdId: BookingId | null): Promise<void> {
  const { id, provider, offerId } = place;
  const heldUntil = holdId === null ? null : await heldUntilOf(scope, holdId);
  const other = (await firmsById(scope, [provider])).get(provider);
  assert(other !== undefined);
  const parties = { firm: await firmIdentity(scope), provider: other.identity };
  await scope.emit(waitServed(parties, { id, offerId, heldUntil, ...timeOf(place) }));
}

/**
 * Ends a place in one transaction: the hold on its time, its end in both houses, and the event that
 * tells of it. Nothing where it has ended meanwhile, or the firm may have no turn.
 */
async function serve(scope: TenantScope, id: WaitId, outcome: Served): Promise<boolean> {
  const place = await placeToEnd(scope, id);
  if (place === null || place.outcome !== null || !(await isAtWork(scope))) return false;

  const holdId = outcome === "held" ? await hold(scope, place) : null;
  await endWait(scope, id, outcome, holdId);
  const ticket = publishedOffers([place.offerId]);
  await visiting(scope, place.provider, ticket, (host) => deleteWaiting(host, id));
  if (outcome !== "over") await tell(scope, place, holdId);
  scope.about(`wait:${id}`, { act: outcome, hold: holdId });
  return true;
}

async function take(houses: Database, { requester, id }: Turn): Promise<boolean> {
  const as = (outcome: Served) =>
    asTenant(houses, serving(requester), "capacity.book", (scope) => serve(scope, id, outcome));
  try {
    return await as("held");
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    // Whatever keeps this firm from holding it keeps nobody behind it.
    const fate = refused[fault.code] ?? "passed";
    return fate === "waits" ? false : as(fate);
  }
}

export interface TurnParts {
  /** The worker's own, which finds whose turn it is. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house, where it takes its turn. */
  readonly houses: Database;
  readonly log: Log;
}

/**
 * Gives time that has come free to those who wait for it, in the order of the lists; tells how many
 * had their turn. Several workers may do so side by side, and end wherever they may: a place is
 * locked while its turn is taken, and ends with the hold.
 */
export async function serveWaits({ database, houses, log }: TurnParts): Promise<number> {
  const turns = await asProgram(database, async (scope) => {
    await endOver(scope);
    return turnsAtOnce(await turnsNow(scope, turnsInRound));
  });
  let served = 0;
  for (const turn of turns) {
    try {
      if (await take(houses, turn)) served += 1;
    } catch (fault) {
      log.error({ err: fault, firm: turn.requester }, "a turn of a waiting list failed");
    }
  }
  return served;
}

/** Forgets places that ended a while ago. */
export async function forgetWaits(database: Database): Promise<void> {
  await asProgram(database, deleteEnded);
}
