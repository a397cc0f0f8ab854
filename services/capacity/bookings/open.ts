import { and, eq, gt, notExists, sql } from "drizzle-orm";
import { registerOpen } from "../../platform/open-things.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { capacityBookings, capacityBookingsMade, capacityCancellations } from "../schema.ts";

const provided = { bookings: capacityBookings, partner: capacityBookings.requester };
const made = { bookings: capacityBookingsMade, partner: capacityBookingsMade.provider };

/** Bookings of one side that stand and are not over. */
function toCome({ db, house, now }: TenantScope, { bookings }: typeof provided | typeof made) {
  const cancelled = db
    .select({ one: sql`1` })
    .from(capacityCancellations)
    .where(
      and(
        eq(capacityCancellations.tenantId, bookings.tenantId),
        eq(capacityCancellations.id, bookings.id),
      ),
    );
  return and(eq(bookings.tenantId, house), gt(bookings.untilAt, now), notExists(cancelled));
}

async function partnersOf(scope: TenantScope, side: typeof provided | typeof made) {
  const rows = await scope.db
    .selectDistinct({ identity: tenants.identity })
    .from(side.bookings)
    .innerJoin(tenants, eq(tenants.id, side.partner))
    .where(toCome(scope, side));
  return rows.map(({ identity }) => identity);
}

registerOpen({
  kind: "bookings_provided",
  count: (scope) => scope.db.$count(capacityBookings, toCome(scope, provided)),
  end: null,
  partners: (scope) => partnersOf(scope, provided),
});

registerOpen({
  kind: "bookings_made",
  count: (scope) => scope.db.$count(capacityBookingsMade, toCome(scope, made)),
  end: null,
  partners: (scope) => partnersOf(scope, made),
});
