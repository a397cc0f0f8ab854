import type { Action } from "../../../contracts/access/actions.ts";
import { processPath } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import type { Log } from "../../platform/log.ts";
import { type Actor, asTenant, type TenantScope } from "../../platform/tenancy.ts";
import { type ChangedOffer, takeNews } from "../market/gains.ts";
import type { Wants } from "../market/rules.ts";
import { askOf, wantsOf } from "../market/wants.ts";
import type { SearchId } from "../schema/searches.ts";
import { searchMatched } from "./events.ts";
import {
  type AlertSearch,
  alertsOn,
  firmsToTell,
  type UntoldMatch,
  untoldMatches,
} from "./reads.ts";
import { matchesNewly } from "./rules.ts";
import { deleteOver, dropMatches, type FoundMatch, insertMatches, setTold } from "./writes.ts";

const newsAtOnce = 100;
const searchesAtOnce = 1_000;
const firmsAtOnce = 100;

function grouped<Each, Key>(list: readonly Each[], key: (each: Each) => Key): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of list) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}

/** What a search wants; null where the vocabulary no longer knows a word of it. */
function wantsIn({ ask, place }: AlertSearch): Wants | null {
  try {
    return wantsOf(askOf(ask), place);
  } catch (fault) {
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}

function matchesOf(
  search: AlertSearch,
  offers: readonly ChangedOffer[],
  at: Date,
): readonly FoundMatch[] {
  const wants = wantsIn(search);
  if (wants === null) return [];
  return offers
    .filter(({ provider }) => provider !== search.tenantId)
    .filter(({ now, before }) => matchesNewly(now, before, wants, at))
    .map(({ provider, id, now }) => ({
      tenantId: search.tenantId,
      searchId: search.id,
      offerId: id,
      provider,
      untilAt: now.window.until,
    }));
}

/** Compares offers of one process with the searches that want it, or a group that it is in. */
async function compare(
  scope: ProgramScope,
  process: string,
  offers: readonly ChangedOffer[],
): Promise<void> {
  const wanted = [process, ...processPath(process).map(({ code }) => code)];
  let last: AlertSearch | undefined;
  do {
    const searches = await alertsOn(scope, wanted, last, searchesAtOnce);
    const found = searches.flatMap((search) => matchesOf(search, offers, scope.now));
    for (let at = 0; at < found.length; at += searchesAtOnce) {
      await insertMatches(scope, found.slice(at, at + searchesAtOnce));
    }
    last = searches.length < searchesAtOnce ? undefined : searches.at(-1);
  } while (last !== undefined);
}

/**
 * Compares what has come onto the market with the searches that have alerts, and notes what newly
 * matches; news are gone when that is kept. Gives how many news there were.
 */
async function findMatches(database: Database): Promise<number> {
  return asProgram(database, async (scope) => {
    const { count, offers } = await takeNews(scope, newsAtOnce);
    for (const [process, those] of grouped(offers, ({ now }) => now.process)) {
      await compare(scope, process, those);
    }
    return count;
  });
}

/** The program that tells a firm's people of what matches their searches. */
function telling(tenantId: TenantId): Actor {
  const request = { id: newId<string>(), address: null, idempotency: null };
  const may = new Set<Action>(["capacity.tell-searches"]);
  return { tenantId, personId: null, principal: "program:search-alerts", may, request };
}

async function tellSearch(
  scope: TenantScope,
  firm: string,
  id: SearchId,
  matches: readonly UntoldMatch[],
): Promise<void> {
  const offers = (those: readonly UntoldMatch[]) => those.map(({ offerId }) => offerId);
  const told = matches.filter(({ isSeen, search }) => isSeen && search.alerts);
  const dropped = matches.filter((match) => !told.includes(match));
  if (dropped.length > 0) await dropMatches(scope, id, offers(dropped));
  const [first] = told;
  if (first === undefined) return;
  await setTold(scope, id, offers(told));
  await scope.emit(searchMatched(firm, first.search, offers(told)));
}

/** Tells in one firm's house what it may see of what was found. */
async function tellFirm(scope: TenantScope): Promise<void> {
  const firm = await firmIdentity(scope);
  const matches = await untoldMatches(scope);
  for (const [id, those] of grouped(matches, ({ search }) => search.id)) {
    await tellSearch(scope, firm, id, those);
  }
  scope.about("searches", { matches: matches.length });
}

export interface AlertParts {
  /** The worker's own, which compares. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house, where it is told. */
  readonly houses: Database;
  readonly log: Log;
}

/**
 * Tells saved searches of the offers that newly match them, each once; gives how much there was to
 * do. Every step is kept when it is done, so a worker that ends in the midst loses and repeats
 * nothing.
 */
export async function tellSearches({ database, houses, log }: AlertParts): Promise<number> {
  let done = await findMatches(database);
  for (const firm of await asProgram(database, (scope) => firmsToTell(scope, firmsAtOnce))) {
    try {
      await asTenant(houses, telling(firm), "capacity.tell-searches", tellFirm);
      done += 1;
    } catch (fault) {
      log.error({ err: fault, firm }, "a firm's searches could not be told");
    }
  }
  return done;
}

/** Forgets what searches were told of offers whose time is over. */
export async function forgetMatches(database: Database): Promise<void> {
  await asProgram(database, deleteOver);
}
