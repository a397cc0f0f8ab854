import { sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { Changes } from "../../platform/changes.ts";
import type { Database } from "../../platform/database.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import type { OfferId } from "../schema.ts";

const channel = "market";

/** How long what follows one change may be gathered, so that a hot offer asks four times a second. */
const restMs = 250;

/** One offer, as it is named on the channel. */
export interface OfferKey {
  readonly tenantId: TenantId;
  readonly id: OfferId;
}

const nameOf = ({ tenantId, id }: OfferKey) => `${tenantId}/${id}`;

/**
 * Says that what is free of these offers may have changed, when the transaction commits: which
 * offers, and nothing of them. Whoever watches one asks what he may see.
 */
export async function sayChanged(scope: ProgramScope, offers: readonly OfferKey[]): Promise<void> {
  const names = offers.map(nameOf);
  if (names.length === 0) return;
  await scope.db.execute(
    sql`select pg_notify(${channel}, name) from json_array_elements_text(${JSON.stringify(names)}::json) name`,
  );
}

/** That one of these offers may have changed: at once, and whenever it is said. */
export function changesOf(database: Database, offers: readonly OfferKey[]): Changes {
  const names = new Set(offers.map(nameOf));
  const hear = (changed: () => void) =>
    database.hear(channel, (said) => {
      // What was missed may have been about any.
      if (said === null || names.has(said)) changed();
    });
  return new Changes(hear, restMs);
}
