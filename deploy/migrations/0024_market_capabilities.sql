CREATE TABLE "market_capabilities" (
	"process" text NOT NULL,
	"id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"place_x" double precision NOT NULL,
	"place_y" double precision NOT NULL,
	"place_z" double precision NOT NULL,
	"materials" text[] NOT NULL,
	"short_side_nm" bigint NOT NULL,
	"middle_side_nm" bigint NOT NULL,
	"long_side_nm" bigint NOT NULL,
	"tolerance_nm" bigint NOT NULL,
	"certificates" jsonb NOT NULL,
	"search_text" text NOT NULL,
	"visibility" text NOT NULL,
	"shared_with" uuid[] NOT NULL,
	CONSTRAINT "market_capabilities_process_id_pk" PRIMARY KEY("process","id")
);
--> statement-breakpoint
DROP INDEX "market_offers_process";--> statement-breakpoint
DROP INDEX "market_offers_soonest";--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "capability_id" uuid;--> statement-breakpoint
-- Of offers of before: equal ones have one id, whichever; later ones have one of another digest.
update market_offers set capability_id = md5(row(process, tenant_id, place_x, place_y, place_z, materials, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates, search_text, visibility, shared_with)::text)::uuid;--> statement-breakpoint
insert into market_capabilities (process, id, tenant_id, place_x, place_y, place_z, materials, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates, search_text, visibility, shared_with)
select distinct on (process, capability_id) process, capability_id, tenant_id, place_x, place_y, place_z, materials, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates, search_text, visibility, shared_with from market_offers;--> statement-breakpoint
ALTER TABLE "market_offers" ALTER COLUMN "capability_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "length_class" smallint GENERATED ALWAYS AS (greatest(0, ceil(ln(extract(epoch from until_at - from_at) / 3600) / ln(4)))::smallint) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "market_capabilities_fit" ON "market_capabilities" USING btree ("process","tolerance_nm","long_side_nm","middle_side_nm","short_side_nm");--> statement-breakpoint
CREATE INDEX "market_offers_capability" ON "market_offers" USING btree ("capability_id","until_at");--> statement-breakpoint
CREATE INDEX "market_offers_process" ON "market_offers" USING btree ("process","length_class","from_at","id");--> statement-breakpoint
CREATE INDEX "market_offers_soonest" ON "market_offers" USING btree ("length_class","from_at","id");
--> statement-breakpoint
-- Seen by whom its offers are seen. That one was withdrawn does not matter here: an offer is looked at besides.
call secure_shared_table('market_capabilities', $q$visibility = 'market'
  or tenant_id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid
  or nullif(current_setting('app.actor_tenant_id', true), '')::uuid = any(shared_with)$q$);
--> statement-breakpoint
revoke select on market_capabilities from lianzao_app;
--> statement-breakpoint
grant select (process, tenant_id, id, place_x, place_y, place_z, materials, short_side_nm, middle_side_nm,
  long_side_nm, tolerance_nm, certificates, search_text) on market_capabilities to lianzao_app;
--> statement-breakpoint
call open_to_program('market_capabilities', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
grant select (capability_id, length_class) on market_offers to lianzao_app;
