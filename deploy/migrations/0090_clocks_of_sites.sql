ALTER TABLE "capacity_bookings" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "capacity_holds" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "capacity_waits" ADD COLUMN "zone" text;--> statement-breakpoint
-- By whose clock the week of hours begins: those of before have it of their offer.
update capacity_bookings b set zone = o.zone from capacity_offers o
  where o.tenant_id = b.tenant_id and o.id = b.offer_id and b.minutes is not null;--> statement-breakpoint
update capacity_bookings_made b set zone = o.zone from capacity_offers o
  where o.tenant_id = b.provider and o.id = b.offer_id and b.minutes is not null;--> statement-breakpoint
update capacity_holds h set zone = o.zone from capacity_offers o
  where o.tenant_id = h.provider and o.id = h.offer_id and h.minutes is not null;--> statement-breakpoint
update capacity_waits w set zone = o.zone from capacity_offers o
  where o.tenant_id = w.provider and o.id = w.offer_id and w.minutes is not null;--> statement-breakpoint
-- A certificate is valid until its last day is over: pages and tables wrote its last millisecond.
create function pg_temp.end_of_validity(said timestamptz) returns timestamptz immutable language sql as $$
  select case when extract(second from said) >= 59 then date_trunc('minute', said) + interval '1 minute' else said end
$$;--> statement-breakpoint
create function pg_temp.ended(certificates jsonb) returns jsonb immutable language sql as $$
  select coalesce(jsonb_agg(c || jsonb_build_object('validUntil',
    (extract(epoch from pg_temp.end_of_validity(to_timestamp((c->>'validUntil')::numeric / 1000))) * 1000)::bigint) order by n), '[]')
  from jsonb_array_elements(certificates) with ordinality as each (c, n)
$$;--> statement-breakpoint
update certificates set valid_until = pg_temp.end_of_validity(valid_until)
  where extract(second from valid_until) >= 59;--> statement-breakpoint
update market_offers set certificates = pg_temp.ended(certificates) where certificates <> pg_temp.ended(certificates);--> statement-breakpoint
update market_capabilities set certificates = pg_temp.ended(certificates) where certificates <> pg_temp.ended(certificates);--> statement-breakpoint
-- Whatever the market shows has its days by a clock: that of its site.
update market_offers m set zone = coalesce((select s.time_zone from resources r
    join sites s on s.tenant_id = r.tenant_id and s.id = r.site_id
    where r.tenant_id = m.tenant_id and r.id = m.resource_id), 'Asia/Shanghai')
  where m.zone is null;--> statement-breakpoint
ALTER TABLE "market_offers" ALTER COLUMN "zone" SET NOT NULL;
