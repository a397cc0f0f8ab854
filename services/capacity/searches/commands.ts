import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { Place } from "../market/place.ts";
import { keptAsk, type MarketAsk, wantsOf } from "../market/wants.ts";
import type { SearchId } from "../schema/searches.ts";
import { ownSearch, type SavedSearch, searchesKept } from "./reads.ts";
import { checkAlerts, checkSearchesKept, searchName } from "./rules.ts";
import { deleteSearch, insertSearch, setSearch } from "./writes.ts";

/** What is to be saved; `fromSite` as it was named, `place` where that is. */
export interface SearchDraft {
  readonly name: string;
  readonly alerts: boolean;
  readonly ask: MarketAsk;
  readonly fromSite: string | null;
  readonly place: Place | null;
}

/** The person whose searches they are; throws `SESSION_NEEDED` for a key. */
export function searcherIn({ actor }: Pick<TenantScope, "actor">): PersonId {
  if (actor.personId === null) throw new Refusal("SESSION_NEEDED");
  return actor.personId;
}

async function searchOr(scope: TenantScope, id: SearchId): Promise<SavedSearch> {
  const search = await ownSearch(scope, searcherIn(scope), id);
  if (search === null) throw new Refusal("SEARCH_NOT_FOUND", {}, "id");
  return search;
}

/**
 * Keeps the wants of a search under a name. Throws what a search with them would, `TEXT_LENGTH`,
 * `SEARCH_PROCESS_MISSING`, `SEARCHES_TOO_MANY`, `SEARCHES_OF_FIRM`, `SESSION_NEEDED`.
 */
export async function saveSearch(scope: TenantScope, draft: SearchDraft): Promise<SavedSearch> {
  const personId = searcherIn(scope);
  const done = await once(scope, "marketSearchSave", async () => {
    const { alerts, place } = draft;
    const name = searchName(draft.name);
    const { process } = wantsOf(draft.ask, place);
    checkAlerts(process, alerts, "alerts");
    const { ofPerson, ofFirm } = await searchesKept(scope, personId);
    checkSearchesKept(ofPerson, ofFirm);

    const id = newId<SearchId>();
    const ask = keptAsk(draft.ask, draft.fromSite);
    await insertSearch(scope, { id, personId, name, ask, place, process, alerts });
    scope.about(`search:${id}`, { act: "save", alerts });
    return id;
  });
  return searchOr(scope, done.id as SearchId);
}

/** Gives one's own search another name. Throws `SEARCH_NOT_FOUND`, `TEXT_LENGTH`. */
export async function renameSearch(
  scope: TenantScope,
  id: SearchId,
  asked: string,
): Promise<SavedSearch> {
  await once(scope, "marketSearchRename", async () => {
    await searchOr(scope, id);
    await setSearch(scope, id, { name: searchName(asked) });
    scope.about(`search:${id}`, { act: "rename" });
    return id;
  });
  return searchOr(scope, id);
}

/**
 * Switches on or off whether one is told of what newly matches. Throws `SEARCH_NOT_FOUND`,
 * `SEARCH_PROCESS_MISSING`.
 */
export async function switchAlerts(
  scope: TenantScope,
  id: SearchId,
  alerts: boolean,
): Promise<SavedSearch> {
  await once(scope, "marketSearchAlert", async () => {
    const { process } = await searchOr(scope, id);
    checkAlerts(process, alerts, "on");
    await setSearch(scope, id, { alerts });
    scope.about(`search:${id}`, { act: "alert", alerts });
    return id;
  });
  return searchOr(scope, id);
}

/** Removes one's own search. Throws `SEARCH_NOT_FOUND`. */
export async function removeSearch(scope: TenantScope, id: SearchId): Promise<void> {
  searcherIn(scope);
  await once(scope, "marketSearchRemove", async () => {
    await searchOr(scope, id);
    await deleteSearch(scope, id);
    scope.about(`search:${id}`, { act: "remove" });
    return id;
  });
}
