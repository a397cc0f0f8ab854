import { useMemo } from "react";
import { MarketFreeDocument } from "../graphql/generated/graphql.ts";
import { useLive } from "../graphql/live.ts";
import type { MarketOffer } from "./offer-card.tsx";

/**
 * The offers with what is free of each now: booked or held elsewhere, it is taken from them at once,
 * and given back when it is free again. What is on the market no more has nothing free.
 */
export function useFreeNow(offers: readonly MarketOffer[]): readonly MarketOffer[] {
  const ids = offers.map(({ id }) => id);
  const told = useLive(MarketFreeDocument, ids.length > 0 ? { offers: ids } : null);
  return useMemo(() => {
    if (told === null) return offers;
    const known = new Map(told.marketFree.map((each) => [each.id, each]));
    return offers.map((offer) => {
      const { freeWindows = [], weeks = [], freeHours = "0" } = known.get(offer.id) ?? {};
      return { ...offer, freeWindows, weeks, freeHours };
    });
  }, [offers, told]);
}
