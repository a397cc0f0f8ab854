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
  where o.tenant_id = w.provider and o.id = w.offer_id and w.minutes is not null;
