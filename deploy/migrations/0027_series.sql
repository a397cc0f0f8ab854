ALTER TABLE "capacity_offers" ADD COLUMN "series_id" uuid;--> statement-breakpoint
CREATE INDEX "capacity_offers_series" ON "capacity_offers" USING btree ("tenant_id","series_id","from_at") WHERE series_id is not null;
