import { marketCapabilitiesOf } from "../../../services/capacity/market/capabilities.ts";
import type { marketCapabilities } from "../../../services/capacity/schema/capabilities.ts";
import type { marketOffers } from "../../../services/capacity/schema.ts";

/** Capabilities by id and audience. */
export type Capabilities = Map<string, typeof marketCapabilities.$inferInsert>;

/** Adds an offer's capability to what was gathered, as the market lists one offer after another. */
export function gather(into: Capabilities, offer: typeof marketOffers.$inferInsert): void {
  for (const row of marketCapabilitiesOf(offer)) {
    const key = `${row.id} ${row.audience}`;
    const known = into.get(key);
    if (known === undefined || row.leastPriceMinor < known.leastPriceMinor) into.set(key, row);
  }
}
