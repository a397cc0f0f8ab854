import { and, eq, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { marketOffers } from "../schema.ts";

/**
 * Lets a firm's partners of now, and nobody else, see what it offers to them. From the list itself,
 * not from what an event says: an offer may have been published while the list changed, and each
 * change of it is heard after it was made.
 */
export async function sharePartners({ db }: ProgramScope, tenantId: TenantId): Promise<void> {
  const partners = sql`(select array_agg(partner) from capacity_partners
    where tenant_id = ${tenantId})`;
  await db
    .update(marketOffers)
    .set({ sharedWith: sql`coalesce(${partners}, '{}'::uuid[])` })
    .where(and(eq(marketOffers.tenantId, tenantId), eq(marketOffers.visibility, "partners")));
  // The firm's own row of each capability has what its partners' rows must have.
  await db.execute(sql`
    with partners as (
      select partner from capacity_partners where tenant_id = ${tenantId}
    ), gone as (
      delete from market_capabilities where tenant_id = ${tenantId} and visibility = 'partners'
        and audience <> tenant_id and audience not in (select partner from partners)
    )
    insert into market_capabilities (process, audience, id, tenant_id, place_x, place_y, place_z,
      materials, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates,
      search_text, visibility, least_price_minor)
    select process, partner, id, tenant_id, place_x, place_y, place_z, materials, short_side_nm,
      middle_side_nm, long_side_nm, tolerance_nm, certificates, search_text, visibility,
      least_price_minor
    from market_capabilities cross join partners
    where tenant_id = ${tenantId} and visibility = 'partners' and audience = tenant_id
    on conflict (process, audience, id) do update
      set least_price_minor = excluded.least_price_minor`);
}
