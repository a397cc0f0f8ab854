import { and, desc, eq, sql } from "drizzle-orm";
import type { AlertRaisedV1 } from "../../../contracts/events/index.ts";
import type { ArrivalsFailedV1 } from "../../../contracts/events/shapes/incidents.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { firmIdentity, firmsById } from "../../platform/firms.ts";
import { waitingOn } from "../../platform/heard.ts";
import { newId } from "../../platform/ids.ts";
import { writeEvents } from "../../platform/outbox.ts";
import type { SignalKind } from "../../platform/signals.ts";
import { incidentAlerts } from "../schema.ts";
import type { AlertKind } from "../words.ts";
import {
  exportThreshold,
  type Found,
  shareOfNetwork,
  type Thresholds,
  usualDays,
  windowMs,
} from "./rules.ts";
import { endStalls, stalled } from "./stalled.ts";
import { thresholdsOf } from "./thresholds.ts";

interface Sum extends Record<string, unknown> {
  source: string;
  firmId: TenantId | null;
  amount: number;
  firstAt: Date;
  lastAt: Date;
}

interface Look {
  readonly scope: ProgramScope;
  readonly house: TenantId;
  readonly thresholds: Thresholds;
}

const dayMs = 86_400_000;

/**
 * Signals of a source that a settled alert has counted already are not counted again: `after` is
 * when the last alert of this kind and source was settled.
 */
const after = (kind: AlertKind, source: ReturnType<typeof sql>) => sql`coalesce((
  select max(a.settled_at) from incident_alerts a
  where a.tenant_id = s.tenant_id and a.kind = ${kind} and a.source = ${source}), '-infinity')`;

const since = ({ scope: { now } }: Look, kind: AlertKind) =>
  new Date(now.getTime() - windowMs[kind]).toISOString();

const dated = (sum: Sum) => ({
  source: sum.source,
  firmId: sum.firmId,
  amount: Number(sum.amount),
  firstAt: new Date(sum.firstAt),
  lastAt: new Date(sum.lastAt),
});

/** Accounts with too many failed sign-ins, wherever from. */
async function guessed(look: Look): Promise<Found[]> {
  const threshold = look.thresholds.guessing_failures;
  const source = sql`'account:' || s.about`;
  const sums = await look.scope.db.execute<Sum>(sql`
    select ${source} as source, null::uuid as "firmId", sum(s.amount)::float8 as amount,
      min(s.at) as "firstAt", max(s.at) as "lastAt"
    from incident_signals s
    where s.tenant_id = ${look.house} and s.kind = 'sign-in' and s.at >= ${since(look, "guessing")}
      and s.about <> 'others' and s.at > ${after("guessing", source)}
    group by s.about having sum(s.amount) >= ${threshold}`);
  return sums.map((sum) => ({ ...dated(sum), kind: "guessing", threshold }));
}

/** Networks from which too many accounts were tried. */
async function sprayed(look: Look): Promise<Found[]> {
  const threshold = look.thresholds.spraying_accounts;
  const sums = await look.scope.db.execute<Sum>(sql`
    select s.source, null::uuid as "firmId", count(distinct s.about)::float8 as amount,
      min(s.at) as "firstAt", max(s.at) as "lastAt"
    from incident_signals s
    where s.tenant_id = ${look.house} and s.kind = 'sign-in' and s.at >= ${since(look, "spraying")}
      and s.at > ${after("spraying", sql`s.source`)}
    group by s.source having count(distinct s.about) >= ${threshold}`);
  return sums.map((sum) => ({ ...dated(sum), kind: "spraying", threshold }));
}

/** Firms at whose door too many failed whom their own provider had sent back. */
async function arrived(look: Look): Promise<Found[]> {
  const threshold = look.thresholds.arrival_failures;
  const source = sql`'provider:' || s.firm_id::text`;
  const sums = await look.scope.db.execute<Sum>(sql`
    select f.source, f.firm_id as "firmId", sum(f.counted)::float8 as amount,
      min(f.first_at) as "firstAt", max(f.last_at) as "lastAt"
    from (
      select ${source} as source, s.firm_id, min(s.at) as first_at, max(s.at) as last_at,
        case when s.about = s.firm_id::text || ':vouched' then sum(s.amount)
          else least(sum(s.amount), ${shareOfNetwork(threshold)}::bigint) end as counted
      from incident_signals s
      where s.tenant_id = ${look.house} and s.kind = 'arrival'
        and s.at >= ${since(look, "arrivals")} and s.about like s.firm_id::text || ':%'
        and s.at > ${after("arrivals", source)}
      group by s.firm_id, s.source, s.about) f
    group by f.source, f.firm_id having sum(f.counted) >= ${threshold}`);
  return sums.map((sum) => ({ ...dated(sum), kind: "arrivals", threshold }));
}

