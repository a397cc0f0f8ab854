CREATE TABLE "capacity_partners" (
	"tenant_id" uuid NOT NULL,
	"partner" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_partners_tenant_id_partner_pk" PRIMARY KEY("tenant_id","partner")
);
--> statement-breakpoint
ALTER TABLE "capacity_bookings" ADD COLUMN "pieces" integer;--> statement-breakpoint
ALTER TABLE "capacity_bookings" ADD COLUMN "price_lines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "pieces" integer;--> statement-breakpoint
ALTER TABLE "capacity_bookings_made" ADD COLUMN "price_lines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "capacity_holds" ADD COLUMN "pieces" integer;--> statement-breakpoint
ALTER TABLE "capacity_holds" ADD COLUMN "price_lines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "capacity_offers" ADD COLUMN "set_up_minor" bigint;--> statement-breakpoint
ALTER TABLE "capacity_offers" ADD COLUMN "price_per_piece_minor" bigint;--> statement-breakpoint
ALTER TABLE "capacity_offers" ADD COLUMN "price_tiers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "set_up_minor" bigint;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "price_per_piece_minor" bigint;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "price_tiers" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
-- What an offer costs is published whole.
grant select (set_up_minor, price_per_piece_minor, price_tiers) on market_offers to lianzao_app;
--> statement-breakpoint
-- Whom a house counts among its partners is its own affair; a firm that visits may see that it is one.
call secure_tenant_table('capacity_partners');
--> statement-breakpoint
alter policy capacity_partners_select on capacity_partners using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and (nullif(current_setting('app.actor_tenant_id', true), '')::uuid
      = nullif(current_setting('app.tenant_id', true), '')::uuid
    or partner = nullif(current_setting('app.actor_tenant_id', true), '')::uuid));
--> statement-breakpoint
grant select, insert, delete on capacity_partners to lianzao_app;
--> statement-breakpoint
call open_to_program('capacity_partners', 'lianzao_worker', 'select');
--> statement-breakpoint
grant update (shared_with) on market_capabilities to lianzao_worker;
