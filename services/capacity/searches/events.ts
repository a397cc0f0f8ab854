import type { SearchMatchedV1 } from "../../../contracts/events/shapes/capacity.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { OfferId } from "../schema.ts";
import type { SavedSearch } from "./reads.ts";

/** That offers newly match a person's search: told in that person's firm. */
export function searchMatched(
  firm: string,
  { id, name, personId }: SavedSearch,
  offers: readonly OfferId[],
): EventDraft {
  const body: SearchMatchedV1 = {
    firm,
    person: personId,
    searchId: id,
    name,
    offers: [...offers],
    by: { platform: true },
  };
  return { type: "capacity.search-matched.v1", body };
}
