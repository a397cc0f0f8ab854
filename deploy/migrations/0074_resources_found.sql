ALTER TABLE "resources" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(name_zh || ' ' || name_en || ' ' || coalesce(reference, ''))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(name_zh || ' ' || name_en || ' ' || city_zh || ' ' || city_en || ' ' || coalesce(gln, ''))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "resources_of_site" ON "resources" USING btree ("tenant_id","site_id","id");--> statement-breakpoint
grant update (retired_at) on resources to lianzao_app;
