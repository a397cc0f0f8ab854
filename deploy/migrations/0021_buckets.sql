ALTER TABLE "capacity_bookings" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "capacity_holds" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "capacity_offers" ADD COLUMN "week_minutes" integer;--> statement-breakpoint
ALTER TABLE "capacity_offers" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "capacity_taken" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "week_minutes" integer;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "market_taken" ADD COLUMN "minutes" integer;
--> statement-breakpoint
-- Hours of a week lie nowhere in it: they are counted, and only exclusive time excludes.
alter table capacity_taken drop constraint capacity_taken_once;
--> statement-breakpoint
alter table capacity_taken add constraint capacity_taken_once exclude using gist
  (tenant_id with =, resource_id with =, tstzrange(from_at, until_at) with &&)
  where (minutes is null);
--> statement-breakpoint
alter table capacity_taken add constraint capacity_taken_minutes check (minutes > 0);
--> statement-breakpoint
alter table capacity_offers add constraint capacity_offers_bucket
  check ((week_minutes is null) = (zone is null) and week_minutes > 0);
--> statement-breakpoint
-- The weeks of a stretch of time by the clock of a zone: each from one Monday's midnight, with
-- which the stretch begins, to the next.
create function weeks_of(begin_at timestamptz, end_at timestamptz, zone text)
returns setof tstzrange language sql stable as $$
  select tstzrange(monday at time zone zone, (monday + interval '7 days') at time zone zone)
  from generate_series(begin_at at time zone zone, end_at at time zone zone - interval '1 day',
    interval '7 days') monday
$$;
--> statement-breakpoint
grant select (week_minutes, zone) on market_offers to lianzao_app;
