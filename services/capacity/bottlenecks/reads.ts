import { and, eq, sql } from "drizzle-orm";
import type { ResourceId, Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import {
  type BottleneckId,
  type BottleneckWatch,
  capacityBottlenecks,
} from "../schema/bottlenecks.ts";
import { cityOf, offeredTime } from "../utilisation/reads.ts";
import { usualZone } from "../windows.ts";
import type { BottleneckDraft, WeekUse } from "./rules.ts";

/** A rule, and the weeks of its time in which something is offered or that it has for tight. */
export interface BottleneckRow extends BottleneckDraft {
  readonly tenantId: TenantId;
  readonly id: BottleneckId;
  readonly resourceName: Words | null;
  readonly weekUses: readonly WeekUse[];
}

/** Which of the firm's rules; without any of these, all. */
interface Which {
  readonly id?: BottleneckId;
  /** Those that are on and that the worker took at this time. */
  readonly lookedAt?: Date;
}

/** What of the market a rule can look at: its weeks, and a day or more for other clocks. */
const ahead = `r.is_on and m.until_at > now() - interval '8 days'
      and m.from_at < now() + make_interval(days => r.weeks * 7 + 2)`;
const seenOf = `r.id, m.tenant_id, m.resource_id, m.zone, ${offeredTime} as offered, m.free`;

/**
 * The firm's rules with what is offered and free in their weeks, in one question. It counts as the
 * market's use does: time of one resource that is offered twice once, and no more than the market
 * shows the firm. A week begins on Monday at midnight by the clock of the site; the first one is that
 * of the firm's first site.
 */
export function bottlenecksQuestion(house: TenantId, { id, lookedAt }: Which = {}): Question {
  const text = `
    with home as (
      select coalesce((select s.time_zone from sites s where s.tenant_id = $1 order by s.id limit 1),
        $4) as zone
    ), rules as (
      select r.*, date_trunc('week', now() at time zone home.zone) as first_monday
      from capacity_bottlenecks r, home
      where r.tenant_id = $1 and ($2::uuid is null or r.id = $2)
        and ($3::timestamptz is null or (r.is_on and r.looked_at = $3))
    ), seen as (
      select ${seenOf}
      from rules r join market_offers m on m.process = r.process
        and (r.watch = 'market' or m.tenant_id = r.tenant_id)
        and (r.city is null or ${cityOf("m.city_zh")} = ${cityOf("r.city")})
      where ${ahead}
      union all
      select ${seenOf}
      from rules r join market_offers m on m.tenant_id = r.tenant_id
        and m.resource_id = r.resource_id
      where ${ahead}
    ), by_resource as (
      select seen.id, min(seen.zone) as zone,
        range_agg(seen.offered) as offered, range_agg(seen.free) as free
      from seen
      join tenants f on f.id = seen.tenant_id and f.status <> 'suspended'
        and f.frozen_at is null and f.leaving_until is null
      group by seen.id, seen.tenant_id, seen.resource_id
    ), mondays as (
      select r.id, r.first_monday + make_interval(days => 7 * n) as monday
      from rules r, generate_series(0, r.weeks - 1) n where r.is_on
    ), used as (
      select w.id, w.monday,
        sum((select sum(extract(epoch from upper(part) - lower(part)))
          from unnest(b.offered * tstzmultirange(span)) part)) as offered,
        sum((select sum(extract(epoch from upper(part) - lower(part)))
          from unnest(b.free * tstzmultirange(span)) part)) as free
      from by_resource b join mondays w using (id),
        tstzrange(w.monday at time zone b.zone, (w.monday + interval '7 days') at time zone b.zone) span
      where b.offered && span
      group by w.id, w.monday
    )
    select r.tenant_id, r.id, r.name, r.watch, r.process, r.resource_id, r.city,
      r.threshold_percent, r.margin_percent, r.weeks, r.is_on,
      case when o.id is not null then json_build_array(o.name_zh, o.name_en) end as resource_name,
      coalesce((
        select json_agg(json_build_array(to_char(w.monday, 'YYYY-MM-DD'),
          round(coalesce(used.offered, 0) * 1000), round(coalesce(used.free, 0) * 1000),
          extract(epoch from tight.since) * 1000) order by w.monday)
        from mondays w left join used using (id, monday)
        left join capacity_tight_weeks tight on tight.tenant_id = r.tenant_id
          and tight.rule_id = w.id and tight.monday = w.monday::date
        where w.id = r.id and (used.offered > 0 or tight.since is not null)
      ), '[]') as week_uses
    from rules r
    left join resources o on o.tenant_id = r.tenant_id and o.id = r.resource_id
    order by r.id`;
  const at = lookedAt?.toISOString() ?? null;
  return { text, values: [house, id ?? null, at, usualZone] };
}

type WeekColumns = readonly [string, number, number, number | null];

export interface BottleneckColumns {
  readonly tenant_id: TenantId;
  readonly id: BottleneckId;
  readonly name: string;
  readonly watch: BottleneckWatch;
  readonly process: string | null;
  readonly resource_id: ResourceId | null;
  readonly resource_name: readonly [string, string] | null;
  readonly city: string | null;
  readonly threshold_percent: number;
  readonly margin_percent: number;
  readonly weeks: number;
  readonly is_on: boolean;
  readonly week_uses: readonly WeekColumns[];
}

export function bottleneckRow(row: BottleneckColumns): BottleneckRow {
  const [zh, en] = row.resource_name ?? ["", ""];
  return {
    tenantId: row.tenant_id,
    id: row.id,
    name: row.name,
    watch: row.watch,
    process: row.process,
    resourceId: row.resource_id,
    resourceName: row.resource_name === null ? null : { zh, en },
    city: row.city,
    thresholdPercent: row.threshold_percent,
    marginPercent: row.margin_percent,
    weeks: row.weeks,
    isOn: row.is_on,
    weekUses: row.week_uses.map(([monday, offeredMs, freeMs, since]) => ({
      monday,
      offeredMs,
      freeMs,
      tightSince: since === null ? null : new Date(since),
    })),
  };
}

/** One of the firm's rules, which nobody else changes until the transaction ends; null for another's. */
export async function bottleneckToChange({ db, house }: TenantScope, id: BottleneckId) {
  const [row] = await db
    .select()
    .from(capacityBottlenecks)
    .where(and(eq(capacityBottlenecks.tenantId, house), eq(capacityBottlenecks.id, id)))
    .for("update");
  return row ?? null;
}

/** How many the firm keeps. Those who add one take turns, or two would see the last place. */
export async function rulesKept({ db, house }: TenantScope): Promise<number> {
  const turn = `bottlenecks ${house}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  return db.$count(capacityBottlenecks, eq(capacityBottlenecks.tenantId, house));
}

/**
 * Takes the rules of some firms that were not looked at for a while, those longest left first.
 * Each is one worker's until it is taken again: whoever acts on an older look finds that it was.
 */
export async function takeDue(
  { db, now }: ProgramScope,
  restMs: number,
  most: number,
): Promise<TenantId[]> {
  const before = new Date(now.getTime() - restMs).toISOString();
  const rows = await db.execute<{ tenant_id: TenantId }>(sql`
    update ${capacityBottlenecks} r set looked_at = ${now.toISOString()}
    where r.is_on and (r.looked_at is null or r.looked_at <= ${before})
      and r.tenant_id in (
        select d.tenant_id from ${capacityBottlenecks} d
        join tenants f on f.id = d.tenant_id and f.status = 'active'
        where d.is_on and (d.looked_at is null or d.looked_at <= ${before})
        group by d.tenant_id order by min(coalesce(d.looked_at, '-infinity')), d.tenant_id
        limit ${most}
      )
    returning r.tenant_id`);
  return [...new Set(rows.map(({ tenant_id }) => tenant_id))];
}
