import type { Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Question } from "../../platform/tenancy.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { type FirmColumns, firmColumns, firmReader } from "../firms.ts";
import { type WaitId, waitOutcomes } from "../schema/waiting.ts";
import type { OfferId } from "../schema.ts";
import type { BookedTime } from "../windows.ts";

export const waitStatuses = ["waiting", ...waitOutcomes] as const;

/** A place on a list as its firm sees it. */
export interface WaitRow extends BookedTime {
  readonly tenantId: TenantId;
  readonly id: WaitId;
  readonly provider: FirmSeen;
  readonly offerId: OfferId;
  readonly resourceName: Words;
  /** By whose clock its week begins; null of exclusive time. */
  readonly zone: string | null;
  readonly pieces: number | null;
  readonly note: string;
  readonly joinedAt: Date;
  readonly endedAt: Date | null;
  readonly status: (typeof waitStatuses)[number];
}

const selectWaits = `select w.tenant_id, w.id, w.offer_id, w.resource_name_zh, w.resource_name_en,
    w.from_at, w.until_at, w.minutes, w.zone, w.pieces, w.note, w.joined_at, w.ended_at,
    coalesce(w.outcome, 'waiting') as status, ${firmColumns("p", "provider")}
  from capacity_waits w
  join tenants p on p.id = w.provider
  where w.tenant_id = $1`;

const shownEnded = 20;

/**
 * The firm's places that stand, those whose time comes first before the others; then what came of
 * the last that ended, but for those that it left itself.
 */
export function waitsQuestion(house: TenantId): Question {
  return {
    text: `${selectWaits} and (w.outcome is null or w.id in (
        select e.id from capacity_waits e
        where e.tenant_id = $1 and e.outcome in ('held', 'passed', 'over')
        order by e.ended_at desc, e.id limit $2::int))
      order by w.ended_at desc nulls first, w.from_at, w.id`,
    values: [house, shownEnded],
  };
}

export function waitQuestion(house: TenantId, id: WaitId): Question {
  return { text: `${selectWaits} and w.id = $2`, values: [house, id] };
}

export interface WaitColumns extends FirmColumns<"provider"> {
  readonly tenant_id: TenantId;
  readonly id: WaitId;
  readonly offer_id: OfferId;
  readonly resource_name_zh: string;
  readonly resource_name_en: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly minutes: number | null;
  readonly zone: string | null;
  readonly pieces: number | null;
  readonly note: string;
  readonly joined_at: Date;
  readonly ended_at: Date | null;
  readonly status: (typeof waitStatuses)[number];
}

const providerOf = firmReader("provider");

export function waitRow(row: WaitColumns): WaitRow {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    provider: providerOf(row),
    offerId: row.offer_id,
    resourceName: { zh: row.resource_name_zh, en: row.resource_name_en },
    window: { from: row.from_at, until: row.until_at },
    minutes: row.minutes,
    zone: row.zone,
    pieces: row.pieces,
    note: row.note,
    joinedAt: row.joined_at,
    endedAt: row.ended_at,
    status: row.status,
  };
}

/** How many wait for time of one of the firm's offers. */
export interface OfferWaited {
  readonly tenant_id: TenantId;
  readonly offer_id: OfferId;
  readonly waiting: number;
}

/** The firm's offers that somebody waits for, those that most wait for first. */
export function offersWaitedQuestion(house: TenantId): Question {
  return {
    text: `select tenant_id, offer_id, count(*)::int as waiting from capacity_waiting
      where tenant_id = $1 and from_at > statement_timestamp()
      group by tenant_id, offer_id order by waiting desc, offer_id limit 500`,
    values: [house],
  };
}
