import { and, eq } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { type FirmColumns, firmColumns, firmReader } from "../firms.ts";
import { capacityPartners } from "../schema/partners.ts";

/** A firm that the house counts among its partners. */
export interface PartnerRow {
  readonly firm: FirmSeen;
  readonly addedAt: Date;
}

export interface PartnerPage {
  readonly limit: number;
  readonly after: { readonly addedAt: string; readonly id: string } | null;
}

const selectPartners = `select p.added_at, ${firmColumns("f", "firm")}
  from capacity_partners p join tenants f on f.id = p.partner where p.tenant_id = $1`;

/** A page of the house's partners, those added last before the others. */
export function partnersQuestion(house: TenantId, { limit, after }: PartnerPage): Question {
  const rest = after === null ? "" : "and (p.added_at, p.partner) < ($3::timestamptz, $4::uuid)";
  return {
    text: `${selectPartners} ${rest} order by p.added_at desc, p.partner desc limit $2`,
    values: after === null ? [house, limit] : [house, limit, after.addedAt, after.id],
  };
}

export function partnerQuestion(house: TenantId, firm: TenantId): Question {
  return { text: `${selectPartners} and p.partner = $2`, values: [house, firm] };
}

export interface PartnerColumns extends FirmColumns<"firm"> {
  readonly added_at: Date;
}

const firmOf = firmReader("firm");

export function partnerRow(row: PartnerColumns): PartnerRow {
  return { firm: firmOf(row), addedAt: row.added_at };
}

export async function partnersCount({ db, house }: TenantScope): Promise<number> {
  return db.$count(capacityPartners, eq(capacityPartners.tenantId, house));
}

/** Whether the actor is the house itself or among its partners; a visitor sees its own row only. */
export async function isPartnerHere({ db, house, actor }: TenantScope): Promise<boolean> {
  if (actor.tenantId === house) return true;
  const [row] = await db
    .select({ partner: capacityPartners.partner })
    .from(capacityPartners)
    .where(and(eq(capacityPartners.tenantId, house), eq(capacityPartners.partner, actor.tenantId)));
  return row !== undefined;
}