/** Principals and networks that were refused too often. */
async function probed(look: Look): Promise<Found[]> {
  const threshold = look.thresholds.probing_refusals;
  const sums = await look.scope.db.execute<Sum>(sql`
    select s.source, max(s.firm_id::text)::uuid as "firmId", sum(s.amount)::float8 as amount,
      min(s.at) as "firstAt", max(s.at) as "lastAt"
    from incident_signals s
    where s.tenant_id = ${look.house} and s.kind = 'probe' and s.at >= ${since(look, "probing")}
      and s.at > ${after("probing", sql`s.source`)}
    group by s.source having sum(s.amount) >= ${threshold}`);
  return sums.map((sum) => ({ ...dated(sum), kind: "probing", threshold }));
}

interface Taken extends Sum {
  perDay: number;
}

/**
 * Who has taken out far more in the last day than in the days before: of the days on which
 * something was taken, so that a rare export is held against its like.
 */
async function exported(look: Look, kind: "export" | "firm_export"): Promise<Found[]> {
  const { scope, house, thresholds } = look;
  const floor = thresholds[kind === "export" ? "export_records" : "firm_export_records"];
  const source = kind === "export" ? sql`s.source` : sql`'firm:' || s.firm_id::text`;
  const before = new Date(scope.now.getTime() - usualDays * dayMs).toISOString();
  const from = since(look, kind);
  const sums = await scope.db.execute<Taken>(sql`
    select ${source} as source, max(s.firm_id::text)::uuid as "firmId",
      coalesce(sum(s.amount) filter (where s.at >= ${from} and s.at > ${after(kind, source)}),
        0)::float8 as amount,
      coalesce(sum(s.amount) filter (where s.at < ${from})
        / nullif(count(distinct date_trunc('day', s.at)) filter (where s.at < ${from}), 0),
        0)::float8 as "perDay",
      min(s.at) filter (where s.at >= ${from}) as "firstAt", max(s.at) as "lastAt"
    from incident_signals s
    where s.tenant_id = ${house} and s.kind = 'export' and s.at >= ${before}
      and s.firm_id is not null
    group by s.tenant_id, ${source}
    having sum(s.amount) filter (where s.at >= ${from}) >= ${floor}`);
  return sums.flatMap((sum) => {
    const threshold = exportThreshold(floor, thresholds.export_factor, Number(sum.perDay));
    return Number(sum.amount) >= threshold ? [{ ...dated(sum), kind, threshold }] : [];
  });
}

/** Records of firms that are not as they were chained or sealed, as the last look found them. */
async function tampered({ scope }: Look): Promise<Found[]> {
  const sums = await scope.db.execute<Sum>(sql`
    select concat_ws(':', 'audit', h.tenant_id, h.finding, h.finding_position) as source,
      h.tenant_id as "firmId", 1 as amount, h.checked_at as "firstAt", h.checked_at as "lastAt"
    from audit_heads h where h.finding is not null`);
  return sums.map((sum) => ({ ...dated(sum), kind: "tamper", threshold: 1 }));
}

/** The latest alert of this kind and source, settled or not. */
async function latestAlert({ db }: ProgramScope, house: TenantId, found: Found) {
  const [row] = await db
    .select()
    .from(incidentAlerts)
    .where(
      and(
        eq(incidentAlerts.tenantId, house),
        eq(incidentAlerts.kind, found.kind),
        eq(incidentAlerts.source, found.source),
      ),
    )
    .orderBy(desc(incidentAlerts.id))
    .limit(1);
  return row ?? null;
}

