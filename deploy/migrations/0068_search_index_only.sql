-- Indexes that have all of which row security asks besides: it is answered before a row is read.
DROP INDEX "market_offers_capability";--> statement-breakpoint
DROP INDEX "market_offers_process";--> statement-breakpoint
DROP INDEX "market_offers_soonest";--> statement-breakpoint
CREATE INDEX "market_offers_capability" ON "market_offers" USING btree ("capability_id","until_at","from_at","id","tenant_id","process","least_price_minor","visibility","shared_with") WHERE visibility = 'market' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "market_offers_process" ON "market_offers" USING btree ("process","length_class","from_at","id","until_at","least_price_minor","capability_id","tenant_id","visibility","shared_with") WHERE visibility = 'market' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "market_offers_soonest" ON "market_offers" USING btree ("length_class","from_at","id","until_at","least_price_minor","capability_id","process","tenant_id","visibility","shared_with") WHERE visibility = 'market' and withdrawn_at is null;