/** Of which signals each kind of alert is made. */
const signalOf: Readonly<Record<Exclude<AlertKind, "tamper" | "stalled">, SignalKind>> = {
  guessing: "sign-in",
  spraying: "sign-in",
  arrivals: "arrival",
  probing: "probe",
  export: "export",
  firm_export: "export",
};

/** How much there was since an alert began, which may be longer ago than its window. */
async function amountSince(look: Look, { kind, source }: Found, from: Date): Promise<number> {
  if (kind === "tamper" || kind === "stalled") return 1;
  const signal = signalOf[kind];
  const told = kind === "spraying" ? sql`count(distinct s.about)` : sql`sum(s.amount)`;
  const whose = {
    guessing: sql`'account:' || s.about`,
    firm_export: sql`'firm:' || s.firm_id::text`,
    spraying: sql`s.source`,
    arrivals: sql`'provider:' || s.firm_id::text`,
    probing: sql`s.source`,
    export: sql`s.source`,
  }[kind];
  const [sum] = await look.scope.db.execute<{ amount: number }>(sql`
    select coalesce(${told}, 0)::float8 as amount from incident_signals s
    where s.tenant_id = ${look.house} and s.kind = ${signal} and ${whose} = ${source}
      and s.at >= ${from.toISOString()}`);
  return Number(sum?.amount ?? 0);
}

async function raise(look: Look, found: Found): Promise<number> {
  const { scope, house } = look;
  const { db, now } = scope;
  const latest = await latestAlert(scope, house, found);
  // What was changed stays changed, and an event waits once: it was settled knowing that.
  const isLasting = found.kind === "tamper" || found.kind === "stalled";
  if (latest !== null && latest.settledAt !== null && isLasting) return 0;
  const open = latest?.settledAt === null ? latest : null;
  if (open !== null) {
    const amount = await amountSince(look, found, open.firstAt);
    if (amount === open.amount) return 0;
    await db
      .update(incidentAlerts)
      .set({ amount, lastAt: found.lastAt })
      .where(and(eq(incidentAlerts.tenantId, house), eq(incidentAlerts.id, open.id)));
    return 0;
  }
  const id = newId<string>();
  await db.insert(incidentAlerts).values({ tenantId: house, id, ...found, raisedAt: now });
  const body: AlertRaisedV1 = {
    operator: await firmIdentity({ db, house }),
    alert: id,
    kind: found.kind,
    raisedAt: now.toISOString(),
  };
  await writeEvents(db, { house, requester: house, now }, [
    { type: "incidents.alert-raised.v1", body },
  ]);
  if (found.kind === "arrivals") await tellFirm(scope, found);
  return 1;
}

/** The firm whose door it is hears of it in its own house: it alone can look into its provider. */
async function tellFirm(scope: ProgramScope, found: Found): Promise<void> {
  const { firmId, amount, firstAt } = found;
  const firm = firmId === null ? undefined : (await firmsById(scope, [firmId])).get(firmId);
  if (firm === undefined) throw new Error(`nobody's provider: ${found.source}`);
  const body: ArrivalsFailedV1 = {
    firm: firm.identity,
    failures: amount,
    since: firstAt.toISOString(),
  };
  const writing = { house: firm.id, requester: firm.id, now: scope.now };
  await writeEvents(scope.db, writing, [{ type: "incidents.arrivals-failed.v1", body }]);
}

/**
 * Holds the signals of the last while against the thresholds: what passes one becomes an alert of
 * its kind and source, or counts in the one that is there. Tells how many are new. One process at a
 * time does so. What has ended by itself counts, too.
 */
export async function detect(
  scope: ProgramScope,
  house: TenantId,
  more: readonly Found[] = [],
): Promise<number> {
  const look = { scope, house, thresholds: (await thresholdsOf(scope, house)).values };
  const waiting = await waitingOn(scope);
  const found = [
    ...(await guessed(look)),
    ...(await sprayed(look)),
    ...(await arrived(look)),
    ...(await probed(look)),
    ...(await exported(look, "export")),
    ...(await exported(look, "firm_export")),
    ...(await tampered(look)),
    ...stalled(waiting, scope.now),
    ...more,
  ];
  let raised = 0;
  for (const each of found) raised += await raise(look, each);
  return raised + (await endStalls(scope, house, waiting));
}
